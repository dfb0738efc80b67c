package io.beachhead.value.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the customers of a segment are spread around its average value. */
public enum Distribution {
  NORMAL,
  LOGNORMAL,
  /** Each account's own sum of its account-level evidence. */
  EMPIRICAL;

  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Distribution> of(String key) {
    return Arrays.stream(values()).filter(form -> form.key().equals(key)).findFirst();
  }

  @JsonCreator
  static Distribution named(String key) {
    return of(key).orElseThrow(() -> new IllegalArgumentException("unknown distribution " + key));
  }
}
