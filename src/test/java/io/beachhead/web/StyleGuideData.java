package io.beachhead.web;

import io.beachhead.statistics.Interval;
import io.beachhead.web.StyleGuideTest.Candidate;
import io.beachhead.web.StyleGuideTest.Happy;
import io.beachhead.web.StyleGuideTest.MapPage;
import io.beachhead.web.StyleGuideTest.Other;
import io.beachhead.web.StyleGuideTest.PartsPage;
import io.beachhead.web.StyleGuideTest.Segment;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.Gauge;
import io.beachhead.web.chart.Histogram;
import io.beachhead.web.chart.LineChart;
import io.beachhead.web.chart.MiniCurve;
import io.beachhead.web.chart.ObservedModelled;
import io.beachhead.web.chart.RangeMark;
import io.beachhead.web.chart.Shape;
import io.beachhead.web.chart.SparkBar;
import io.beachhead.web.chart.Svg;
import io.beachhead.web.chart.ValueAndCost;
import io.beachhead.web.chart.ValueMapPanel;
import io.beachhead.web.chart.ValueMapPanel.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The numbers of the drawings that the look was agreed on. */
final class StyleGuideData {
  private static final Axis AXIS = Axis.upTo(40_000);

  private StyleGuideData() {}

  static MapPage map(Shell shell) {
    return new MapPage(
        shell,
        List.of(realEstate(), technology(), nonProfit()),
        Gauge.concentration(0.87).draw(),
        new SparkBar(
                "33 of 30 person-weeks",
                List.of(SparkBar.Part.ink(30, ""), SparkBar.Part.over(3, "3 over")),
                36,
                true)
            .draw(270, 8),
        List.of(
            new Candidate(
                "Client portal", true, "11 pw", 2, "Real estate", "+$2.4k", "11 requests"),
            new Candidate("Analytics", true, "10 pw", 2, "Real estate", "+$2.2k", "9 requests"),
            new Candidate("CRM module", true, "12 pw", 2, "Real estate", "+$1.7k", "7 requests"),
            new Candidate(
                "Listing import", false, "4 pw", 2, "Real estate", "−$800 cost", "2 requests"),
            new Candidate("Timeline view", false, "9 pw", 1, "Technology", "+$2.3k", "3 requests"),
            new Candidate(
                "Grant reporting", false, "6 pw", 3, "Non-profit", "+$1.1k", "1 request")),
        List.of(
            new Other("A Spread thin", false, happy(27, 11, 10), "48"),
            new Other("B Focused", true, happy(99, 3, 1), "103"),
            new Other("C Best fit", false, happy(91, 5, 1), "97")));
  }

  private static Svg happy(double realEstate, double technology, double nonProfit) {
    return new SparkBar(
            "happy customers by segment",
            List.of(
                SparkBar.Part.segment(2, realEstate, "Real estate"),
                SparkBar.Part.segment(1, technology, "Technology"),
                SparkBar.Part.segment(3, nonProfit, "Non-profit")),
            112,
            true)
        .draw(140, 10);
  }

  private static Segment realEstate() {
    return new Segment(
        new ValueMapPanel(
            "real-estate",
            "Real estate",
            2,
            "USD",
            AXIS,
            Shape.normal(29_900, 3_400),
            Shape.normal(23_600, 3_400),
            List.of(
                new Block("Task boards", 6_800, false),
                new Block("Docs & approvals", 7_400, false),
                new Block("Mobile app", 5_100, false),
                new Block("Reporting", 4_300, false),
                new Block("CRM module", 1_700, true),
                new Block("Analytics", 2_200, true),
                new Block("Client portal", 2_400, true)),
            new ValueMapPanel.Limits(19_000, 28_500, null),
            new Interval(28_500, 29_900, 31_300),
            0.66,
            false),
        true,
        "150",
        "$2.34M",
        "$29.9k",
        "+$6.3k",
        "$28.5k to $31.3k",
        "66%",
        "50 to 79%",
        "99",
        "+88 vs today",
        "12");
  }

  private static Segment technology() {
    return new Segment(
        new ValueMapPanel(
            "technology",
            "Technology",
            1,
            "USD",
            AXIS,
            Shape.normal(19_000, 3_600),
            Shape.normal(18_800, 3_600),
            List.of(
                new Block("Task boards", 7_600, false),
                new Block("Automations", 5_200, false),
                new Block("Docs & files", 3_400, false),
                new Block("Reporting", 2_600, false),
                new Block("Client portal", 100, true),
                new Block("Analytics", 100, true)),
            new ValueMapPanel.Limits(17_400, 26_100, null),
            new Interval(18_600, 19_000, 19_500),
            0.02,
            false),
        false,
        "164",
        "$2.36M",
        "$19.0k",
        "+$200",
        "$18.6k to $19.5k",
        "2%",
        "1 to 3%",
        "3",
        "+1 vs today",
        "4");
  }

  private static Segment nonProfit() {
    return new Segment(
        new ValueMapPanel(
            "non-profit",
            "Non-profit",
            3,
            "USD",
            AXIS,
            Shape.normal(15_700, 3_300),
            Shape.normal(15_600, 3_300),
            List.of(
                new Block("Task boards", 6_200, false),
                new Block("Docs & files", 4_300, false),
                new Block("Volunteer forms", 3_000, false),
                new Block("Reporting", 2_100, false),
                new Block("CRM module", 100, true)),
            new ValueMapPanel.Limits(15_000, 22_500, null),
            new Interval(15_200, 15_700, 16_200),
            0.01,
            true),
        false,
        "128",
        "$1.46M",
        "$15.7k",
        "+$100",
        "$15.2k to $16.2k",
        "1%",
        "0 to 2%",
        "1",
        "no change",
        "1");
  }

  static PartsPage parts(Shell shell) {
    var months =
        List.of("Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov");
    return new PartsPage(
        shell,
        Sort.parse("-arr", "name", List.of("name", "arr"), shell.address()),
        Pager.byNumber(shell.address(), 2, 50, 442),
        List.of(
            happyLine("Real estate", 2, 12, 7, 11, 16, "150 accounts", "8.0%"),
            happyLine("Technology", 1, 4, 1, 2, 4, "164 accounts", "2.4%"),
            happyLine("Non-profit", 3, 1, 1, 1, 3, "128 accounts", "0.8%")),
        new SparkBar(
                "122 below cost, 306 lukewarm, 14 happy",
                List.of(
                    SparkBar.Part.shade(1, 122, "122 below cost"),
                    SparkBar.Part.shade(2, 306, "306 lukewarm"),
                    SparkBar.Part.shade(3, 14, "14 happy")),
                442,
                false)
            .draw(440, 14),
        new LineChart(
                "Happy share of accounts over twelve months",
                months,
                List.of(
                    line("Real estate 8.0%", 2, 2.7, 2.7, 2.7, 3.3, 3.3, 4, 4, 4.7, 6, 6.7, 7.3, 8),
                    line("Technology 2.4%", 1, 3, 3, 3, 3, 3.7, 3.7, 3, 3, 2.4, 2.4, 2.4, 2.4),
                    line(
                        "Non-profit 0.8%",
                        3, 2.3, 2.3, 2.3, 1.6, 1.6, 1.6, 1.6, 0.8, 0.8, 0.8, 0.8, 0.8)),
                Axis.upTo(10, 2),
                value -> Format.number(value, 0) + "%",
                null)
            .wide(),
        nrr(months, 1.02, 1.09, 1.02, 0.99, 0.92, 0.81, 1.0),
        nrr(months, 0.87, 0.92, 0.90, 0.88, 0.86, 0.77, null),
        new ValueAndCost(
                "Value today $26.1k, with roadmap C $31.1k; cost $20.2k; happy from $30.3k",
                2,
                "USD",
                Axis.upTo(36_000),
                List.of(
                    new Block("Task boards", 7_100, false),
                    new Block("Docs & approvals", 8_900, false),
                    new Block("Mobile app", 5_600, false),
                    new Block("Reporting", 4_500, false),
                    new Block("Analytics", 2_100, true),
                    new Block("Client portal", 2_900, true)),
                new Interval(22_900, 26_100, 29_300),
                List.of(new Block("Price", 16_800, false), new Block("Effort", 3_400, false)),
                30_300)
            .draw(),
        histogram(),
        List.of(
            predicted(2, 6, 11, 5.0),
            predicted(1, 3, 6, 4.0),
            predicted(3, 6, 10, 1.0),
            predicted(0, 2, 4, null)),
        new RangeMark("Score 38%, 33 to 43%", Axis.upTo(0.6), new Interval(0.33, 0.38, 0.43))
            .dot(true),
        mini("small", 1).small(),
        mini("medium", 3).medium(),
        SparkBar.of("73% of accounts", 0.73, 1).draw(300, 5));
  }

  private static MiniCurve mini(String key, int colour) {
    return new MiniCurve(
        key,
        "Technology",
        colour,
        new Axis(8_000, 40_000, 8_000),
        Shape.normal(22_000, 3_600),
        Shape.normal(18_800, 3_600),
        17_400,
        26_100,
        0.06);
  }

  private static Happy happyLine(
      String name,
      int colour,
      double seen,
      double low,
      double mid,
      double high,
      String accounts,
      String share) {
    return new Happy(
        new ObservedModelled(name, colour, seen, new Interval(low, mid, high), 18),
        accounts,
        Format.count(seen),
        share,
        "model " + Format.count(mid) + " (" + Format.range(low, high) + ")");
  }

  private static LineChart.Line line(String label, int colour, double... values) {
    return new LineChart.Line(label, colour, Arrays.stream(values).boxed().toList());
  }

  private static Svg nrr(
      List<String> months,
      double a1,
      double a2,
      double b1,
      double b2,
      double c1,
      double c2,
      Double at) {
    return new LineChart(
            "Revenue kept, by segment",
            months,
            List.of(
                line(Format.share(a2), 2, ramp(a1, a2)),
                line(Format.share(b2), 1, ramp(b1, b2)),
                line(Format.share(c2), 3, ramp(c1, c2))),
            Axis.around(0.75, 1.1, 4),
            Format::share,
            at)
        .half();
  }

  private static double[] ramp(double from, double to) {
    var values = new double[12];
    for (int i = 0; i < 12; i++) values[i] = from + (to - from) * Math.round(i / 2.0) / 6;
    return values;
  }

  private static Svg predicted(double low, double mid, double high, Double actual) {
    return new RangeMark("+5 of +6 (2 to 11)", Axis.upTo(12), new Interval(low, mid, high))
        .predicted(2, actual);
  }

  private static Svg histogram() {
    var random = new Random(7);
    var values =
        random
            .doubles(150)
            .map(u -> 24_000 + 9_000 * (u - 0.5) + 4_000 * random.nextGaussian())
            .toArray();
    return new Histogram(
            "Value of 150 accounts",
            2,
            Shape.counted(values, 30),
            AXIS,
            AXIS.money("USD"),
            19_000.0,
            28_500.0)
        .draw(505, 138);
  }
}
