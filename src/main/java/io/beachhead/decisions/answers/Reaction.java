package io.beachhead.decisions.answers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer was taken. */
public enum Reaction {
  GLAD("glad to hear it"),
  NEUTRAL("took it neutrally"),
  ANNOYED("annoyed");

  private final String label;

  Reaction(String label) {
    this.label = label;
  }

  /** The name in the API and in the database. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  public static Optional<Reaction> of(String key) {
    return Arrays.stream(values()).filter(reaction -> reaction.key().equals(key)).findFirst();
  }
}
