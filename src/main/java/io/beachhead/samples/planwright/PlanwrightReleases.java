package io.beachhead.samples.planwright;

import io.beachhead.samples.Dice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What Planwright released within the year, and which accounts took it up: not all do, and those
 * whose needs are met rather do. Everything else has been there, and used by everybody it is worth
 * something to, for longer than the events go back.
 */
final class PlanwrightReleases {

  /** An account takes a feature up within so many days of its release. */
  private static final int TAKEN_UP_WITHIN = 21;

  /**
   * A release.
   *
   * @param daysAgo of the release
   * @param share of the accounts that took it up since
   * @param pull how much being content has to do with it, −1 to 1; 0 = chance alone
   */
  private record Release(String feature, int daysAgo, double share, double pull) {}

  private static final List<Release> RELEASES =
      List.of(
          new Release("templates", 250, 0.55, 0.0),
          new Release("guest-access", 235, 0.5, -0.1),
          new Release("mobile-app", 182, 0.6, 0.4),
          new Release("calendar-view", 176, 0.5, 0.2),
          new Release("automations", 165, 0.6, 0.25),
          new Release("notifications", 160, 0.55, 0.0),
          new Release("volunteer-forms", 150, 0.6, 0.0),
          new Release("reporting", 140, 0.6, 0.35),
          new Release("search", 40, 0.5, 0.1));

  private static final NormalDistribution CONTENT = NormalDistribution.of(0, 1);

  private final Map<String, Release> byFeature = new HashMap<>();
  private final Map<String, Dice> dice = new HashMap<>();
  private final LocalDate anchor;

  PlanwrightReleases(long seed, LocalDate anchor) {
    this.anchor = anchor;
    for (Release release : RELEASES) {
      byFeature.put(release.feature, release);
      dice.put(release.feature, Dice.thrownFor(seed, "release of " + release.feature));
    }
  }

  /** From when on an account uses a feature; null where it never took it up. */
  @Nullable LocalDate since(PlanwrightAccount account, String feature) {
    Release release = byFeature.get(feature);
    if (release == null) {
      return LocalDate.EPOCH;
    }
    Dice thrown = Objects.requireNonNull(dice.get(feature));
    double chance = thrown.normal();
    int waited = thrown.between(0, TAKEN_UP_WITHIN);
    double keen =
        release.pull * account.needsMet() + Math.sqrt(1 - release.pull * release.pull) * chance;
    return keen < CONTENT.inverseCumulativeProbability(1 - release.share)
        ? null
        : anchor.minusDays(release.daysAgo - (long) waited);
  }
}
