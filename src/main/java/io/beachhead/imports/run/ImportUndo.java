package io.beachhead.imports.run;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportTable;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.PastImport;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an import back by its journal. A row that is no longer as the import left it, or a new row
 * that others refer to by now, belongs to what came later: then nothing is changed and the rows are
 * named.
 */
@Component
public class ImportUndo {
  private static final int BATCH = 1_000;
  private static final int MOST_NAMED = 100;

  private final DataSource dataSource;
  private final JdbcClient sql;
  private final RowJson rowJson;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  ImportUndo(
      DataSource dataSource,
      JdbcClient sql,
      JsonMapper json,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.dataSource = dataSource;
    this.sql = sql;
    this.rowJson = new RowJson(json);
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  private record Change(long position, String key, @Nullable String before, String after) {}

  /** See {@code Imports.takeBack}. */
  @Transactional
  public PastImport takeBack(String id, List<ImportKind> kinds) {
    var past = find(id);
    if (past.takenBackAt() != null) {
      throw ProblemException.conflict(
          "The import %s was already undone, by %s.".formatted(id, past.takenBackBy()));
    }
    if (past.state() == PastImport.State.RUNNING) {
      throw ProblemException.conflict(
          "The import %s is still running. Take it back when it has ended.".formatted(id));
    }
    var kind = kinds.stream().filter(k -> k.name().equals(past.kind())).findFirst().orElseThrow();
    if (kind instanceof LogKind log) {
      log.takeOut(id);
      return takenBack(past, kind);
    }
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      var conflicts = new ArrayList<ProblemItem>();
      for (var table : kind.tables().reversed()) {
        restore(connection, id, table, conflicts);
      }
      if (!conflicts.isEmpty()) {
        throw ProblemException.conflict(
            "%,d rows of this import were used or changed by later changes. Undo those first."
                .formatted(conflicts.size()),
            conflicts.subList(0, Math.min(conflicts.size(), MOST_NAMED)));
      }
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
    return takenBack(past, kind);
  }

  /** See {@code Imports.forget}. */
  @Transactional
  public void forget(String id) {
    sql.sql("DELETE FROM import WHERE id = :id AND undone_at IS NOT NULL").param("id", id).update();
  }

  private PastImport takenBack(PastImport past, ImportKind kind) {
    String id = past.id();
    sql.sql("UPDATE import SET undone_by = :by, undone_at = :at WHERE id = :id")
        .param("by", CurrentUser.now().name())
        .param("at", clock.millis())
        .param("id", id)
        .update();
    sql.sql("DELETE FROM import_change WHERE import_id = :id").param("id", id).update();
    kind.tables().stream().map(ImportTable::area).distinct().forEach(changes::mark);
    audit.record("import.taken-back", past.kind(), "%s of %s".formatted(past.fileName(), id));
    return find(id);
  }

  private PastImport find(String id) {
    return sql.sql(PastImport.QUERY + " WHERE id = :id")
        .param("id", id)
        .query(PastImport::of)
        .optional()
        .orElseThrow(() -> ProblemException.notFound("There is no import " + id + "."));
  }

  private void restore(
      Connection connection, String id, ImportTable table, List<ProblemItem> conflicts)
      throws SQLException {
    try (var access = new TableAccess(connection, table, rowJson)) {
      long from = 0;
      for (var batch = changes(id, table, from);
          !batch.isEmpty();
          batch = changes(id, table, batch.getLast().position())) {
        restore(connection, access, table, batch, conflicts);
      }
    }
  }

  private List<Change> changes(String id, ImportTable table, long after) {
    return sql.sql(
            """
            SELECT position, row_key, before_image, after_image FROM import_change
            WHERE import_id = :id AND table_name = :table AND position > :after
            ORDER BY position LIMIT :limit
            """)
        .param("id", id)
        .param("table", table.name())
        .param("after", after)
        .param("limit", BATCH)
        .query((row, _) ->
            new Change(
                row.getLong("position"),
                row.getString("row_key"),
                row.getString("before_image"),
                row.getString("after_image")))
        .list();
  }

  private void restore(
      Connection connection,
      TableAccess access,
      ImportTable table,
      List<Change> batch,
      List<ProblemItem> conflicts)
      throws SQLException {
    var now = access.stored(batch.stream().map(Change::key).toList());
    var created = new LinkedHashMap<String, Change>();
    for (var change : batch) {
      var left = rowJson.values(table, change.after());
      if (!Objects.equals(now.get(change.key()), left)) {
        conflicts.add(
            conflict(
                table,
                change.key(),
                now.containsKey(change.key())
                    ? "was changed since by an import or an edit"
                    : "was deleted since"));
      } else if (change.before() == null) {
        created.put(change.key(), change);
      } else {
        access.write(rowJson.values(table, change.before()));
      }
    }
    access.flush();
    refuseUsed(connection, table, created, conflicts);
    if (conflicts.isEmpty()) {
      access.delete(created.keySet());
    }
  }

  /** New rows that others refer to by now cannot go: they would take the others along. */
  private void refuseUsed(
      Connection connection,
      ImportTable table,
      Map<String, Change> created,
      List<ProblemItem> conflicts)
      throws SQLException {
    if (created.isEmpty() || table.keys().size() != 1) {
      return;
    }
    for (var referrer : Referrers.of(connection, table.name())) {
      for (String key : referrer.used(connection, created.keySet(), rowJson)) {
        conflicts.add(conflict(table, key, "has rows in %s by now".formatted(referrer.table())));
      }
    }
  }

  private ProblemItem conflict(ImportTable table, String key, String problem) {
    var values = rowJson.keyValues(key).stream().map(String::valueOf).toList();
    return ProblemItem.of(table.name(), String.join(" · ", values), problem);
  }
}
