/** What must not be guessed or forged: passwords, random tokens, signed cookies. */
@NamedInterface
@NullMarked
package io.beachhead.workspace.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
