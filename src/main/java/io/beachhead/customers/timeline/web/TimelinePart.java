package io.beachhead.customers.timeline.web;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.customers.AccountSection.Place;
import io.beachhead.customers.timeline.AccountNotes;
import io.beachhead.customers.timeline.Timeline;
import io.beachhead.customers.timeline.TimelineFilter;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The time line on an account's page and in its JSON. */
@Component
class TimelinePart implements AccountPart {
  private static final int ORDER = 60;
  private static final int ROWS = 40;

  private final Timeline timeline;
  private final AccountNotes notes;

  TimelinePart(Timeline timeline, AccountNotes notes) {
    this.timeline = timeline;
    this.notes = notes;
  }

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    var all = timeline.of(account);
    var today = account.base().asOf();
    var owners = account.base().attribute("owner");
    var steps = notes.steps(account.id()).stream().filter(step -> step.doneAt() == null).toList();
    var page =
        new TimelinePage(
            account.id(),
            CurrentUser.now().may(Role.GTM) || CurrentUser.now().may(Role.PRODUCT),
            Shell.Csrf.ofRequest(),
            Objects.requireNonNullElse(owners == null ? null : owners.text(account.row()), ""),
            steps.stream()
                .map(step ->
                    new TimelinePage.Step(
                        step.id(),
                        step.text(),
                        Objects.requireNonNullElse(step.owner(), "nobody yet"),
                        step.due() == null ? "" : Format.date(step.due()),
                        step.due() != null && step.due().isBefore(today)))
                .toList(),
            TimelineFilter.of(null, null).kinds(all),
            all.size() > ROWS,
            all.stream()
                .limit(ROWS)
                .map(one ->
                    new TimelinePage.Row(
                        Format.date(one.day()), one.kind(), one.text(), one.href()))
                .toList(),
            new PageAddress(
                    "/accounts/timeline.csv",
                    List.of(new PageAddress.Parameter("id", account.id())))
                .href());
    return Optional.of(
        new AccountSection(Place.MAIN, ORDER, "customers/_timeline", page, "timeline", all));
  }
}
