/** Who said it: the person behind an e-mail address, and the segment of an account. */
@NullMarked
package io.beachhead.voice.speaker;

import org.jspecify.annotations.NullMarked;
