package io.beachhead.growth.mistakes.web;

import io.beachhead.growth.mistakes.Mistake;
import io.beachhead.web.chart.SparkBar;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four mistakes as cards. */
public record MistakesPart(List<Card> cards) {
  /** One of them. */
  public record Card(
      String title,
      String state,
      String icon,
      String css,
      @Nullable String figure,
      List<Bar> bars,
      String rule,
      String why) {}

  /** One of two quantities. */
  public record Bar(String label, String text, Svg picture) {}

  static MistakesPart of(List<Mistake> mistakes) {
    return new MistakesPart(mistakes.stream().map(MistakesPart::card).toList());
  }

  private static Card card(Mistake mistake) {
    boolean seen = mistake.state() == Mistake.State.SEEN;
    boolean unknown = mistake.state() == Mistake.State.CANNOT_TELL;
    return new Card(
        mistake.kind().title(),
        seen ? "seen" : unknown ? "cannot tell" : "not seen",
        seen ? "alert-circle" : unknown ? "help-circle" : "check",
        seen ? "tbad" : "mut",
        mistake.figure(),
        mistake.bars().stream()
            .map(bar ->
                new Bar(
                    bar.label(),
                    bar.text(),
                    SparkBar.of(bar.label() + ": " + bar.text(), bar.share(), 1).draw(160, 6)))
            .toList(),
        mistake.rule(),
        mistake.why());
  }
}
