package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment of the value map: above, how value is spread over its accounts (grey below cost, pale
 * where lukewarm, full where happy, dashed as it is today); below, the features that make up the
 * average, which ends under the middle of the curve.
 *
 * <p>All amounts are currency per account and year.
 *
 * @param key of the segment; makes ids unique on the page
 * @param colour of the segment, 0 to 6
 * @param axis the same for all segments of a map
 * @param today the shape without the candidates; null where nothing is selected beyond today
 * @param limits what a value is held against
 * @param average of the value over the accounts, with its 80% range
 * @param happyShare 0 to 1; null where it cannot be given
 * @param namesUnit whether the axis says its unit: once per map, under the last panel
 */
public record ValueMapPanel(
    String key,
    String name,
    int colour,
    String currency,
    Axis axis,
    Shape selected,
    @Nullable Shape today,
    List<Block> blocks,
    Limits limits,
    Interval average,
    @Nullable Double happyShare,
    boolean namesUnit) {

  /**
   * What the value of an account is held against.
   *
   * @param cost what a customer pays and spends
   * @param happyFrom the value above which an account is happy; with a band, where half of them are
   * @param turning the band of an observed curve; null where a step decides
   */
  public record Limits(double cost, double happyFrom, @Nullable Band turning) {}

  /**
   * Where customers turn happy: a quarter of them are at the one end, three quarters at the other.
   */
  public record Band(double from, double to) {}

  /**
   * One feature in the stacked bar. What is worth nothing or less is left to the table.
   *
   * @param value mean over the segment
   * @param candidate hatched: not built yet
   */
  public record Block(String name, double value, boolean candidate) {}

  private static final int WIDE = 505;
  private static final int NARROW = 352;
  private static final double BASE = 110;
  private static final double PEAK = 80;
  private static final double BAR = 125;
  private static final double GAP = 1.5;

  public ValueMapPanel {
    blocks = blocks.stream().filter(block -> block.value() > 0).toList();
  }

  /** For columns of about 500 pixels, with every name that fits. */
  public Svg wide() {
    return draw(WIDE, "", axis);
  }

  /** For phones: fewer marks and names. */
  public Svg narrow() {
    return draw(NARROW, "-n", axis.atMost(4));
  }

  private Svg draw(double width, String variant, Axis marks) {
    var drawing = Drawing.wide(width, namesUnit ? 206 : 196, "s-" + colour, sentence());
    grid(drawing, width, marks);
    curves(drawing, width, Drawing.id(key) + variant);
    bar(drawing, width, width == WIDE);
    whisker(drawing, width);
    limits(drawing, width);
    names(drawing, width);
    if (namesUnit) {
      drawing.text(
          "u",
          0,
          205,
          Anchor.START,
          "Value, " + Format.symbol(currency).strip() + " per account per year");
    }
    return drawing.close();
  }

  String sentence() {
    return name
        + ": average value "
        + money(average.mid())
        + " per account per year, cost "
        + money(limits.cost())
        + ", happy from "
        + money(limits.happyFrom())
        + (limits.turning() == null
            ? ""
            : " for half of them, a quarter at %s and three quarters at %s"
                .formatted(money(limits.turning().from()), money(limits.turning().to())))
        + (happyShare == null ? "" : "; " + Format.shareFine(happyShare) + " happy");
  }

  private void grid(Drawing drawing, double width, Axis marks) {
    var values = marks.marks();
    for (int i = 0; i < values.size(); i++) {
      double x = axis.at(values.get(i), width);
      drawing.line("v-grid", x, 22, x, 173);
      var anchor = i == 0 ? Anchor.START : x > width - 12 ? Anchor.END : Anchor.MIDDLE;
      drawing.text("m", x, 189, anchor, marks.money(currency).apply(values.get(i)));
    }
  }

  private void curves(Drawing drawing, double width, String id) {
    var outline = new Outline(axis, width, BASE, PEAK);
    double peak = Math.max(selected.peak(), today == null ? 0 : today.peak());
    double costAt = axis.at(limits.cost(), width);
    double happyAt = axis.at(limits.happyFrom(), width);
    drawing.clip("vb-" + id, -2, 0, costAt + 2, BASE);
    drawing.clip("vh-" + id, happyAt, 0, width - happyAt + 2, BASE);
    var area = outline.area(selected, peak);
    drawing.path("v-luke", area, "va-" + id, null);
    drawing.path("v-happy", area, "vc-" + id, "vh-" + id);
    drawing.path("v-below", area, "vd-" + id, "vb-" + id);
    drawing.path("v-curve", outline.edge(selected, peak), "ve-" + id, null);
    if (today != null) drawing.path("v-today", outline.edge(today, peak), "vt-" + id, null);
    if (limits.turning() != null) {
      double from = axis.at(limits.turning().from(), width);
      double to = axis.at(limits.turning().to(), width);
      drawing.rect(
          "v-band",
          from,
          22,
          Math.max(1, to - from),
          BASE - 22,
          0,
          "Customers turn happy between %s (25%%) and %s (75%%)"
              .formatted(money(limits.turning().from()), money(limits.turning().to())));
    }
    drawing.line("v-base", 0, BASE, width, BASE);
  }

  private void bar(Drawing drawing, double width, boolean saysCandidates) {
    double sum = 0;
    int shade = 0;
    double candidatesFrom = -1;
    for (var block : blocks) {
      double x = axis.at(axis.from() + sum, width);
      sum += block.value();
      double end = axis.at(axis.from() + sum, width);
      var css = block.candidate() ? "v-hatch" : "v-b" + (shade++ % 4 + 1);
      var tip =
          block.name()
              + ": "
              + money(block.value())
              + " per account per year"
              + (block.candidate() ? " (candidate)" : "");
      drawing.rect(css, x + GAP / 2, BAR, Math.max(1, end - x - GAP), 28, 2, tip);
      if (block.candidate() && candidatesFrom < 0) candidatesFrom = x;
    }
    if (saysCandidates && candidatesFrom >= 0) {
      candidates(drawing, width, candidatesFrom, axis.at(axis.from() + sum, width));
    }
  }

  /** Their names under the bar; where these do not fit, how many they are and what they sum to. */
  private void candidates(Drawing drawing, double width, double from, double to) {
    var planned = blocks.stream().filter(Block::candidate).toList();
    var text = new StringBuilder();
    double sum = 0;
    double narrowest = width;
    for (var block : planned) {
      if (!text.isEmpty()) text.append("\u2003");
      text.append("+ ").append(block.name()).append(' ').append(bare(block.value()));
      sum += block.value();
      narrowest = Math.min(narrowest, axis.at(axis.from() + block.value(), width));
    }
    var named = text.toString();
    var said =
        planned.size() > 1 && (narrowest < 5 || Drawing.width(named, 12) > width)
            ? "+ %s from %d features".formatted(bare(sum), planned.size())
            : named;
    double length = Drawing.width(said, 12);
    if (from + length <= width) drawing.text("c", from + GAP, 168, Anchor.START, said);
    else
      drawing.text(
          "c", Math.max(Math.min(to + 3, width), Math.min(length, width)), 168, Anchor.END, said);
  }

  private void whisker(Drawing drawing, double width) {
    if (average.high() > average.low()) {
      drawing.whisker(axis.at(average.low(), width), axis.at(average.high(), width), 117, 3.5);
    }
    drawing.circle("v-dot", axis.at(average.mid(), width), 117, 3);
  }

  /** The two lines and their labels, which step out of each other's way. */
  private void limits(Drawing drawing, double width) {
    double costAt = axis.at(limits.cost(), width);
    double happyAt = axis.at(limits.happyFrom(), width);
    drawing.line("v-cost", costAt, 6, costAt, 156);
    drawing.line("v-limit", happyAt, 6, happyAt, 156);
    var costLabel = "Cost " + money(limits.cost());
    var happyLabel =
        (limits.turning() == null ? "Happy from " : "Half happy at ") + money(limits.happyFrom());
    double costWidth = Drawing.width(costLabel, 11.5);
    double happyWidth = Drawing.width(happyLabel, 11.5);
    boolean costLeft = costAt - 5 - costWidth >= 0;
    boolean happyRight = happyAt + 5 + happyWidth <= width + 12;
    double costFrom = costLeft ? costAt - 5 - costWidth : costAt + 5;
    double happyLabelAt = happyRight ? happyAt + 5 : happyAt - 5 - happyWidth;
    boolean collide =
        costFrom < happyLabelAt + happyWidth + 6 && happyLabelAt < costFrom + costWidth + 6
            || costFrom < happyAt + 4 && happyAt < costFrom + costWidth + 4;
    drawing.text(
        "halo",
        costLeft ? costAt - 5 : costAt + 5,
        collide ? 29 : 15,
        costLeft ? Anchor.END : Anchor.START,
        costLabel);
    drawing.text(
        "k halo",
        happyRight ? happyAt + 5 : happyAt - 5,
        15,
        happyRight ? Anchor.START : Anchor.END,
        happyLabel);
  }

  /** Over the lines, so that a name crossed by one stays readable. */
  private void names(Drawing drawing, double width) {
    double sum = 0;
    for (var block : blocks) {
      double x = axis.at(axis.from() + sum, width);
      sum += block.value();
      double end = axis.at(axis.from() + sum, width);
      if (block.candidate()) continue;
      var fitting = fitting(block.name(), end - x - GAP);
      if (!fitting.isEmpty()) drawing.text("in", (x + end) / 2, 143, Anchor.MIDDLE, fitting);
    }
  }

  /** The whole name, else its first word, else nothing: the rest is in the tip and the table. */
  static String fitting(String name, double room) {
    if (Drawing.width(name, 10.5) <= room) return name;
    var word = name.split("\\s", 2)[0];
    return word.length() > 2 && Drawing.width(word, 10.5) <= room ? word : "";
  }

  private String money(double amount) {
    return Format.money(amount, currency);
  }

  /** In the unit of the axis, without saying it: {@code 2.4} where the axis counts thousands. */
  private String bare(double amount) {
    double unit = axis.to() >= 1e6 ? 1e6 : axis.to() >= 1e3 ? 1e3 : 1;
    return String.format(java.util.Locale.ENGLISH, unit == 1 ? "%.0f" : "%.1f", amount / unit);
  }
}
