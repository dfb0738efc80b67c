/**
 * What do we offer? Features, their state and effort, the events that mean use, and who uses them.
 */
@NamedInterface("features")
@NullMarked
package io.beachhead.value.features;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
