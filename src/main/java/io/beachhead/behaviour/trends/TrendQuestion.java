package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.Breakdown;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.people.Unit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How numbers go over time.
 *
 * @param series one to {@link #MOST_SERIES}
 * @param ratio one series divided by another; null = none
 * @param breakdown by what each series is divided; null = not
 * @param compared whether the period before, of as many intervals, stands beside it
 * @param by whose events count: by account only those of an account
 * @param where holds for every event looked at
 */
public record TrendQuestion(
    List<Series> series,
    @Nullable Ratio ratio,
    Interval interval,
    @Nullable Breakdown breakdown,
    boolean compared,
    Unit by,
    Map<String, JsonNode> where) {
  public static final int MOST_SERIES = 10;

  /**
   * One number over time.
   *
   * @param property whose values are added up or averaged; null where the measure counts
   */
  public record Series(EventSelector event, Measure measure, @Nullable String property) {}

  /**
   * Which number of the answer is meant.
   *
   * @param series from 0
   * @param interval from 0; null = the whole period
   * @param group a value of the breakdown; null = everybody
   */
  public record Of(int series, @Nullable Integer interval, Wanted.@Nullable Group group) {}

  /** Which series is divided by which, from 0. */
  public record Ratio(int numerator, int denominator) {}
}
