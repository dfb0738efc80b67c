package io.beachhead.alignment.web;

import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The start page in words and pictures.
 *
 * @param happy how many customers the model expects to be happy; null where it cannot tell
 * @param notEnough why not
 * @param stand where all accounts stand; null where it cannot be told
 * @param nearest the segment that three features would tip most; null where there is none
 * @param revenue ARR by segment; null where there is none
 */
public record HomePage(
    Shell shell,
    String sentence,
    String accounts,
    @Nullable String happy,
    @Nullable String happyShare,
    @Nullable String range,
    @Nullable String notEnough,
    List<Line> segments,
    @Nullable Stand stand,
    @Nullable Nearest nearest,
    List<Other> others,
    @Nullable Revenue revenue,
    List<Change> changes,
    List<Item> attention,
    String csvHref) {

  public HomePage {
    segments = List.copyOf(segments);
    others = List.copyOf(others);
    changes = List.copyOf(changes);
    attention = List.copyOf(attention);
  }

  /** A segment: its modelled happy customers. */
  public record Line(
      int slot, String name, String href, String accounts, Svg bar, String happy, String range) {}

  /** Value below cost, lukewarm, happy. */
  public record Stand(
      Svg bar,
      String below,
      String belowShare,
      String lukewarm,
      String lukewarmShare,
      String happy,
      String happyShare,
      @Nullable String leftOut) {}

  /**
   * @param effort of the features, in words
   * @param mapHref the value map with the features switched on
   */
  public record Nearest(
      int slot,
      String name,
      String now,
      String then,
      String gained,
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
      int slot, String name, String now, String then, String features, String mapHref) {}

  /**
   * @param wide for a screen
   * @param narrow for a phone
   */
  public record Revenue(Svg wide, Svg narrow, String sentence) {}

  public record Change(String icon, String what, String subject, String detail, String by) {}

  /**
   * @param href null where there is no page for it yet
   */
  public record Item(boolean grave, String what, String why, @Nullable String href) {}
}
