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
 * @param form null for whoever may only read
 */
public record JobsPage(
    Shell shell,
    List<Figure> figures,
    List<JobCard> jobs,
    @Nullable PersonaTable personas,
    int unassigned,
    @Nullable Form form) {

  /** A number, what it is, and its range or count. */
  public record Figure(String label, String number, String note) {}

  /**
   * One job.
   *
   * @param sentence its three slots; empty where nobody has written them
   * @param quotes words of people who hire us for it
   */
  public record JobCard(
      int number,
      String name,
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
