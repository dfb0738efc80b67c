/** The way from sign-up to upgrade as JSON and CSV. */
@NullMarked
package io.beachhead.growth.journey.web;

import org.jspecify.annotations.NullMarked;
