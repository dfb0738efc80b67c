package io.beachhead.imports.run;

import static java.util.Objects.requireNonNull;

import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.JsonLine;
import io.beachhead.imports.LaterProblem;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.LogKind.Purpose;
import io.beachhead.imports.LogSession;
import io.beachhead.imports.csv.CsvFaultException;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs imports whose rows go into a log: the whole file is checked, then stored. No transaction of
 * the records is held meanwhile. A run that breaks off leaves what it stored and is listed with it;
 * the same file again finishes it.
 */
@Component
class LogRuns {
  private static final Logger LOG = LoggerFactory.getLogger(LogRuns.class);
  private static final int REPORT_EVERY = 5_000;

  private final ImportLedger ledger;
  private final TransactionTemplate transaction;

  LogRuns(ImportLedger ledger, PlatformTransactionManager transactions) {
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
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
    Read read(Pass pass) throws IOException;
  }

  /**
   * One reading of a file.
   *
   * @param problems where they are gathered
   * @param refused lines that an earlier pass found to contradict what the log holds
   * @param seen what the file said so far
   */
  private record Pass(
      LogSession session,
      ImportContext context,
      ProblemList problems,
      BitSet refused,
      Occurrences seen,
      RunNotes notes,
      ImportProgress progress) {}

  ImportReport runRows(LogKind kind, ImportRun run, FileReading reading) throws IOException {
    var plan = new RowPlan(requireNonNull(reading.mapping()), reading.formats());
    return run(kind, run, reading, pass -> rows(run, reading, plan, pass));
  }

  ImportReport runLines(LogKind kind, ImportRun run) throws IOException {
    var reading = FileReading.ofLines(JsonLines.count(run.file()));
    return run(kind, run, reading, pass -> lines(run, reading, pass));
  }

  private ImportReport run(LogKind kind, ImportRun run, FileReading file, Reading reading)
      throws IOException {
    var options = run.options();
    var context = ledger.context(run, file.mapping());
    var problems = new ProblemList();
    var purpose = options.dryRun() ? new Purpose.Compare() : new Purpose.Check();
    // Until something is stored nobody can say how far the run is.
    ImportProgress counting = (rows, _) -> run.progress().at(rows, 0);
    var contradicting = new BitSet();
    LaterProblem later =
        (line, column, value, problem) -> {
          contradicting.set(Math.toIntExact(line));
          problems.add(new ImportProblem(line, column, value, problem));
        };
    var checked =
        pass(
            kind.open(context, purpose, later),
            new Setting(context, problems, new BitSet()),
            reading,
            options.dryRun() ? run.progress() : counting);
    checked = checked.rejecting(contradicting.cardinality());
    boolean store =
        !options.dryRun() && checked.whole && (problems.none() || options.skipInvalid());
    if (!store) {
      return Reports.of(run, file, checked.tally(), problems, false);
    }
    var digest = digest(run.file());
    var recorded = requireNonNull(transaction.execute(_ -> begin(run, file, digest)));
    long before = kind.countOf(recorded.id());
    Passed stored = null;
    try {
      stored =
          pass(
              kind.open(context, new Purpose.Store(recorded.id()), (_, _, _, _) -> {}),
              new Setting(context, new ProblemList(), contradicting),
              reading,
              run.progress());
    } finally {
      if (stored == null) {
        breakOff(kind, recorded);
      }
    }
    var tally = stored.tally.after(before);
    transaction.executeWithoutResult(_ -> ledger.end(recorded, tally));
    return Reports.of(recorded, file, tally, problems, true);
  }

  /** A new import, or the rest of one that broke off in the middle of the same file. */
  private ImportRun begin(ImportRun run, FileReading file, String digest) {
    var brokenOff = ledger.brokenOff(run, file.mapping(), digest).map(run::under);
    if (brokenOff.isPresent()) {
      ledger.resume(brokenOff.get());
      return brokenOff.get();
    }
    ledger.beginInLog(run, file.mapping(), digest);
    return run;
  }

  private static String digest(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var sha = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What it has stored stays, is counted, and can be undone or finished. */
  private void breakOff(LogKind kind, ImportRun run) {
    try {
      long stored = kind.countOf(run.id());
      transaction.executeWithoutResult(_ -> {
        ledger.breakOff(run.id(), stored);
        ledger.recordBreak(run.by(), ledger.find(run.id()));
      });
    } catch (RuntimeException e) {
      // Why the run itself ended matters more; the next start counts what is there.
      LOG.warn("What the import {} left could not be counted: {}", run.id(), e.getMessage());
    }
  }

  private record Passed(boolean whole, Tally tally) {
    Passed rejecting(int more) {
      return new Passed(whole, tally.rejecting(more));
    }
  }

  /**
   * @param refused lines that are passed over
   */
  private record Setting(ImportContext context, ProblemList problems, BitSet refused) {}

  private static Passed pass(
      LogSession session, Setting setting, Reading reading, ImportProgress progress)
      throws IOException {
    // A database of its own, which the engine keeps in a temporary file once it is large.
    try (var scratch = DriverManager.getConnection("jdbc:sqlite:")) {
      scratch.setAutoCommit(false);
      try (var seen = new SeenKeys(scratch)) {
        var notes = new RunNotes();
        var read =
            reading.read(
                new Pass(
                    session,
                    setting.context,
                    setting.problems,
                    setting.refused,
                    new ContentCounts(seen),
                    notes,
                    progress));
        var outcome = session.finish();
        progress.at(read.rows, read.rows);
        return new Passed(
            read.whole,
            new Tally(
                read.rows,
                outcome.stored(),
                0,
                outcome.known(),
                read.rejected,
                Stream.concat(notes.sentences().stream(), session.notes().stream()).toList(),
                List.of()));
      }
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    }
  }

  private static Read rows(ImportRun run, FileReading file, RowPlan plan, Pass pass)
      throws IOException {
    var shape = requireNonNull(file.shape());
    long rows = 0;
    long rejected = 0;
    try (var csv = CsvRows.open(run.file(), shape)) {
      csv.next(); // the header
      for (CsvRow cells = csv.next(); cells != null; cells = csv.next()) {
        rows++;
        var row = new RowReader(cells, plan, pass.context, pass.seen, pass.notes);
        boolean refused = pass.refused.get(Math.toIntExact(cells.line()));
        if (!refused && row.legible(shape)) {
          pass.session.read(row);
        }
        if (refused || !row.sound()) {
          rejected++;
          row.problems().forEach(pass.problems::add);
        }
        if (rows % REPORT_EVERY == 0) {
          pass.progress.at(rows, file.rows());
        }
      }
      return new Read(rows, rejected, true);
    } catch (CsvFaultException e) {
      pass.problems.add(
          new ImportProblem(
              e.line(), e.column() < 0 ? null : plan.nameOfCell(e.column()), null, e.getMessage()));
      return new Read(rows + 1, rejected + 1, false);
    }
  }

  private static Read lines(ImportRun run, FileReading file, Pass pass) throws IOException {
    long rows = 0;
    long rejected = 0;
    try (var lines = JsonLines.open(run.file())) {
      for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
        rows++;
        var line = new Line(lines.number(), bytes, pass.seen, pass.problems);
        boolean refused = pass.refused.get(Math.toIntExact(lines.number()));
        if (!refused) {
          pass.session.read(line);
        }
        rejected += line.sound && !refused ? 0 : 1;
        if (rows % REPORT_EVERY == 0) {
          pass.progress.at(rows, file.rows());
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
