package io.beachhead.statistics.survey;

import io.beachhead.statistics.Interval;
import java.util.Optional;

/**
 * <b>Question:</b> how many more would recommend us than would warn of us?
 *
 * <p><b>Estimator:</b> 100 × (promoters − detractors) / n, promoters being answers of 9 and 10,
 * detractors 0 to 6. The 80% range is the adjusted Wald interval: three quarters of an answer are
 * added to promoters and to detractors, one and a half to the others.
 *
 * <p><b>Inputs:</b> counts.
 *
 * <p><b>Assumptions:</b> who answers is like who does not.
 *
 * <p><b>Undefined when:</b> nobody answered.
 *
 * <p><b>Source:</b> Rocks (2016), Interval Estimation for the "Net Promoter Score", The American
 * Statistician 70, 365–372.
 *
 * <p><b>Checked against:</b> hand calculation and simulated coverage.
 *
 * @param promoters answers of 9 and 10
 * @param passives answers of 7 and 8
 * @param detractors answers of 0 to 6
 */
public record NetPromoterScore(int promoters, int passives, int detractors) {
  private static final double ADDED_TO_EACH_END = 0.75;
  private static final double ADDED = 3;

  /** Sorts answers from 0 to 10. */
  public static NetPromoterScore of(Iterable<Integer> answers) {
    int promoters = 0;
    int passives = 0;
    int detractors = 0;
    for (int answer : answers) {
      if (answer < 0 || answer > 10) {
        throw new IllegalArgumentException("%d is not from 0 to 10".formatted(answer));
      }
      promoters += answer >= 9 ? 1 : 0;
      passives += answer == 7 || answer == 8 ? 1 : 0;
      detractors += answer <= 6 ? 1 : 0;
    }
    return new NetPromoterScore(promoters, passives, detractors);
  }

  /** Answers. */
  public int n() {
    return promoters + passives + detractors;
  }

  /** From −100 to 100; empty where nobody answered. */
  public Optional<Interval> score() {
    if (n() == 0) {
      return Optional.empty();
    }
    double mid = 100.0 * (promoters - detractors) / n();
    double n = n() + ADDED;
    double up = (promoters + ADDED_TO_EACH_END) / n;
    double down = (detractors + ADDED_TO_EACH_END) / n;
    double half = Interval.Z90 * Math.sqrt((up + down - (up - down) * (up - down)) / n);
    double low = Math.max(-100, 100 * (up - down - half));
    double high = Math.min(100, 100 * (up - down + half));
    return Optional.of(new Interval(Math.min(low, mid), mid, Math.max(high, mid)));
  }
}
