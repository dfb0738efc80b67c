package io.beachhead.samples.planwright;

import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import java.time.LocalDate;
import java.util.List;

/**
 * Who sells at Planwright, and whom they called: nearly all of their pay is for new customers,
 * although much of what they win is growth, and two were hired while leads became fewer. Who grows
 * or goes was often called before, and so were some who did neither.
 */
final class PlanwrightSellers {
  private static final int DAYS_OF_YEAR = 365;

  /** Share of those who grew or bought that had been called before. */
  private static final double CALLED = 0.5;

  /** Share of the others that were called, without anything coming of it. */
  private static final double CALLED_IN_VAIN = 0.12;

  /** Share of those who left or shrank that somebody had tried to keep. */
  private static final double TRIED_TO_KEEP = 0.3;

  /** Share of the gloomy customers who stayed that somebody talks to now and then. */
  private static final double CARED_FOR = 0.55;

  private final Dice dice;
  private final LocalDate anchor;
  private final CsvTable leads = CsvTable.of("account_id", "playbook", "state", "at", "owner");

  PlanwrightSellers(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "sellers");
    this.anchor = anchor;
  }

  /** People who sell, with a row for each time and kind of pay. */
  SampleFile reps() {
    // Priya Raman sold until she took over customer success, and is paid for growth since.
    return CsvTable.of("email", "name", "from", "to", "kind", "quota", "currency")
        .row(at("jonas.okoro"), "Jonas Okoro", ago(900), null, "new", 480_000, "USD")
        .row(at("tomasz.zielinski"), "Tomasz Zielinski", ago(640), null, "new", 420_000, "USD")
        .row(at("priya.raman"), "Priya Raman", ago(760), ago(121), "new", 400_000, "USD")
        .row(at("priya.raman"), "Priya Raman", ago(120), null, "expansion", 160_000, "USD")
        .row(at("ines.cano"), "Inés Cano", ago(140), null, "new", 300_000, "USD")
        .row(at("aroha.ngata"), "Aroha Ngata", ago(45), null, "new", 300_000, "USD")
        .file("reps");
  }

  private static String at(String mailbox) {
    return mailbox + "@planwright.example";
  }

  private LocalDate ago(int days) {
    return anchor.minusDays(days);
  }

  /** Every step of every call. */
  SampleFile leads(List<PlanwrightAccount> accounts) {
    for (var account : accounts) {
      var revenue = account.revenue();
      if (revenue.isEmpty()) {
        trial(account);
        continue;
      }
      moved(account, revenue);
    }
    return leads.file("leads");
  }

  private void moved(PlanwrightAccount account, List<PlanwrightRevenue.Change> revenue) {
    var first = revenue.getFirst();
    if (first.date().isAfter(anchor.minusDays(DAYS_OF_YEAR - 30)) && dice.chance(CALLED)) {
      LocalDate called = account.createdAt().plusDays(dice.between(0, 2));
      call(account, "buy", called, "won", first.date());
    }
    boolean stood = true;
    for (int i = 1; i < revenue.size(); i++) {
      var change = revenue.get(i);
      boolean more = change.monthly() > revenue.get(i - 1).monthly();
      stood = false;
      LocalDate called = change.date().minusDays(dice.between(5, 35));
      if (more && dice.chance(CALLED)) {
        call(account, "expand", called, "won", change.date());
      } else if (!more && dice.chance(TRIED_TO_KEEP)) {
        call(account, "keep", called, "lost", change.date());
      }
    }
    if (!stood) {
      return;
    }
    if (account.needsMet() < 0 && dice.chance(CARED_FOR)) {
      for (int daysAgo = dice.between(20, 120); daysAgo < DAYS_OF_YEAR - 20; daysAgo += 110) {
        LocalDate called = anchor.minusDays(daysAgo);
        if (called.isAfter(first.date())) {
          call(account, "keep", called, "won", called.plusDays(12));
        }
      }
    } else if (dice.chance(CALLED_IN_VAIN)) {
      LocalDate called = anchor.minusDays(dice.between(1, DAYS_OF_YEAR - 40));
      LocalDate ended = called.plusDays(dice.between(10, 40));
      call(account, "expand", called, "lost", ended);
    }
  }

  /** Who is on trial has been taken, or called, or waits. */
  private void trial(PlanwrightAccount account) {
    LocalDate taken = account.createdAt().plusDays(1);
    if (dice.chance(0.6)) {
      step(account, "buy", "taken", taken);
      if (dice.chance(0.5)) {
        step(account, "buy", "contacted", taken.plusDays(1));
      }
    }
  }

  /** A call with what came of it, as far as that has happened yet; it was taken a day before. */
  private void call(
      PlanwrightAccount account,
      String playbook,
      LocalDate contacted,
      String outcome,
      LocalDate ended) {
    step(account, playbook, "taken", contacted.minusDays(1));
    step(account, playbook, "contacted", contacted);
    step(account, playbook, outcome, ended);
  }

  private void step(PlanwrightAccount account, String playbook, String state, LocalDate day) {
    if (day.isBefore(anchor)) {
      leads.row(account.id(), playbook, state, day, account.owner());
    }
  }
}
