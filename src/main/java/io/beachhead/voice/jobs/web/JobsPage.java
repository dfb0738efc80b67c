package io.beachhead.voice.jobs.web;

import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs customers hire the product for.
 *
 * @param figures in words, first to last
 * @param jobs in the order they were written down
 * @param personas null where no persona is known
 * @param unassigned statements that belong to no job
 * @param run the grouping begun last; null for none
 * @param form null for whoever may only read
 */
public record JobsPage(
    Shell shell,
    List<Figure> figures,
    List<JobCard> jobs,
    @Nullable PersonaTable personas,
    int unassigned,
    @Nullable Grouping run,
    @Nullable Form form) {

  /**
   * A grouping of statements.
   *
   * @param progress in words while it runs; null once it has ended
   * @param done steps, while it runs
   * @param of steps in all, while it runs
   * @param problem why there is nothing to see; null where there are groups
   * @param note what it left without a group
   */
  public record Grouping(
      String id,
      @Nullable String progress,
      @Nullable Long done,
      @Nullable Long of,
      @Nullable String problem,
      List<Proposed> groups,
      String note) {}

  /**
   * A proposed group.
   *
   * @param name of the job it belongs to already, else made of its words
   * @param known whether there is such a job
   */
  public record Proposed(
      String id, String name, boolean known, String count, String words, List<String> quotes) {}

  /** A number, what it is, and its range or count. */
  public record Figure(String label, String number, String note) {}

  /**
   * One job.
   *
   * @param href where its statements are
   * @param sentence its three slots; empty where nobody has written them
   * @param quotes words of people who hire us for it
   */
  public record JobCard(
      int number,
      String name,
      String href,
      String sentence,
      String note,
      List<SegmentRow> segments,
      List<String> quotes) {}

  /**
   * A job in a segment.
   *
   * @param gap satisfaction and importance on one line; null where nobody rated it
   * @param opportunity with its range; empty where nobody rated it
   * @param state served or underserved; empty where the range covers both
   */
  public record SegmentRow(
      int colour, String name, @Nullable Svg gap, String opportunity, String state) {}

  /**
   * Personas by jobs.
   *
   * @param sentence what it says in words; null where it says nothing
   */
  public record PersonaTable(
      List<String> jobs, List<PersonaRow> rows, String note, @Nullable String sentence) {}

  /** What one persona said, as shares. */
  public record PersonaRow(String persona, String statements, List<Cell> cells) {}

  /**
   * A share.
   *
   * @param tint 0 to 4, by the share
   */
  public record Cell(String share, int tint) {}

  /**
   * The form that writes a job down.
   *
   * @param error what is wrong with it; null for nothing
   */
  public record Form(String name, String when, String want, String soThat, @Nullable String error) {
    static final Form EMPTY = new Form("", "", "", "", null);
  }
}
