package io.beachhead.segments.web;

import gg.jte.Content;
import io.beachhead.segments.fit.web.FitCard;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segmentations side by side, and the segments of one of them.
 *
 * @param summary the active segments and what they tell in two sentences, to copy; null without any
 * @param shown null in a workspace without any
 * @param fit how well each reflects behaviour; null in a workspace without any
 * @param cards of modules that come after this one
 */
public record SegmentsPage(
    Shell shell,
    String sentence,
    @Nullable String summary,
    boolean mayEdit,
    boolean anyAccounts,
    List<Row> segmentations,
    @Nullable Shown shown,
    List<SegmentationPage.Proposal> proposals,
    @Nullable FitCard fit,
    List<Content> cards,
    String csvHref) {

  /**
   * @param href shows it below
   */
  public record Row(
      String href,
      String editHref,
      String name,
      boolean active,
      boolean shown,
      String note,
      List<EditorView.Part> bar,
      String barLabel,
      String unmatched,
      String changed) {}

  public record Shown(
      String key,
      String name,
      String since,
      String editHref,
      List<Choice> views,
      boolean table,
      List<Card> cards,
      Card total,
      List<SegmentationPage.RuleCard> rules,
      @Nullable Timeline timeline,
      @Nullable Agreement agreement) {}

  /**
   * Who agreed on the version in use.
   *
   * @param sides for which the reader may agree and nobody has: product, gtm
   * @param warning rules that cannot be asked any more; null where all can
   */
  public record Agreement(String sentence, List<String> sides, @Nullable String warning) {}

  /**
   * A segment.
   *
   * @param whyHref explains who is in it and what they pay
   * @param accountsBar and arrBar width of a bar out of 100
   */
  public record Card(
      String key,
      int colour,
      String name,
      String href,
      String whyHref,
      String accounts,
      String accountShare,
      String accountsBar,
      String arr,
      String arrShare,
      String arrBar,
      String paying,
      String payingShare,
      String perPaying,
      List<Largest> largest) {}

  public record Largest(String href, String name, String arr) {}

  /** How it came to be: one mark per version, oldest first, and when it was agreed on. */
  public record Timeline(String label, String moreHref, List<Mark> marks, List<Gap> gaps) {}

  public record Mark(
      String href, String x, String month, String name, String note, boolean inUse) {}

  public record Gap(String x, String text) {}
}
