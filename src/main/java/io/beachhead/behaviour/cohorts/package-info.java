/**
 * Which people or accounts belong together: cohorts saved from a list, from a number of an answer
 * or by a rule, used as filter, breakdown, segment, survey audience and export.
 */
@NamedInterface("cohorts")
@NullMarked
package io.beachhead.behaviour.cohorts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
