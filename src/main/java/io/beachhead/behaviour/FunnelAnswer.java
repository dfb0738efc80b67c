package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who got how far. Lists that were not asked for are null.
 *
 * @param steps one entry a step
 * @param requiredEvents events that are not in {@code correlations} because (nearly) nobody
 *     converts without them: the funnel requires them
 */
public record FunnelAnswer(
    List<Step> steps,
    @Nullable List<Group> breakdown,
    @Nullable List<Entry> trend,
    @Nullable Times timeToConvert,
    @Nullable List<Correlation> correlations,
    @Nullable List<String> requiredEvents) {

  FunnelAnswer with(Companions found) {
    return new FunnelAnswer(
        steps, breakdown, trend, timeToConvert, found.correlations(), found.required());
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
