package io.beachhead.customers.web.revenue;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Revenue: what moves it, who stays, for how long.
 *
 * @param remark what to know about the revenue shown; null where nothing
 * @param table whether tables stand in place of charts
 * @param parts null where no revenue is known yet
 */
public record RevenuePage(
    Shell shell,
    String sentence,
    @Nullable String remark,
    Filter filter,
    boolean table,
    String viewHref,
    String csvHref,
    String jsonHref,
    @Nullable Parts parts) {

  /**
   * What of all is looked at.
   *
   * @param path of the form
   * @param from the first day as YYYY-MM-DD, {@code to} the last
   */
  public record Filter(
      String path,
      List<Choice> presets,
      List<Option> segments,
      String from,
      String to,
      List<Hidden> hidden) {}

  /** A value of a select. */
  public record Option(String value, String label, boolean selected) {}

  /** A parameter that a form carries along. */
  public record Hidden(String name, String value) {}

  /** Everything below the title. */
  public record Parts(
      List<Key> strip,
      Movements movements,
      Bridge bridge,
      Retention retention,
      Cohorts cohorts,
      @Nullable Survival survival,
      Losses losses) {}

  /**
   * A key number.
   *
   * @param number null where it cannot be given; {@code note} then says why
   */
  public record Key(
      String id,
      String label,
      @Nullable String number,
      String whyHref,
      String range,
      String note) {}

  /** A chart drawn for a desk and for a phone. */
  public record Picture(Svg desk, Svg phone) {}

  /** Movements by month. */
  public record Movements(
      Svg desk, Svg phone, List<MonthRow> months, String footer, String csvHref) {}

  /** One month, in ARR. */
  public record MonthRow(
      String month,
      String fresh,
      String reactivated,
      String expansion,
      String contraction,
      String churned,
      String net,
      String end,
      String href) {}

  /** From the ARR of one day to that of another. */
  public record Bridge(String title, Svg svg, List<Step> steps, String footer) {}

  /**
   * A line of the bridge.
   *
   * @param who the accounts in words: 36 churned
   */
  public record Step(String what, String arr, String accounts, String who, @Nullable String href) {}

  /**
   * Retention by segment.
   *
   * @param period of the table
   * @param years first and last month up to which a year is drawn
   * @param nrr over the year up to each month; null where there is nothing to draw
   */
  public record Retention(
      String period,
      String years,
      @Nullable Picture nrr,
      @Nullable Picture grr,
      List<Kept> rows,
      List<MonthKept> months,
      List<String> names,
      String footer,
      String csvHref) {}

  /**
   * A segment, or all accounts.
   *
   * @param colour below 0 for all accounts
   */
  public record Kept(
      int colour,
      String name,
      String accounts,
      Ratio nrr,
      Ratio grr,
      Ratio logos,
      String caution) {}

  /** A ratio with its range, as text. */
  public record Ratio(String number, String range) {}

  /** The year up to the end of a month: NRR of each segment, all accounts last. */
  public record MonthKept(String month, List<Ratio> nrr) {}

  /** A heat map. */
  public record Cohorts(
      List<Choice> choices,
      String unit,
      List<String> ages,
      List<CohortRow> rows,
      String footer,
      String csvHref) {}

  /** A cohort. */
  public record CohortRow(String start, String accounts, String arr, List<Cell> cells) {}

  /**
   * @param css tint
   * @param tip the whole sentence
   */
  public record Cell(String text, String css, String tip) {}

  /** Kaplan-Meier curves. */
  public record Survival(
      Svg desk,
      Svg phone,
      List<String> times,
      List<AtRisk> atRisk,
      List<StepRow> steps,
      String footer,
      String csvHref) {}

  /** How many are still followed at the marks of the axis. */
  public record AtRisk(int colour, String name, List<String> counts) {}

  /** The curve as text, once a half year. */
  public record StepRow(
      int colour, String name, String time, String survival, String range, String atRisk) {}

  /** The accounts lost last. */
  public record Losses(List<Loss> rows, String allHref, String none) {}

  /** One of them. */
  public record Loss(
      String href,
      String name,
      @Nullable Mark segment,
      String what,
      String css,
      String when,
      String before,
      String after,
      String change,
      @Nullable String owner) {}

  /** A segment's mark and name. */
  public record Mark(int colour, String name) {}
}
