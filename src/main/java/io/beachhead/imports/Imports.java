package io.beachhead.imports;

import io.beachhead.imports.run.ImportPreview;
import io.beachhead.imports.run.ImportRuns;
import io.beachhead.imports.run.ImportUndo;
import io.beachhead.imports.run.Uploads;
import io.beachhead.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that can be done with imports: run one, look at a file, take one back, list them. */
@Component
public class Imports {
  private final List<ImportKind> kinds;
  private final ImportRuns runs;
  private final ImportUndo takeBack;
  private final Uploads uploads;
  private final JdbcClient sql;

  Imports(
      List<ImportKind> kinds,
      ImportRuns runs,
      ImportUndo takeBack,
      Uploads uploads,
      JdbcClient sql) {
    this.kinds = kinds.stream().sorted(Comparator.comparingInt(ImportKind::order)).toList();
    this.runs = runs;
    this.takeBack = takeBack;
    this.uploads = uploads;
    this.sql = sql;
  }

  /** All kinds of files, what others refer to first. */
  public List<ImportKind> kinds() {
    return kinds;
  }

  public Optional<ImportKind> kind(String name) {
    return kinds.stream().filter(k -> k.name().equals(name)).findFirst();
  }

  /**
   * Imports a file, in one transaction of its own: all of it or nothing, or with {@code
   * skipInvalid} all good rows. A file packed with gzip is unpacked.
   */
  public ImportReport run(
      ImportKind kind, Path file, ImportOptions options, ImportProgress progress)
      throws IOException {
    try (var in = java.nio.file.Files.newInputStream(file)) {
      if (!uploads.packed(in)) {
        return runs.run(kind, file, options, progress);
      }
    }
    try (var in = java.nio.file.Files.newInputStream(file)) {
      return run(kind, in, options, progress);
    }
  }

  /** Imports what a stream gives. It is written to the data folder first. */
  public ImportReport run(
      ImportKind kind, InputStream in, ImportOptions options, ImportProgress progress)
      throws IOException {
    var file = uploads.keep(in);
    try {
      return runs.run(kind, file, options, progress);
    } finally {
      uploads.remove(file);
    }
  }

  /** Imports a file of a kind, from its first byte to its report. */
  public ImportReport run(String kind, Path file, ImportOptions options) throws IOException {
    var found =
        kind(kind).orElseThrow(() -> new IllegalArgumentException("no kind of import: " + kind));
    return run(found, file, options, ImportProgress.NONE);
  }

  /** Header, first rows and mapping of a file that lies in the data folder. */
  public ImportPreview preview(ImportKind kind, Path file, ImportOptions options)
      throws IOException {
    return runs.preview(kind, file, options);
  }

  /**
   * Takes exactly one import back: rows it created go, rows it changed return to what they were.
   *
   * @return the import as it now stands
   * @throws ProblemException 404 where it is not known, 409 where it was undone before or a row is
   *     no longer as it left it
   */
  public PastImport takeBack(String id) {
    try {
      return undo(id);
    } catch (UndoRefusedException refused) {
      throw ProblemException.conflict(refused.detail(), refused.rows());
    }
  }

  /**
   * The same, for those who show the later imports in the way.
   *
   * @throws UndoRefusedException where rows were changed or used since
   */
  public PastImport undo(String id) {
    return takeBack.takeBack(id, kinds);
  }

  /** Strikes an import that was undone off the list, where nobody but the program ran it. */
  public void forget(String id) {
    takeBack.forget(id);
  }

  /** Imports, newest first. */
  public List<PastImport> history(int limit) {
    return sql.sql(PastImport.QUERY + " ORDER BY imported_at DESC, id DESC LIMIT :limit")
        .param("limit", limit)
        .query(PastImport::of)
        .list();
  }

  public Optional<PastImport> find(String id) {
    return sql.sql(PastImport.QUERY + " WHERE id = :id")
        .param("id", id)
        .query(PastImport::of)
        .optional();
  }
}
