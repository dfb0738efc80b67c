package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import org.jspecify.annotations.Nullable;

/** Which value of a breakdown an event has, as a small number. */
public interface Grouping {
  /** An event without a value. */
  int NO_VALUE = 0;

  /** The code of an event's value, from 0. */
  int code(History history, int event);

  /** The value of a code; null = none. */
  @Nullable String value(int code);

  /** Codes lie below it. */
  int size();

  /** Whether it is about the person or account behind the event, not about the event. */
  boolean ofUnit();
}
