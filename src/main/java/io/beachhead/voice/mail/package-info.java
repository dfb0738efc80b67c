/** What did somebody write by e-mail? Reads a message as it came or as it was pasted. */
@NullMarked
package io.beachhead.voice.mail;

import org.jspecify.annotations.NullMarked;
