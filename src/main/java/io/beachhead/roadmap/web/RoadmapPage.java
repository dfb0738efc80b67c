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
 * @param capacity in words
 * @param choices which scenarios are shown; empty where there is nothing to choose
 * @param hint what is missing before happy customers can be counted; null = nothing
 */
public record RoadmapPage(
    Shell shell,
    String sentence,
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
   * @param happy how many; null where it cannot be told
   * @param missing prerequisites it lacks, a sentence each
   * @param unserved whom it does not serve
   * @param requests what becomes of the requests; null where there are none
   * @param whyQuery what every explanation of its numbers is asked with
   * @param place its position among all scenarios, 0 = first
   */
  public record Card(
      String key,
      String letter,
      String name,
      String note,
      boolean best,
      Tag fit,
      List<Feature> features,
      @Nullable String happy,
      @Nullable Tag change,
      @Nullable String range,
      @Nullable String notEnough,
      List<Line> lines,
      String valueAdded,
      String happyArr,
      String effortLabel,
      String effort,
      boolean over,
      @Nullable Svg effortBar,
      @Nullable String concentration,
      @Nullable Svg gauge,
      List<String> missing,
      String unserved,
      @Nullable String requests,
      String mapHref,
      String whyQuery,
      int place,
      boolean last) {

    public Card {
      features = List.copyOf(features);
      lines = List.copyOf(lines);
      missing = List.copyOf(missing);
    }

    /** Address of the explanation of one of its numbers. */
    public String why(String metric) {
      return "/why/" + metric + whyQuery;
    }

    /** The same, of one segment. */
    public String why(String metric, String segment) {
      return why(metric) + "&segment=" + URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
  }

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
