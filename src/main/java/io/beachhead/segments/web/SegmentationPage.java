package io.beachhead.segments.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segmentation: its rules and who is in which segment.
 *
 * @param editor null for readers and for old versions: {@code rules} is shown instead
 * @param proposals ways to begin, for a new segmentation
 * @param goBack address that makes the shown old version the newest; null for the one in use
 */
public record SegmentationPage(
    Shell shell,
    String title,
    String sentence,
    boolean active,
    boolean mayEdit,
    boolean mayDelete,
    String base,
    @Nullable EditorView editor,
    List<RuleCard> rules,
    @Nullable Members members,
    List<Version> versions,
    List<Proposal> proposals,
    @Nullable String goBack) {

  /** A segment with its rule, to read. */
  public record RuleCard(
      int colour, String name, String count, @Nullable RuleSentence sentence, String text) {}

  public record Members(List<Choice> tabs, List<Member> rows, Pager pager, String csvHref) {}

  public record Member(String href, String name, int colour, String segment, String arr) {}

  public record Version(
      String href, String label, String when, String by, String moved, boolean shown) {}

  /** One segment per value of an attribute, in one click. */
  public record Proposal(String attribute, String label, String values, String note) {}
}
