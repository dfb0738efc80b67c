package io.beachhead.voice.jobs.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What single people said of one job, or what belongs to none.
 *
 * @param title the job's name
 * @param job key; {@code none} for those that belong to no job
 * @param more how many are not shown, in words; null for none
 * @param jobs they could be moved to
 * @param editable whether the reader may move them
 */
public record JobStatementsPage(
    Shell shell,
    String title,
    String sentence,
    String job,
    List<Row> rows,
    @Nullable String more,
    List<Choice> jobs,
    boolean editable) {

  /**
   * One statement.
   *
   * @param words their own; null where they are not noted
   * @param who persona and account in words
   */
  public record Row(
      String id,
      String sentence,
      @Nullable String words,
      String who,
      @Nullable String href,
      String importance,
      String satisfaction) {}

  /** A job to choose. */
  public record Choice(String key, String name) {}
}
