package io.beachhead.customers.timeline.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.timeline.Happening;
import io.beachhead.customers.timeline.Timeline;
import io.beachhead.customers.timeline.TimelineFilter;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The time line of an account, filtered by kind and text: page, CSV and JSON. */
@Controller
@ConditionalOnWebApplication
class TimelineListController {
  private static final int ROWS = 100;

  private final Timeline timeline;
  private final CustomerBases bases;
  private final WorkspaceSettings settings;
  private final Shells shells;
  private final Clock clock;

  TimelineListController(
      Timeline timeline,
      CustomerBases bases,
      WorkspaceSettings settings,
      Shells shells,
      Clock clock) {
    this.timeline = timeline;
    this.bases = bases;
    this.settings = settings;
    this.shells = shells;
    this.clock = clock;
  }

  /** The latest first. */
  record Happened(List<Happening> items, int total) {}

  @GetMapping("/api/accounts/{id}/timeline")
  @ResponseBody
  @Operation(
      summary = "What happened to an account, latest first",
      description =
          "kind: use, feature, revenue, renewal, deal, request, decision, interview, survey,"
              + " payment, reason, note, next step, done. q finds texts.")
  Happened json(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String q) {
    var items = TimelineFilter.of(kind, q).of(timeline.of(account(id, today())));
    return new Happened(items, items.size());
  }

  @Hidden
  @GetMapping("/accounts/timeline.csv")
  void csv(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String q,
      HttpServletResponse response) {
    var items = TimelineFilter.of(kind, q).of(timeline.of(account(id, today())));
    Csv.download(
        response,
        "timeline",
        csv -> {
          csv.row("day", "kind", "text");
          for (var one : items) {
            csv.row(one.day(), one.kind(), one.text());
          }
        });
  }

  @Hidden
  @GetMapping("/accounts/timeline")
  JteView page(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "1") int page) {
    var shell = shells.shell("accounts");
    var account = account(id, shell.asOf());
    var filter = TimelineFilter.of(kind, q);
    var all = timeline.of(account);
    var found = filter.of(all);
    int at = Math.clamp(page, 1, Math.max(1, Math.ceilDiv(found.size(), ROWS)));
    var query = new ArrayList<PageAddress.Parameter>();
    query.add(new PageAddress.Parameter("id", id));
    query.add(new PageAddress.Parameter("kind", filter.kind()));
    query.add(new PageAddress.Parameter("q", filter.text()));
    return new JteView(
        "customers/timeline",
        new TimelineListPage(
            shell,
            id,
            account.base().name(account.row()),
            shell.link(AccountAddress.of(id)),
            found.size() == all.size()
                ? Format.count(all.size(), "entry") + ", latest first."
                : Format.of(found.size(), all.size()) + " entries, latest first.",
            new TimelineListPage.Filter(filter.kind(), filter.kinds(all), filter.text()),
            found.stream()
                .skip((at - 1L) * ROWS)
                .limit(ROWS)
                .map(one ->
                    new TimelinePage.Row(
                        Format.date(one.day()), one.kind(), one.text(), one.href()))
                .toList(),
            Pager.byNumber(shell.address(), at, ROWS, found.size()),
            new PageAddress("/accounts/timeline.csv", query).href()));
  }

  private LocalDate today() {
    return settings.current().today(clock);
  }

  private AccountInQuestion account(String id, LocalDate asOf) {
    var base = bases.asOf(asOf);
    int row = base.rowOf(id);
    if (row < 0) {
      throw ProblemException.notFound("There is no account %s.".formatted(id));
    }
    return new AccountInQuestion(base, row, Optional.empty());
  }
}
