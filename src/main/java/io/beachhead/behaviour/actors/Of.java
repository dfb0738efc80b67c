package io.beachhead.behaviour.actors;

/** Which number of an answer is meant. Places in lists count from 0, steps and bars from 1. */
public sealed interface Of {

  /** Of those who got to a step of a funnel, which. */
  enum Reach {
    /** All, those who went on included. */
    REACHED,
    /** Who got no further and cannot any more: their window is over. */
    LOST,
    /** Who got no further yet, and may: their window is open. */
    WITHIN_WINDOW
  }

  /** A part of an interval's people in a lifecycle. */
  enum Kind {
    NEW,
    RETURNING,
    RESURRECTING,
    DORMANT
  }

  /** How far back being active counts for a day. */
  enum Span {
    DAILY(1),
    WEEKLY(7),
    MONTHLY(30);

    private final int days;

    Span(int days) {
      this.days = days;
    }

    /** The day itself included. */
    public int days() {
      return days;
    }
  }

  /** Which of the customers of a question about repeat use. */
  enum Repeat {
    /** Everybody whose first use lies in the period. */
    ALL,
    /** Of these, who came back on another day. */
    REPEATERS,
    /** Of these, who did not. */
    ONCE,
    /** Who is left out, because the first use lies before the period. */
    BEGAN_BEFORE
  }

  /**
   * A step of a funnel.
   *
   * @param step from 1
   */
  record Step(int step, Reach reach) implements Of {}

  /**
   * An interval of a funnel's trend.
   *
   * @param interval from 0
   * @param converted those who reached the later step; else all who reached the earlier one
   */
  record TrendInterval(int interval, boolean converted) implements Of {}

  /**
   * A bin of a funnel's times to convert.
   *
   * @param bin from 0
   */
  record TimeBin(int bin) implements Of {}

  /**
   * A cell of retention.
   *
   * @param cohort from 0
   * @param interval intervals later; 0 = the cohort itself
   */
  record Cell(int cohort, int interval) implements Of {}

  /**
   * A bar of stickiness.
   *
   * @param intervals in how many they were active, from 1
   */
  record ActiveIntervals(int intervals) implements Of {}

  /**
   * A bar of a lifecycle.
   *
   * @param interval from 0
   */
  record Change(int interval, Kind kind) implements Of {}

  /**
   * A point of activity.
   *
   * @param day from 0
   */
  record ActiveOn(int day, Span span) implements Of {}

  /**
   * A bar of how often people were active in the last 28 days.
   *
   * @param days from 1
   */
  record ActiveDays(int days) implements Of {}

  /**
   * The users of a feature.
   *
   * @param place of the feature in the question, from 0
   */
  record Feature(int place) implements Of {}

  /** Everybody active in the period of a question about features. */
  record Active() implements Of {}

  /** The customers of a question about repeat use. */
  record Customers(Repeat which) implements Of {}
}
