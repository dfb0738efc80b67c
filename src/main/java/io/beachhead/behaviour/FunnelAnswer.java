package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.ShareDifference;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who got how far. Lists that were not asked for are null.
 *
 * @param steps one entry a step
 * @param comparison of two groups; null where none was asked for
 * @param requiredEvents events that are not in {@code correlations} because (nearly) nobody
 *     converts without them: the funnel requires them
 */
public record FunnelAnswer(
    List<Step> steps,
    @Nullable List<Group> breakdown,
    @Nullable List<Entry> trend,
    @Nullable Times timeToConvert,
    @Nullable List<Correlation> correlations,
    @Nullable List<String> requiredEvents,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Comparison comparison) {

  FunnelAnswer with(Companions found) {
    return new FunnelAnswer(
        steps, breakdown, trend, timeToConvert, found.correlations(), found.required(), comparison);
  }

  /** The same with two groups beside each other. */
  public FunnelAnswer comparing(Comparison groups) {
    return new FunnelAnswer(
        steps, breakdown, trend, timeToConvert, correlations, requiredEvents, groups);
  }

  /**
   * How many of two groups get from the first step to the last.
   *
   * @param difference of the first group's share and the second's, with its 80% range by Newcombe's
   *     method 10; null where a group is empty
   */
  public record Comparison(List<Compared> groups, @Nullable Interval difference) {
    /** Of two groups. */
    public static Comparison of(Compared first, Compared second) {
      return new Comparison(
          List.of(first, second),
          first.entered() == 0 || second.entered() == 0
              ? null
              : ShareDifference.newcombe(
                  first.converted(), first.entered(), second.converted(), second.entered()));
    }
  }

  /**
   * @param where what holds for every event of the group
   * @param rate converted / entered with its 80% range; null where nobody entered
   */
  public record Compared(
      Map<String, JsonNode> where, int entered, int converted, @Nullable Interval rate) {
    /** The group as its own funnel counts it. */
    public static Compared of(Map<String, JsonNode> where, FunnelAnswer answer) {
      int entered = answer.steps().getFirst().count();
      int converted = answer.steps().getLast().count();
      return new Compared(
          where,
          entered,
          converted,
          entered == 0 ? null : BinomialInterval.jeffreys(converted, entered));
    }
  }

  /**
   * @param event name of the step, null = any
   * @param count people or accounts that reached it
   * @param lost who reached it, not the next, and cannot any more; null for the last step
   * @param withinWindow who reached it, not the next, and still may: the window is open at the end
   *     of the period or now; null for the last step
   * @param medianSeconds from the step before; null for the first step and where nobody came
   */
  public record Step(
      @Nullable String event,
      int count,
      @Nullable Integer lost,
      @Nullable Integer withinWindow,
      @Nullable Double medianSeconds,
      @Nullable Double meanSeconds) {}

  /**
   * @param value of the breakdown; null = none
   * @param other everything beyond the values that are shown
   */
  public record Group(
      @Nullable String value,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean other,
      List<Step> steps) {}

  /**
   * @param start of the interval
   * @param entered people or accounts with an attempt that began in it and reached {@code fromStep}
   * @param converted of these, those that reached {@code toStep}
   * @param rate converted / entered; null where nobody entered
   */
  public record Entry(OffsetDateTime start, int entered, int converted, @Nullable Double rate) {}

  /** How long it took: mean and median, and bins of equal width from the shortest time. */
  public record Times(
      @Nullable Double meanSeconds, @Nullable Double medianSeconds, List<Bin> bins) {}

  /** The last bin includes its end. */
  public record Bin(long fromSeconds, int count) {}

  /**
   * Another event and whether it goes with converting. Both sides are given the same time: the
   * others that which converting took, all conversions in equal parts.
   *
   * @param converted of those who converted, how many did it between the first and the last step
   * @param notConverted of the others, how many did it in as much time; rounded
   * @param oddsRatio with one added to each of the four cells, of unrounded counts; above 1 = goes
   *     with converting. Association, not cause
   */
  public record Correlation(String event, int converted, int notConverted, double oddsRatio) {}

  /**
   * What goes with converting, and what it was counted in.
   *
   * @param conversions who converted
   * @param others who did not, and was watched as long as the slowest conversion took
   */
  record Companions(
      List<Correlation> correlations, List<String> required, int conversions, int others) {}
}
