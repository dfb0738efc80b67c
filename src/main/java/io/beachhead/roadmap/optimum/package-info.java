/**
 * Which features should be built with the people there are? The best roadmap under a capacity and
 * rules, by exact enumeration or by constraint programming, with its bound, its near-best rivals,
 * and how sure it is.
 *
 * <p>{@link io.beachhead.roadmap.optimum.Goal} says what a roadmap is worth and {@link
 * io.beachhead.roadmap.optimum.Rules} which ones there are; the searches know nothing else.
 */
@NullMarked
package io.beachhead.roadmap.optimum;

import org.jspecify.annotations.NullMarked;
