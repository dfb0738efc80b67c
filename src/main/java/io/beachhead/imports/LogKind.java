package io.beachhead.imports;

import io.beachhead.web.Csv;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A kind whose rows go into a log that only grows, instead of into tables of the workspace. A file
 * is read twice: checked, then stored; what the log holds already is {@code unchanged}. Beside CSV
 * it may come as newline-delimited JSON.
 */
public interface LogKind extends ImportKind {
  /** What a run is for. */
  sealed interface Purpose {
    /** Finds problems. */
    record Check() implements Purpose {}

    /** Finds problems, and counts what the log holds already. */
    record Compare() implements Purpose {}

    /** Stores what is sound, under this import. */
    record Store(String importId) implements Purpose {}
  }

  /**
   * Begins a run.
   *
   * @param later takes problems of rows that were read before
   */
  LogSession open(ImportContext context, Purpose purpose, LaterProblem later);

  /**
   * The first lines of JSON as a table, where they are another tool's; else empty.
   *
   * @param zone the workspace's
   */
  default Optional<LinesPreview> preview(List<String> lines, ImportOptions options, ZoneId zone) {
    return Optional.empty();
  }

  /**
   * Lines of another tool's export.
   *
   * @param tool its name
   * @param questions what the lines leave open
   */
  record LinesPreview(
      String tool, List<String> header, List<List<String>> rows, List<ImportQuestion> questions) {}

  @Override
  default LogSession open(ImportContext context) {
    return open(context, new Purpose.Check(), (_, _, _, _) -> {});
  }

  @Override
  default List<ImportTable> tables() {
    return List.of();
  }

  /**
   * Takes the entries of an import out of the log.
   *
   * @return how many there were
   */
  int takeOut(String importId);

  /** How many entries of an import the log holds. */
  long countOf(String importId);

  /** Writes everything as the import reads it, header included. */
  void export(Csv csv);

  @Override
  default String exportQuery() {
    throw new UnsupportedOperationException(name() + " are in no table");
  }
}
