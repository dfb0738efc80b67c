package io.beachhead.decisions.answers;

import io.beachhead.decisions.Decision;
import io.beachhead.store.StorableText;
import io.beachhead.voice.Request;
import org.jspecify.annotations.Nullable;

/**
 * What may be said to somebody who asked: their own words, what was decided, and its reason.
 * Nothing else of a decision is in it.
 */
final class AnswerDraft {
  private static final int LONGEST_QUOTE = 200;

  private AnswerDraft() {}

  /**
   * @param request null where it is gone
   * @param decision null where the feature was never decided on
   * @param feature as it is called; null for a decision
   */
  static String of(
      @Nullable Request request, @Nullable Decision decision, @Nullable String feature) {
    String asked =
        request == null
            ? ""
            : "you asked us: “%s”".formatted(StorableText.cut(request.text(), LONGEST_QUOTE));
    String greeting = greeting(request);
    if (feature != null) {
      return paragraphs(greeting, sentence(asked), "It is here: %s.".formatted(feature));
    }
    if (decision == null) {
      return paragraphs(greeting, sentence(asked));
    }
    return paragraphs(
        greeting, sentence(asked), decided(decision), decision.ruling().reason().strip());
  }

  private static String greeting(@Nullable Request request) {
    String name = request == null ? null : request.asker().personName();
    return name == null ? "Hello," : "Hello %s,".formatted(name);
  }

  private static String decided(Decision decision) {
    return switch (decision.verdict()) {
      case BUILD -> "We are going to build it, and will tell you when it is there.";
      case LATER -> "We will not build it now, and will come back to it.";
      case NO -> "We have decided not to build it.";
      case NOTHING -> "We have decided to leave this as it is for now.";
    };
  }

  private static String sentence(String asked) {
    return asked.isEmpty() || asked.endsWith(".") ? asked : asked + ".";
  }

  private static String paragraphs(String... parts) {
    return String.join(
        "\n\n", java.util.Arrays.stream(parts).filter(part -> !part.isBlank()).toList());
  }
}
