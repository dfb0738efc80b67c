package io.beachhead.customers.web.revenue;

import static io.beachhead.web.Format.MINUS;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueMovements.Kind;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.MovementBars;
import io.beachhead.web.chart.Waterfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the report into what the page shows: amounts as ARR, in words and pictures. */
final class RevenuePages {
  private static final int MONTHS_OF_A_YEAR = 12;
  private static final int LOSSES_SHOWN = 8;
  private static final List<String> OF_THE_FILTER = List.of("segment", "from", "range", "table");

  private final Shell shell;
  private final RevenueReport report;
  private final PageAddress address;

  RevenuePages(Shell shell, RevenueReport report) {
    this.shell = shell;
    this.report = report;
    this.address = shell.address();
  }

  RevenuePage page() {
    boolean table = "table".equals(address.parameter("view"));
    return new RevenuePage(
        shell,
        "Recurring revenue, what moves it, and who stays. Amounts are annual (ARR).",
        remark(),
        filter(shell, report.view(), report.range(), "/revenue"),
        table,
        address.with("view", table ? null : "table").href(),
        csv("movements"),
        address.twin("json"),
        report.any() ? parts() : null);
  }

  private RevenuePage.Parts parts() {
    var staying = new RetentionCards(report, address);
    RevenueRetention retention = report.retention();
    return new RevenuePage.Parts(
        strip(retention),
        movements(),
        bridge(retention.total().movements()),
        staying.retention(retention),
        staying.cohorts(),
        staying.survival(),
        losses());
  }

  static RevenuePage.Filter filter(Shell shell, CustomerView view, DateRange range, String path) {
    List<RevenuePage.Option> segments = new ArrayList<>();
    for (AccountGroup group : view.segments()) {
      segments.add(
          new RevenuePage.Option(group.key(), group.name(), group.key().equals(view.segment())));
    }
    return new RevenuePage.Filter(
        path,
        range.presets(shell.address()),
        segments,
        range.from().toString(),
        range.to().toString(),
        shell.address().query().stream()
            .filter(parameter -> !OF_THE_FILTER.contains(parameter.name()))
            .map(parameter -> new RevenuePage.Hidden(parameter.name(), parameter.value()))
            .toList());
  }

  private @Nullable String remark() {
    var missing = report.view().base().revenue().currenciesWithoutRate();
    return missing.isEmpty()
        ? null
        : "Revenue in "
            + String.join(", ", missing)
            + " is not counted: there is no exchange rate for it. An admin sets it under Settings.";
  }

  private List<RevenuePage.Key> strip(RevenueRetention retention) {
    RevenueMovements moved = retention.total().movements();
    List<RevenuePage.Key> keys = new ArrayList<>();
    keys.add(
        new RevenuePage.Key(
            "why-total-arr",
            "ARR",
            arr(moved.end()),
            why("total-arr"),
            Format.moneyChange(12 * (moved.end() - moved.start()), report.currency())
                + " since "
                + Format.date(report.range().from()),
            Format.count(moved.accounts().end(), "paying account")));
    keys.add(ratio("nrr", "Net revenue retention", retention.total().nrr()));
    keys.add(ratio("grr", "Gross revenue retention", retention.total().grr()));
    keys.add(ratio("logo-retention", "Accounts retained", retention.total().logoRetention()));
    return keys;
  }

  private RevenuePage.Key ratio(String metric, String label, Estimate estimate) {
    return switch (estimate) {
      case Measured measured ->
          new RevenuePage.Key(
              "why-" + metric,
              label,
              Format.share(measured.interval().mid()),
              why(metric),
              Format.shareRange(measured.interval().low(), measured.interval().high())
                  + " at 80% certainty",
              "of " + Format.count((long) measured.n(), "account"));
      case NotEnoughData missing ->
          new RevenuePage.Key("why-" + metric, label, null, "", missing.why(), "");
    };
  }

  private String why(String metric) {
    return new PageAddress("/why/" + metric, address.with("view", null).query()).href();
  }

  private RevenuePage.Movements movements() {
    List<RevenueMovements> months = report.months();
    List<MovementBars.Bar> bars = new ArrayList<>();
    List<RevenuePage.MonthRow> rows = new ArrayList<>();
    double won = 0;
    double lost = 0;
    for (RevenueMovements month : months) {
      String name = Format.month(month.to());
      bars.add(
          new MovementBars.Bar(
              name,
              List.of(
                  part(name, "new", month.fresh(), "v-mv1"),
                  part(name, "reactivated", month.reactivated(), "v-mv2"),
                  part(name, "expansion", month.expansion(), "v-mv3"),
                  part(name, "churned", -month.churned(), "v-mv4"),
                  part(name, "contraction", -month.contraction(), "v-mv5"))));
      won += month.fresh() + month.reactivated() + month.expansion();
      lost += month.contraction() + month.churned();
      rows.addFirst(monthRow(month));
    }
    String sentence =
        "%s won and %s lost from %s to %s, by month"
            .formatted(
                arr(won),
                arr(lost),
                Format.month(months.getFirst().to()),
                Format.month(months.getLast().to()));
    double most = bars.stream().mapToDouble(bar -> sum(bar, 1)).max().orElse(0);
    double least = -bars.stream().mapToDouble(bar -> sum(bar, -1)).max().orElse(0);
    var format =
        (most > least ? Axis.around(least, most, 4) : Axis.upTo(1)).money(report.currency());
    return new RevenuePage.Movements(
        new MovementBars(sentence, bars, format).draw(760, 230),
        new MovementBars(sentence, bars.subList(Math.max(0, bars.size() - 12), bars.size()), format)
            .draw(330, 210),
        rows,
        arr(won) + " won and " + arr(lost) + " lost. " + runningMonth(months.getLast()),
        csv("movements"));
  }

  private static double sum(MovementBars.Bar bar, int sign) {
    return bar.parts().stream().mapToDouble(part -> Math.max(0, sign * part.value())).sum();
  }

  private String runningMonth(RevenueMovements last) {
    return last.to().equals(last.month().atEndOfMonth())
        ? "Each month compares its end with the end of the month before."
        : Format.month(last.to()) + " up to the " + last.to().getDayOfMonth() + ".";
  }

  private MovementBars.Part part(String month, String what, double mrr, String css) {
    return new MovementBars.Part(
        MONTHS_OF_A_YEAR * mrr, css, month + ", " + what + ": " + arr(mrr));
  }

  private RevenuePage.MonthRow monthRow(RevenueMovements month) {
    return new RevenuePage.MonthRow(
        Format.month(month.to()),
        arr(month.fresh()),
        arr(month.reactivated()),
        arr(month.expansion()),
        less(month.contraction()),
        less(month.churned()),
        Format.moneyChange(MONTHS_OF_A_YEAR * (month.end() - month.start()), report.currency()),
        arr(month.end()),
        accounts(month.month().toString(), null));
  }

  private RevenuePage.Bridge bridge(RevenueMovements moved) {
    var n = moved.accounts();
    String from = Format.date(report.range().from());
    String to = Format.date(report.range().to());
    List<Waterfall.Step> steps =
        List.of(
            new Waterfall.Step(from, moved.start(), true, "v-ink", arr(moved.start())),
            step("New", moved.fresh(), "v-mv1"),
            step("Reactivated", moved.reactivated(), "v-mv2"),
            step("Expansion", moved.expansion(), "v-mv3"),
            step("Contraction", -moved.contraction(), "v-mv5"),
            step("Churned", -moved.churned(), "v-mv4"),
            new Waterfall.Step(to, moved.end(), true, "v-ink", arr(moved.end())));
    List<RevenuePage.Step> lines =
        List.of(
            new RevenuePage.Step(from, arr(moved.start()), Format.count(n.start()), "", null),
            line("New", moved.fresh(), n.fresh(), Kind.NEW),
            line("Reactivated", moved.reactivated(), n.reactivated(), Kind.REACTIVATED),
            line("Expansion", moved.expansion(), n.expanded(), Kind.EXPANSION),
            line("Contraction", -moved.contraction(), n.contracted(), Kind.CONTRACTION),
            line("Churned", -moved.churned(), n.churned(), Kind.CHURNED),
            new RevenuePage.Step(to, arr(moved.end()), Format.count(n.end()), "", null));
    return new RevenuePage.Bridge(
        "From " + arr(moved.start()) + " to " + arr(moved.end()),
        new Waterfall(
                "ARR of %s on %s became %s on %s"
                    .formatted(arr(moved.start()), from, arr(moved.end()), to),
                steps)
            .draw(400),
        lines,
        "Each account is compared with itself on the two days; changes in between that cancelled"
            + " out do not show.");
  }

  private Waterfall.Step step(String label, double mrr, String css) {
    return new Waterfall.Step(label, mrr, false, css, change(mrr));
  }

  private RevenuePage.Step line(String what, double mrr, int accounts, Kind kind) {
    return new RevenuePage.Step(
        what,
        change(mrr),
        Format.count(accounts),
        Format.count(accounts) + " " + words(kind).toLowerCase(Locale.ROOT),
        accounts == 0 ? null : accounts(null, kind.key()));
  }

  private RevenuePage.Losses losses() {
    List<RevenuePage.Loss> rows = new ArrayList<>();
    for (RevenueReport.Moved lost : report.latestLosses(LOSSES_SHOWN)) {
      rows.add(row(shell, report.view(), lost.movement(), Format.month(lost.to())));
    }
    return new RevenuePage.Losses(
        rows,
        accounts(null, Kind.CHURNED.key() + "," + Kind.CONTRACTION.key()),
        "No accounts churned or contracted since " + Format.date(report.range().from()) + ".");
  }

  /** One account of a list of movements. */
  static RevenuePage.Loss row(
      Shell shell, CustomerView view, RevenueMovements.OfAccount moved, String when) {
    var base = view.base();
    var groups = view.groups();
    AccountGroup group = groups == null ? null : groups.of(moved.row());
    Attribute owner = base.attribute("owner");
    return new RevenuePage.Loss(
        shell.link(AccountAddress.of(base.id(moved.row()))),
        base.name(moved.row()),
        group == null ? null : new RevenuePage.Mark(group.colour(), group.name()),
        words(moved.kind()),
        moved.kind() == Kind.CHURNED ? "bad" : moved.kind() == Kind.CONTRACTION ? "warn" : "ok",
        when,
        Format.money(MONTHS_OF_A_YEAR * moved.before(), base.currency()),
        Format.money(MONTHS_OF_A_YEAR * moved.after(), base.currency()),
        Format.moneyChange(MONTHS_OF_A_YEAR * moved.change(), base.currency()),
        owner == null ? null : owner.text(moved.row()));
  }

  static String words(Kind kind) {
    return switch (kind) {
      case NEW -> "New";
      case REACTIVATED -> "Reactivated";
      case EXPANSION -> "Grew";
      case CONTRACTION -> "Shrank";
      case CHURNED -> "Churned";
    };
  }

  private String accounts(@Nullable String month, @Nullable String kind) {
    return new PageAddress("/revenue/accounts", address.query())
        .with("view", null)
        .with("cohorts", null)
        .with("month", month)
        .with("kind", kind)
        .href();
  }

  private String csv(String table) {
    return new PageAddress("/revenue.csv", address.query())
        .with("view", null)
        .with("table", table)
        .href();
  }

  private String arr(double mrr) {
    return Format.money(MONTHS_OF_A_YEAR * mrr, report.currency());
  }

  private String less(double mrr) {
    return mrr == 0 ? arr(0) : MINUS + arr(mrr);
  }

  private String change(double mrr) {
    return mrr == 0 ? arr(0) : Format.moneyChange(MONTHS_OF_A_YEAR * mrr, report.currency());
  }

  /** The range in words. */
  static String words(LocalDate from, LocalDate to) {
    return Format.date(from) + " to " + Format.date(to);
  }
}
