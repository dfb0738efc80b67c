package io.beachhead.imports.run;

import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.csv.CsvShape;
import io.beachhead.imports.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what a run found into its report. */
final class Reports {
  private Reports() {}

  /** Of a file that cannot be read. */
  static ImportReport unreadable(ImportRun run, ImportProblem problem) {
    return report(run, null, null, null, new Counted(Tally.NOTHING, List.of(problem), 1, false));
  }

  /** Of a file that cannot be read before a question is answered. */
  static ImportReport open(ImportRun run, ImportQuestion question) {
    var formats = ColumnFormats.asking(question);
    var problem = new ImportProblem(null, null, question.example(), question.asked());
    return report(run, null, null, formats, new Counted(Tally.NOTHING, List.of(problem), 1, false));
  }

  /** Of a file whose columns do not do. */
  static ImportReport unmapped(ImportRun run, CsvShape shape, Mapping mapping) {
    var problems = mapping.problems();
    return report(
        run, shape, mapping, null, new Counted(Tally.NOTHING, problems, problems.size(), false));
  }

  /**
   * Of a file that was read.
   *
   * @param kept whether anything was written
   */
  static ImportReport of(
      ImportRun run, FileReading reading, Tally tally, ProblemList problems, boolean kept) {
    return report(
        run,
        reading.shape(),
        reading.mapping(),
        reading.formats(),
        new Counted(
            kept || run.options().dryRun() ? tally : tally.withoutChanges(),
            problems.sorted(),
            problems.total(),
            kept));
  }

  private record Counted(Tally tally, List<ImportProblem> problems, long total, boolean kept) {}

  private static ImportReport report(
      ImportRun run,
      @Nullable CsvShape shape,
      @Nullable Mapping mapping,
      @Nullable ColumnFormats formats,
      Counted counted) {
    boolean lines = formats != null && mapping == null && formats.questions().isEmpty();
    var tally = counted.tally();
    return new ImportReport(
        counted.kept() ? run.id() : null,
        run.kind().name(),
        tally.rows(),
        tally.created(),
        tally.updated(),
        tally.unchanged(),
        tally.rejected(),
        counted.problems(),
        counted.total(),
        run.options().dryRun(),
        run.options().fileName(),
        lines ? "UTF-8" : shape == null ? null : shape.charset().name(),
        lines ? "line of JSON" : shape == null ? null : shape.separatorName(),
        mapping == null || mapping.preset() == null ? null : mapping.preset().tool(),
        mapping == null ? Map.of() : mapping.named(),
        mapping == null ? Map.of() : mapping.constantsByName(),
        mapping == null ? List.of() : mapping.headersAt(mapping.attributes()),
        mapping == null ? List.of() : mapping.headersAt(mapping.ignored()),
        notes(tally, formats),
        questions(tally, formats));
  }

  private static List<ImportQuestion> questions(Tally tally, @Nullable ColumnFormats formats) {
    var questions = new ArrayList<ImportQuestion>();
    if (formats != null) {
      questions.addAll(formats.questions());
    }
    questions.addAll(tally.questions());
    return questions;
  }

  private static List<String> notes(Tally tally, @Nullable ColumnFormats formats) {
    var notes = new ArrayList<>(tally.notes());
    if (formats != null) {
      notes.addAll(formats.notes());
    }
    return notes;
  }
}
