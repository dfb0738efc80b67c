package io.beachhead.value.web;

import gg.jte.Content;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one feature, formatted.
 *
 * @param facts owner, effort, what it needs, what needs it
 * @param warning a definition that cannot work as it stands; null = none
 * @param use null where nothing tells its use
 * @param evidenceMore how many rows are left out; null = none
 * @param actions null where the person may not edit
 * @param cards of other modules: who asked for it
 */
public record FeaturePage(
    Shell shell,
    String name,
    Tag state,
    List<Fact> facts,
    @Nullable String warning,
    List<Worth> worth,
    @Nullable Use use,
    List<Row> evidence,
    @Nullable String evidenceMore,
    @Nullable Actions actions,
    List<Content> cards) {

  /** A word with its colour. */
  public record Tag(String text, String kind) {}

  /** What is known of it; {@code href} is null where it leads nowhere. */
  public record Fact(String label, String value, @Nullable String href) {}

  /** What it is worth to a segment. */
  public record Worth(
      String segment, int colour, String value, String range, @Nullable String note) {}

  /** Accounts that used it by month. */
  public record Use(List<String> months, List<Line> lines) {
    /** One segment, the newest month last. */
    public record Line(String segment, int colour, List<String> accounts) {}
  }

  /** A statement on its value. */
  public record Row(String whom, String href, String kind, String value, String detail) {}

  /**
   * What can be done with it.
   *
   * @param retireHref null where it is retired already
   */
  public record Actions(
      String editHref, @Nullable String retireHref, String deleteHref, String key) {}

  /** The dialog that changes it. */
  public record Form(
      String action,
      String name,
      String state,
      String owner,
      String effort,
      String requires,
      String events,
      List<String> problems) {}

  /** The dialog before it is deleted. */
  public record Deletion(String action, String name, List<String> removes, List<String> keeps) {}
}
