package io.beachhead.value.web;

import gg.jte.Content;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.ValueMapPanel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value map as it is shown: all numbers are formatted, nothing is left to work out.
 *
 * @param mayEdit whether the person may change values, features and the model
 * @param board null where there is nothing to show yet; then {@code empty} says the next step
 */
public record ValueMapPage(
    Shell shell,
    boolean mayEdit,
    List<Scenario> scenarios,
    @Nullable String compareHref,
    String csvHref,
    String jsonHref,
    @Nullable String modelHref,
    @Nullable Empty empty,
    @Nullable Board board) {

  public ValueMapPage {
    scenarios = List.copyOf(scenarios);
  }

  /** One sentence and the next step. */
  public record Empty(String title, String sentence, @Nullable String action, String href) {}

  /**
   * A part of the scenario switch.
   *
   * @param key on the keyboard
   */
  public record Scenario(String name, String href, boolean on, String key) {}

  /**
   * Everything under the title.
   *
   * @param more segments beyond those told apart by colour and shape; null where there are none
   * @param warnings what a reader should know first
   * @param summary two sentences to copy
   */
  public record Board(
      Strip strip,
      List<Panel> panels,
      @Nullable MorePanels more,
      int keyColour,
      @Nullable NotServed notServed,
      List<String> warnings,
      Candidates candidates,
      @Nullable Outcomes outcomes,
      @Nullable String saveHref,
      Table table,
      Sheet sheet,
      String summary) {}

  /** Segments that are folded away: how many they are and what they sum to. */
  public record MorePanels(String title, List<Panel> panels) {}

  /** A number that explains itself. */
  public record Why(String id, String number, String href) {}

  /**
   * The strip of totals.
   *
   * @param arr of happy customers
   * @param spoken what a screen reader hears after a switch
   */
  public record Strip(
      HappyTotal happy,
      Noted added,
      Noted arr,
      Effort effort,
      Concentration concentration,
      String spoken) {}

  /**
   * Happy customers of all segments.
   *
   * @param before today's count where something is switched on
   * @param now null where it is not known
   * @param observed accounts observed happy; null where it cannot be told
   */
  public record HappyTotal(
      @Nullable String before,
      @Nullable Why now,
      @Nullable String change,
      boolean better,
      String note,
      @Nullable Why observed) {}

  /** A number with a remark; null where it is not known. */
  public record Noted(@Nullable Why number, String note) {}

  /** Person-weeks of what is switched on. */
  public record Effort(Why number, String unit, String note, boolean over) {}

  /** Whether value lands in one segment; null where nothing is added. */
  public record Concentration(@Nullable Why number, @Nullable Content gauge) {}

  /**
   * One segment.
   *
   * @param chart null where there is no cost to compare with; then {@code missing} says why
   * @param happy null where it is not known
   * @param observed accounts observed happy, whatever is switched on; null where it cannot be told
   */
  public record Panel(
      String key,
      String name,
      int colour,
      String accounts,
      String arr,
      Average average,
      @Nullable ValueMapPanel chart,
      @Nullable String missing,
      @Nullable HappyPart happy,
      @Nullable Why observed,
      @Nullable String basis) {}

  /** Value to the average account of a segment, and what the selection adds to it. */
  public record Average(Why value, @Nullable String change, String range) {}

  /**
   * Happy customers of a segment.
   *
   * @param of how many there could be
   * @param versusToday null where nothing is switched on
   */
  public record HappyPart(
      String share,
      String shareRange,
      Why accounts,
      String of,
      @Nullable String versusToday,
      boolean better) {}

  /** Whom the selection does not serve. */
  public record NotServed(List<Left> segments, String together) {
    /** {@code 164 accounts, $2.36M ARR}. */
    public record Left(String name, int colour, String facts) {}
  }

  /** What could be switched on. */
  public record Candidates(
      String total,
      @Nullable Content bar,
      @Nullable String capacity,
      @Nullable String over,
      List<Candidate> items,
      @Nullable String addHref) {}

  /**
   * One candidate.
   *
   * @param href the page with it switched the other way
   * @param best where it is worth most; null where it has no evidence
   */
  public record Candidate(
      String id,
      String name,
      boolean on,
      String href,
      String effort,
      @Nullable String state,
      @Nullable Best best,
      String evidence,
      @Nullable String needs) {
    /** A segment and the value to it. */
    public record Best(String name, int colour, String value) {}
  }

  /** Scenarios side by side. */
  public record Outcomes(String sentence, List<Outcome> rows) {
    /** One scenario. */
    public record Outcome(String name, boolean on, Content bar, String happy) {}
  }

  /** Value of every feature to every segment. */
  public record Table(String unit, List<Head> heads, List<Row> rows, List<String> sums) {
    /** A segment's column. */
    public record Head(String name, int colour) {}

    /** A feature's line. */
    public record Row(
        String key,
        String name,
        @Nullable String state,
        List<Cell> cells,
        String evidence,
        @Nullable String evidenceHref,
        String checked) {}

    /**
     * A feature in a segment.
     *
     * @param tint class of the ground; empty where it is worth nothing
     * @param mostlyPrior whether the prior says more than the evidence
     * @param prior whether there is no evidence at all
     * @param editHref null where the person may not edit
     */
    public record Cell(
        String id,
        int colour,
        String tint,
        Why value,
        String span,
        boolean mostlyPrior,
        boolean prior,
        @Nullable String editHref,
        boolean saved) {}
  }

  /** The sheet at the foot of a phone. */
  public record Sheet(String on, String effort, boolean over, String resetHref) {}
}
