/**
 * How much may one request cost: the bytes of its body, the size of its numbers, its time on the
 * processor. Nothing here knows what is being asked; it only sees to it that no request takes what
 * belongs to everybody.
 */
@NamedInterface("load")
@NullMarked
package io.beachhead.web.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
