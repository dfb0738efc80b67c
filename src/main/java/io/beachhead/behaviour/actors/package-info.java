/**
 * Who is behind a number of an answer: which number is meant, and the people or accounts that were
 * kept while it was counted.
 */
@NamedInterface("actors")
@NullMarked
package io.beachhead.behaviour.actors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
