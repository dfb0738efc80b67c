package io.beachhead.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import that was written.
 *
 * @param rows records of the file
 * @param takenBackBy null while it stands
 */
public record PastImport(
    String id,
    String kind,
    String fileName,
    long rows,
    long created,
    long updated,
    long unchanged,
    long rejected,
    String importedBy,
    Instant importedAt,
    @Nullable String takenBackBy,
    @Nullable Instant takenBackAt) {

  public static final String QUERY =
      """
      SELECT id, kind, file_name, row_count, created, updated, unchanged, rejected, imported_by,
             imported_at, undone_by, undone_at
      FROM import\
      """;

  public static PastImport of(ResultSet row, int index) throws SQLException {
    long takenBack = row.getLong("undone_at");
    boolean stands = row.wasNull();
    return new PastImport(
        row.getString("id"),
        row.getString("kind"),
        row.getString("file_name"),
        row.getLong("row_count"),
        row.getLong("created"),
        row.getLong("updated"),
        row.getLong("unchanged"),
        row.getLong("rejected"),
        row.getString("imported_by"),
        Instant.ofEpochMilli(row.getLong("imported_at")),
        row.getString("undone_by"),
        stands ? null : Instant.ofEpochMilli(takenBack));
  }

  /** Whether it was taken back. */
  public boolean takenBack() {
    return takenBackAt != null;
  }
}
