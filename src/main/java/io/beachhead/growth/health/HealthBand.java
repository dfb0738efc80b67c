package io.beachhead.growth.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Thirds of the scale in words; by the middle of an account's health. */
public enum HealthBand {
  GOOD("Good", .7),
  FAIR("Fair", .4),
  POOR("Poor", 0);

  private final String label;
  private final double from;

  HealthBand(String label, double from) {
    this.label = label;
    this.from = from;
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

  /** The lowest health in it. */
  public double from() {
    return from;
  }

  static HealthBand holding(double health) {
    return health >= GOOD.from ? GOOD : health >= FAIR.from ? FAIR : POOR;
  }

  static Optional<HealthBand> of(String key) {
    return Arrays.stream(values()).filter(band -> band.key().equals(key)).findFirst();
  }
}
