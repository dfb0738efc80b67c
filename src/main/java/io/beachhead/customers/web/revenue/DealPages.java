package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.SalesRecord;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.RangeMark;
import io.beachhead.web.chart.SparkBar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the report of deals into what the page shows. */
final class DealPages {
  private static final int LATEST = 12;
  private static final Axis SHARE = new Axis(0, 1, 0.25);

  /** Numbers nearer to each other than this read the same with one decimal too. */
  private static final double LEAST_DIFFERENCE = 0.1;

  /** Above this share of deals without an account, win rates by segment mislead. */
  private static final double MANY_WITHOUT = 0.1;

  private final Shell shell;
  private final DealReport report;
  private final PageAddress address;
  private final String currency;

  DealPages(Shell shell, DealReport report) {
    this.shell = shell;
    this.report = report;
    this.address = shell.address();
    this.currency = report.view().base().currency();
  }

  DealsPage page() {
    boolean table = "table".equals(address.parameter("view"));
    return new DealsPage(
        shell,
        "How often and how fast deals are won, and why others are lost. Closed "
            + RevenuePages.words(report.range().from(), report.range().to())
            + ".",
        remark(),
        RevenuePages.filter(shell, report.view(), report.range(), "/deals"),
        table,
        address.with("view", table ? null : "table").href(),
        csv("deals"),
        address.twin("json"),
        report.any() ? parts(table) : null);
  }

  private @Nullable String remark() {
    int without = report.withoutAccount();
    if (report.view().segments().isEmpty() || without <= MANY_WITHOUT * report.closed().size()) {
      return null;
    }
    long lost =
        report.closed().stream()
            .filter(deal -> report.row(deal) < 0 && "lost".equals(deal.outcome()))
            .count();
    return "%s without an account (%s lost) count in no segment. Where mostly lost deals lack one, win rates by segment are too high: import the prospects as accounts and name them in the deals."
        .formatted(Format.count(without, "closed deal"), Format.count(lost));
  }

  private DealsPage.Parts parts(boolean table) {
    List<DealsPage.Division> divisions = new ArrayList<>();
    if (!report.view().segments().isEmpty()) {
      divisions.add(division("segments", "By segment", "Segment", report.segments(), table));
    }
    divisions.add(division("sources", "By source", "Source", report.sources(), table));
    List<DealReport.Group> owners = report.owners();
    if (owners.stream().anyMatch(owner -> owner.key() != null)) {
      divisions.add(division("owners", "By owner", "Owner", owners, table));
    }
    List<Deal> latest = report.closed().stream().limit(LATEST).toList();
    return new DealsPage.Parts(
        strip(),
        divisions,
        heaps(
            "reasons",
            "Reasons for losses",
            "Reason",
            "No deals were lost in this period.",
            report.lostReasons()),
        heaps(
            "competitors",
            "Lost against",
            "Competitor",
            "No lost deal names a competitor.",
            report.competitors()),
        heaps("stages", "Still open", "Stage", "No open deals.", report.stages()),
        latest.stream().map(this::row).toList(),
        report.closed().size() > LATEST
            ? "The latest %d of %s; the file has all."
                .formatted(LATEST, Format.count(report.closed().size()))
            : "");
  }

  private List<RevenuePage.Key> strip() {
    SalesRecord total = report.total();
    List<RevenuePage.Key> keys = new ArrayList<>();
    int closed = total.won() + total.lost();
    keys.add(
        switch (total.winRate()) {
          case Measured rate ->
              new RevenuePage.Key(
                  "why-win-rate",
                  "Win rate",
                  Format.share(rate.interval().mid()),
                  why("win-rate"),
                  Format.shareRange(rate.interval().low(), rate.interval().high())
                      + " at 80% certainty",
                  Format.of(total.won(), closed) + " closed");
          case NotEnoughData missing ->
              new RevenuePage.Key("why-win-rate", "Win rate", null, "", missing.why(), "");
        });
    keys.add(
        switch (total.cycleDays()) {
          case Measured days ->
              new RevenuePage.Key(
                  "why-sales-cycle",
                  "Sales cycle",
                  Format.count(Math.round(days.interval().mid()), "day"),
                  why("sales-cycle"),
                  Format.range(days.interval().low(), days.interval().high()) + " days for 8 of 10",
                  "median of " + Format.count((long) days.n(), "won deal"));
          case NotEnoughData missing ->
              new RevenuePage.Key("why-sales-cycle", "Sales cycle", null, "", missing.why(), "");
        });
    keys.add(
        new RevenuePage.Key(
            "why-won-amount",
            "Won",
            Format.money(total.wonAmount(), currency),
            why("won-amount"),
            Format.money(total.lostAmount(), currency) + " lost",
            total.withoutAmount() == 0
                ? Format.count(total.won(), "deal")
                : Format.count(total.withoutAmount(), "closed deal") + " without an amount"));
    keys.add(
        new RevenuePage.Key(
            "why-open-pipeline",
            "Open",
            Format.money(report.openAmount(), currency),
            why("open-pipeline"),
            Format.count(report.open().size(), "deal"),
            "on " + Format.date(report.range().to())));
    return keys;
  }

  private DealsPage.Division division(
      String id, String title, String column, List<DealReport.Group> groups, boolean table) {
    return new DealsPage.Division(
        id, title, column, csv(id), rows(groups, id.equals("segments"), table));
  }

  private List<DealsPage.Group> rows(
      List<DealReport.Group> groups, boolean segment, boolean table) {
    var decimals =
        new Decimals(
            decimals(groups.stream().map(group -> group.record().winRate()).toList(), 100),
            decimals(groups.stream().map(group -> group.record().cycleDays()).toList(), 1));
    return groups.stream().map(group -> group(group, segment, table, decimals)).toList();
  }

  /** Decimals of the win rates, in per cent, and of the cycles, in days. */
  private record Decimals(int rate, int cycle) {}

  /** One where two different numbers of the column would read the same without it, else none. */
  private static int decimals(List<Estimate> column, double times) {
    var written = new HashMap<Long, Double>();
    for (var estimate : column) {
      var range = RevenueAnswer.range(estimate);
      if (range != null) {
        double value = times * range.mid();
        Double other = written.putIfAbsent(Math.round(value), value);
        if (other != null && Math.abs(other - value) >= LEAST_DIFFERENCE) {
          return 1;
        }
      }
    }
    return 0;
  }

  private DealsPage.Group group(
      DealReport.Group group, boolean segment, boolean table, Decimals decimals) {
    SalesRecord record = group.record();
    Interval rate = RevenueAnswer.range(record.winRate());
    Interval cycle = RevenueAnswer.range(record.cycleDays());
    String closed = Format.count((long) record.won() + record.lost());
    return new DealsPage.Group(
        segment ? group.colour() : -1,
        group.name(),
        closed,
        rate == null ? "not known" : Format.share(rate.mid(), decimals.rate()),
        rate == null ? "" : Format.span(100 * rate.low(), 100 * rate.high()),
        rate == null || table
            ? null
            : new RangeMark(
                    "%s: %s of %s closed deals won, %s"
                        .formatted(
                            group.name(),
                            Format.share(rate.mid()),
                            closed,
                            Format.shareRange(rate.low(), rate.high())),
                    SHARE,
                    rate)
                .dot(true),
        Format.money(record.wonAmount(), currency),
        cycle == null ? "not known" : Format.number(cycle.mid(), decimals.cycle()) + " d",
        cycle == null ? "" : Format.span(cycle.low(), cycle.high()));
  }

  private DealsPage.Heaps heaps(
      String id, String title, String column, String none, List<DealReport.Heap> heaps) {
    int most = heaps.stream().mapToInt(DealReport.Heap::deals).max().orElse(1);
    return new DealsPage.Heaps(
        id,
        title,
        column,
        csv(id),
        none,
        heaps.stream()
            .map(heap ->
                new DealsPage.Heap(
                    heap.name() == null ? "Not known" : heap.name(),
                    Format.count(heap.deals()),
                    Format.money(heap.amount(), currency),
                    SparkBar.of(Format.count(heap.deals(), "deal"), heap.deals(), most)
                        .draw(120, 10)))
            .toList());
  }

  private DealsPage.Row row(Deal deal) {
    int row = report.row(deal);
    AccountGroup group = report.group(deal);
    var amount = SalesRecord.amount(deal, report.rates());
    String competitor = deal.competitor();
    return new DealsPage.Row(
        row < 0 ? null : shell.link(AccountAddress.of(report.view().base().id(row))),
        row < 0 ? "" : report.view().base().name(row),
        deal.name(),
        group == null ? null : new RevenuePage.Mark(group.colour(), group.name()),
        "won".equals(deal.outcome()) ? "Won" : "Lost",
        "won".equals(deal.outcome()) ? "ok" : "bad",
        Format.date(report.closedOn(deal)),
        amount.isPresent() ? Format.money(amount.getAsDouble(), currency) : "not known",
        String.join(
            ", ",
            Stream.of(deal.lostReason(), competitor == null ? null : "against " + competitor)
                .filter(Objects::nonNull)
                .toList()));
  }

  private String why(String metric) {
    return new PageAddress("/why/" + metric, address.with("view", null).query()).href();
  }

  private String csv(String table) {
    return new PageAddress("/deals.csv", address.query())
        .with("view", null)
        .with("table", table.equals("deals") ? null : table)
        .href();
  }
}
