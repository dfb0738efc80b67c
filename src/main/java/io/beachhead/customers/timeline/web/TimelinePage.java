package io.beachhead.customers.timeline.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time line of an account, latest first, with what is to be done next.
 *
 * @param csrf name and token of forms; null where nothing may be posted
 * @param owner usual owner of a next step
 * @param kinds that occur, to choose from
 * @param more whether there are more than those shown
 */
public record TimelinePage(
    String account,
    boolean mayChange,
    Shell.@Nullable Csrf csrf,
    String owner,
    List<Step> steps,
    List<String> kinds,
    boolean more,
    List<Row> rows,
    String csvHref) {

  /** An open next step. */
  public record Step(String id, String text, String owner, String due, boolean overdue) {}

  /** Something that happened. */
  public record Row(String day, String kind, String text, @Nullable String href) {}
}
