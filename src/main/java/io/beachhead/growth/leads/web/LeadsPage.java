package io.beachhead.growth.leads.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of leads and risk.
 *
 * @param summary who to call in two sentences made of the numbers, to copy; null without any
 * @param missing why nothing can be said at all; null where something can
 * @param back the address of this view, to return to after an act
 */
public record LeadsPage(
    Shell shell,
    @Nullable String summary,
    @Nullable String missing,
    List<Figure> figures,
    Calls calls,
    List<Row> leaving,
    String saved,
    Model model,
    PerRep perRep,
    boolean editable,
    String back) {

  /** A number of the strip. */
  public record Figure(String label, String number, String what, String range, boolean warning) {}

  /**
   * Who to call first.
   *
   * @param more where all of them are; null where these are all
   * @param note what decides
   * @param owners who works on any lead
   */
  public record Calls(
      List<Choice> playbooks,
      List<Choice> shows,
      List<Row> rows,
      @Nullable String more,
      @Nullable String moreHref,
      String note,
      List<Owner> owners) {}

  /** Somebody whose leads can be shown alone. */
  public record Owner(String name, boolean chosen) {}

  /**
   * A lead.
   *
   * @param use people active a week over half a year; null where it is not drawn
   * @param why the open part; null while closed
   */
  public record Row(
      String account,
      String name,
      String href,
      Segment segment,
      String about,
      Chance chance,
      List<Reason> reasons,
      String changed,
      String could,
      @Nullable Svg use,
      Work work,
      @Nullable Why why) {}

  /** Its segment. */
  public record Segment(int colour, String name) {}

  /**
   * How likely.
   *
   * @param number {@code 71%}, or {@code 3 of 4 rules}
   * @param range {@code 58–82}, or why there is no percentage
   * @param picture the chance with its range; null where rules decide
   */
  public record Chance(String number, String range, @Nullable Svg picture, String whyHref) {}

  /** A reason with its points; those are empty where rules decide. */
  public record Reason(String text, String points) {}

  /** Who works on it, and what comes next. */
  public record Work(String owner, String standing, String playbook, List<Act> acts) {}

  /**
   * What can be done.
   *
   * @param main the likely one
   */
  public record Act(String label, String icon, String state, boolean main) {}

  /**
   * The sum of the reasons, and what to say.
   *
   * @param brief all of it as text, to copy
   */
  public record Why(
      String title,
      String range,
      String usual,
      String usualChance,
      List<Reason> lines,
      List<Tip> tips,
      String brief) {}

  /** A line before the call. */
  public record Tip(String verb, String rest) {}

  /** Does the chance hold? */
  public record Model(
      String about,
      @Nullable Svg picture,
      List<Fact> facts,
      String sentence,
      List<String> refused) {}

  public record Fact(String label, String number, String range) {}

  /** Leads for each rep. */
  public record PerRep(@Nullable Svg picture, List<Fact> quarters, String sentence) {}
}
