package io.beachhead.behaviour.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who reached a step of a funnel, or was lost at it.
 *
 * @param backHref the funnel
 * @param tabs everybody, and each segment; empty without a segmentation
 * @param byAccount whether a row is an account; else a person
 */
public record PeoplePage(
    Shell shell,
    String title,
    String sentence,
    String backHref,
    String csvHref,
    List<Choice> tabs,
    boolean byAccount,
    boolean segments,
    List<Row> rows,
    Pager pager,
    String footer) {

  /**
   * @param href page of the account; null for one that is not in the records
   */
  public record Row(
      String who,
      String note,
      @Nullable String href,
      @Nullable String account,
      @Nullable GroupLabel segment,
      String arr,
      String began,
      String step) {}
}
