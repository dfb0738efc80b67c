package io.beachhead.imports.run;

import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts all problems and keeps the first ones. */
final class ProblemList {
  private static final Comparator<ImportProblem> BY_LINE =
      Comparator.comparing(
          ImportProblem::line, Comparator.nullsFirst(Comparator.<Long>naturalOrder()));

  private final List<ImportProblem> kept = new ArrayList<>();
  private long total;

  void add(ImportProblem problem) {
    total++;
    if (kept.size() < ImportReport.MOST_PROBLEMS) {
      kept.add(problem);
    }
  }

  long total() {
    return total;
  }

  boolean none() {
    return total == 0;
  }

  /** By line; faults of the whole file first. */
  List<ImportProblem> sorted() {
    return kept.stream().sorted(BY_LINE).toList();
  }
}
