package io.beachhead.behaviour.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a number.
 *
 * @param back the page of the question
 * @param tabs everybody, and each segment; empty without a segmentation
 * @param byAccount whether a row is an account; else a person
 * @param figure head of what the question counts for each
 * @param question what a cohort of the list keeps, as JSON; null for those who may not save
 */
public record PeoplePage(
    Shell shell,
    String title,
    String sentence,
    Choice back,
    String csvHref,
    List<Choice> tabs,
    boolean byAccount,
    boolean segments,
    String figure,
    List<Row> rows,
    Pager pager,
    @Nullable String question) {

  /**
   * @param href page of the person or the account; null for one that is not in the records
   * @param accountHref null likewise
   */
  public record Row(
      String who,
      String note,
      @Nullable String href,
      @Nullable String account,
      @Nullable String accountHref,
      @Nullable GroupLabel segment,
      String owner,
      String arr,
      String lastSeen,
      String at,
      String figure) {}
}
