package io.beachhead.decisions.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;

/**
 * What was turned down and still is, with what would reopen it: {@code decisions/not-doing.jte}.
 *
 * @param none whether nothing at all was turned down
 */
public record NotDoingPage(
    Shell shell,
    List<Choice> filters,
    List<Choice> segments,
    List<Row> rows,
    boolean none,
    String csvHref) {

  /**
   * A decision that holds.
   *
   * @param forgone happy customers given up, with their range; or {@code not known}
   * @param asks who asks for it today
   * @param when what would reopen it, as it was written; empty for nothing
   * @param standing how that stands today
   */
  public record Row(
      String href,
      String since,
      DecisionsPage.What what,
      String reason,
      String forgone,
      String asks,
      String when,
      String standing,
      boolean due) {}
}
