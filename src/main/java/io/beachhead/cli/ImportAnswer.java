package io.beachhead.cli;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server says about an import, as far as the command line prints it. */
record ImportAnswer(
    @Nullable String id,
    String kind,
    long rows,
    long created,
    long updated,
    long unchanged,
    long rejected,
    @Nullable List<Problem> problems,
    long problemsTotal,
    @Nullable List<String> ignored,
    @Nullable List<String> notes) {
  /** More scroll away; the number of all is said. */
  private static final int PROBLEMS_PRINTED = 100;

  private static final int VALUE_WIDTH = 30;

  ImportAnswer {
    problems = problems == null ? List.of() : List.copyOf(problems);
    ignored = ignored == null ? List.of() : List.copyOf(ignored);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /**
   * @param line physical line in the file; null for the whole file
   */
  record Problem(
      @Nullable Long line, @Nullable String column, @Nullable String value, String problem) {
    private String row(int columnWidth) {
      return "%8s  %s  %s  %s"
          .formatted(
              line == null ? "" : line,
              padded(column == null ? "" : column, columnWidth),
              padded(value == null ? "" : shortened(value), VALUE_WIDTH),
              problem);
    }

    private static String shortened(String value) {
      var oneLine = value.replaceAll("\\s+", " ");
      return oneLine.length() <= VALUE_WIDTH
          ? oneLine
          : oneLine.substring(0, VALUE_WIDTH - 1) + "…";
    }

    private static String padded(String text, int width) {
      return text + " ".repeat(Math.max(0, width - text.length()));
    }
  }

  @Override
  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }

  void print(PrintWriter out, boolean dryRun) {
    out.printf(
        "%s: %,d rows, %,d created, %,d updated, %,d unchanged, %,d rejected. %s%n",
        kind, rows, created, updated, unchanged, rejected, fate(dryRun));
    if (notes != null) {
      notes.forEach(out::println);
    }
    if (ignored != null && !ignored.isEmpty()) {
      out.println("Columns not used: " + String.join(", ", ignored));
    }
    if (!problems().isEmpty()) {
      printProblems(out);
    }
  }

  private String fate(boolean dryRun) {
    if (dryRun) {
      return "Nothing was written (dry run).";
    }
    return id == null ? "Nothing was written." : "Import " + id + ".";
  }

  private void printProblems(PrintWriter out) {
    int width =
        problems().stream()
            .map(Problem::column)
            .mapToInt(column -> column == null ? 0 : column.length())
            .max()
            .orElse(0);
    width = Math.max(width, "column".length());
    out.println(
        "    line  "
            + Problem.padded("column", width)
            + "  "
            + Problem.padded("value", VALUE_WIDTH)
            + "  problem");
    for (var problem : problems().subList(0, Math.min(PROBLEMS_PRINTED, problems().size()))) {
      out.println(problem.row(width));
    }
    long total = Math.max(problemsTotal, problems().size());
    if (total > PROBLEMS_PRINTED) {
      out.printf("… and %,d more.%n", total - PROBLEMS_PRINTED);
    }
  }
}
