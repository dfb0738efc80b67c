package io.beachhead.behaviour.saved.web;

import io.beachhead.web.Shell;
import java.util.List;

/**
 * The questions the team keeps.
 *
 * @param mayEdit whether who asks may rename and delete
 */
public record SavedPage(Shell shell, boolean mayEdit, String csvHref, List<Row> rows) {
  /**
   * @param kind which page asks it
   */
  public record Row(String key, String name, String href, String kind, String by, String when) {}
}
