package io.beachhead.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The charts of the questions about behaviour. */
class QuestionChartsTest {
  @Test
  void drawsFunnelBarsToOneScaleWithTheirLossesBetween() {
    var chart =
        new FunnelChart(
                "Funnel: 200 began, 50 arrived",
                List.of(
                    new FunnelChart.Group("Shops", Fill.segment(2)),
                    new FunnelChart.Group("Others", Fill.slate(1))),
                List.of(
                    new FunnelChart.Step(
                        "Signed up", "began", 200, List.of(150, 50), "↓ 25% go on"),
                    new FunnelChart.Step("Paid <now>", "25%", 50, List.of(0, 50), "")))
            .wide()
            .markup();
    // 740 wide, 168 for names and 58 for counts leave 514 for 200 people.
    assertThat(chart)
        .contains("class=\"s-2 v-solid\" x=\"168\" y=\"4\" width=\"384.5\"")
        .contains("class=\"v-k2\" x=\"553.5\" y=\"4\" width=\"127.5\"")
        .contains("class=\"v-k2\" x=\"168\" y=\"60\" width=\"127.5\"")
        .contains("Signed up, Shops: 150", "↓ 25% go on", "Paid &lt;now&gt;")
        .doesNotContain("Paid &lt;now&gt;, Shops");
  }

  @Test
  void cutsANameThatIsTooLongForItsRoom() {
    assertThat(FunnelChart.shortened("Workspace created by an administrator", 80))
        .endsWith("…")
        .hasSizeLessThan(20);
    assertThat(FunnelChart.shortened("Paid", 80)).isEqualTo("Paid");
  }

  @Test
  void stacksColumnsAndHangsWhatIsLostBelowTheLine() {
    var chart =
        new ColumnChart(
                "Lifecycle",
                List.of("5 Jan", "12 Jan"),
                List.of(
                    new ColumnChart.Part("returning", Fill.slate(0), List.of(30.0, 20.0)),
                    new ColumnChart.Part("new", Fill.slate(1), List.of(10.0, 0.0)),
                    new ColumnChart.Part("dormant", Fill.REST, List.of(0.0, -20.0))),
                Format::count)
            .draw(242, 134);
    // An axis from −20 to 40 on 100 pixels: the line lies 66.7 below the top at 10.
    assertThat(chart.markup())
        .contains("class=\"v-base\" x1=\"42\" y1=\"76.7\"")
        .contains("5 Jan, new: 10", "12 Jan, dormant: 20")
        .doesNotContain("5 Jan, dormant")
        .contains("−20");
  }

  @Test
  void drawsSharesFromNothingToAllWithTheirRanges() {
    var chart =
        new RangeBars(
                "Adoption",
                List.of(
                    new RangeBars.Row(
                        "Boards",
                        List.of(
                            new RangeBars.Bar(
                                "Shops", Fill.segment(1), new Interval(0.4, 0.5, 0.6)))),
                    new RangeBars.Row("Files", List.of())))
            .draw(246, 100)
            .markup();
    // 100 for names, 46 for numbers: 100 pixels are 100%.
    assertThat(chart)
        .contains("x=\"100\" y=\"4\" width=\"50\"")
        .contains("M140,8.5 H160")
        .contains("Boards, Shops: 50%, 40 to 60% at 80% certainty", "Files");
  }
}
