package io.beachhead.growth.guides.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the guides: the list, and the form of a new one or of the one that is edited.
 *
 * @param form null for those who may not write
 * @param parts completion of the guide that is edited, by segment, everybody first
 */
public record GuidesPage(
    Shell shell, List<Row> rows, @Nullable Form form, List<PartRow> parts, String scriptTag) {

  /** A guide in the list. */
  public record Row(
      String key,
      String name,
      String href,
      boolean published,
      String steps,
      String audience,
      String completed) {}

  /**
   * The fields of a guide.
   *
   * @param key null for a new one
   * @param error what is wrong with what was sent; null without
   * @param preview what the script shows, as JSON; null for a new one
   */
  public record Form(
      @Nullable String key,
      String action,
      String name,
      String title,
      String intro,
      List<Option> segments,
      String did,
      String didNot,
      boolean published,
      List<StepFields> steps,
      @Nullable String error,
      @Nullable String preview) {}

  /** Something to choose. */
  public record Option(String value, String label, boolean chosen) {}

  /** The fields of a step; all blank for one to add. */
  public record StepFields(
      int number,
      String key,
      String title,
      String text,
      String href,
      String event,
      String where,
      String times) {}

  /** How far a part of the audience is. */
  public record PartRow(String name, String people, List<String> done, String completed) {}
}
