package io.beachhead.growth.web;

import gg.jte.Content;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of growth.
 *
 * @param board null while nothing can be shown; {@code empty} then says why
 */
public record GrowthPage(
    Shell shell,
    String sentence,
    List<Choice> personas,
    Links links,
    @Nullable Empty empty,
    @Nullable Board board) {

  /** Addresses. */
  public record Links(
      String definitions,
      String stages,
      String journey,
      String activation,
      String aha,
      String virality) {}

  /** What is missing and where to bring it. */
  public record Empty(String title, String sentence, String action, String href) {}

  /** The cards. */
  public record Board(
      List<StageCard> stages,
      @Nullable String ahead,
      List<String> cautions,
      Journey journey,
      Activation activation,
      Aha aha,
      Retention retention,
      Wheel wheel,
      List<Content> cards) {}

  /**
   * A stage.
   *
   * @param value in words, or why there is none
   * @param tag ok, here, warn or none
   */
  public record StageCard(
      int number,
      String name,
      boolean here,
      String tag,
      String icon,
      String state,
      @Nullable String value,
      String whyId,
      String whyHref,
      String definition,
      String range,
      Svg trend) {}

  /** From sign-up to upgrade. */
  public record Journey(List<Choice> by, List<Key> legend, Svg wide, Svg narrow, String footer) {}

  /** A tint with its name. */
  public record Key(String css, String label) {}

  /** The critical steps. */
  public record Activation(String note, List<Step> steps, @Nullable String validation) {}

  /** A step of activation. */
  public record Step(String name, Svg bar, String share, String days) {}

  /** What goes with staying. */
  public record Aha(List<Candidate> candidates, String footer) {}

  /**
   * A candidate.
   *
   * @param chosen whether it is the aha moment the company works with
   */
  public record Candidate(
      String name, boolean chosen, @Nullable Svg range, String points, String reach, String why) {}

  /** By week of sign-up. */
  public record Retention(List<String> heads, List<Row> rows, String footer) {}

  /** A cohort. */
  public record Row(String week, String users, List<Cell> cells) {}

  /** A cell; empty where it is not known yet. */
  public record Cell(String css, String text, String tip) {}

  /** Users who bring users. */
  public record Wheel(@Nullable Svg picture, String sentence, String footer) {}
}
