package io.beachhead.behaviour.cohorts.web;

import io.beachhead.web.Shell;
import java.util.List;

/** All cohorts. */
public record CohortsPage(Shell shell, boolean mayChange, List<Row> rows) {

  /**
   * @param kind in words
   * @param size when it was last computed; empty before
   * @param computed when that was; empty before
   */
  public record Row(
      String name, String href, String kind, String of, String size, String computed, String by) {}
}
