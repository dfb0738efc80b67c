/**
 * Does a way of dividing things tell what they do? Out-of-sample gain, shares of variance,
 * association, and differences between whole profiles.
 */
@NamedInterface("division")
@NullMarked
package io.beachhead.statistics.division;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
