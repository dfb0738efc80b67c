package io.beachhead.imports.run;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.cell.Cells;
import io.beachhead.imports.csv.CsvFaultException;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvRows;
import io.beachhead.imports.csv.CsvShape;
import io.beachhead.imports.csv.CsvSniffer;
import io.beachhead.imports.csv.NotCsvException;
import io.beachhead.imports.mapping.Mapper;
import io.beachhead.imports.mapping.Mapping;
import io.beachhead.store.Changes;
import io.beachhead.workspace.CurrentUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs imports: shape, mapping, pass, then one write transaction. */
@Component
public class ImportRuns {
  private static final int PREVIEW_ROWS = 8;

  private final DataSource dataSource;
  private final TransactionTemplate transaction;
  private final ImportLedger ledger;
  private final LogRuns logs;
  private final JsonMapper json;
  private final Changes changes;
  private final Clock clock;

  ImportRuns(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      ImportLedger ledger,
      LogRuns logs,
      JsonMapper json,
      Changes changes,
      Clock clock) {
    this.dataSource = dataSource;
    this.transaction = new TransactionTemplate(transactions);
    this.ledger = ledger;
    this.logs = logs;
    this.json = json;
    this.changes = changes;
    this.clock = clock;
  }

  /** Reads the beginning of a file and guesses its mapping. */
  public ImportPreview preview(ImportKind kind, Path file, ImportOptions options)
      throws IOException {
    if (kind instanceof LogKind log && JsonLines.isOne(file, options.fileName())) {
      return JsonLines.preview(
          file, log, options, new JsonLines.Beginning(PREVIEW_ROWS, ledger.zone()));
    }
    CsvShape shape;
    var rows = new ArrayList<List<String>>();
    List<String> header;
    try {
      shape = CsvSniffer.sniff(file, options.characters());
      header = header(file, shape);
    } catch (NotCsvException e) {
      return new ImportPreview(null, rows, List.of(fileProblem(e)), List.of());
    }
    try (var csv = CsvRows.open(file, shape)) {
      csv.next();
      for (CsvRow row = csv.next(); row != null && rows.size() < PREVIEW_ROWS; row = csv.next()) {
        rows.add(Arrays.asList(row.cells()));
      }
    } catch (CsvFaultException _) {
      // The dry run reports it with its line.
    }
    var questions =
        shape.readings().isEmpty() ? List.<ImportQuestion>of() : List.of(CharsetQuestion.of(shape));
    return new ImportPreview(Mapper.map(kind, header, options), rows, List.of(), questions);
  }

  /** Runs an import in a transaction of its own. */
  public ImportReport run(
      ImportKind kind, Path file, ImportOptions options, ImportProgress progress)
      throws IOException {
    var now = clock.instant();
    var run =
        new ImportRun(ImportLedger.id(now), kind, file, options, progress, CurrentUser.now(), now);
    if (kind instanceof LogKind log && JsonLines.isOne(file, options.fileName())) {
      return logs.runLines(log, run);
    }
    CsvShape shape;
    Mapping mapping;
    try {
      shape = CsvSniffer.sniff(file, options.characters());
      mapping = Mapper.map(kind, header(file, shape), options);
    } catch (NotCsvException e) {
      return Reports.unreadable(run, fileProblem(e));
    }
    if (!shape.readings().isEmpty()) {
      return Reports.open(run, CharsetQuestion.of(shape));
    }
    if (!mapping.problems().isEmpty()) {
      return Reports.unmapped(run, shape, mapping);
    }
    var formats = FirstPass.of(file, shape, mapping, options, progress);
    var reading = new FileReading(shape.withFooter(formats.footer()), mapping, formats);
    if (kind instanceof LogKind log) {
      return logs.runRows(log, run, reading);
    }
    try {
      var report = transaction.execute(status -> write(run, reading, status));
      return java.util.Objects.requireNonNull(report);
    } catch (TransactionSystemException e) {
      // A full disk ends the transaction by itself; what led to it says more than that there was
      // nothing left to roll back.
      if (e.getApplicationException() instanceof RuntimeException first) {
        throw first;
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private ImportReport write(ImportRun run, FileReading reading, TransactionStatus status) {
    var kind = run.kind();
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      ledger.begin(run, reading.mapping());
      var context = ledger.context(run, reading.mapping());
      try (var work = new ImportWork(connection, run, reading, context, new RowJson(json))) {
        work.run();
        boolean keep = work.keep();
        if (keep) {
          ledger.end(run, work.tally());
          new HashSet<>(kind.tables().stream().map(t -> t.area()).toList()).forEach(changes::mark);
        } else {
          status.setRollbackOnly();
        }
        return Reports.of(run, reading, work.tally(), work.problems(), keep);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  static List<String> header(Path file, CsvShape shape) throws IOException, NotCsvException {
    try (var csv = CsvRows.open(file, shape)) {
      var first = csv.next();
      if (first == null) {
        throw new NotCsvException("The file is empty.");
      }
      return Arrays.stream(first.cells()).map(Cells::clean).toList();
    } catch (CsvFaultException e) {
      throw new NotCsvException("The header cannot be read. " + e.getMessage());
    }
  }

  static ImportProblem fileProblem(NotCsvException e) {
    return ImportProblem.ofFile(e.getMessage());
  }
}
