/** Notes beside numbers over time: the card that shows them, and its forms. */
@NullMarked
package io.beachhead.behaviour.annotations.web;

import org.jspecify.annotations.NullMarked;
