package io.beachhead.growth.leads;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a call is to bring about. */
public enum Playbook {
  /** An account that pays nothing: upgraded, or first revenue, within 60 days. */
  BUY(60, "Buy"),
  /** An account that pays: pays more 60 days later. */
  EXPAND(60, "Grow"),
  /** An account that pays: pays less, or nothing, 90 days later. */
  KEEP(90, "Keep");

  private final int days;
  private final String label;

  Playbook(int days, String label) {
    this.days = days;
    this.label = label;
  }

  /** How far ahead the chance looks. */
  public int days() {
    return days;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** The name in the API: {@code buy}, {@code expand}, {@code keep}. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The playbook with that key; empty where there is none. */
  public static Optional<Playbook> of(String key) {
    for (Playbook playbook : values()) {
      if (playbook.key().equals(key)) {
        return Optional.of(playbook);
      }
    }
    return Optional.empty();
  }
}
