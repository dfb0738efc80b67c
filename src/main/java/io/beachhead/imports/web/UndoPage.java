package io.beachhead.imports.web;

import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks before an import is undone, and says what stands in the way.
 *
 * @param what undoing it does, a sentence each
 * @param refusal why it cannot be undone now; null before it was tried
 * @param later imports that have to be undone first, newest first
 * @param problems the rows in the way
 */
public record UndoPage(
    Shell shell,
    String id,
    String file,
    List<String> what,
    @Nullable String refusal,
    List<Later> later,
    List<ProblemItem> problems) {

  /** A later import, and the address that asks about undoing it. */
  public record Later(String file, String kind, String who, String when, String href) {}
}
