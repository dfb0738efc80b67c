package io.beachhead.web.chart;

import io.beachhead.web.Format;
import org.jspecify.annotations.Nullable;

/**
 * A value map panel in small, for comparisons: the same curve, the same lines, the same dashed
 * today, no words.
 *
 * @param key makes ids unique on the page: segment and scenario, say
 * @param axis the same for everything compared
 * @param happyShare 0 to 1; null where it cannot be given
 */
public record MiniCurve(
    String key,
    String name,
    int colour,
    Axis axis,
    Shape selected,
    @Nullable Shape today,
    double cost,
    double happyFrom,
    @Nullable Double happyShare) {

  /** 54 pixels high, for a line of a comparison. */
  public Svg small() {
    return draw(150, 54, 42, 30);
  }

  /** 70 pixels high, for a card of a segment. */
  public Svg medium() {
    return draw(330, 70, 58, 50);
  }

  private Svg draw(double width, double height, double base, double peakHeight) {
    var sentence =
        name
            + (happyShare == null
                ? ": value of its accounts"
                : " " + Format.shareFine(happyShare) + " happy");
    var drawing = Drawing.wide(width, height, "v-mini s-" + colour, sentence);
    var outline = new Outline(axis, width, base, peakHeight);
    double peak = Math.max(selected.peak(), today == null ? 0 : today.peak());
    double costAt = axis.at(cost, width);
    double happyAt = axis.at(happyFrom, width);
    var id = Drawing.id(key);
    drawing.clip("mh-" + id, happyAt, 0, width - happyAt + 2, base);
    var area = outline.area(selected, peak);
    drawing.path("v-luke", area);
    drawing.path("v-happy", area, null, "mh-" + id);
    drawing.path("v-curve", outline.edge(selected, peak));
    drawing.line("v-base", 0, base, width, base);
    if (today != null) drawing.path("v-today", outline.edge(today, peak));
    drawing.line("v-cost", costAt, 6, costAt, base);
    drawing.line("v-limit", happyAt, 2, happyAt, base + 4);
    return drawing.close();
  }
}
