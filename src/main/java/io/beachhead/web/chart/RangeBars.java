package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;

/**
 * Shares as thin bars from 0 to 100% with their ranges, a few a row: one a group.
 *
 * @param sentence what it shows
 */
public record RangeBars(String sentence, List<Row> rows) {
  public record Row(String name, List<Bar> bars) {}

  /**
   * @param share 0 to 1, solid to its middle, with a whisker over its range
   */
  public record Bar(String label, Fill fill, Interval share) {}

  private static final double BAR = 9;
  private static final double PITCH = 12;
  private static final double GAP = 14;

  /**
   * @param width of the drawing, which scales with its column
   * @param left room for the names; 0 = they stand above the bars
   */
  public Svg draw(int width, int left) {
    double name = left == 0 ? 18 : 0;
    double height = 4;
    for (var row : rows) height += name + Math.max(1, row.bars().size()) * PITCH + GAP;
    var drawing = Drawing.wide(width, height, "", sentence);
    double plot = width - left - 46;
    for (double mark : new double[] {0, 0.5, 1}) {
      double x = left + plot * mark;
      drawing.line(mark == 0 ? "v-base" : "v-grid", x, 0, x, height - GAP);
    }
    double y = 4;
    for (var row : rows) {
      double tall = Math.max(1, row.bars().size()) * PITCH;
      if (left == 0) drawing.text("k", 0, y + 11, Anchor.START, row.name());
      else {
        drawing.text(
            "k", 0, y + tall / 2 + 3, Anchor.START, FunnelChart.shortened(row.name(), left - 12));
      }
      y += name;
      for (var bar : row.bars()) {
        bar(drawing, bar, row.name(), left, y, plot);
        y += PITCH;
      }
      if (row.bars().isEmpty()) y += PITCH;
      y += GAP;
    }
    return drawing.close();
  }

  private static void bar(
      Drawing drawing, Bar bar, String row, double left, double y, double plot) {
    var share = bar.share();
    var tip =
        "%s%s: %s, %s at 80%% certainty"
            .formatted(
                row,
                bar.label().isEmpty() ? "" : ", " + bar.label(),
                Format.shareFine(share.mid()),
                Format.shareRange(share.low(), share.high()));
    drawing.rect(bar.fill().css(), left, y, Math.max(0.5, share.mid() * plot), BAR, 1.5, tip);
    if (share.high() > share.low()) {
      drawing.whisker(left + share.low() * plot, left + share.high() * plot, y + BAR / 2, 2.5);
    }
    drawing.text(
        "m",
        left + Math.max(share.mid(), share.high()) * plot + 6,
        y + BAR - 1,
        Anchor.START,
        Format.shareFine(share.mid()));
  }
}
