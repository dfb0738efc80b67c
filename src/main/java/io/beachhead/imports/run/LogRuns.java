package io.beachhead.imports.run;

import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.JsonLine;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.LogKind.Purpose;
import io.beachhead.imports.LogSession;
import io.beachhead.imports.csv.CsvFaultException;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvRows;
import io.beachhead.imports.csv.CsvShape;
import io.beachhead.imports.mapping.Mapping;
import io.beachhead.workspace.CurrentUser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs imports whose rows go into a log: the whole file is checked, then stored. No transaction of
 * the records is held meanwhile; a run that is cut off leaves what it stored, and the same file
 * again adds the rest.
 */
@Component
class LogRuns {
  private static final int REPORT_EVERY = 5_000;

  private final ImportLedger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LogRuns(ImportLedger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * How far a reading came.
   *
   * @param whole whether it reached the end of the file
   */
  private record Read(long rows, long rejected, boolean whole) {}

  /** Reads a file, once for each purpose. */
  @FunctionalInterface
  private interface Reading {
    Read read(
        LogSession session,
        ImportContext context,
        ProblemList problems,
        Occurrences seen,
        ImportProgress progress)
        throws IOException;
  }

  ImportReport runRows(
      LogKind kind,
      Path file,
      ImportOptions options,
      ImportProgress progress,
      CsvShape shape,
      Mapping mapping,
      ColumnFormats formats)
      throws IOException {
    var plan = new RowPlan(mapping, formats);
    return run(
        kind,
        options,
        progress,
        shape,
        mapping,
        formats,
        (session, context, problems, seen, heard) ->
            rows(file, shape, plan, session, context, problems, seen, heard, formats.rows()));
  }

  ImportReport runLines(LogKind kind, Path file, ImportOptions options, ImportProgress progress)
      throws IOException {
    long count = JsonLines.count(file);
    var formats =
        new ColumnFormats(count, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    return run(
        kind,
        options,
        progress,
        null,
        null,
        formats,
        (session, _, problems, seen, heard) -> lines(file, session, problems, seen, heard, count));
  }

  private ImportReport run(
      LogKind kind,
      ImportOptions options,
      ImportProgress progress,
      @Nullable CsvShape shape,
      @Nullable Mapping mapping,
      ColumnFormats formats,
      Reading reading)
      throws IOException {
    var by = CurrentUser.now();
    var now = clock.instant();
    var context = ledger.context(mapping, by, now);
    var problems = new ProblemList();
    var purpose = options.dryRun() ? new Purpose.Compare() : new Purpose.Check();
    // Until something is stored nobody can say how far the run is.
    ImportProgress counting = (rows, _) -> progress.at(rows, 0);
    var checked =
        pass(
            kind.open(context, purpose),
            context,
            problems,
            reading,
            options.dryRun() ? progress : counting);
    boolean store =
        !options.dryRun() && checked.whole && (problems.none() || options.skipInvalid());
    if (!store) {
      return Reports.of(kind, options, shape, mapping, formats, checked.tally(), problems, null);
    }
    String id = ImportLedger.id(now);
    transaction.executeWithoutResult(_ -> ledger.begin(id, kind, options, mapping, by, now));
    var stored =
        pass(
            kind.open(context, new Purpose.Store(id)),
            context,
            new ProblemList(),
            reading,
            progress);
    transaction.executeWithoutResult(_ -> ledger.end(id, kind, options, stored.tally(), by));
    return Reports.of(kind, options, shape, mapping, formats, stored.tally(), problems, id);
  }

  private record Passed(boolean whole, Tally tally) {}

  private static Passed pass(
      LogSession session,
      ImportContext context,
      ProblemList problems,
      Reading reading,
      ImportProgress progress)
      throws IOException {
    // A database of its own, which the engine keeps in a temporary file once it is large.
    try (var scratch = DriverManager.getConnection("jdbc:sqlite:")) {
      scratch.setAutoCommit(false);
      try (var seen = new SeenKeys(scratch)) {
        var read = reading.read(session, context, problems, new ContentCounts(seen), progress);
        var outcome = session.finish();
        progress.at(read.rows, read.rows);
        return new Passed(
            read.whole,
            new Tally(read.rows, outcome.stored(), 0, outcome.known(), read.rejected, List.of()));
      }
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    }
  }

  private static Read rows(
      Path file,
      CsvShape shape,
      RowPlan plan,
      LogSession session,
      ImportContext context,
      ProblemList problems,
      Occurrences seen,
      ImportProgress progress,
      long ofRows)
      throws IOException {
    long rows = 0;
    long rejected = 0;
    try (var csv = CsvRows.open(file, shape)) {
      csv.next(); // the header
      for (CsvRow cells = csv.next(); cells != null; cells = csv.next()) {
        rows++;
        var row = new RowReader(cells, plan, context, seen);
        if (row.legible(shape)) {
          session.read(row);
        }
        if (!row.sound()) {
          rejected++;
          row.problems().forEach(problems::add);
        }
        if (rows % REPORT_EVERY == 0) {
          progress.at(rows, ofRows);
        }
      }
      return new Read(rows, rejected, true);
    } catch (CsvFaultException e) {
      problems.add(
          new ImportProblem(
              e.line(), e.column() < 0 ? null : plan.nameOfCell(e.column()), null, e.getMessage()));
      return new Read(rows + 1, rejected + 1, false);
    }
  }

  private static Read lines(
      Path file,
      LogSession session,
      ProblemList problems,
      Occurrences seen,
      ImportProgress progress,
      long ofRows)
      throws IOException {
    long rows = 0;
    long rejected = 0;
    try (var lines = JsonLines.open(file)) {
      for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
        rows++;
        var line = new Line(lines.number(), bytes, seen, problems);
        session.read(line);
        rejected += line.sound ? 0 : 1;
        if (rows % REPORT_EVERY == 0) {
          progress.at(rows, ofRows);
        }
      }
    }
    return new Read(rows, rejected, true);
  }

  private static final class Line implements JsonLine {
    private final long number;
    private final byte[] bytes;
    private final Occurrences seen;
    private final ProblemList problems;
    private boolean sound = true;

    Line(long number, byte[] bytes, Occurrences seen, ProblemList problems) {
      this.number = number;
      this.bytes = bytes;
      this.seen = seen;
      this.problems = problems;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public int occurrence(String content) {
      return seen.next(content);
    }

    @Override
    public void problem(@Nullable String column, @Nullable String value, String problem) {
      sound = false;
      problems.add(new ImportProblem(number, column, value, problem));
    }
  }
}
