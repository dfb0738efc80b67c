package io.beachhead.growth.leads;

import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chance rests on: one number per account and column, each of what was so at the end of a
 * day and in the 28 days up to it. Counts are held as logarithms, since the step from 1 to 2 people
 * says more than that from 41 to 42.
 *
 * @param events names of product events that are counted, those of most accounts first
 */
record LeadColumns(List<String> events) {
  static final int DAYS = 28;

  static final int ACTIVE_DAYS = 0;
  static final int PEOPLE = 1;
  static final int DAYS_PER_PERSON = 2;
  static final int CHANGE = 3;
  static final int FEATURES = 4;
  static final int DROPPED = 5;
  static final int REQUESTS = 6;
  static final int AGE = 7;
  static final int REVENUE = 8;
  static final int FIRST_EVENT = 9;

  private static final List<String> NAMES =
      List.of(
          "active days",
          "active people",
          "active days per person",
          "change of use",
          "features per person",
          "events dropped",
          "requests in 90 days",
          "age",
          "revenue");

  LeadColumns {
    events = List.copyOf(events);
  }

  int size() {
    return FIRST_EVENT + events.size();
  }

  /** What the API calls a column. */
  String name(int column) {
    return column < FIRST_EVENT ? NAMES.get(column) : "event " + events.get(column - FIRST_EVENT);
  }

  /** All of them. */
  List<String> names() {
    var names = new ArrayList<String>();
    for (int column = 0; column < size(); column++) {
      names.add(name(column));
    }
    return names;
  }

  /**
   * A column's number in words, in the past tense of a reason.
   *
   * @param seats of the account; null where nobody knows
   */
  String words(int column, float value, @Nullable Integer seats) {
    return switch (column) {
      case ACTIVE_DAYS -> "active on %d of %d days".formatted(Math.round(value), DAYS);
      case PEOPLE -> people(count(value), seats);
      case DAYS_PER_PERSON -> Format.number(value, 1) + " active days a person";
      case CHANGE -> change(value);
      case FEATURES -> Format.number(value, 1) + " features a person";
      case DROPPED ->
          value < .5 ? "dropped nothing" : "stopped " + Format.count(Math.round(value), "habit");
      case REQUESTS ->
          count(value) == 0 ? "no request in 90 days" : requests(count(value)) + " in 90 days";
      case AGE -> count(value) == 0 ? "new" : "first seen " + days(count(value)) + " ago";
      case REVENUE -> value == 0 ? "pays nothing yet" : "size of its contract";
      default -> event(events.get(column - FIRST_EVENT), count(value));
    };
  }

  private static String event(String name, long times) {
    return times == 0
        ? "no “%s”".formatted(name)
        : times == 1 ? "“%s” once".formatted(name) : "“%s” %d times".formatted(name, times);
  }

  private static String people(long people, @Nullable Integer seats) {
    if (people == 0) {
      return "nobody active";
    }
    return seats != null && seats > 0
        ? "%d of %d seats used".formatted(Math.min(people, seats), seats)
        : people == 1 ? "1 person active" : people + " people active";
  }

  private static String requests(long count) {
    return Format.count(count, "request");
  }

  private static String days(long count) {
    return Format.count(count, "day");
  }

  /** From (now − before) / (now + before + 1) back to a change in percent. */
  private static String change(float value) {
    if (Math.abs(value) < .03) {
      return "use as before";
    }
    if (value > .9) {
      return "use has just begun";
    }
    if (value < -.9) {
      return "use has stopped";
    }
    double ratio = (1 + value) / (1 - value);
    return ratio >= 1 ? "use up " + Format.share(ratio - 1) : "use down " + Format.share(1 - ratio);
  }

  /** How a count is held. */
  static float held(double count) {
    return (float) Math.log1p(Math.max(0, count));
  }

  /** The count again. */
  static long count(float held) {
    return Math.round(Math.expm1(held));
  }
}
