package io.beachhead.behaviour;

/** Whether an event of a history is the one that a question means. */
interface Matcher {
  /** Any event. */
  Matcher EVERY = (_, _) -> true;

  boolean matches(History history, int i);

  /** Both conditions. */
  default Matcher and(Matcher other) {
    if (this == EVERY) {
      return other;
    }
    return other == EVERY ? this : (history, i) -> matches(history, i) && other.matches(history, i);
  }
}
