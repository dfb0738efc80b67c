package io.beachhead.roadmap.optimum;

import io.beachhead.statistics.Interval;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best roadmap that was found, and how far it can be relied on. Values are happy accounts, or
 * those that the objective counts, or what they count by the stated weights.
 *
 * @param exact whether it is known to be the best there is
 * @param bound more than which no roadmap is worth
 * @param gap (bound − best) ÷ best; 0 where it is exact, null where the best is worth nothing
 * @param roadmaps the best one first, then near-best ones, each with features that the others lack
 * @param ties further roadmaps that are as good and carry nothing needless
 * @param robustness by candidate, in which share of draws from the posterior it is in the best
 *     roadmap
 * @param oneMoreWeek what one more person-week in every quarter would add; null where the search
 *     was stopped before
 * @param why in words
 * @param leftOut features that could not be considered
 */
public record Optimum(
    boolean exact,
    double bound,
    @Nullable Double gap,
    List<Roadmap> roadmaps,
    int ties,
    List<Robustness> robustness,
    @Nullable Double oneMoreWeek,
    String why,
    List<LeftOut> leftOut,
    Basis basis) {

  public Optimum {
    roadmaps = List.copyOf(roadmaps);
    robustness = List.copyOf(robustness);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One roadmap.
   *
   * @param quarters what is built in each, in the order that makes customers happy soonest
   * @param happyAccounts as the roadmap page counts them; null where no segment can say
   * @param value what the search makes the most of
   * @param change of it against today
   */
  public record Roadmap(
      List<String> features,
      List<List<String>> quarters,
      @Nullable Interval happyAccounts,
      double effortWeeks,
      double value,
      double change) {

    public Roadmap {
      features = List.copyOf(features);
      quarters = quarters.stream().map(List::copyOf).toList();
    }
  }

  /**
   * @param share of draws, in [0, 1]
   */
  public record Robustness(String feature, double share) {}

  /** A feature that was not considered, and why. */
  public record LeftOut(String feature, String why) {}

  /**
   * What it rests on.
   *
   * @param segmentation key; null where customers are not divided
   * @param capacity person-weeks per quarter
   * @param asked the question
   * @param today what the product as it is counts
   * @param candidates features considered
   * @param draws from the posterior, behind the robustness
   * @param method enumeration or constraint programming
   */
  public record Basis(
      LocalDate asOf,
      String currency,
      @Nullable String segmentation,
      double capacity,
      int quarters,
      OptimumQuestion asked,
      double today,
      int candidates,
      int draws,
      String method) {
    /** Searches that ended before the question was kept are read as the plain one. */
    public Basis {
      if (asked == null) {
        asked = OptimumQuestion.plain();
      }
    }
  }
}
