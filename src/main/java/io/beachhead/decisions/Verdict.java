package io.beachhead.decisions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was decided. */
public enum Verdict {
  BUILD("Build", "hammer"),
  LATER("Later", "clock"),
  NO("No", "circle-minus"),
  /** The need is seen, and left alone on purpose. */
  NOTHING("Do nothing", "hand-stop");

  private final String label;
  private final String icon;

  Verdict(String label, String icon) {
    this.label = label;
    this.icon = icon;
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

  /** A Tabler icon, without {@code ti-}. */
  public String icon() {
    return icon;
  }

  /** Whether what was asked for is not coming, for now or at all. */
  public boolean turnsDown() {
    return this != BUILD;
  }

  public static Optional<Verdict> of(String key) {
    return Arrays.stream(values()).filter(verdict -> verdict.key().equals(key)).findFirst();
  }
}
