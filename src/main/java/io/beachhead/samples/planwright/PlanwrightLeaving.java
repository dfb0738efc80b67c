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

  /** Share of those who left lately and said why that did so on the cancel page. */
  private static final double ON_CANCEL_PAGE = 0.7;

  /** Share of paying accounts that wanted to leave and stayed after all. */
  private static final double KEPT = 0.07;

  private static final int CANCEL_PAGE_DAYS = 240;

  /** A year's dollars from which a person is offered to talk to. */
  private static final double LARGE = 20_000;

  private static final List<String> LIKED =
      List.of(
          "easy-to-use",
          "easy-to-use, support",
          "saves-time",
          "saves-time, support",
          "support",
          "feature:task-boards",
          "nothing");

  private final Dice dice;

  /** Thrown apart, so that what was planted first stays as it was. */
  private final Dice newcomers;

  private final Dice cancelPage;
  private final Dice cards;
  private final LocalDate anchor;

  PlanwrightLeaving(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "leaving");
    newcomers = Dice.thrownFor(seed, "newcomers leaving");
    cancelPage = Dice.thrownFor(seed, "cancel page");
    cards = Dice.thrownFor(seed, "cards");
    this.anchor = anchor;
  }

  /** Reasons of churn and contraction, a row per movement that somebody explained. */
  SampleFile reasons(List<PlanwrightAccount> accounts) {
    var table = CsvTable.of("account_id", "date", "reason", "kind");
    for (var account : accounts) {
      var revenue = account.revenue();
      boolean newcomer =
          !revenue.isEmpty() && revenue.getFirst().date().isAfter(anchor.minusDays(DAYS_OF_YEAR));
      Dice thrown = newcomer ? newcomers : dice;
      for (int i = 1; i < revenue.size(); i++) {
        var change = revenue.get(i);
        boolean less = change.monthly() < revenue.get(i - 1).monthly();
        if (less && !thrown.chance(SILENT)) {
          boolean left = change.monthly() == 0;
          table.row(
              account.id(),
              change.date().toString(),
              thrown.pick(left ? leaving(account.segment()) : shrinking()),
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

  /**
   * Who came to the cancel page: some left all the same, some took what they were offered, a few
   * have not chosen yet.
   */
  SampleFile cancellations(List<PlanwrightAccount> accounts) {
    var table =
        CsvTable.of(
            "account_id",
            "answered_at",
            "reason",
            "outcome",
            "offered",
            "liked",
            "comment",
            "plan",
            "resumes_on",
            "person");
    for (var account : accounts) {
      var revenue = account.revenue();
      if (revenue.isEmpty()) {
        continue;
      }
      var last = revenue.getLast();
      boolean left = last.monthly() == 0;
      LocalDate asked =
          left
              ? last.date().minusDays(cancelPage.between(1, 9))
              : anchor.minusDays(cancelPage.between(2, CANCEL_PAGE_DAYS));
      boolean lately = asked.isAfter(anchor.minusDays(CANCEL_PAGE_DAYS));
      boolean early = !left && asked.isBefore(revenue.getFirst().date());
      if (lately && !early && cancelPage.chance(left ? ON_CANCEL_PAGE : KEPT)) {
        String reason = cancelPage.pick(leaving(account.segment()));
        answered(table, account, asked, reason, left);
      }
    }
    return table.file("cancellations");
  }

  private void answered(
      CsvTable table, PlanwrightAccount account, LocalDate asked, String reason, boolean left) {
    var revenue = account.revenue();
    int monthly = Math.max(revenue.getFirst().monthly(), revenue.getLast().monthly());
    boolean large = 12 * monthly >= LARGE;
    String offer =
        switch (reason) {
          case "too-expensive" -> "plan";
          case "not-used-enough", "no-longer-needed" -> "pause";
          case "missing-feature" -> "person";
          default -> "";
        };
    String offered =
        large && !offer.equals("person") ? offer.isEmpty() ? "person" : "person, " + offer : offer;
    String outcome = left ? "left" : chosen(offered);
    table.row(
        account.id(),
        asked,
        reason,
        outcome,
        offered,
        cancelPage.pick(LIKED),
        cancelPage.chance(0.3) ? comment(reason) : null,
        outcome.equals("changed-plan") ? "a smaller plan" : null,
        outcome.equals("paused") ? asked.plusMonths(3) : null,
        account.people().get(0).email());
  }

  private String chosen(String offered) {
    if (cancelPage.chance(0.1)) {
      return "open";
    }
    if (offered.endsWith("pause")) {
      return "paused";
    }
    if (offered.endsWith("plan")) {
      return "changed-plan";
    }
    return offered.isEmpty() ? "stayed" : "talk";
  }

  private static String comment(String reason) {
    return switch (reason) {
      case "too-expensive" -> "We pay for seats that nobody uses.";
      case "missing-feature" -> "Our clients keep asking for a place of their own.";
      case "not-used-enough" -> "Our season is over; we hardly come before spring.";
      case "no-longer-needed" -> "The project it was bought for has ended.";
      case "too-difficult" -> "Half of the team never found its way in.";
      default -> "The rest of the group uses another product.";
    };
  }

  /** Cards that stop working within the quarter, and later. */
  SampleFile cards(List<PlanwrightAccount> accounts) {
    var table = CsvTable.of("account_id", "expires_on", "last4", "email");
    for (var account : accounts) {
      if (account.paying() && cards.chance(0.12)) {
        LocalDate month = anchor.plusMonths(cards.between(0, 24)).withDayOfMonth(1);
        table.row(
            account.id(),
            month.plusMonths(1).minusDays(1),
            "%04d".formatted(cards.between(0, 9999)),
            account.people().get(0).email());
      }
    }
    return table.file("cards");
  }
}
