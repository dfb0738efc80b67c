package io.beachhead.customers.timeline.web;

import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;

/** The whole time line of an account, by kind and text. */
public record TimelineListPage(
    Shell shell,
    String account,
    String name,
    String href,
    String sentence,
    Filter filter,
    List<TimelinePage.Row> rows,
    Pager pager,
    String csvHref) {

  /**
   * What narrows it.
   *
   * @param kind empty for all
   */
  public record Filter(String kind, List<String> kinds, String text) {}
}
