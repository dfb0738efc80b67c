/** How do we know? Every statement on a feature's value, by segment or account, with its source. */
@NamedInterface("evidence")
@NullMarked
package io.beachhead.value.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
