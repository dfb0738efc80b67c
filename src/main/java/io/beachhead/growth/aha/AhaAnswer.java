package io.beachhead.growth.aha;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Early behaviours beside later use.
 *
 * @param people who signed up and whose outcome is known; the figures are of all of them
 * @param tooYoung who signed up and whose outcome window is not over; left out
 * @param retained share of the people that came back in the outcome window; null without people
 * @param tested candidates corrected for, those beyond the limit included
 * @param candidates the most telling first, by what the choosing half says
 * @param wording what may be said of them
 */
public record AhaAnswer(
    long people,
    long tooYoung,
    @Nullable Interval retained,
    int tested,
    List<Candidate> candidates,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
    String wording) {

  /**
   * A behaviour: an event at least so many times within the first days.
   *
   * @param reach share of the people that did it
   * @param precision of those who did it, the share that stayed
   * @param sensitivity of those who stayed, the share that did it; null where nobody stayed
   * @param lift precision over the share of all that stayed; null where nobody stayed
   * @param bits mutual information
   * @param q Benjamini and Hochberg's, over all candidates
   * @param holdout null where the half that did not choose has nobody who did it
   * @param doseCurve who did it 0, 1, 2 … times
   */
  public record Candidate(
      String event,
      int times,
      double reach,
      double precision,
      @Nullable Double sensitivity,
      @Nullable Double lift,
      double bits,
      double q,
      @Nullable Holdout holdout,
      List<Dose> doseCurve,
      Details details) {}

  /**
   * Estimated anew on the half that did not choose.
   *
   * @param lift null where nobody of that half stayed
   * @param people of that half who did it
   */
  public record Holdout(Interval precision, @Nullable Double lift, long people) {}

  /**
   * Who did it exactly {@code times} times; the last entry includes those who did it more often.
   *
   * @param retained share that stayed; null if there are no such people
   */
  public record Dose(int times, long people, @Nullable Interval retained) {}

  /**
   * Further figures.
   *
   * @param difference share that stayed with the behaviour less that without, of the holdout; null
   *     where one of the two has nobody
   * @param mantelHaenszel odds ratio with personas held apart; null where it is not finite
   * @param eValue how strongly something unseen would have to go with both to explain the lift
   * @param p before correction
   */
  public record Details(
      @Nullable Interval difference,
      @Nullable Double mantelHaenszel,
      @Nullable Double eValue,
      double p) {}
}
