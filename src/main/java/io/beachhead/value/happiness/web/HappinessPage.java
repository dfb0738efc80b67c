package io.beachhead.value.happiness.web;

import gg.jte.Content;
import io.beachhead.web.Choice;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is observed happy: all numbers formatted, nothing left to work out.
 *
 * @param definitionHref null where the person may not change the definition
 * @param board null where there are no accounts
 */
public record HappinessPage(
    Shell shell,
    String sentence,
    String csvHref,
    String jsonHref,
    @Nullable String definitionHref,
    @Nullable Board board) {

  /**
   * Everything under the title.
   *
   * @param cards that beans put on this page, between the calibration and the list of accounts
   */
  public record Board(
      List<String> notes,
      List<Key> strip,
      Trend trend,
      Lines lines,
      Table table,
      Accounts accounts,
      @Nullable CalibrationCard calibration,
      List<Content> cards) {}

  /** A number that explains itself. */
  public record Why(String id, String number, String href) {}

  /**
   * A key number.
   *
   * @param number null where there is none; {@code note} then says why
   */
  public record Key(String label, @Nullable Why number, String note, @Nullable String href) {}

  /**
   * Shares by segment over time.
   *
   * @param wide null where nothing is known of any month
   */
  public record Trend(
      List<Choice> views,
      boolean table,
      @Nullable Svg wide,
      @Nullable Svg narrow,
      List<String> heads,
      List<Row> rows,
      String footer) {

    /** A day as text. */
    public record Row(String day, List<String> cells) {}
  }

  /**
   * Segments: observed and modelled.
   *
   * @param more those beyond what colour and shape tell apart
   * @param moreTitle how many those are, and what they sum to
   */
  public record Lines(List<Line> told, List<Line> more, String moreTitle) {}

  /** A segment: observed and modelled. */
  public record Line(
      int colour,
      String name,
      String accounts,
      Svg bar,
      Why happy,
      String share,
      String modelled) {}

  /** Behaviours by segment. */
  public record Table(List<Head> heads, List<Row> rows) {
    public record Head(String name, String meaning, boolean counted) {}

    /**
     * @param colour null for all accounts
     */
    public record Row(
        @Nullable Integer colour,
        String name,
        String accounts,
        List<Cell> cells,
        Cell happy,
        String modelled,
        String modelledRange,
        String unknown) {}

    /**
     * @param value null where it is not known
     */
    public record Cell(@Nullable Why value, String note) {}
  }

  /**
   * The list.
   *
   * @param near how many lack which behaviour, as filters
   */
  public record Accounts(
      List<Choice> shows,
      List<Near> near,
      List<Option> segments,
      String text,
      List<Hidden> hidden,
      String count,
      List<Row> rows,
      Pager pager,
      String csvHref) {

    public record Near(String label, String count, String href, boolean on) {}

    public record Option(String value, String label, boolean selected) {}

    /** A parameter that the form carries along. */
    public record Hidden(String name, String value) {}

    /**
     * @param arr null where not known
     */
    public record Row(
        String href,
        String name,
        @Nullable Integer colour,
        String segment,
        List<MarkView> marks,
        Judgement judgement,
        @Nullable String arr) {}
  }

  /**
   * A mark as an icon and a word.
   *
   * @param kind ok, mut or unknown
   * @param words what it rests on
   */
  public record MarkView(
      String label, String icon, String kind, String word, String words, boolean counted) {}

  /** What four marks say together. */
  public record Judgement(String text, String kind, String icon) {}

  /**
   * The calibration of the threshold.
   *
   * @param chart null where there is nothing to draw
   * @param checked the out-of-fold check, by groups of accounts; empty where nothing was fitted
   */
  public record CalibrationCard(
      List<Choice> on,
      String verdict,
      boolean identified,
      @Nullable Chart chart,
      List<Fact> facts,
      @Nullable String caution,
      List<Checked> checked,
      Offers offers,
      String footer) {

    /**
     * @param wide for a screen
     * @param narrow for a phone
     */
    public record Chart(Svg wide, Svg narrow) {}

    /**
     * What can be put in use.
     *
     * @param on what the curve is drawn over
     * @param curve whether the observed curve can be put in use
     * @param step what the second button would set; null where it may not or cannot be set
     * @param inUse whether the threshold in force is the one found
     */
    public record Offers(
        String on, boolean curve, @Nullable String step, boolean inUse, boolean mayUndo) {}

    public record Fact(String label, String value) {}

    /** Accounts the curve was not fitted to: what it predicted, what was observed. */
    public record Checked(String accounts, String predicted, String observed, String range) {}
  }
}
