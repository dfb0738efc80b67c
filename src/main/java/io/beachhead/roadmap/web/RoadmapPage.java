package io.beachhead.roadmap.web;

import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios side by side, in words and pictures.
 *
 * @param summary the scenarios in two sentences made of the numbers, to copy; null without any
 * @param capacity in words
 * @param choices which scenarios are shown; empty where there is nothing to choose
 * @param hint what is missing before happy customers can be counted; null = nothing
 */
public record RoadmapPage(
    Shell shell,
    String sentence,
    @Nullable String summary,
    String capacity,
    boolean mayEdit,
    boolean maySettle,
    List<Chosen> choices,
    List<Card> cards,
    @Nullable String hint,
    String csvHref,
    String jsonHref) {

  public RoadmapPage {
    choices = List.copyOf(choices);
    cards = List.copyOf(cards);
  }

  /**
   * @param href shows or hides it
   */
  public record Chosen(String letter, String name, boolean on, String href) {}

  /**
   * One scenario.
   *
   * @param best whether it makes most customers happy of those that fit the capacity
   * @param missing prerequisites it lacks, a sentence each
   */
  public record Card(
      String key,
      Title title,
      boolean best,
      Tag fit,
      List<Feature> features,
      List<String> missing,
      Happy happy,
      Money money,
      Effort effort,
      Concentration concentration,
      Unserved unserved,
      Place place) {

    public Card {
      features = List.copyOf(features);
      missing = List.copyOf(missing);
    }

    /** Address of the explanation of one of its numbers. */
    public String why(String metric) {
      return "/why/" + metric + place.whyQuery();
    }

    /** The same, of one segment. */
    public String why(String metric, String segment) {
      return why(metric) + "&segment=" + URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
  }

  /**
   * What a scenario is called.
   *
   * @param letter A, B … by its place among all of them
   */
  public record Title(String letter, String name, String note) {}

  /**
   * The happy customers of a scenario, together and by segment.
   *
   * @param count null where it cannot be told; {@code notEnough} then says why
   * @param change against today
   */
  public record Happy(
      @Nullable String count,
      @Nullable Tag change,
      @Nullable String range,
      @Nullable String notEnough,
      List<Line> lines) {
    public Happy {
      lines = List.copyOf(lines);
    }
  }

  /** What it adds, and what its happy customers pay. */
  public record Money(String valueAdded, String happyArr) {}

  /**
   * What it takes.
   *
   * @param bar null where it is not known
   */
  public record Effort(String label, String weeks, boolean over, @Nullable Svg bar) {}

  /** Whether its value lands in one segment; null where nothing is added. */
  public record Concentration(@Nullable String number, @Nullable Svg gauge) {}

  /**
   * Whom it does not serve.
   *
   * @param requests what becomes of the requests; null where there are none
   */
  public record Unserved(String sentence, @Nullable String requests) {}

  /**
   * Where it is and leads to.
   *
   * @param whyQuery what every explanation of its numbers is asked with
   * @param number its position among all scenarios, 0 = first
   */
  public record Place(String mapHref, String whyQuery, int number, boolean last) {}

  /**
   * @param kind ok, warn, or null for neither
   */
  public record Tag(String text, @Nullable String kind, @Nullable String icon) {}

  /**
   * @param colour of the segment it serves most; 0 = none
   * @param segment its name, for those who do not see the colour
   */
  public record Feature(String name, String effort, int colour, String segment) {}

  /**
   * A segment.
   *
   * @param curve null where there is no threshold to draw
   */
  public record Line(
      String key, int colour, String name, @Nullable Svg curve, String share, String count) {}
}
