package io.beachhead.imports.run;

import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportReport;
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
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs imports: shape, mapping, survey, then one write transaction. */
@Component
public class ImportRuns {
  private static final int PREVIEW_ROWS = 8;

  private final DataSource dataSource;
  private final TransactionTemplate transaction;
  private final JdbcClient sql;
  private final JsonMapper json;
  private final WorkspaceSettings settings;
  private final AuditTrail audit;
  private final Changes changes;
  private final Clock clock;

  ImportRuns(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      JdbcClient sql,
      JsonMapper json,
      WorkspaceSettings settings,
      AuditTrail audit,
      Changes changes,
      Clock clock) {
    this.dataSource = dataSource;
    this.transaction = new TransactionTemplate(transactions);
    this.sql = sql;
    this.json = json;
    this.settings = settings;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  /** Reads the beginning of a file and guesses its mapping. */
  public ImportPreview preview(ImportKind kind, Path file, ImportOptions options)
      throws IOException {
    CsvShape shape;
    var rows = new ArrayList<List<String>>();
    List<String> header;
    try {
      shape = CsvSniffer.sniff(file);
      header = header(file, shape);
    } catch (NotCsvException e) {
      return new ImportPreview(null, rows, List.of(fileProblem(e)));
    }
    try (var csv = CsvRows.open(file, shape)) {
      csv.next();
      for (CsvRow row = csv.next(); row != null && rows.size() < PREVIEW_ROWS; row = csv.next()) {
        rows.add(Arrays.asList(row.cells()));
      }
    } catch (CsvFaultException _) {
      // The dry run reports it with its line.
    }
    return new ImportPreview(Mapper.map(kind, header, options), rows, List.of());
  }

  /** Runs an import in a transaction of its own. */
  public ImportReport run(
      ImportKind kind, Path file, ImportOptions options, ImportProgress progress)
      throws IOException {
    CsvShape shape;
    Mapping mapping;
    try {
      shape = CsvSniffer.sniff(file);
      mapping = Mapper.map(kind, header(file, shape), options);
    } catch (NotCsvException e) {
      return report(kind, options, null, null, null, null, List.of(fileProblem(e)), null);
    }
    if (!mapping.problems().isEmpty()) {
      return report(kind, options, shape, mapping, null, null, mapping.problems(), null);
    }
    var customs = Survey.of(file, shape, mapping, options, progress);
    var by = CurrentUser.now();
    try {
      var report =
          transaction.execute(
              status -> write(kind, file, options, progress, shape, mapping, customs, by, status));
      return java.util.Objects.requireNonNull(report);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private ImportReport write(
      ImportKind kind,
      Path file,
      ImportOptions options,
      ImportProgress progress,
      CsvShape shape,
      Mapping mapping,
      Customs customs,
      CurrentUser by,
      TransactionStatus status) {
    var problems = new ProblemList();
    var now = clock.instant();
    String id = id(now);
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      begin(id, kind, options, mapping, by, now);
      try (var work =
          new ImportWork(
              connection,
              id,
              kind,
              shape,
              new RowPlan(mapping, customs),
              context(mapping, by, now),
              options,
              new Images(json),
              problems)) {
        work.run(file, customs.rows(), progress);
        boolean keep = work.keep();
        if (keep) {
          end(id, work);
          audit.record(by, "import.done", kind.name(), summary(options, work));
          new HashSet<>(kind.tables().stream().map(t -> t.area()).toList()).forEach(changes::mark);
        } else {
          status.setRollbackOnly();
        }
        return report(
            kind,
            options,
            shape,
            mapping,
            customs,
            work,
            problems.sorted(),
            new Outcome(keep ? id : null, problems.total()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private record Outcome(@Nullable String id, long problems) {}

  private static String summary(ImportOptions options, ImportWork work) {
    return "%s: %,d rows, %,d new, %,d changed, %,d rejected"
        .formatted(
            options.fileName(), work.rows(), work.created(), work.updated(), work.rejected());
  }

  /** Sortable by time, unique, short enough to read aloud. */
  private static String id(Instant now) {
    long random = ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36);
    return Long.toString(now.toEpochMilli(), 36) + Long.toString(random, 36);
  }

  private ImportContext context(Mapping mapping, CurrentUser by, Instant now) {
    var workspace = settings.current();
    var convertible = new HashSet<>(workspace.exchangeRates().keySet());
    convertible.add(workspace.currency());
    return new ImportContext(
        workspace.currency(),
        convertible,
        workspace.timezone(),
        now,
        by.name(),
        mapping.headersAt(mapping.wide()),
        sql);
  }

  private void begin(
      String id,
      ImportKind kind,
      ImportOptions options,
      Mapping mapping,
      CurrentUser by,
      Instant now) {
    var how = new LinkedHashMap<String, Object>();
    how.put("map", mapping.named());
    how.put("set", mapping.constantsByName());
    how.put("features", mapping.headersAt(mapping.wide()));
    sql.sql(
            """
            INSERT INTO import (id, kind, file_name, mapping, row_count, created, updated, unchanged,
                                rejected, imported_by, imported_at)
            VALUES (:id, :kind, :file, :mapping, 0, 0, 0, 0, 0, :by, :at)
            """)
        .param("id", id)
        .param("kind", kind.name())
        .param("file", options.fileName())
        .param("mapping", json.writeValueAsString(how))
        .param("by", by.name())
        .param("at", now.toEpochMilli())
        .update();
  }

  private void end(String id, ImportWork work) {
    sql.sql(
            """
            UPDATE import SET row_count = :rows, created = :created, updated = :updated,
                              unchanged = :unchanged, rejected = :rejected
            WHERE id = :id
            """)
        .param("rows", work.rows())
        .param("created", work.created())
        .param("updated", work.updated())
        .param("unchanged", work.unchanged())
        .param("rejected", work.rejected())
        .param("id", id)
        .update();
  }

  private static List<String> header(Path file, CsvShape shape)
      throws IOException, NotCsvException {
    try (var csv = CsvRows.open(file, shape)) {
      var first = csv.next();
      if (first == null) {
        throw new NotCsvException("The file is empty.");
      }
      return Arrays.stream(first.cells()).map(Cells::strip).toList();
    } catch (CsvFaultException e) {
      throw new NotCsvException("The header cannot be read. " + e.getMessage());
    }
  }

  private static ImportProblem fileProblem(NotCsvException e) {
    return ImportProblem.ofFile(e.getMessage());
  }

  private static ImportReport report(
      ImportKind kind,
      ImportOptions options,
      @Nullable CsvShape shape,
      @Nullable Mapping mapping,
      @Nullable Customs customs,
      @Nullable ImportWork work,
      List<ImportProblem> problems,
      @Nullable Outcome outcome) {
    boolean done = outcome != null && (outcome.id() != null || options.dryRun());
    var counted = done ? work : null;
    return new ImportReport(
        outcome == null ? null : outcome.id(),
        kind.name(),
        work == null ? 0 : work.rows(),
        counted == null ? 0 : counted.created(),
        counted == null ? 0 : counted.updated(),
        counted == null ? 0 : counted.unchanged(),
        work == null ? 0 : work.rejected(),
        problems,
        outcome == null ? problems.size() : outcome.problems(),
        options.dryRun(),
        options.fileName(),
        shape == null ? null : shape.charset().name(),
        shape == null ? null : shape.separatorName(),
        mapping == null || mapping.preset() == null ? null : mapping.preset().tool(),
        mapping == null ? Map.of() : mapping.named(),
        mapping == null ? Map.of() : mapping.constantsByName(),
        mapping == null ? List.of() : mapping.headersAt(mapping.attributes()),
        mapping == null ? List.of() : mapping.headersAt(mapping.ignored()),
        work == null ? List.of() : work.notes(),
        customs == null ? List.of() : customs.questions());
  }
}
