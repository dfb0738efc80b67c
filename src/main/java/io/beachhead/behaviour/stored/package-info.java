/** What has come in: stored events one by one, rejected calls, names, properties and volumes. */
@NamedInterface("stored")
@NullMarked
package io.beachhead.behaviour.stored;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
