package io.beachhead.behaviour;

/** Which event of an attempt says the value of a breakdown by a property of the event. */
public sealed interface Attribution {
  /** The first step that has a value. */
  record FirstValue() implements Attribution {}

  /** The last step reached that has a value. */
  record LastValue() implements Attribution {}

  /** Every value by itself: the funnel is asked once of the events of each. */
  record EachValue() implements Attribution {}

  /**
   * One step; an attempt that did not reach it has no value.
   *
   * @param step from 1
   */
  record AtStep(int step) implements Attribution {}
}
