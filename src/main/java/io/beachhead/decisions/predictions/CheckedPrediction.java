package io.beachhead.decisions.predictions;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Prediction;
import io.beachhead.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A prediction and what became of it.
 *
 * @param check null while its day has not come
 */
public record CheckedPrediction(Decision decision, @Nullable Check check) {

  /** The segment it was made for: the one that was to gain most; null where none was to gain. */
  public Prediction.@Nullable Segment main() {
    Prediction.Segment main = null;
    double most = Double.NEGATIVE_INFINITY;
    for (Prediction.Segment segment : decision.predicted().segments()) {
      Interval predicted = segment.happyAccounts();
      if (predicted != null && predicted.mid() > most) {
        most = predicted.mid();
        main = segment;
      }
    }
    return main;
  }

  /** What was observed in a segment; null where there is not enough data, or not yet. */
  public @Nullable Interval observed(String segment) {
    Check.Part part = check == null ? null : check.part(segment);
    return part == null ? null : part.observed();
  }

  /** Whether the outcome of a segment fell in the predicted range; null where nobody knows. */
  public @Nullable Boolean within(Prediction.Segment segment) {
    Interval predicted = segment.happyAccounts();
    Interval observed = observed(segment.key());
    if (predicted == null || observed == null) {
      return null;
    }
    return observed.mid() >= predicted.low() && observed.mid() <= predicted.high();
  }

  /** The same of the segment it was made for, by which it counts as a whole. */
  public @Nullable Boolean within() {
    Prediction.Segment main = main();
    return main == null ? null : within(main);
  }
}
