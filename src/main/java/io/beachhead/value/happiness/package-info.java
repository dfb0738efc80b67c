/**
 * Who is happy by what they do, not by what a model says: four behaviours of every account at any
 * day (refers, engages, uses intensively, pays), beside the modelled share; and the threshold of
 * the model that what was observed would set.
 */
@NamedInterface("happiness")
@NullMarked
package io.beachhead.value.happiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
