package io.beachhead.samples.planwright;

import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.planwright.PlanwrightFeatures.Feature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How Planwright knows what its features are worth: surveys, use, interviews and requests by
 * segment, and pricing interviews with single accounts.
 *
 * <p>Within a segment accounts differ by {@link PlanwrightSegment#spreadOfWorth()}, and an account
 * that values one feature more tends to value the others more ({@link #CORRELATION}).
 */
final class PlanwrightEvidence {

  /** Between the features of one account; the value model says the same. */
  static final double CORRELATION = 0.3;

  /**
   * What a customer spends of its own time, in US dollars a year; the value model says the same.
   */
  private static final double EFFORT_A_YEAR = 2_400;

  /** Accounts interviewed in each segment: enough for the empirical distribution. */
  private static final int INTERVIEWED = 45;

  /** What was said of a feature before it was released: little, by few, and not always right. */
  private record Expectation(
      String feature, PlanwrightSegment segment, String kind, double value, double se, int n) {
    String source() {
      return switch (kind) {
        case "requests" -> "Money at stake in requests, before the release";
        case "expert" -> "Estimate of the account team, before the release";
        default -> "Survey of interest, before the release";
      };
    }

    boolean isFor(Feature other, PlanwrightSegment asked) {
      return feature.equals(other.key()) && segment == asked;
    }
  }

  /** Before the first decision of the year. */
  private static final int EXPECTED_DAYS_AGO = 375;

  private static final List<Expectation> EXPECTED =
      List.of(
          new Expectation("templates", PlanwrightSegment.REAL_ESTATE, "requests", 700, 500, 5),
          new Expectation("guest-access", PlanwrightSegment.TECHNOLOGY, "requests", 3600, 1100, 9),
          new Expectation("mobile-app", PlanwrightSegment.REAL_ESTATE, "survey", 4700, 700, 31),
          new Expectation("calendar-view", PlanwrightSegment.REAL_ESTATE, "expert", 600, 500, 3),
          new Expectation("automations", PlanwrightSegment.TECHNOLOGY, "expert", 5300, 1100, 4),
          new Expectation("notifications", PlanwrightSegment.REAL_ESTATE, "requests", 1500, 700, 6),
          new Expectation("volunteer-forms", PlanwrightSegment.NON_PROFIT, "expert", 6000, 4000, 3),
          new Expectation("reporting", PlanwrightSegment.REAL_ESTATE, "survey", 3900, 600, 29),
          new Expectation("search", PlanwrightSegment.TECHNOLOGY, "expert", 700, 500, 3));

  private final List<PlanwrightAccount> accounts;
  private final PlanwrightFeatures features;
  private final LocalDate anchor;
  private final Dice dice;
  private final CsvTable table =
      CsvTable.of(
          "feature",
          "segment",
          "account_id",
          "kind",
          "value",
          "spread",
          "se",
          "n",
          "source",
          "noted_at");

  PlanwrightEvidence(
      long seed, List<PlanwrightAccount> accounts, PlanwrightFeatures features, LocalDate anchor) {
    this.accounts = accounts;
    this.features = features;
    this.anchor = anchor;
    dice = Dice.thrownFor(seed, "evidence");
  }

  SampleFile file() {
    for (Feature feature : features.all()) {
      for (PlanwrightSegment segment : PlanwrightSegment.values()) {
        Double worth = feature.worthTo(segment);
        if (worth != null) {
          bySegment(feature, segment, worth);
        }
      }
    }
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      byAccount(segment);
    }
    beforeTheReleases();
    return table.file("evidence");
  }

  private void bySegment(Feature feature, PlanwrightSegment segment, double worth) {
    int asked = Math.min(features.all().indexOf(feature) + 24, 41);
    if (worth == 0) {
      row(feature, segment, "survey", 0, 0, 60, asked, "Customer survey, spring", 210);
      return;
    }
    double spread = segment.spreadOfWorth() * worth;
    switch (feature.state()) {
      case "shipped" -> {
        double se = Math.max(40, 0.05 * worth);
        boolean guessed = EXPECTED.stream().anyMatch(it -> it.isFor(feature, segment));
        row(
            feature,
            segment,
            "survey",
            1.01 * worth,
            spread,
            se,
            asked,
            guessed ? "Customer survey, this month" : "Customer survey, a year ago",
            guessed ? 9 : 380);
        row(
            feature,
            segment,
            "usage",
            0.99 * worth,
            spread,
            se,
            segment.accounts(),
            "Hours saved, from use",
            21);
      }
      case "candidate" -> {
        if (feature.worth().size() < PlanwrightSegment.values().length) {
          row(
              feature,
              segment,
              "expert",
              worth,
              spread,
              500,
              3,
              "Estimate of the account team",
              64);
        } else if (worth < 200) {
          row(feature, segment, "survey", worth, spread, 60, asked, "Customer survey, spring", 210);
        } else {
          row(
              feature,
              segment,
              "willingness-to-pay",
              worth,
              spread,
              0.26 * worth,
              8,
              "Pricing interviews",
              35);
          row(
              feature,
              segment,
              "requests",
              1.02 * worth,
              spread,
              0.38 * worth,
              11,
              "Money at stake in requests",
              12);
        }
      }
      default ->
          row(
              feature,
              segment,
              "expert",
              worth,
              spread,
              200,
              3,
              "Estimate of the account team",
              90);
    }
  }

  private void row(
      Feature feature,
      PlanwrightSegment segment,
      String kind,
      double value,
      double spread,
      double se,
      int n,
      String source,
      int daysAgo) {
    table.row(
        feature.key(),
        segment.key(),
        null,
        kind,
        (double) Math.round(value),
        (double) Math.round(spread),
        (double) Math.round(se),
        n,
        source,
        anchor.minusDays(daysAgo));
  }

  /** What was expected of the releases of the year when they were decided on. */
  private void beforeTheReleases() {
    for (Expectation it : EXPECTED) {
      double spread = it.segment.spreadOfWorth() * it.value;
      for (Feature feature : features.all()) {
        if (it.isFor(feature, it.segment)) {
          row(
              feature,
              it.segment,
              it.kind,
              it.value,
              spread,
              it.se,
              it.n,
              it.source(),
              EXPECTED_DAYS_AGO);
        }
      }
    }
  }

  /**
   * A customer twice as large gets twice as much from a feature, and spends twice as much on it.
   */
  private void byAccount(PlanwrightSegment segment) {
    List<PlanwrightAccount> asked = interviewed(segment);
    double usual =
        accounts.stream()
            .filter(account -> account.segment() == segment && account.paying())
            .mapToDouble(PlanwrightEvidence::cost)
            .average()
            .orElseThrow();
    for (PlanwrightAccount account : asked) {
      double size = cost(account) / usual;
      LocalDate day = anchor.minusDays(dice.between(20, 170));
      for (Feature feature : features.all()) {
        Double worth = feature.worthTo(segment);
        if (worth == null || worth < 200 || feature.state().equals("declined")) {
          continue;
        }
        double z =
            Math.sqrt(CORRELATION) * account.needsMet()
                + Math.sqrt(1 - CORRELATION) * dice.normal();
        double value = size * worth * Math.max(0, 1 + segment.spreadOfWorth() * z);
        table.row(
            feature.key(),
            null,
            account.id(),
            "willingness-to-pay",
            Math.round(value / 10) * 10.0,
            null,
            (double) Math.round(50 + 0.1 * value),
            1,
            "Pricing interview",
            day);
      }
    }
  }

  private static double cost(PlanwrightAccount account) {
    return 12 * account.monthlyRevenue() + EFFORT_A_YEAR;
  }

  /** Evenly over how well the needs are met, so that the few show what the many are like. */
  private List<PlanwrightAccount> interviewed(PlanwrightSegment segment) {
    List<PlanwrightAccount> all =
        accounts.stream()
            .filter(account -> account.segment() == segment && account.paying())
            .sorted(Comparator.comparingDouble(PlanwrightAccount::needsMet))
            .toList();
    List<PlanwrightAccount> chosen = new ArrayList<>();
    for (int place = 0; place < INTERVIEWED; place++) {
      chosen.add(all.get((int) ((place + 0.5) * all.size() / INTERVIEWED)));
    }
    return chosen;
  }
}
