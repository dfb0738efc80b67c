package io.beachhead.value.features;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a feature is. Only shipped features are always on in the value map. */
public enum FeatureState {
  SHIPPED,
  BUILDING,
  CANDIDATE,
  DECLINED;

  /** The name in files, the API and the database. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FeatureState> of(String key) {
    return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
  }

  @JsonCreator
  static FeatureState named(String key) {
    return of(key).orElseThrow(() -> new IllegalArgumentException("unknown state " + key));
  }
}
