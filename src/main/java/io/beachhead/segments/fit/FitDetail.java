package io.beachhead.segments.fit;

import io.beachhead.statistics.division.Permanova;
import io.beachhead.statistics.division.Variance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures beside the gain of one division; those of the whole sample, so that they grow with
 * the number of groups where they are not corrected.
 *
 * @param about a segmentation's or an attribute's name
 * @param sentence what it tells, in words
 * @param pay η² and ω² of what paying accounts pay per year; null where it cannot be given
 * @param payLog the same of its logarithm, in which a few large accounts do not decide
 * @param associations bias-corrected Cramér's V with every single thing observed, closest first
 * @param whole differences between whole profiles; null where they cannot be compared
 */
public record FitDetail(
    String about,
    String sentence,
    FitAnswer.Fit fit,
    @Nullable Variance pay,
    @Nullable Variance payLog,
    List<Association> associations,
    @Nullable Permanova whole) {
  /**
   * One thing observed.
   *
   * @param v 0 to 1
   * @param accounts of which it is known
   */
  public record Association(BehaviourColumn column, String trait, double v, int accounts) {}
}
