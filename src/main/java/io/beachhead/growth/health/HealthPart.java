package io.beachhead.growth.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What health is made of. */
public enum HealthPart {
  /** Days of the last 28 on which anybody, or anything, of the account was active. */
  USE("Use"),
  /** Different features used in the last 28 days. */
  BREADTH("Breadth"),
  /** People active in the last 28 days, of the seats. */
  SEATS("Seats"),
  /** Requests of the last 365 days that were answered. */
  REQUESTS("Requests answered"),
  /** Whether payments go through. */
  PAYMENTS("Payments");

  private final String label;

  HealthPart(String label) {
    this.label = label;
  }

  /** The name in the API and in files. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  static Optional<HealthPart> of(String key) {
    return Arrays.stream(values()).filter(part -> part.key().equals(key)).findFirst();
  }
}
