package io.beachhead.growth.cancellations.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The team's page of cancellations.
 *
 * @param sentence how many stayed
 * @param error what is wrong with what was sent; null without
 */
public record CancellationsPage(
    Shell shell,
    List<Choice> tabs,
    String sentence,
    @Nullable String error,
    List<Row> rows,
    List<RuleRow> rules,
    List<Option> reasons,
    List<Option> segments,
    boolean mayWrite) {

  /**
   * A cancellation.
   *
   * @param link to send; null once it was used or has expired
   * @param settles whether its outcome may be written down by hand
   */
  public record Row(
      String id,
      String account,
      String accountHref,
      String made,
      String reason,
      String liked,
      @Nullable String comment,
      String outcome,
      String tone,
      @Nullable String link,
      boolean settles) {}

  /** A rule in the form; blank fields of the last one add a rule. */
  public record RuleRow(
      String reason,
      String segment,
      String minArr,
      String offer,
      String plan,
      String months,
      String words) {}

  /** Something to choose. */
  public record Option(String value, String label) {}
}
