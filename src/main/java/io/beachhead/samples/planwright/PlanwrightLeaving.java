package io.beachhead.samples.planwright;

import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import java.time.LocalDate;
import java.util.List;

/**
 * Why customers left or shrank within the year, as far as they said, and the payments that failed.
 * The reasons follow the segment: what real estate and charities miss is what the roadmap is about.
 */
final class PlanwrightLeaving {
  /** Share of those who left that never said why. */
  private static final double SILENT = 0.3;

  /** Share of paying accounts whose payment failed at least once. */
  private static final double FAILED = 0.09;

  private static final int DAYS_OF_YEAR = 365;
  private static final int LONGEST_OPEN = 20;

  private static final List<String> DECLINES =
      List.of(
          "insufficient_funds",
          "insufficient_funds",
          "expired_card",
          "expired_card",
          "authentication_required",
          "do_not_honor");

  private final Dice dice;
  private final LocalDate anchor;

  PlanwrightLeaving(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "leaving");
    this.anchor = anchor;
  }

  /** Reasons of churn and contraction, a row per movement that somebody explained. */
  SampleFile reasons(List<PlanwrightAccount> accounts) {
    var table = CsvTable.of("account_id", "date", "reason", "kind");
    for (var account : accounts) {
      var revenue = account.revenue();
      for (int i = 1; i < revenue.size(); i++) {
        var change = revenue.get(i);
        boolean less = change.monthly() < revenue.get(i - 1).monthly();
        if (less && !dice.chance(SILENT)) {
          boolean left = change.monthly() == 0;
          table.row(
              account.id(),
              change.date().toString(),
              dice.pick(left ? leaving(account.segment()) : shrinking()),
              left ? "churn" : "contraction");
        }
      }
    }
    return table.file("churn-reasons");
  }

  private static List<String> leaving(PlanwrightSegment segment) {
    return switch (segment) {
      case REAL_ESTATE ->
          List.of("missing-feature", "missing-feature", "other-product", "too-difficult");
      case TECHNOLOGY ->
          List.of("other-product", "too-expensive", "no-longer-needed", "missing-feature");
      case NON_PROFIT ->
          List.of("too-expensive", "too-expensive", "not-used-enough", "no-longer-needed");
    };
  }

  private static List<String> shrinking() {
    return List.of("not-used-enough", "not-used-enough", "too-expensive", "other");
  }

  /** Payments that failed: most came back within days, some were given up, the newest are open. */
  SampleFile payments(List<PlanwrightAccount> accounts) {
    var table =
        CsvTable.of(
            "invoice",
            "account_id",
            "failed_at",
            "amount",
            "currency",
            "reason",
            "attempts",
            "recovered_at",
            "lost_at");
    int number = 0;
    for (var account : accounts) {
      if (account.paying() && dice.chance(FAILED)) {
        number++;
        int daysAgo = dice.between(1, DAYS_OF_YEAR);
        var failed = anchor.minusDays(daysAgo);
        int attempts = dice.between(1, 4);
        var settled = failed.plusDays(dice.between(1, 18));
        boolean open = daysAgo <= LONGEST_OPEN;
        boolean lost = !open && dice.chance(0.25);
        table.row(
            "pw-inv-%03d".formatted(number),
            account.id(),
            failed.toString(),
            Integer.toString((int) account.monthlyRevenue()),
            "USD",
            dice.pick(DECLINES),
            Integer.toString(attempts),
            open || lost ? "" : settled.toString(),
            lost ? settled.toString() : "");
      }
    }
    return table.file("failed-payments");
  }
}
