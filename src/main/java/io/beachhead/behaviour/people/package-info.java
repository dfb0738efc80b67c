/**
 * Who did it: devices and user ids joined into people, the account each event counts for, and the
 * history of every person or account in order of time.
 */
@NamedInterface("people")
@NullMarked
package io.beachhead.behaviour.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
