package io.beachhead.segments.web;

import io.beachhead.web.ProblemItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which rules are edited, with what saving it would do.
 *
 * @param base address of the editor
 * @param version 0 for a segmentation that was never saved
 * @param problems faults of the form that belong to no rule
 */
public record EditorView(
    String base,
    int version,
    String name,
    String otherwise,
    boolean asText,
    List<Row> rows,
    Rest rest,
    IfSaved ifSaved,
    List<ProblemItem> problems,
    @Nullable String csrfParameter,
    @Nullable String csrfToken) {

  /**
   * One segment.
   *
   * @param index from 0, in the order in which rules are asked
   * @param sentence the rule as chips; null where it can only be shown as text
   * @param text whether the text is edited rather than the chips
   * @param count accounts, in words; empty while a rule is wrong
   */
  public record Row(
      int index,
      String key,
      String name,
      int colour,
      String rule,
      @Nullable RuleSentence sentence,
      boolean text,
      String count,
      Findings findings,
      boolean first,
      boolean last) {}

  /** What is wrong with a rule or strange about it. */
  public record Findings(int index, List<Problem> problems, List<String> notes) {}

  /** A place in the text of a rule: what stands before it, at it and after it. */
  public record Problem(String before, String at, String after, int position, String problem) {}

  /** What no rule matches. */
  public record Rest(String name, String count) {}

  /**
   * @param saveable whether saving makes sense: something changed and nothing is wrong
   */
  public record IfSaved(
      String headline,
      List<String> moves,
      List<Part> parts,
      List<Shown> shown,
      boolean wrong,
      boolean saveable,
      String save) {}

  /** Accounts of a segment, for the number beside its name. */
  public record Shown(String id, String count) {}

  /**
   * A segment in the bar of shares.
   *
   * @param x and width in units of the bar's 300
   */
  public record Part(int colour, String x, String width, String title) {}
}
