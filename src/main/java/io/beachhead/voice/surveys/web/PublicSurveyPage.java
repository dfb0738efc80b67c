package io.beachhead.voice.surveys.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees who came by a link: the questions, or why there are none. It shows nothing of
 * the workspace but the survey's own words.
 *
 * @param sentence under the title
 * @param form null where there is nothing to answer
 */
public record PublicSurveyPage(
    Shell shell, String title, @Nullable String sentence, @Nullable Form form) {

  /**
   * The form.
   *
   * @param action where it is posted
   * @param problem what is wrong with the whole; null for nothing
   * @param email null where the link is somebody's own
   */
  public record Form(
      String action, @Nullable String problem, @Nullable Email email, List<Question> questions) {}

  /** Whoever came by the open link says who they are. */
  public record Email(String value, @Nullable String error) {}

  /**
   * One question.
   *
   * @param name of the field
   * @param low word for the lowest answer; empty for none
   * @param high word for the highest
   * @param choices of which one is chosen; empty for a text
   * @param rows of which one is chosen as best and one as worst; empty for other kinds
   * @param typed what was typed; null where nothing is typed
   * @param number whether a number is typed
   */
  public record Question(
      String name,
      String text,
      String low,
      String high,
      List<Answer> choices,
      List<Row> rows,
      @Nullable String typed,
      boolean number,
      @Nullable String error) {}

  /** An answer to choose. */
  public record Answer(String value, String label, boolean chosen) {}

  /** An item of a set. */
  public record Row(String key, String text, boolean best, boolean worst) {}
}
