package io.beachhead.behaviour.web;

import io.beachhead.behaviour.web.CommonFields.Option;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel: the question on the left, the answer on the right.
 *
 * @param steps of the form, an empty one at the end where one is being added
 * @param oftenInSight whether the fields for how often a step must be done are shown
 * @param addStepHref null where there are as many as can be read
 * @param more the rarer fields; null where they are not in sight
 * @param answer null while the question has mistakes or fewer than one step
 */
public record FunnelPage(
    Shell shell,
    Twins twins,
    CommonFields ask,
    List<StepField> steps,
    boolean oftenInSight,
    @Nullable String addStepHref,
    String moreHref,
    @Nullable More more,
    @Nullable Answer answer,
    boolean empty) {

  /**
   * The same answer for programs and spreadsheets, as another view, and kept under a name.
   *
   * @param address path and query of this page
   * @param suggestion a name to save it under
   */
  public record Twins(
      String csvHref,
      String jsonHref,
      List<Choice> views,
      String address,
      String suggestion,
      boolean maySave) {}

  /**
   * @param upHref this page with the step one place earlier; null where it cannot move
   */
  public record StepField(
      int number,
      String event,
      Often times,
      Often days,
      @Nullable String error,
      @Nullable String upHref,
      @Nullable String downHref,
      @Nullable String removeHref) {}

  /**
   * How often a step must be done.
   *
   * @param typed empty = once
   */
  public record Often(String typed, @Nullable String error) {
    static final Often ONCE = new Often("", null);
  }

  /**
   * The fields of two groups beside each other.
   *
   * @param values seen for the property; empty while none is named
   */
  public record Comparing(String property, String first, String second, List<String> values) {}

  /** The rarer fields. */
  public record More(
      List<Option> orders,
      String window,
      List<Option> units,
      List<Option> attributions,
      List<Exclusion> exclusions,
      String addExclusionHref,
      List<Option> intervals,
      List<Option> fromSteps,
      List<Option> toSteps,
      String bins,
      Comparing comparing) {}

  /** An event that must not come between two steps. */
  public record Exclusion(
      int number,
      String event,
      List<Option> after,
      List<Option> before,
      @Nullable String removeHref) {}

  /**
   * @param keys the strip of key numbers
   * @param wide and {@code narrow}: the chart; null where the answer is shown as a table
   * @param footer what the chart means
   * @param split the steps of each group; empty without a breakdown
   * @param compared two groups beside each other; null where none was asked for
   */
  public record Answer(
      List<Key> keys,
      @Nullable Svg wide,
      @Nullable Svg narrow,
      List<GroupLabel> legend,
      String footer,
      List<StepRow> steps,
      List<GroupRow> split,
      @Nullable Compared compared,
      @Nullable Trend trend,
      @Nullable Times times,
      List<Companion> companions,
      String companionsFooter) {}

  /**
   * A key number with its unit and note.
   *
   * @param href the list of those it counts; null where it does not open
   */
  public record Key(String label, String number, String note, @Nullable String href) {
    public Key(String label, String number, String note) {
      this(label, number, note, null);
    }
  }

  /**
   * One step for all groups together.
   *
   * @param lostHref null where nobody was lost
   * @param within who may still go on; empty after the last step
   */
  public record StepRow(
      int number,
      String name,
      String count,
      String ofFirst,
      String ofPrevious,
      String median,
      String mean,
      String reachedHref,
      @Nullable String lostHref,
      String lost,
      @Nullable String withinHref,
      String within) {}

  /** One group, a cell a step. */
  public record GroupRow(GroupLabel group, List<Opening> counts, String converted, String range) {}

  /**
   * @param href the list of those it counts; null where it counts nobody
   */
  public record Opening(String count, @Nullable String href) {}

  /** Two groups, a row each, and what they differ by in words. */
  public record Compared(List<ComparedRow> rows, String footer) {}

  public record ComparedRow(
      String name, Opening entered, Opening converted, String share, String range) {}

  public record Trend(
      @Nullable Svg wide, @Nullable Svg narrow, List<TrendRow> rows, String footer) {}

  public record TrendRow(String start, String entered, String converted, String rate) {}

  public record Times(@Nullable Svg chart, List<TimeRow> rows, String footer) {}

  public record TimeRow(String from, String count) {}

  /** Another event that goes with converting. */
  public record Companion(String event, String converted, String notConverted, String odds) {}
}
