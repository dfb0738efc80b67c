/** How is a question said as JSON, and what is wrong with one that cannot be answered. */
@NamedInterface("asked")
@NullMarked
package io.beachhead.behaviour.asked;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
