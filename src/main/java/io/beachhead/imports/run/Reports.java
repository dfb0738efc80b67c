package io.beachhead.imports.run;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.csv.CsvShape;
import io.beachhead.imports.mapping.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what a run found into its report. */
final class Reports {
  private Reports() {}

  /** Of a file that is none of the kind's. */
  static ImportReport unreadable(ImportKind kind, ImportOptions options, ImportProblem problem) {
    return report(kind, options, null, null, null, Tally.NOTHING, 0, 0, List.of(problem), 1, null);
  }

  /** Of a file whose columns do not do. */
  static ImportReport unmapped(
      ImportKind kind, ImportOptions options, CsvShape shape, Mapping mapping) {
    var problems = mapping.problems();
    return report(
        kind, options, shape, mapping, null, Tally.NOTHING, 0, 0, problems, problems.size(), null);
  }

  /**
   * @param id null where nothing was kept
   */
  static ImportReport of(
      ImportKind kind,
      ImportOptions options,
      @Nullable CsvShape shape,
      @Nullable Mapping mapping,
      @Nullable ColumnFormats formats,
      Tally tally,
      ProblemList problems,
      @Nullable String id) {
    boolean counts = id != null || options.dryRun();
    return report(
        kind,
        options,
        shape,
        mapping,
        formats,
        counts ? tally : new Tally(0, 0, 0, 0, 0, tally.notes()),
        tally.rows(),
        tally.rejected(),
        problems.sorted(),
        problems.total(),
        id);
  }

  private static ImportReport report(
      ImportKind kind,
      ImportOptions options,
      @Nullable CsvShape shape,
      @Nullable Mapping mapping,
      @Nullable ColumnFormats formats,
      Tally counted,
      long rows,
      long rejected,
      List<ImportProblem> problems,
      long problemsTotal,
      @Nullable String id) {
    boolean lines = formats != null && mapping == null;
    return new ImportReport(
        id,
        kind.name(),
        rows,
        counted.created(),
        counted.updated(),
        counted.unchanged(),
        rejected,
        problems,
        problemsTotal,
        options.dryRun(),
        options.fileName(),
        lines ? "UTF-8" : shape == null ? null : shape.charset().name(),
        lines ? "line of JSON" : shape == null ? null : shape.separatorName(),
        mapping == null || mapping.preset() == null ? null : mapping.preset().tool(),
        mapping == null ? Map.of() : mapping.named(),
        mapping == null ? Map.of() : mapping.constantsByName(),
        mapping == null ? List.of() : mapping.headersAt(mapping.attributes()),
        mapping == null ? List.of() : mapping.headersAt(mapping.ignored()),
        counted.notes(),
        formats == null ? List.of() : formats.questions());
  }
}
