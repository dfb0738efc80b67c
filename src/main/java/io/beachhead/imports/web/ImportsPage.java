package io.beachhead.imports.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where files come in, and what came in.
 *
 * @param largest size of the largest file, in words
 */
public record ImportsPage(
    Shell shell,
    List<Choice> tabs,
    boolean may,
    String largest,
    List<Line> history,
    List<KindLine> kinds) {
  /**
   * One import.
   *
   * @param takenBack by whom and when; null while it stands
   */
  public record Line(
      String id,
      String kind,
      String page,
      String file,
      String counts,
      String who,
      String when,
      @Nullable String takenBack) {}

  /**
   * One kind of file.
   *
   * @param exportHref null where the user may not take everything of it away
   */
  public record KindLine(
      String name, String description, String columns, @Nullable String exportHref) {}
}
