package io.beachhead.decisions.answers;

import org.jspecify.annotations.Nullable;

/**
 * How somebody was told, as it is written down. Null is not said.
 *
 * @param channel in a word: mail, call, copy, slack, webhook …
 * @param text as it was said; the draft where nobody says
 * @param reaction key of a {@link Reaction}
 */
public record Telling(@Nullable String channel, @Nullable String text, @Nullable String reaction) {
  public static final Telling UNSAID = new Telling(null, null, null);
}
