/**
 * How do the segments of every segmentation fare? Happy, kept, using and won, side by side, so that
 * one sees which way of dividing separates customers who do well from those who do not.
 */
@NullMarked
package io.beachhead.value.outcomes;

import org.jspecify.annotations.NullMarked;
