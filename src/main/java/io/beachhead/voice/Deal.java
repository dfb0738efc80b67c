package io.beachhead.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The deal that the money at stake belongs to. */
public enum Deal {
  OPEN("Open deal"),
  LOST("Lost deal");

  private final String label;

  Deal(String label) {
    this.label = label;
  }

  /** The name in the API and in files: {@code open}, {@code lost}. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** The deal with that key; empty where there is none. */
  public static Optional<Deal> of(String key) {
    for (Deal deal : values()) {
      if (deal.key().equals(key)) {
        return Optional.of(deal);
      }
    }
    return Optional.empty();
  }
}
