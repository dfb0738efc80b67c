package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.RevenueCohorts;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.KaplanMeier;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.LineChart;
import io.beachhead.web.chart.SurvivalChart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of the revenue page about who stays: retention, cohorts, survival. */
final class RetentionCards {
  private static final int MARKS = 6;

  private final RevenueReport report;
  private final PageAddress address;

  RetentionCards(RevenueReport report, PageAddress address) {
    this.report = report;
    this.address = address;
  }

  RevenuePage.Retention retention(RevenueRetention now) {
    List<RevenueRetention> years = report.retentionByMonth();
    List<AccountGroup> segments = report.segments();
    List<RevenuePage.Kept> rows = new ArrayList<>();
    for (int g = 0; g < segments.size(); g++) {
      rows.add(kept(segments.get(g).colour(), segments.get(g).name(), now.groups().get(g)));
    }
    rows.add(kept(-1, "All accounts", now.total()));
    List<RevenuePage.MonthKept> months = new ArrayList<>();
    for (RevenueRetention year : years.reversed()) {
      List<RevenuePage.Ratio> ratios = new ArrayList<>();
      year.groups().forEach(group -> ratios.add(ratio(group.nrr())));
      ratios.add(ratio(year.total().nrr()));
      months.add(new RevenuePage.MonthKept(Format.month(year.to()), ratios));
    }
    List<String> names = new ArrayList<>(segments.stream().map(AccountGroup::name).toList());
    names.add("All accounts");
    return new RevenuePage.Retention(
        RevenuePages.words(now.from(), now.to()),
        "%s to %s"
            .formatted(Format.month(years.getFirst().to()), Format.month(years.getLast().to())),
        lines("NRR, % of ARR a year before, by segment", years, RevenueRetention.Group::nrr),
        lines("GRR, % of ARR a year before, by segment", years, RevenueRetention.Group::grr),
        rows,
        months,
        names,
        "Accounts that paid at the start. New accounts never count, and in GRR one account's growth"
            + " does not hide another's loss. Ranges at 80% certainty.",
        csv("retention"));
  }

  private static RevenuePage.Kept kept(int colour, String name, RevenueRetention.Group group) {
    return new RevenuePage.Kept(
        colour,
        name,
        Format.count(group.movements().accounts().start()),
        ratio(group.nrr()),
        ratio(group.grr()),
        ratio(group.logoRetention()),
        group.caution() == null ? "" : group.caution());
  }

  private static RevenuePage.Ratio ratio(Estimate estimate) {
    return switch (estimate) {
      case Measured measured -> {
        Interval range = measured.interval();
        yield new RevenuePage.Ratio(
            Format.share(range.mid()),
            range.low() == range.high() ? "" : span(range.low(), range.high()));
      }
      case NotEnoughData _ -> new RevenuePage.Ratio("not known", "");
    };
  }

  /** {@code 91–97}: per cent in a table whose numbers beside it say so. */
  private static String span(double low, double high) {
    return Format.span(100 * low, 100 * high);
  }

  private RevenuePage.@Nullable Picture lines(
      String sentence,
      List<RevenueRetention> years,
      Function<RevenueRetention.Group, Estimate> ratio) {
    List<LineChart.Line> lines = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    List<AccountGroup> segments = report.segments();
    for (int g = 0; g < Math.max(1, segments.size()); g++) {
      List<@Nullable Double> values = new ArrayList<>();
      for (RevenueRetention year : years) {
        Estimate one = ratio.apply(segments.isEmpty() ? year.total() : year.groups().get(g));
        Double value = one instanceof Measured measured ? measured.interval().mid() : null;
        values.add(value);
        if (value != null) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      Double last = values.getLast();
      if (values.stream().anyMatch(value -> value != null)) {
        String name = segments.isEmpty() ? "All" : segments.get(g).name();
        lines.add(
            new LineChart.Line(
                last == null ? name : name + " " + Format.share(last),
                segments.isEmpty() ? 0 : segments.get(g).colour(),
                values));
      }
    }
    if (lines.isEmpty()) {
      return null;
    }
    LineChart chart =
        new LineChart(
            sentence,
            years.stream().map(year -> Format.month(year.to())).toList(),
            lines,
            Axis.around(least - 0.01, most + 0.01, 4),
            Format::share,
            1.0);
    return new RevenuePage.Picture(chart.draw(540, 190), chart.draw(330, 170));
  }

  RevenuePage.Cohorts cohorts() {
    RevenueCohorts cohorts = report.cohorts();
    boolean logos = "accounts".equals(address.parameter("cohorts"));
    int most = cohorts.cohorts().stream().mapToInt(c -> c.ages().size()).max().orElse(0);
    List<String> ages = new ArrayList<>();
    for (int age = 0; age < most; age++) {
      ages.add(Integer.toString(age * cohorts.stepMonths()));
    }
    List<RevenuePage.CohortRow> rows = new ArrayList<>();
    for (RevenueCohorts.Cohort cohort : cohorts.cohorts()) {
      List<RevenuePage.Cell> cells = new ArrayList<>();
      for (RevenueCohorts.Age age : cohort.ages()) {
        cells.add(cell(cohort, age, logos));
      }
      while (cells.size() < most) {
        cells.add(new RevenuePage.Cell("", "", ""));
      }
      rows.add(
          new RevenuePage.CohortRow(
              name(cohort, cohorts.stepMonths()),
              Format.count(cohort.accounts()),
              Format.money(12 * cohort.startMrr(), report.currency()),
              cells));
    }
    return new RevenuePage.Cohorts(
        List.of(
            new Choice("Revenue", address.with("cohorts", null).href(), !logos),
            new Choice("Accounts", address.with("cohorts", "accounts").href(), logos)),
        cohorts.stepMonths() == 1 ? "Month" : "Quarter",
        ages,
        rows,
        (logos ? "Accounts still paying" : "Revenue of the same accounts")
            + " by months since each account's first paying day, as a share of the start. Small"
            + " cohorts jump: look at the number of accounts.",
        csv("cohorts"));
  }

  private RevenuePage.Cell cell(
      RevenueCohorts.Cohort cohort, RevenueCohorts.Age age, boolean logos) {
    double share = logos ? age.logos() : age.revenue();
    // From 4% to 48% tint in steps of 4, the darkest at 120% and above.
    int tint = 4 * Math.clamp(Math.round(share / 1.2 * 12), 1, 12);
    return new RevenuePage.Cell(
        Format.share(share),
        "q-" + tint,
        "After %d months: %s of %s ARR, %s accounts"
            .formatted(
                age.months(),
                Format.money(12 * age.mrr(), report.currency()),
                Format.money(12 * cohort.startMrr(), report.currency()),
                Format.of(age.accounts(), cohort.accounts())));
  }

  private static String name(RevenueCohorts.Cohort cohort, int stepMonths) {
    return stepMonths == 1
        ? Format.month(cohort.start().atDay(1))
        : "Q%d %d".formatted((cohort.start().getMonthValue() + 2) / 3, cohort.start().getYear());
  }

  RevenuePage.@Nullable Survival survival() {
    List<RevenueReport.Survival> groups = report.survival();
    if (groups.isEmpty()) {
      return null;
    }
    double longest =
        groups.stream().mapToDouble(RevenueReport.Survival::longest).max().orElseThrow();
    Axis time = Axis.upTo(Math.max(6, longest), MARKS);
    List<SurvivalChart.Line> lines = new ArrayList<>();
    List<RevenuePage.AtRisk> atRisk = new ArrayList<>();
    List<RevenuePage.StepRow> steps = new ArrayList<>();
    for (RevenueReport.Survival group : groups) {
      lines.add(line(group));
      atRisk.add(
          new RevenuePage.AtRisk(
              group.colour(),
              group.name(),
              time.marks().stream().map(mark -> Format.count(group.atRisk(mark))).toList()));
      for (double mark : time.marks()) {
        if (group.atRisk(mark) > 0) {
          steps.add(stepRow(group, mark));
        }
      }
    }
    var chart = new SurvivalChart(sentence(groups), "months", time, lines);
    return new RevenuePage.Survival(
        chart.draw(400, 260),
        chart.draw(330, 230),
        time.marks().stream().map(mark -> Format.number(mark, 0)).toList(),
        atRisk,
        steps,
        logRank(groups),
        csv("survival"));
  }

  private static SurvivalChart.Line line(RevenueReport.Survival group) {
    return new SurvivalChart.Line(
        group.name() + " " + Format.share(at(group, group.longest()).survival()),
        group.colour(),
        group.curve().stream()
            .map(step ->
                new SurvivalChart.Step(step.time(), step.survival(), step.low(), step.high()))
            .toList(),
        group.longest());
  }

  private static RevenuePage.StepRow stepRow(RevenueReport.Survival group, double time) {
    KaplanMeier.Step step = at(group, time);
    return new RevenuePage.StepRow(
        group.colour(),
        group.name(),
        Format.number(time, 0),
        Format.share(step.survival()),
        span(step.low(), step.high()),
        Format.count(group.atRisk(time)));
  }

  /** The last step up to a time; before the first one everybody is there. */
  private static KaplanMeier.Step at(RevenueReport.Survival group, double time) {
    return group.curve().stream()
        .filter(step -> step.time() <= time)
        .reduce((_, later) -> later)
        .orElse(new KaplanMeier.Step(0, group.tenures().size(), 0, 1, 1, 1));
  }

  private static String sentence(List<RevenueReport.Survival> groups) {
    List<String> words = new ArrayList<>();
    for (RevenueReport.Survival group : groups) {
      words.add(
          "%s of %s still pay after %s months"
              .formatted(
                  Format.share(at(group, group.longest()).survival()),
                  group.name(),
                  Format.number(group.longest(), 0)));
    }
    return String.join(", ", words);
  }

  private static String logRank(List<RevenueReport.Survival> groups) {
    return RevenueReport.logRank(groups)
        .map(test -> {
          String p = test.p() < 0.001 ? "p below 0.001" : "p " + Format.number(test.p(), 3);
          String numbers =
              " (log-rank χ² %s, df %d, %s)."
                  .formatted(Format.number(test.chiSquare(), 1), test.df(), p);
          return test.p() < 0.05
              ? "The segments differ in how long they stay" + numbers
              : "The segments may well stay equally long: a difference this size can be chance"
                  + numbers;
        })
        .orElse(
            groups.size() < 2
                ? "Choose a segmentation to compare how long segments stay."
                : "No accounts have churned yet, so there is nothing to compare.");
  }

  private String csv(String table) {
    return new PageAddress("/revenue.csv", address.query())
        .with("view", null)
        .with("cohorts", null)
        .with("table", table)
        .href();
  }
}
