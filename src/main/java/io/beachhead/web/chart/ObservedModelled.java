package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import org.jspecify.annotations.Nullable;

/**
 * Two bars from zero: what was observed, solid, and what the model expects, hatched with its 80%
 * range.
 *
 * @param observed null where nothing was observed yet
 * @param modelled null where there is not enough data for the model
 * @param largest end of the scale, the same for all bars compared
 */
public record ObservedModelled(
    String name,
    int colour,
    @Nullable Double observed,
    @Nullable Interval modelled,
    double largest) {

  public Svg draw() {
    var words =
        (observed == null ? "not observed" : Format.count(observed) + " observed")
            + ", "
            + (modelled == null ? "not modelled" : Format.count(modelled.mid()) + " modelled");
    var axis = new Axis(0, largest > 0 ? largest : 1, largest > 0 ? largest : 1);
    var drawing = Drawing.wide(230, 30, "s-" + colour, name + ": " + words);
    drawing.line("v-grid", 0, 29, 230, 29);
    if (observed != null) drawing.rect("v-solid", 0, 3, axis.at(observed, 230), 11, 2);
    if (modelled != null) {
      drawing.rect("v-hatch thin", 0.5, 17, Math.max(0, axis.at(modelled.mid(), 230) - 0.5), 8, 2);
      drawing.whisker(axis.at(modelled.low(), 230), axis.at(modelled.high(), 230), 21, 3.5);
    }
    return drawing.close();
  }
}
