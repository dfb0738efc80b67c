package io.beachhead.decisions.web;

import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a decision is written down.
 *
 * @param title what it is about
 * @param action where it is sent
 * @param predicted what building it should bring, in a sentence; null where nothing can be said
 * @param features to choose from; empty where it is about something else already
 * @param verdicts to choose from
 * @param colleagues e-mail addresses, to choose deciders from
 * @param problems what is not usable
 */
public record DecisionFormPage(
    Shell shell,
    String title,
    String action,
    @Nullable String predicted,
    List<Option> features,
    List<Option> verdicts,
    Fields fields,
    List<String> colleagues,
    List<ProblemItem> problems) {

  /** Something to choose. */
  public record Option(String value, String label, String facts, boolean on) {}

  /**
   * What was typed so far.
   *
   * @param hidden name of the field that says what it is about; null where features are chosen
   */
  public record Fields(
      @Nullable String hidden,
      List<String> keys,
      String reason,
      String alternatives,
      String revisitWhen,
      String checkOn,
      String decidedOn,
      String deciders) {}

  /** What is wrong with a field; null for nothing. */
  public @Nullable String error(String field) {
    return ProblemItem.sentence(problems, field);
  }

  /** What the reason gives away, which the reader may insist on; null for nothing. */
  public @Nullable String givesAway() {
    return problems.stream()
        .filter(item -> "asItIs".equals(item.column()))
        .map(ProblemItem::problem)
        .findFirst()
        .orElse(null);
  }

  /** Those that stand at no field of the form. */
  public List<ProblemItem> others() {
    List<String> shown =
        List.of(
            "reason",
            "asItIs",
            "verdict",
            "alternatives",
            "revisitWhen",
            "checkOn",
            "decidedOn",
            "deciders");
    return problems.stream().filter(item -> !shown.contains(item.column())).toList();
  }
}
