package io.beachhead.value.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether segments borrow strength from each other. */
public enum Pooling {
  /** Every cell has the stated prior. */
  NONE,
  /** A feature with evidence in three segments or more: their common mean is the prior. */
  SEGMENTS;

  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Pooling> of(String key) {
    return Arrays.stream(values()).filter(pooling -> pooling.key().equals(key)).findFirst();
  }

  @JsonCreator
  static Pooling named(String key) {
    return of(key).orElseThrow(() -> new IllegalArgumentException("unknown pooling " + key));
  }
}
