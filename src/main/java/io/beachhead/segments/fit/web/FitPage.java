package io.beachhead.segments.fit.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes, segmentations, and the details of one of them.
 *
 * @param detail null while none is chosen
 */
public record FitPage(
    Shell shell, FitCard segmentations, FitCard attributes, @Nullable Detail detail) {
  /** The figures beside the gain. */
  public record Detail(
      String name, String sentence, List<Line> lines, List<Association> associations) {}

  public record Line(String what, String amount, String meaning) {}

  /**
   * @param width of the bar out of 100
   */
  public record Association(String column, String trait, String v, String width, String accounts) {}
}
