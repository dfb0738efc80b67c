package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;

/** Whether an event of a history is the one that a question means. */
interface Matcher {
  int ANY_NAME = -2;

  /** Any event. */
  Matcher EVERY = (_, _) -> true;

  boolean matches(History history, int i);

  /** The only event name it can match, as a word; {@link #ANY_NAME} where it may be any. */
  default int name() {
    return ANY_NAME;
  }

  /** Both conditions. */
  default Matcher and(Matcher other) {
    if (this == EVERY) {
      return other;
    }
    return other == EVERY ? this : (history, i) -> matches(history, i) && other.matches(history, i);
  }
}
