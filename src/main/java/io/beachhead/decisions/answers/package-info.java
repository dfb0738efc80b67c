/** Who is owed an answer, what may be said to them, and what they were told? */
@NamedInterface("answers")
@NullMarked
package io.beachhead.decisions.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
