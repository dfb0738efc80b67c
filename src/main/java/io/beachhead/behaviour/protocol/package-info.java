/** Segment's HTTP tracking protocol: the calls of its SDKs become events. */
@NullMarked
package io.beachhead.behaviour.protocol;

import org.jspecify.annotations.NullMarked;
