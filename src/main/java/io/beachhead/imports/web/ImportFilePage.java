package io.beachhead.imports.web;

import io.beachhead.imports.ImportProblem;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file and what is to become of it: mapping, preview, result.
 *
 * @param fault why the file cannot be read at all, or null
 * @param kept answers that no field of the form shows
 * @param characters character sets to choose from, the recognised one not among them
 * @param sample the first rows, cells shortened
 * @param result of the last run, or null
 */
public record ImportFilePage(
    Shell shell,
    String fileId,
    String fileName,
    String kind,
    String kindTitle,
    String description,
    List<Choice> kinds,
    @Nullable String preset,
    @Nullable String fault,
    List<Line> lines,
    boolean wide,
    List<Tick> features,
    boolean keepsAttributes,
    List<Tick> attributes,
    List<Question> questions,
    List<Option> characters,
    List<Kept> kept,
    String repeats,
    List<String> header,
    List<List<String>> sample,
    @Nullable Running running,
    @Nullable Result result) {

  /** One of our columns, and which of theirs feeds it. */
  public record Line(
      String column,
      boolean required,
      String about,
      List<Option> options,
      String constant,
      @Nullable String example,
      @Nullable String problem) {}

  /** One of their columns in a list to choose from. */
  public record Option(String value, boolean selected) {}

  /** One of their columns with a box to tick. */
  public record Tick(String header, boolean on) {}

  /** Something only people can say. */
  public record Question(String field, String sentence, List<Answer> answers) {}

  /** What was answered before, to be sent again. */
  public record Kept(String field, String value) {}

  /** One answer to it. */
  public record Answer(String value, String label, boolean on) {}

  /** A run under way. */
  public record Running(String jobId, String label, @Nullable Long value, @Nullable Long max) {}

  /**
   * What came of the last run.
   *
   * @param importId null where nothing was written
   * @param failure why it broke off, or null
   * @param problems the first ones
   * @param more how many are not shown
   */
  public record Result(
      boolean dryRun,
      @Nullable String importId,
      @Nullable String failure,
      String sentence,
      List<String> notes,
      List<ImportProblem> problems,
      long more,
      String problemsHref,
      boolean canImport,
      boolean canSkip,
      String good,
      String page) {}
}
