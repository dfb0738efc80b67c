package io.beachhead.growth.cancellations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a cancellation. */
public enum Outcome {
  /** Nothing yet. */
  OPEN("open", false),
  LEFT("left", false),
  PAUSED("paused", true),
  CHANGED_PLAN("changed plan", true),
  /** Wants to talk to a person first. */
  TALK("wants to talk", true),
  /** Chose to stay as they are. */
  STAYED("stayed", true),
  /** Chose one of the others, and took it back. */
  UNDONE("undone", true);

  private final String words;
  private final boolean kept;

  Outcome(String words, boolean kept) {
    this.words = words;
    this.kept = kept;
  }

  public String words() {
    return words;
  }

  /** Whether the customer is still one. */
  public boolean kept() {
    return kept;
  }

  /** As JSON has it: {@code changed-plan}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The outcome with that key; empty for any other text. */
  public static Optional<Outcome> of(@Nullable String key) {
    return Arrays.stream(values()).filter(outcome -> outcome.key().equals(key)).findFirst();
  }
}
