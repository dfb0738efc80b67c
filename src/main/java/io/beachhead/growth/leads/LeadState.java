package io.beachhead.growth.leads;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the work on a lead is. */
public enum LeadState {
  OPEN("not taken"),
  TAKEN("taken"),
  CONTACTED("contacted"),
  WON("won"),
  LOST("lost"),
  DISMISSED("not now");

  private final String label;

  LeadState(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** The name in the API. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its place among the steps of one day, from 0. */
  int place() {
    return List.of(values()).indexOf(this);
  }

  /** Whether somebody still has something to do. */
  public boolean atWork() {
    return this == OPEN || this == TAKEN || this == CONTACTED;
  }

  /** The state with that key; empty where there is none. */
  public static Optional<LeadState> of(String key) {
    for (LeadState state : values()) {
      if (state.key().equals(key)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
