package io.beachhead.roadmap.optimum;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes one segment happy, and what it costs.
 *
 * @param accounts of the segment that pay, so that they can be happy
 * @param today happy ones among them
 * @param cheapest the roadmap of least effort that makes the share happy; null where none does
 * @param steps the best that can be had for growing effort, the cheapest among them
 * @param exact whether the cheapest is known to be that of least effort
 * @param why in words
 * @param leftOut features that could not be considered
 */
public record SegmentAnswer(
    LocalDate asOf,
    SegmentQuestion asked,
    String name,
    int accounts,
    double today,
    @Nullable Step cheapest,
    List<Step> steps,
    boolean exact,
    String why,
    List<Optimum.LeftOut> leftOut) {

  public SegmentAnswer {
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * @param features keys
   * @param effortWeeks person-weeks
   * @param happyAccounts of the segment
   * @param share of its paying accounts, in [0, 1]
   */
  public record Step(
      List<String> features, double effortWeeks, double happyAccounts, double share) {
    public Step {
      features = List.copyOf(features);
    }
  }
}
