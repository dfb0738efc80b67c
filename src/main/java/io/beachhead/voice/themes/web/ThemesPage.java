package io.beachhead.voice.themes.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Themes, and the groups that a grouping proposes.
 *
 * @param sentence how many requests are in how many themes
 * @param path from many requests to few themes; null where there is nothing to say
 * @param run the grouping begun last; null for none
 * @param outside null where no segmentation is in use or nothing lies outside
 * @param editable whether the reader may group and accept
 */
public record ThemesPage(
    Shell shell,
    String sentence,
    boolean empty,
    @Nullable Path path,
    @Nullable Grouping run,
    List<Card> themes,
    @Nullable Outside outside,
    boolean editable) {

  /**
   * From many to few.
   *
   * @param before how many requests
   * @param after how many themes
   * @param sentence what the largest of them hold
   */
  public record Path(String before, String after, String sentence) {}

  /**
   * A grouping.
   *
   * @param progress in words while it runs; null once it has ended
   * @param done steps, while it runs
   * @param of steps in all, while it runs
   * @param problem why there is nothing to see; null where there are groups
   * @param note what it left without a group
   */
  public record Grouping(
      String id,
      @Nullable String progress,
      @Nullable Long done,
      @Nullable Long of,
      @Nullable String problem,
      List<Proposed> groups,
      String note) {}

  /**
   * A proposed group.
   *
   * @param name of the theme it is in already, else made of its words
   * @param known whether there is such a theme
   */
  public record Proposed(
      String id, String name, boolean known, String count, String words, List<String> quotes) {}

  /** One theme. */
  public record Card(
      String key,
      String name,
      String href,
      String arr,
      String counts,
      String importance,
      @Nullable String quote,
      @Nullable String saidBy,
      List<Part> parts,
      List<Other> others) {}

  /** The part of a segment. */
  public record Part(int colour, String name, String requests, String importance, String arr) {}

  /** A theme it could be merged into. */
  public record Other(String key, String name) {}

  /** What fits no target segment. */
  public record Outside(String requests, String arr, String effort) {}
}
