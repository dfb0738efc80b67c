package io.beachhead.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import that was written.
 *
 * @param takenBackBy null while it stands
 */
public record PastImport(
    String id,
    String kind,
    String fileName,
    State state,
    @JsonUnwrapped Counts counts,
    String importedBy,
    Instant importedAt,
    @Nullable String takenBackBy,
    @Nullable Instant takenBackAt) {

  /** How an import stands. */
  public enum State {
    RUNNING,
    /**
     * It ended half-way, by a full disk or the end of the program; what it had stored stays. It can
     * be undone, or finished by importing the same file again.
     */
    BROKEN_OFF,
    DONE,
    TAKEN_BACK;

    /** As the API and the records write it: {@code broken-off}. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What came of the records of the file.
   *
   * @param rows records of the file; of an import that broke off, those that were stored
   */
  public record Counts(long rows, long created, long updated, long unchanged, long rejected) {}

  public static final String QUERY =
      """
      SELECT id, kind, file_name, row_count, created, updated, unchanged, rejected, imported_by,
             imported_at, undone_by, undone_at, state
      FROM import\
      """;

  public static PastImport of(ResultSet row, int index) throws SQLException {
    long takenBack = row.getLong("undone_at");
    boolean stands = row.wasNull();
    return new PastImport(
        row.getString("id"),
        row.getString("kind"),
        row.getString("file_name"),
        stands
            ? State.valueOf(row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_'))
            : State.TAKEN_BACK,
        new Counts(
            row.getLong("row_count"),
            row.getLong("created"),
            row.getLong("updated"),
            row.getLong("unchanged"),
            row.getLong("rejected")),
        row.getString("imported_by"),
        Instant.ofEpochMilli(row.getLong("imported_at")),
        row.getString("undone_by"),
        stands ? null : Instant.ofEpochMilli(takenBack));
  }

  /** Whether it was undone. */
  @JsonIgnore
  public boolean takenBack() {
    return takenBackAt != null;
  }
}
