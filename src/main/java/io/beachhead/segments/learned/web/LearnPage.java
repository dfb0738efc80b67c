package io.beachhead.segments.learned.web;

import io.beachhead.web.Shell;
import java.util.List;

/**
 * What to learn from.
 *
 * @param groups of columns to tick
 * @param runs begun lately, the newest first
 * @param problem why the last try could not start; empty for none
 */
public record LearnPage(
    Shell shell, boolean mayEdit, List<Group> groups, List<Begun> runs, String problem) {
  /** Columns of one kind. */
  public record Group(String name, List<Offer> offers) {}

  public record Offer(String key, String name, boolean ticked) {}

  public record Begun(String href, String state, String when) {}
}
