/**
 * What do many say to the same question? Surveys of five kinds, who is invited, what they answer,
 * and what the answers add up to.
 */
@NamedInterface("surveys")
@NullMarked
package io.beachhead.voice.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
