/**
 * What was sent, in the order it was stored: the durable log of events, acknowledged only once it
 * is on disk, and the index of it that questions walk in memory.
 */
@NamedInterface("log")
@NullMarked
package io.beachhead.behaviour.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
