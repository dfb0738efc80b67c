/** How names and words are written: as keys in addresses, at the start of a sentence. */
@NamedInterface("text")
@NullMarked
package io.beachhead.web.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
