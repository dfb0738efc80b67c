package io.beachhead.behaviour;

/** Whether an event of a history is the one that a question means. */
interface Matcher {
  boolean matches(History history, int i);

  /** Both conditions. */
  default Matcher and(Matcher other) {
    return (history, i) -> matches(history, i) && other.matches(history, i);
  }
}
