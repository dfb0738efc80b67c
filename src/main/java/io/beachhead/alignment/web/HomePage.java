package io.beachhead.alignment.web;

import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The start page in words and pictures.
 *
 * @param trend happy customers over twelve months; null where no month can be judged
 * @param lukewarm who pays and uses the product but does nothing else; null where nobody
 * @param stand where all accounts stand; null where it cannot be told
 * @param revenue ARR by segment; null where there is none
 */
public record HomePage(
    Shell shell,
    String sentence,
    Happy happy,
    Segments segments,
    @Nullable Trend trend,
    @Nullable Link lukewarm,
    @Nullable Stand stand,
    Reach reach,
    @Nullable Revenue revenue,
    List<Change> changes,
    List<Item> attention,
    String csvHref) {

  public HomePage {
    changes = List.copyOf(changes);
    attention = List.copyOf(attention);
  }

  /**
   * Happy customers of all segments.
   *
   * @param observed how many are observed; null where it cannot be told
   * @param observedNote of how many, with the share; or why it cannot be told
   * @param modelled how many the model expects; null where it cannot tell
   * @param relation how the two relate, in a sentence; null where one of them is missing
   * @param notEnough why the model cannot tell
   */
  public record Happy(
      @Nullable Why observed,
      String observedNote,
      @Nullable Why modelled,
      @Nullable String range,
      @Nullable String relation,
      @Nullable String notEnough) {}

  /**
   * The segments that three features would tip.
   *
   * @param nearest the one they would tip most; null where there is none
   */
  public record Reach(@Nullable Nearest nearest, List<Other> others) {
    public Reach {
      others = List.copyOf(others);
    }
  }

  /**
   * @param more what is beyond the segments that are told apart by colour and shape
   * @param moreTitle how many those are, and of how many accounts
   */
  public record Segments(List<Line> lines, List<Line> more, String moreTitle) {
    public Segments {
      lines = List.copyOf(lines);
      more = List.copyOf(more);
    }
  }

  /** A number that explains itself. */
  public record Why(String id, String number, String href) {}

  /** A sentence that leads somewhere. */
  public record Link(String text, String href) {}

  /**
   * @param wide for a screen
   * @param narrow for a phone
   */
  public record Trend(Svg wide, Svg narrow) {}

  /**
   * A segment: its observed and its modelled happy customers.
   *
   * @param observed null where it cannot be told
   * @param modelled null where it cannot be told; {@code note} then says why
   */
  public record Line(
      int colour,
      String name,
      String href,
      String accounts,
      Svg bar,
      @Nullable Why observed,
      String share,
      @Nullable Why modelled,
      String note) {}

  /** Value below cost, lukewarm, happy. */
  public record Stand(
      Svg bar,
      Why below,
      String belowShare,
      Why lukewarm,
      String lukewarmShare,
      Why happy,
      String happyShare,
      @Nullable String leftOut) {}

  /**
   * @param effort of the features, in words
   * @param mapHref the value map with the features switched on
   */
  public record Nearest(
      int colour,
      String name,
      String now,
      String then,
      Why gained,
      List<Feature> features,
      String effort,
      Svg bar,
      String mapHref) {

    public Nearest {
      features = List.copyOf(features);
    }
  }

  public record Feature(String name, String worth) {}

  /** Another segment that three features would tip, in one line. */
  public record Other(
      int colour, String name, String now, String then, String features, String mapHref) {}

  /**
   * @param wide for a screen
   * @param narrow for a phone
   */
  public record Revenue(Svg wide, Svg narrow, String sentence) {}

  public record Change(String icon, String what, String subject, String detail, String by) {}

  /**
   * @param href null where there is no page for it yet
   * @param action what the link does
   */
  public record Item(
      boolean grave, String what, String why, @Nullable String href, String action) {}
}
