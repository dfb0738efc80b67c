/**
 * Does the company make one of the four mistakes of product-led growth? Each from data, with its
 * figure and rule; where data is missing it says so and accuses nobody.
 */
@NullMarked
package io.beachhead.growth.mistakes;

import org.jspecify.annotations.NullMarked;
