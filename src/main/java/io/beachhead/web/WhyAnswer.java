package io.beachhead.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a number is what it is, for {@code new JteView("web/whybody", answer)}: the number as a
 * sentence, the sum it came from line by line, the evidence counted by kind, and links.
 *
 * @param sum at most eight lines
 * @param evidence a sentence such as {@code Evidence: 14 interviews, 62 survey answers.}
 * @param evidenceHref a fragment for the drawer
 */
public record WhyAnswer(
    String sentence,
    List<Line> sum,
    @Nullable String evidence,
    @Nullable String evidenceHref,
    @Nullable String methodHref,
    @Nullable String jsonHref) {

  /**
   * @param result whether a line is drawn above it
   */
  public record Line(String what, String amount, boolean result) {
    public Line(String what, String amount) {
      this(what, amount, false);
    }
  }

  public WhyAnswer {
    sum = List.copyOf(sum);
  }
}
