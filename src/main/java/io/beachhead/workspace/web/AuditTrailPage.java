package io.beachhead.workspace.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/audit.jte}.
 *
 * @param nouns what things were done to, for the filter
 * @param older address of the next page; null on the last
 * @param filtered whether anything narrows the list down
 */
public record AuditTrailPage(
    Shell shell,
    List<Choice> tabs,
    List<Line> lines,
    List<String> nouns,
    String q,
    String action,
    String from,
    String to,
    String csv,
    @Nullable String older,
    boolean filtered) {

  /** One event, in words. */
  public record Line(
      String at, String actor, String actorKind, String action, String subject, String detail) {}
}
