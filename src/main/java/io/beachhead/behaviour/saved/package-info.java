/** Questions kept under a name: the address of a page, who saved it and when. */
@NamedInterface("saved")
@NullMarked
package io.beachhead.behaviour.saved;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
