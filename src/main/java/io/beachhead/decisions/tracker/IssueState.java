package io.beachhead.decisions.tracker;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an issue is. */
public enum IssueState {
  /** Linked, and nothing heard of it yet. */
  UNKNOWN,
  OPEN,
  STARTED,
  DONE,
  /** Closed without being built. */
  CANCELLED;

  /** The name in files, the API and the database. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that name; empty for any other. */
  public static Optional<IssueState> of(String key) {
    return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
  }
}
