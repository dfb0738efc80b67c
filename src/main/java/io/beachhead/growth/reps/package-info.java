/**
 * Who sells, when, and what for? People who sell, from a file, and how many there were on a day.
 */
@NullMarked
package io.beachhead.growth.reps;

import org.jspecify.annotations.NullMarked;
