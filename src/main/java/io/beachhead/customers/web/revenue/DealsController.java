package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.SalesRecord;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.WhyAnswer.Line;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page of deals, its twins as files, and the same over the API. */
@Controller
@ConditionalOnWebApplication
@Tag(name = "Revenue")
class DealsController {
  private final Shells shells;
  private final CustomerView.Views views;
  private final Deals deals;
  private final WorkspaceSettings settings;
  private final Clock clock;

  DealsController(
      Shells shells,
      CustomerView.Views views,
      Deals deals,
      WorkspaceSettings settings,
      Clock clock) {
    this.shells = shells;
    this.views = views;
    this.deals = deals;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/api/deals")
  @ResponseBody
  @Operation(
      summary = "Win rate, sales cycle, reasons of losses and open deals",
      description =
          "Deals closed between from and to, both included; in total, by segment, source and owner."
              + " range=3|6|12|24|all months may replace from.")
  DealAnswer answer(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String range) {
    LocalDate last = to == null ? settings.current().today(clock) : to;
    return DealAnswer.of(report(views.on(last, segmentation, segment), from, range, last));
  }

  @GetMapping("/deals")
  @Hidden
  JteView page(@ModelAttribute RevenueController.Asked asked) {
    Shell shell = shells.shell("deals");
    return new JteView(
        "customers/revenue/deals", new DealPages(shell, report(shell, asked)).page());
  }

  @GetMapping("/deals.json")
  @Hidden
  @ResponseBody
  DealAnswer json(@ModelAttribute RevenueController.Asked asked) {
    return DealAnswer.of(report(shells.shell("deals"), asked));
  }

  @GetMapping("/deals.csv")
  @Hidden
  void csv(@ModelAttribute RevenueController.Asked asked, HttpServletResponse response) {
    DealReport report = report(shells.shell("deals"), asked);
    String table = asked.table() == null ? "deals" : asked.table();
    switch (table) {
      case "deals" -> deals(report, response);
      case "segments" -> groups("segment", report.segments(), report, response);
      case "sources" -> groups("source", report.sources(), report, response);
      case "owners" -> groups("owner", report.owners(), report, response);
      case "reasons" -> heaps("lost_reason", report.lostReasons(), report, response);
      case "competitors" -> heaps("competitor", report.competitors(), report, response);
      case "stages" -> heaps("stage", report.stages(), report, response);
      default ->
          throw ProblemException.unprocessable(
              "There is no such table.",
              List.of(
                  ProblemItem.of(
                      "table",
                      table,
                      "must be deals, segments, sources, owners, reasons, competitors or stages")));
    }
  }

  private static void deals(DealReport report, HttpServletResponse response) {
    Csv.download(
        response,
        "deals",
        csv -> {
          csv.row(
              "id",
              "account",
              "segment",
              "name",
              "amount",
              "currency",
              "outcome",
              "stage",
              "source",
              "owner",
              "created",
              "closed",
              "lost_reason",
              "competitor");
          List<Deal> all = new ArrayList<>(report.closed());
          all.addAll(report.open());
          for (Deal deal : all) {
            AccountGroup group = report.group(deal);
            var amount = deal.amount();
            boolean open = report.open().contains(deal);
            csv.row(
                deal.id(),
                deal.accountId(),
                group == null ? null : group.key(),
                deal.name(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                open ? "open" : deal.outcome(),
                deal.stage(),
                deal.source(),
                deal.owner(),
                SalesRecord.day(deal.createdAt(), report.zone()),
                open ? null : SalesRecord.day(deal.closedAt(), report.zone()),
                open ? null : deal.lostReason(),
                open ? null : deal.competitor());
          }
        });
  }

  private static void groups(
      String column,
      List<DealReport.Group> groups,
      DealReport report,
      HttpServletResponse response) {
    Csv.download(
        response,
        "deals-by-" + column,
        csv -> {
          csv.row(
              column,
              "name",
              "won",
              "lost",
              "win_rate",
              "win_rate_low",
              "win_rate_high",
              "won_amount",
              "lost_amount",
              "currency",
              "cycle_days_p10",
              "cycle_days_median",
              "cycle_days_p90");
          for (DealReport.Group group : groups) {
            SalesRecord it = group.record();
            Interval rate = RevenueAnswer.range(it.winRate());
            Interval days = RevenueAnswer.range(it.cycleDays());
            csv.row(
                group.key(),
                group.name(),
                it.won(),
                it.lost(),
                rate == null ? null : rate.mid(),
                rate == null ? null : rate.low(),
                rate == null ? null : rate.high(),
                it.wonAmount(),
                it.lostAmount(),
                report.view().base().currency(),
                days == null ? null : days.low(),
                days == null ? null : days.mid(),
                days == null ? null : days.high());
          }
        });
  }

  private static void heaps(
      String column, List<DealReport.Heap> heaps, DealReport report, HttpServletResponse response) {
    Csv.download(
        response,
        "deals-by-" + column.replace('_', '-'),
        csv -> {
          csv.row(column, "deals", "amount", "currency");
          for (DealReport.Heap heap : heaps) {
            csv.row(heap.name(), heap.deals(), heap.amount(), report.view().base().currency());
          }
        });
  }

  @GetMapping({"/why/win-rate", "/why/sales-cycle", "/why/won-amount", "/why/open-pipeline"})
  @Hidden
  JteView why(@ModelAttribute RevenueController.Asked asked, HttpServletRequest request) {
    Shell shell = shells.shell("deals");
    DealReport report = report(shell, asked);
    String metric = request.getRequestURI().substring("/why/".length());
    SalesRecord total = report.total();
    String currency = report.view().base().currency();
    List<Line> sum = new ArrayList<>();
    String closed = RevenuePages.words(report.range().from(), report.range().to());
    String sentence =
        switch (metric) {
          case "win-rate" -> {
            sum.add(new Line("won", Format.count(total.won())));
            sum.add(new Line("lost", Format.count(total.lost())));
            sum.add(new Line("closed", Format.count((long) total.won() + total.lost()), true));
            yield "Of the deals closed " + closed + ", " + total.won() + " were won.";
          }
          case "sales-cycle" -> {
            Interval days = RevenueAnswer.range(total.cycleDays());
            if (days != null) {
              sum.add(new Line("fastest tenth within", Format.number(days.low(), 0) + " days"));
              sum.add(new Line("half within", Format.number(days.mid(), 0) + " days"));
              sum.add(new Line("nine of ten within", Format.number(days.high(), 0) + " days"));
            }
            yield "From the day a deal was created to the day it was won.";
          }
          case "won-amount" -> {
            sum.add(new Line("won", Format.money(total.wonAmount(), currency)));
            sum.add(new Line("lost", Format.money(total.lostAmount(), currency)));
            yield "The amounts of deals closed " + closed + ", as they stand in the deals.";
          }
          default -> {
            report.stages().stream()
                .limit(7)
                .forEach(heap ->
                    sum.add(
                        new Line(
                            Objects.requireNonNullElse(heap.name(), "stage not known"),
                            Format.money(heap.amount(), currency))));
            sum.add(new Line("open", Format.money(report.openAmount(), currency), true));
            yield Format.count(report.open().size(), "deal")
                + " had begun by "
                + Format.date(report.range().to())
                + " and not closed.";
          }
        };
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            sentence,
            sum,
            "From " + Format.count(report.closed().size(), "closed deal") + ".",
            null,
            "/method/" + (metric.equals("sales-cycle") ? "sales-cycle" : "win-rate"),
            new PageAddress("/deals.json", shell.address().query()).href()));
  }

  private DealReport report(Shell shell, @ModelAttribute RevenueController.Asked asked) {
    var chosen = shell.segmentation();
    CustomerView view =
        views.on(shell.asOf(), chosen == null ? null : chosen.key(), asked.segment());
    return report(view, asked.from(), asked.range(), shell.asOf());
  }

  private DealReport report(
      CustomerView view, @Nullable String from, @Nullable String range, LocalDate to) {
    List<Deal> all = deals.all();
    var workspace = settings.current();
    LocalDate earliest =
        all.stream()
            .map(deal -> SalesRecord.day(deal.closedAt(), workspace.timezone()))
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElse(null);
    return new DealReport(
        view,
        DateRange.of(from, range, to, earliest),
        all,
        ExchangeRates.of(workspace),
        workspace.timezone());
  }
}
