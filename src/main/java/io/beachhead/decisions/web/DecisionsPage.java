package io.beachhead.decisions.web;

import gg.jte.Content;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, why, and who was told.
 *
 * @param figures in words, first to last
 * @param log the decisions themselves
 * @param detail the decision that is open; null where there is none
 * @param owed answers owed, by who tells them
 * @param cards of other rooms and modules
 * @param mayDecide whether the current user may write decisions and answers
 */
public record DecisionsPage(
    Shell shell,
    List<Figure> figures,
    Log log,
    @Nullable Detail detail,
    List<Teller> owed,
    String owedNote,
    List<Content> cards,
    boolean none,
    String csvHref,
    boolean mayDecide) {

  /**
   * The decisions that the filters leave, the latest first.
   *
   * @param filters by verdict
   * @param segments filters by segment
   * @param more how many are folded; null where all are shown
   * @param moreHref shows them all
   */
  public record Log(
      List<Choice> filters,
      List<Choice> segments,
      List<Row> rows,
      @Nullable String more,
      String moreHref) {
    public Log {
      filters = List.copyOf(filters);
      segments = List.copyOf(segments);
      rows = List.copyOf(rows);
    }
  }

  /** A number, what it is, and its range or count. */
  public record Figure(String label, String number, String unit, String what, String note) {}

  /** What was decided, and its segment: the one that gains most. */
  public record What(
      String verdict, String icon, String name, int colour, @Nullable String segment) {}

  /**
   * A line of the log.
   *
   * @param followed whether a later decision took its place
   * @param answers such as {@code 3 of 5}; empty where nobody asked
   * @param happy with its range; null where nothing is predicted
   */
  public record Row(
      String href,
      boolean selected,
      String decided,
      String deciders,
      What what,
      String why,
      @Nullable String happy,
      String range,
      String happyNote,
      String answers,
      boolean toTell,
      boolean followed) {}

  /**
   * Somebody who has answers to give; the name is of the account's owner.
   *
   * @param open whether the answers show at once: where there are few
   */
  public record Teller(String name, List<Owed> answers, boolean open) {}

  /** One answer owed. */
  public record Owed(String id, String whom, String about, String age, boolean overdue) {}

  /**
   * One decision, in full.
   *
   * @param summary two sentences made of the numbers, to copy
   * @param told who asked, and what became of it
   * @param history the decisions before and after it, the latest first
   * @param followHref the form of a decision that follows; null where one has, or may not
   */
  public record Detail(
      String id,
      What what,
      String by,
      String reason,
      String summary,
      List<Evidence> evidence,
      String frozen,
      List<Asked> told,
      Again again,
      List<String> alternatives,
      List<History> history,
      @Nullable String followHref) {}

  /** A line of the evidence, then and now. */
  public record Evidence(String what, String then, String now) {}

  /** Who asked, and whether they were told. */
  public record Asked(String whom, String teller, String state, boolean told) {}

  /**
   * When to look again.
   *
   * @param standing how the day or condition stands
   */
  public record Again(@Nullable String when, String standing, @Nullable String checkOn) {}

  /** An earlier or later decision about the same. */
  public record History(String day, String text, @Nullable String href) {}
}
