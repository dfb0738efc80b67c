package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import io.beachhead.web.chart.ValueMapPanel.Block;
import java.util.List;

/**
 * One account: what the features are worth to it, above what it pays and spends.
 *
 * <p>All amounts are currency per year.
 *
 * @param sentence what it shows
 * @param value blocks of the upper bar
 * @param range 80% range of their sum
 * @param cost parts of the lower bar, e.g. price and effort
 * @param happyFrom value above which the account is happy
 */
public record ValueAndCost(
    String sentence,
    int colour,
    String currency,
    Axis axis,
    List<Block> value,
    Interval range,
    List<Block> cost,
    double happyFrom) {
  private static final double LEFT = 57;
  private static final double WIDE = 740;
  private static final double NARROW = 350;

  public ValueAndCost {
    value = value.stream().filter(block -> block.value() > 0).toList();
    cost = cost.stream().filter(block -> block.value() > 0).toList();
  }

  public Svg draw() {
    return draw(WIDE);
  }

  /** The same for a phone, where the wide one would be too small to read. */
  public Svg drawNarrow() {
    return draw(NARROW);
  }

  private Svg draw(double width) {
    var drawing = Drawing.wide(width, 138, "s-" + colour, sentence);
    drawing.text("k", 0, 44, Anchor.START, "Value").text("k", 0, 100, Anchor.START, "Cost");
    bar(drawing, width, value, 24, 32, false);
    bar(drawing, width, cost, 80, 28, true);
    candidates(drawing, width);
    if (range.high() > range.low())
      drawing.whisker(x(range.low(), width), x(range.high(), width), 18, 3.5);
    drawing.circle("v-dot", x(range.mid(), width), 18, 3);
    double happyAt = x(happyFrom, width);
    drawing.line("v-limit", happyAt, 4, happyAt, 118);
    var label = "Happy from " + Format.money(happyFrom, currency);
    boolean right = happyAt + 5 + Drawing.width(label, 12) <= width;
    drawing.text(
        "k halo", right ? happyAt + 5 : happyAt - 5, 13, right ? Anchor.START : Anchor.END, label);
    for (double mark : axis.marks()) {
      var anchor = x(mark, width) > width - 20 ? Anchor.END : Anchor.START;
      drawing.text("m", x(mark, width), 134, anchor, axis.money(currency).apply(mark));
    }
    return drawing.close();
  }

  private void bar(
      Drawing drawing, double width, List<Block> blocks, double y, double height, boolean grey) {
    double sum = 0;
    int shade = 0;
    for (var block : blocks) {
      double from = x(axis.from() + sum, width);
      sum += block.value();
      double to = x(axis.from() + sum, width);
      var css =
          block.candidate()
              ? "v-hatch"
              : grey ? "v-grey" + (shade++ % 2 + 1) : "v-b" + (shade++ % 4 + 1);
      var amount = Format.money(block.value(), currency);
      drawing.rect(
          css,
          from + 0.75,
          y,
          Math.max(1, to - from - 1.5),
          height,
          2,
          block.name() + ": " + amount + " per year");
      if (block.candidate()) continue;
      var name =
          ValueMapPanel.fitting(grey ? block.name() + " " + amount : block.name(), to - from - 4);
      if (!name.isEmpty()) {
        drawing.text("in", (from + to) / 2, y + height / 2 + 4, Anchor.MIDDLE, name);
      }
    }
  }

  private void candidates(Drawing drawing, double width) {
    var names = value.stream().filter(Block::candidate).map(block -> "+ " + block.name()).toList();
    if (names.isEmpty()) return;
    double end = value.stream().mapToDouble(Block::value).sum();
    var text = String.join("\u2003", names);
    if (Drawing.width(text, 12) > width - LEFT) text = "+ %d features".formatted(names.size());
    drawing.text(
        "c", Math.max(x(end, width), LEFT + Drawing.width(text, 12)), 71, Anchor.END, text);
  }

  private double x(double amount, double width) {
    return LEFT + axis.at(amount, width - LEFT);
  }
}
