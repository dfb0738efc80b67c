package io.beachhead.behaviour.cohorts.web;

import gg.jte.Content;
import io.beachhead.behaviour.cohorts.CohortUse;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cohort.
 *
 * @param rule what makes a member, in lines
 * @param cards of other modules
 * @param trouble why its members cannot be found; null where they can
 */
public record CohortPage(
    Shell shell,
    String key,
    String name,
    String sentence,
    List<String> rule,
    boolean mayChange,
    boolean people,
    List<Row> rows,
    Pager pager,
    List<CohortUse.Use> uses,
    List<Content> cards,
    @Nullable String trouble) {

  /**
   * @param href of the person's or account's page
   * @param accountHref null where the records do not know the account
   */
  public record Row(
      String name,
      String note,
      String href,
      String account,
      @Nullable String accountHref,
      String owner,
      String lastSeen) {}
}
