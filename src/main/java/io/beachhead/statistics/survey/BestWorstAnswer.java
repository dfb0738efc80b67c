package io.beachhead.statistics.survey;

import java.util.List;

/**
 * What one person said of one set: the item they want most and the one they want least.
 *
 * @param respondent number of the person, from 0
 * @param shown items of the set by number, from 0; at least two, none twice
 * @param best one of them
 * @param worst another one
 */
public record BestWorstAnswer(int respondent, List<Integer> shown, int best, int worst) {
  public BestWorstAnswer {
    shown = List.copyOf(shown);
    if (best == worst || !shown.contains(best) || !shown.contains(worst)) {
      throw new IllegalArgumentException(
          "best %d and worst %d of %s".formatted(best, worst, shown));
    }
  }
}
