package io.beachhead.customers.timeline;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts on one line what all modules know to have happened to an account, the latest first. */
@Component
public class Timeline {
  private static final String NEXT_STEP = "next step";
  private static final String RENEWAL = "renewal";

  /** What may lie after the as-of date; anything else had not happened yet. */
  private static final Set<String> AHEAD = Set.of(NEXT_STEP, RENEWAL);

  private final ObjectProvider<Happenings> sources;
  private final AccountNotes notes;
  private final Accounts accounts;
  private final Deals deals;
  private final WorkspaceSettings settings;

  Timeline(
      ObjectProvider<Happenings> sources,
      AccountNotes notes,
      Accounts accounts,
      Deals deals,
      WorkspaceSettings settings) {
    this.sources = sources;
    this.notes = notes;
    this.accounts = accounts;
    this.deals = deals;
    this.settings = settings;
  }

  public List<Happening> of(AccountInQuestion account) {
    var zone = settings.current().timezone();
    var all = new ArrayList<Happening>();
    revenue(account, all);
    deals.ofAccount(account.id()).forEach(deal -> deal(deal, zone, all));
    for (var note : notes.notes(account.id())) {
      all.add(new Happening(day(note.at(), zone), "note", note.by() + ": " + note.text(), null));
    }
    for (var step : notes.steps(account.id())) {
      var done = step.doneAt();
      var owner = step.owner();
      LocalDate day =
          done != null ? day(done, zone) : step.due() != null ? step.due() : day(step.at(), zone);
      all.add(
          new Happening(
              day,
              done == null ? NEXT_STEP : "done",
              step.text() + (owner == null ? "" : ", " + owner),
              null));
    }
    sources.orderedStream().forEach(source -> all.addAll(source.of(account)));
    all.removeIf(it -> it.day().isAfter(account.base().asOf()) && !AHEAD.contains(it.kind()));
    all.sort(Comparator.comparing(Happening::day).reversed());
    return all;
  }

  private void revenue(AccountInQuestion account, List<Happening> all) {
    var base = account.base();
    if (base.hasRevenue(account.row())) {
      for (var change : base.revenue().changes(account.row(), base.asOf())) {
        var after = Format.money(change.after() * 12, base.currency());
        var before = Format.money(change.before() * 12, base.currency());
        var text =
            change.before() == 0
                ? "Began to pay %s a year".formatted(after)
                : change.after() == 0
                    ? "Stopped paying; it was %s a year".formatted(before)
                    : "Pays %s a year instead of %s".formatted(after, before);
        all.add(new Happening(change.day(), "revenue", text, null));
      }
    }
    accounts
        .renews(account.id(), base.asOf())
        .ifPresent(day -> all.add(new Happening(day, RENEWAL, "Renews", null)));
  }

  private static void deal(Deal deal, ZoneId zone, List<Happening> all) {
    var created = deal.createdAt();
    var closed = deal.closedAt();
    if (created != null) {
      all.add(new Happening(day(created, zone), "deal", "Deal opened: " + deal.name(), null));
    }
    if (closed != null && deal.outcome() != null) {
      var reason = deal.lostReason();
      all.add(
          new Happening(
              day(closed, zone),
              "deal",
              "Deal %s: %s%s"
                  .formatted(deal.outcome(), deal.name(), reason == null ? "" : ", " + reason),
              null));
    }
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }
}
