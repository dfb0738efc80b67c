/**
 * What do we assume? Cost, the happy rule, the distribution of value, the bias of each kind of
 * evidence.
 */
@NamedInterface("model")
@NullMarked
package io.beachhead.value.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
