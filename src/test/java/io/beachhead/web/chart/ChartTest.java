package io.beachhead.web.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.chart.ValueMapPanel.Block;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  private static final List<Block> FEATURES =
      List.of(
          new Block("Task boards", 6_800, false),
          new Block("Docs & approvals", 7_400, false),
          new Block("Mobile app", 5_100, false),
          new Block("Reporting", 4_300, false),
          new Block("CRM module", 1_700, true),
          new Block("Analytics", 2_200, true),
          new Block("Client portal", 2_400, true));

  private static ValueMapPanel realEstate(List<Block> blocks, double cost, double happyFrom) {
    return new ValueMapPanel(
        "real-estate",
        "Real estate",
        2,
        "USD",
        Axis.upTo(40_000),
        Shape.normal(29_900, 3_400),
        Shape.normal(23_600, 3_400),
        blocks,
        new ValueMapPanel.Limits(cost, happyFrom, null),
        new Interval(28_500, 29_900, 31_300),
        0.66,
        true);
  }

  @ParameterizedTest
  @CsvSource({
    "40000, 40000, 5000",
    "31300, 35000, 5000",
    "100, 100, 20",
    "7, 7, 1",
    "0.84, 1, 0.2",
    "41000, 50000, 10000",
    "0, 1, 1",
    "-5, 1, 1"
  })
  void choosesRoundMarksThatHoldTheLargestValue(double largest, double to, double step) {
    var axis = Axis.upTo(largest);
    assertThat(axis.to()).isEqualTo(to, within(1e-9));
    assertThat(axis.step()).isEqualTo(step, within(1e-9));
  }

  @Test
  void aPictureWithoutLinksKeepsWhatItShows() {
    var chart =
        new LineChart(
            "Two days",
            List.of("Mon", "Tue"),
            List.of(
                new LineChart.Line("All", 0, Arrays.asList(1.0, 2.0))
                    .opening(List.of("/people?of=1&name=<a>", "/people?of=2"))),
            Axis.upTo(2, 4),
            Format::count,
            null);
    assertThat(chart.wide().markup()).contains("<title>Tue: 2</title>", "/people?of=2");

    assertThat(chart.wide().withoutLinks().markup())
        .contains("Two days", "All", "v-line")
        .doesNotContain("<a", "people", "<title>Tue");
    assertThat(
            ColumnChart.counts("Columns", List.of("1"), List.of(3), List.of("/people"))
                .draw(200, 100)
                .withoutLinks()
                .markup())
        .contains("<rect")
        .doesNotContain("<a", "/people");
  }

  @Test
  void choosesRoundMarksAroundValuesFarFromZero() {
    var axis = Axis.around(0.77, 1.09, 4);
    assertThat(axis.from()).isEqualTo(0.7, within(1e-9));
    assertThat(axis.to()).isEqualTo(1.1, within(1e-9));
    assertThat(axis.step()).isEqualTo(0.1, within(1e-9));
  }

  /** Two wide steps hold the range by size, but not where it lies: the next round step does. */
  @Test
  void takesTheNextRoundStepWhereTheValuesLieAcrossOneMore() {
    var axis = Axis.around(1.9, 5.85, 4);
    assertThat(axis.step()).isEqualTo(2, within(1e-9));
    assertThat(axis.from()).isEqualTo(0, within(1e-9));
    assertThat(axis.to()).isEqualTo(6, within(1e-9));
  }

  @Test
  void putsLinesAndBlocksWhereTheirAmountsAre() {
    var svg = realEstate(FEATURES, 19_000, 28_500).wide().markup();
    assertThat(svg)
        .contains("<line class=\"v-cost\" x1=\"239.9\" y1=\"6\" x2=\"239.9\" y2=\"156\"/>")
        .contains("<line class=\"v-limit\" x1=\"359.8\" y1=\"6\" x2=\"359.8\" y2=\"156\"/>")
        .contains(
            "<rect class=\"v-b1\" x=\"0.8\" y=\"125\" width=\"84.4\" height=\"28\" rx=\"2\">"
                + "<title>Task boards: $6.8k per account per year</title></rect>")
        .contains("x=\"234.9\" y=\"15\" text-anchor=\"end\">Cost $19.0k</text>")
        .contains("x=\"364.8\" y=\"15\">Happy from $28.5k</text>")
        .contains("<circle class=\"v-dot\" cx=\"377.5\" cy=\"117\" r=\"3\"/>")
        .contains(">+ CRM module 1.7\u2003+ Analytics 2.2\u2003+ Client portal 2.4</text>");
  }

  @Test
  void endsTheBarUnderTheMiddleOfTheCurve() {
    var svg = realEstate(FEATURES, 19_000, 28_500).wide().markup();
    double sum = FEATURES.stream().mapToDouble(Block::value).sum();
    assertThat(sum).isEqualTo(29_900);
    double end = Axis.upTo(40_000).at(sum, 505);
    assertThat(svg).contains("width=\"28.8\" height=\"28\" rx=\"2\"><title>Client portal");
    assertThat(end).isEqualTo(377.5, within(0.1));
  }

  @Test
  void saysThePictureInOneSentence() {
    assertThat(realEstate(FEATURES, 19_000, 28_500).sentence())
        .isEqualTo(
            "Real estate: average value $29.9k per account per year, cost $19.0k, happy from"
                + " $28.5k; 66% happy");
  }

  @Test
  void movesTheLabelsOfCloseLinesApart() {
    var svg = realEstate(FEATURES, 36_000, 38_000).wide().markup();
    assertThat(svg).contains("y=\"29\" text-anchor=\"end\">Cost $36.0k</text>");
    assertThat(svg).contains("y=\"15\" text-anchor=\"end\">Happy from $38.0k</text>");
  }

  @Test
  void countsCandidatesTooSmallToBeNamed() {
    var tiny =
        List.of(
            new Block("Base", 19_000, false), new Block("A", 100, true), new Block("B", 100, true));
    assertThat(realEstate(tiny, 17_000, 26_000).wide().markup()).contains("+ 0.2 from 2 features");
  }

  @Test
  void leavesFeaturesWithoutValueToTheTable() {
    var svg =
        realEstate(List.of(new Block("Nothing", 0, false), new Block("Harm", -800, true)), 1, 2);
    assertThat(svg.wide().markup()).doesNotContain("Nothing", "Harm");
  }

  @Test
  void escapesEveryName() {
    var svg = realEstate(List.of(new Block("<script>alert(\"x\")</script>", 9_000, false)), 1, 2);
    assertThat(svg.wide().markup())
        .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void usesNoInlineStyle() {
    assertThat(realEstate(FEATURES, 19_000, 28_500).narrow().markup())
        .doesNotContain("style=")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void drawsANeedleWhereAllCustomersAreAlike() {
    assertThat(Shape.normal(100, 0).peak()).isFinite().isPositive();
  }

  @Test
  void countsValuesIntoBinsOfARoundWidth() {
    var bins = Shape.counted(new double[] {0, 1, 9.9, 10, 25, 49.9, 50}, 5);
    assertThat(bins.width()).isEqualTo(10);
    assertThat(bins.counts()).containsExactly(3, 1, 1, 0, 1, 1);
  }

  @Test
  void givesBinsAndCurvesTheSameArea() {
    var bins = Shape.counted(new double[] {0, 1, 2, 3}, 4);
    double area = 0;
    for (double count : bins.counts()) area += count * bins.unit() * bins.width();
    assertThat(area).isEqualTo(1, within(1e-12));
    var curve = Shape.normal(10, 2);
    double width = (curve.to() - curve.from()) / (Shape.SAMPLES - 1);
    assertThat(Arrays.stream(curve.heights()).sum() * width).isEqualTo(1, within(0.002));
  }

  @Test
  void pushesLabelsApartAndKeepsThemInside() {
    assertThat(LineChart.apart(new double[] {10, 12, 100, 103}, 14, 110))
        .containsExactly(10, 24, 96, 110);
    assertThat(LineChart.apart(new double[] {10, 40}, 14, 110)).containsExactly(10, 40);
  }

  @Test
  void interruptsALineWhereAValueIsNotKnown() {
    var chart =
        new LineChart(
            "Happy",
            List.of("Jan", "Feb", "Mar", "Apr"),
            List.of(new LineChart.Line("All", 0, Arrays.asList(0.0, null, 1.0, 1.0))),
            new Axis(0, 1, 0.5),
            value -> "%.1f".formatted(value),
            null);
    assertThat(chart.half().markup())
        .containsPattern("class=\"v-line\" d=\"M38,116 M[0-9.]+,12 L[0-9.]+,12\"");
  }

  @Test
  void keepsPartsWithinTheirWhole() {
    var bar =
        new SparkBar(
            "33 of 30 person-weeks",
            List.of(SparkBar.Part.ink(30, "planned"), SparkBar.Part.over(3, "over")),
            33,
            true);
    assertThat(bar.draw(300, 8).markup())
        .contains("class=\"v-ink\" x=\"0\" y=\"0\" width=\"271.7\"")
        .contains("class=\"v-over\" x=\"272.7\" y=\"0\" width=\"27.3\"");
  }

  @Test
  void drawsOnlyWhatIsKnown() {
    var svg = new ObservedModelled("Lending", 1, null, null, 10).draw().markup();
    assertThat(svg).contains("not observed, not modelled").doesNotContain("v-solid", "v-hatch");
  }

  @Test
  void refusesAScaleWithoutLength() {
    assertThatThrownBy(() -> new Axis(1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"760, 12", "760, 24", "330, 12", "330, 3"})
  void leavesOutMonthsWhoseNamesWouldTouch(int width, int months) {
    var bars =
        IntStream.range(0, months)
            .mapToObj(i ->
                new MovementBars.Bar(
                    "Nov 20%02d".formatted(i), List.of(new MovementBars.Part(10, "v-mv1", "new"))))
            .toList();
    var svg = new MovementBars("moved", bars, Double::toString).draw(width, 200).markup();
    var label = Pattern.compile("x=\"([\\d.]+)\"[^>]*>(Nov 20\\d\\d)<").matcher(svg);
    var places = label.results().map(m -> Double.parseDouble(m.group(1))).toList();
    assertThat(places).hasSizeGreaterThan(1);
    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i) - places.get(i - 1))
          .as("room for a name and a gap")
          .isGreaterThan(Drawing.width("Nov 2000", 11.5) + 5);
    }
  }
}
