package io.beachhead.decisions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What a decision is about.
 *
 * @param keys of the features, of the theme or scenario, or ids of the requests
 * @param name as it was called when the decision was made
 */
public record Subject(Kind kind, List<String> keys, String name) {
  public Subject {
    keys = List.copyOf(keys);
  }

  /** What decisions can be about. */
  public enum Kind {
    FEATURES,
    THEME,
    SCENARIO,
    REQUESTS;

    /** The name in the API and in the database. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
