package io.beachhead.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Where a request stands on its way to an answer. */
public enum RequestState {
  OPEN("Open"),
  DECIDED("To tell"),
  TOLD("Told");

  private final String label;

  RequestState(String label) {
    this.label = label;
  }

  /** The name in the API and in files: {@code open}, {@code decided}, {@code told}. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** The state with that key; empty where there is none. */
  public static Optional<RequestState> of(String key) {
    for (RequestState state : values()) {
      if (state.key().equals(key)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
