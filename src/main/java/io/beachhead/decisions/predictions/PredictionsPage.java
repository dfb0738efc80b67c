package io.beachhead.decisions.predictions;

import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code decisions/predictions.jte}.
 *
 * @param more how many rows are left out; null where none are
 * @param summary of the outcomes in a sentence
 * @param mayEdit whether the reader may check again and change the value model
 */
public record PredictionsPage(
    Shell shell,
    List<Row> rows,
    @Nullable String more,
    String summary,
    Trust trust,
    List<BiasRow> bias,
    String csvHref,
    boolean mayEdit) {

  /** The same with the first rows only. */
  PredictionsPage first(int most) {
    return rows.size() <= most + 1
        ? this
        : new PredictionsPage(
            shell,
            rows.subList(0, most),
            "All " + rows.size() + " predictions",
            summary,
            trust,
            bias,
            csvHref,
            mayEdit);
  }

  /**
   * A decision, by the segment it was made for.
   *
   * @param when checked or due, and what it rests on
   * @param verdict a word: in range, below, above; null where nobody knows
   * @param mark kind of its tag
   * @param note why nothing can be said, or whom it rests on
   * @param again whether it can be checked again
   */
  public record Row(
      String decision,
      String name,
      int colour,
      String segment,
      String when,
      @Nullable Svg chart,
      String predicted,
      @Nullable String observed,
      @Nullable String verdict,
      @Nullable String mark,
      String note,
      boolean again) {}

  /**
   * How far ranges can be trusted.
   *
   * @param share of outcomes in range; null where none is known
   * @param range of that share
   * @param lines Brier scores and calibration, in words
   * @param sentences two of them about the outcomes, to copy
   */
  public record Trust(@Nullable String share, String range, List<String> lines, String sentences) {}

  /**
   * One kind of evidence.
   *
   * @param difference observed − predicted happy customers, with its range
   * @param offer what would change in the value model; null for nothing
   * @param sd the standard deviation that the offer sets
   */
  public record BiasRow(
      String kind,
      String label,
      String difference,
      String factor,
      String n,
      @Nullable String offer,
      @Nullable String sd) {}
}
