package io.beachhead.behaviour.log;

import java.time.Duration;
import java.time.Instant;

/** When events may have happened: one that lies decades off stretches every picture of all time. */
public final class EventTimes {
  /** Before any product that could send events about itself. */
  static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  /** Bookings and the like are dated ahead; further ahead it is a slip. */
  static final Duration AHEAD = Duration.ofDays(366);

  /** Persons and accounts come to be before their first call, but for clocks that differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  /** What is wrong with an event at another time, as a predicate. */
  public static final String IMPOSSIBLE = "happened before 1990 or more than a year from now";

  private EventTimes() {}

  /**
   * Whether an event may have happened then: from 1990 to a year from now.
   *
   * @param now when it was received
   */
  public static boolean possible(Instant time, Instant now) {
    return !time.isBefore(FIRST) && !time.isAfter(now.plus(AHEAD));
  }

  /**
   * Whether somebody may have been there since then. The "no time" of programming languages (0, 1
   * January of the year 1 or 1970, 31 December 9999) says that nobody knows, and so does a time to
   * come.
   */
  public static boolean possibleSince(Instant since, Instant now) {
    return !since.isBefore(FIRST) && !since.isAfter(now.plus(CLOCKS_DIFFER));
  }
}
