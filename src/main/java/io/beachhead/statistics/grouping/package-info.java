/**
 * Which things belong together, and how well do two ways of grouping them agree? Clustering by
 * distances alone, and measures against labels that people gave.
 */
@NamedInterface("grouping")
@NullMarked
package io.beachhead.statistics.grouping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
