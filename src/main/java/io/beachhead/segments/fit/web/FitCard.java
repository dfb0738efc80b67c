package io.beachhead.segments.fit.web;

import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divisions with what they tell.
 *
 * @param columns headings of the sides of behaviour
 * @param rows the best first
 * @param moreHref the page of attributes; null on that page itself
 */
public record FitCard(
    Shell shell,
    String sentence,
    List<String> columns,
    List<Row> rows,
    String note,
    @Nullable String moreHref,
    String csvHref) {
  /**
   * One division.
   *
   * @param mark the gain with its range; null where it cannot be judged
   * @param gain in words, with {@code range} below it
   * @param why what it tells and does not, in words
   */
  public record Row(
      String id,
      String href,
      String name,
      boolean active,
      boolean chosen,
      String groups,
      @Nullable Svg mark,
      String gain,
      String range,
      String whyHref,
      List<Cell> cells,
      String why) {}

  /**
   * @param tint 0 to 48 in steps of 4
   * @param title range and p in words
   */
  public record Cell(String text, int tint, String title) {}
}
