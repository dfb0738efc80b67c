package io.beachhead.behaviour.saved;

import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a question at a glance.
 *
 * @param wide and {@code narrow}: its first picture; null where it has none
 */
public record Tile(List<Figure> figures, @Nullable Svg wide, @Nullable Svg narrow) {

  /** A number with what it is and what it means. */
  public record Figure(String label, String number, String note) {}
}
