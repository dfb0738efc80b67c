package io.beachhead.web.chart;

import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;

/**
 * How many get from step to step: bars from zero, divided by group where asked, between them who
 * went on.
 *
 * @param sentence what it shows
 * @param groups one for the whole, or those of the breakdown
 */
public record FunnelChart(String sentence, List<Group> groups, List<Step> steps) {

  public record Group(String label, Fill fill) {}

  /**
   * @param note under the name: the share of the first step
   * @param counts one a group
   * @param next between this bar and the following one; empty after the last
   */
  public record Step(String name, String note, int total, List<Integer> counts, String next) {}

  private static final double GAP = 1;

  /** For columns of about 740 pixels: names left of the bars. */
  public Svg wide() {
    return draw(740, 168, false);
  }

  /** For phones: names above the bars. */
  public Svg narrow() {
    return draw(330, 0, true);
  }

  private Svg draw(double width, double left, boolean above) {
    double pitch = above ? 70 : 56;
    double bar = above ? 26 : 32;
    var drawing = Drawing.wide(width, Math.max(1, steps.size()) * pitch - 14, "", sentence);
    double most = steps.stream().mapToInt(this::length).max().orElse(0);
    double room = width - left - 58;
    for (int s = 0; s < steps.size(); s++) {
      var step = steps.get(s);
      double top = s * pitch + (above ? 20 : 4);
      if (above) {
        drawing.text("k", 0, top - 6, Anchor.START, shortened(step.name(), width * 0.6));
        drawing.text("m", width, top - 6, Anchor.END, step.note());
      } else {
        drawing.text("k", 0, top + 14, Anchor.START, shortened(step.name(), left - 10));
        drawing.text("m", 0, top + 30, Anchor.START, step.note());
      }
      double end = bars(drawing, step, left, top, bar, most == 0 ? 0 : room / most);
      drawing.text("k", end + 8, top + bar / 2 + 4, Anchor.START, Format.count(step.total()));
      if (!step.next().isEmpty()) {
        drawing.text("m", left, top + bar + 14, Anchor.START, shortened(step.next(), width - left));
      }
    }
    return drawing.close();
  }

  private double bars(
      Drawing drawing, Step step, double left, double top, double height, double scale) {
    double x = left;
    for (int g = 0; g < groups.size(); g++) {
      int count = step.counts().get(g);
      if (count == 0) continue;
      double wide = Math.max(1, count * scale);
      var group = groups.get(g);
      var tip =
          groups.size() == 1
              ? "%s: %s".formatted(step.name(), Format.count(count))
              : "%s, %s: %s".formatted(step.name(), group.label(), Format.count(count));
      drawing.rect(group.fill().css(), x, top, Math.max(1, wide - GAP), height, 2, tip);
      x += wide;
    }
    return x;
  }

  /** Somebody with several values is in several groups, so their sum may exceed the total. */
  private int length(Step step) {
    return Math.max(step.total(), step.counts().stream().mapToInt(Integer::intValue).sum());
  }

  /** Ends in an ellipsis where there is no room; the table has the whole name. */
  static String shortened(String text, double room) {
    if (Drawing.width(text, 11.5) <= room) return text;
    int end = text.length();
    while (end > 1 && Drawing.width(text.substring(0, end) + "…", 11.5) > room) end--;
    return text.substring(0, end).strip() + "…";
  }
}
