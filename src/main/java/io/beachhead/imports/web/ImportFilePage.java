package io.beachhead.imports.web;

import io.beachhead.imports.ImportProblem;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file and what is to become of it: mapping, preview, result.
 *
 * @param result of the last run, or null
 */
public record ImportFilePage(
    Shell shell,
    Preview file,
    Kind kind,
    Columns columns,
    Answers answers,
    @Nullable Running running,
    @Nullable Result result) {

  /**
   * The file as it begins.
   *
   * @param fault why it cannot be read at all, or null
   * @param rows the first ones, cells shortened
   */
  public record Preview(
      String id,
      String name,
      @Nullable String fault,
      List<String> header,
      List<List<String>> rows) {}

  /**
   * What it is read as.
   *
   * @param all to choose from
   * @param preset the tool whose export it is recognised as, or null
   */
  public record Kind(
      String name, String title, String description, List<Choice> all, @Nullable String preset) {}

  /**
   * Which columns feed ours, and what becomes of the others.
   *
   * @param features of a wide file; empty where the kind has none
   * @param attributes to keep; empty where the kind keeps none
   */
  public record Columns(List<Line> lines, List<Tick> features, List<Tick> attributes) {}

  /**
   * What only people can say.
   *
   * @param kept answers that no field of the form shows
   * @param characters character sets to choose from, the recognised one not among them
   * @param repeats what a key means that comes twice
   */
  public record Answers(
      List<Question> questions, List<Kept> kept, List<Option> characters, String repeats) {}

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
