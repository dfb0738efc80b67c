/** How far do new users get on the way from sign-up to upgrade, and where are most lost? */
@NullMarked
package io.beachhead.growth.journey;

import org.jspecify.annotations.NullMarked;
