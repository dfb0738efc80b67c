package io.beachhead.samples.planwright;

import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The year's deals: new customers, expansions, what was lost and why, and what is still open. */
final class PlanwrightDeals {

  private static final int DAYS_OF_YEAR = 365;

  /** What a seat costs at the list price, in US dollars. */
  private static final int SEAT_A_YEAR = 490;

  private static final String UNDECIDED = "No decision";

  private static final List<String> COMPETITORS =
      List.of("Boardly", "Taskhive", "Spreadsheets", "Gantry");

  private final Dice dice;

  /** Thrown apart, so that what was planted first stays as it was. */
  private final Dice newcomers;

  private final LocalDate anchor;
  private final CsvTable table =
      CsvTable.of(
          "id",
          "account_id",
          "name",
          "amount",
          "stage",
          "source",
          "owner",
          "created_at",
          "closed_at",
          "outcome",
          "lost_reason",
          "competitor");
  private int number;

  PlanwrightDeals(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "deals");
    newcomers = Dice.thrownFor(seed, "deals of newcomers");
    this.anchor = anchor;
  }

  SampleFile file(List<PlanwrightAccount> accounts) {
    Set<String> customers = new HashSet<>();
    for (PlanwrightAccount account : accounts) {
      customers.add(account.name());
      won(account);
    }
    for (PlanwrightSegment segment : PlanwrightSegment.values()) {
      List<String> strangers = new ArrayList<>();
      for (String name : PlanwrightWords.companyNames(segment)) {
        if (!customers.contains(name)) {
          strangers.add(name);
        }
      }
      lost(segment, dice.shuffled(strangers));
    }
    for (PlanwrightAccount account : accounts) {
      if (account.paying() && dice.chance(declines(account.segment()))) {
        declined(account);
      }
    }
    accounts.forEach(this::grown);
    return table.file("deals");
  }

  private boolean newcomer(PlanwrightAccount account) {
    return account.revenue().getFirst().date().isAfter(anchor.minusDays(DAYS_OF_YEAR));
  }

  /** A customer of the year that has bought more since; a pause that has ended is no deal. */
  private void grown(PlanwrightAccount account) {
    List<PlanwrightRevenue.Change> revenue = account.revenue();
    if (revenue.size() == 2 && newcomer(account)) {
      PlanwrightRevenue.Change last = revenue.getLast();
      int more = (last.monthly() - revenue.getFirst().monthly()) * 12;
      if (more > 0) {
        LocalDate opened = last.date().minusDays(newcomers.between(7, 25));
        deal(account, "more seats", more, "customer success", opened, last.date());
      }
    }
  }

  /** Share of the customers who were offered more within the year and said no. */
  private static double declines(PlanwrightSegment segment) {
    return switch (segment) {
      case REAL_ESTATE -> 0.15;
      case TECHNOLOGY -> 0.32;
      case NON_PROFIT -> 0.24;
    };
  }

  private void declined(PlanwrightAccount account) {
    LocalDate closed = anchor.minusDays(dice.between(3, DAYS_OF_YEAR));
    if (!closed.isAfter(account.createdAt())) {
      return;
    }
    LocalDate opened = closed.minusDays(dice.between(10, 60));
    table.row(
        nextId(),
        account.id(),
        account.name() + ", more seats",
        Math.max(1, account.seats() / 4) * SEAT_A_YEAR,
        "Closed",
        "customer success",
        account.owner(),
        opened.isBefore(account.createdAt()) ? account.createdAt() : opened,
        closed,
        "lost",
        dice.pick(reasons(account.segment())),
        null);
  }

  private void won(PlanwrightAccount account) {
    List<PlanwrightRevenue.Change> revenue = account.revenue();
    if (revenue.isEmpty()) {
      deal(account, "trial", account.seats() * SEAT_A_YEAR, "product", account.createdAt(), null);
      return;
    }
    PlanwrightRevenue.Change first = revenue.getFirst();
    if (newcomer(account)) {
      LocalDate opened = first.date().minusDays(dice.between(14, 120));
      deal(account, "first contract", first.monthly() * 12, source(), opened, first.date());
      return;
    }
    PlanwrightRevenue.Change last = revenue.getLast();
    int before = revenue.size() < 2 ? last.monthly() : revenue.get(revenue.size() - 2).monthly();
    if (last.monthly() > before) {
      LocalDate opened = last.date().minusDays(dice.between(7, 50));
      int more = (last.monthly() - before) * 12;
      deal(account, "more seats", more, "customer success", opened, last.date());
    }
  }

  private void lost(PlanwrightSegment segment, List<String> strangers) {
    int count =
        switch (segment) {
          case REAL_ESTATE -> 42;
          case TECHNOLOGY -> 66;
          case NON_PROFIT -> 28;
        };
    for (String stranger : strangers.subList(0, count)) {
      LocalDate closed = anchor.minusDays(dice.between(3, DAYS_OF_YEAR));
      String reason = dice.pick(reasons(segment));
      table.row(
          nextId(),
          null,
          stranger,
          dice.between(8, 60) * SEAT_A_YEAR,
          "Closed",
          source(),
          dice.pick(PlanwrightAccounts.OWNERS),
          closed.minusDays(dice.between(20, 150)),
          closed,
          "lost",
          reason,
          reason.equals(UNDECIDED) ? null : dice.pick(COMPETITORS));
    }
  }

  private static List<String> reasons(PlanwrightSegment segment) {
    return switch (segment) {
      case REAL_ESTATE ->
          List.of(
              "No client portal", "No client portal", "No CRM", "No forecasts", "Price", UNDECIDED);
      case TECHNOLOGY ->
          List.of("No timeline", "No timeline", "No single sign-on", "Price", UNDECIDED);
      case NON_PROFIT -> List.of("Price", "Price", "No grant reports", UNDECIDED);
    };
  }

  private String source() {
    return dice.pick(List.of("inbound", "inbound", "outbound", "referral", "product"));
  }

  /** A deal with a customer: won on the day it closed, open without one. */
  private void deal(
      PlanwrightAccount account,
      String what,
      int amount,
      String source,
      LocalDate opened,
      @Nullable LocalDate closed) {
    table.row(
        nextId(),
        account.id(),
        account.name() + ", " + what,
        amount,
        closed == null ? "Trial" : "Closed",
        source,
        account.owner(),
        opened,
        closed,
        closed == null ? null : "won",
        null,
        null);
  }

  private String nextId() {
    number++;
    return "deal-%04d".formatted(number);
  }
}
