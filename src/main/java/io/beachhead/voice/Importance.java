package io.beachhead.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** How badly somebody needs what they ask for, least first. */
public enum Importance {
  NICE("Nice to have"),
  IMPORTANT("Important"),
  BLOCKER("Blocker");

  private final String label;

  Importance(String label) {
    this.label = label;
  }

  /** The name in the API and in files: {@code nice}, {@code important}, {@code blocker}. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** The importance with that key; empty where there is none. */
  public static Optional<Importance> of(String key) {
    for (Importance importance : values()) {
      if (importance.key().equals(key)) {
        return Optional.of(importance);
      }
    }
    return Optional.empty();
  }
}
