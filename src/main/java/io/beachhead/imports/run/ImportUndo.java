package io.beachhead.imports.run;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportTable;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.PastImport;
import io.beachhead.imports.UndoRefusedException;
import io.beachhead.imports.run.LaterImports.Row;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Undoes an import by its journal. A row that is no longer as the import left it, or a new row that
 * others refer to by now, belongs to what came later: then nothing is changed, and the later
 * imports and the rows are named.
 */
@Component
public class ImportUndo {
  private static final int BATCH = 1_000;
  private static final int MOST_NAMED = 100;
  private static final int MOST_IN_A_SENTENCE = 5;

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
          "The import %s is still running. Undo it when it has ended.".formatted(id));
    }
    var kind = kinds.stream().filter(k -> k.name().equals(past.kind())).findFirst().orElseThrow();
    if (kind instanceof LogKind log) {
      log.takeOut(id);
      return takenBack(past, kind);
    }
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      var conflicts = new Conflicts(new LaterImports(sql, past), new ArrayList<>());
      for (var table : kind.tables().reversed()) {
        restore(new Undoing(connection, id, kinds), table, conflicts);
      }
      if (!conflicts.rows().isEmpty()) {
        throw refusal(conflicts);
      }
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
    return takenBack(past, kind);
  }

  /** What is undone, on which connection. */
  private record Undoing(Connection connection, String id, List<ImportKind> kinds) {
    /** A table as the import that writes it describes it; null where none does. */
    @Nullable ImportTable described(String name) {
      return kinds.stream()
          .flatMap(kind -> kind.tables().stream())
          .filter(table -> table.name().equals(name))
          .findFirst()
          .orElse(null);
    }

    /** Whether the rows of a table are mere parts of another one's rows. */
    boolean holdsParts(String name, ImportTable of) {
      return kinds.stream()
          .filter(kind -> kind.tables().contains(of))
          .flatMap(kind -> kind.partsOf(of).stream())
          .anyMatch(part -> part.name().equals(name));
    }
  }

  /** A row that is no longer as the import left it, or that others use. */
  private record Conflict(Row row, String problem) {}

  /** Everything in the way, and where it came from. */
  private record Conflicts(LaterImports later, List<Conflict> rows) {
    void add(Row row, String problem) {
      rows.add(new Conflict(row, problem));
    }
  }

  private UndoRefusedException refusal(Conflicts conflicts) {
    var later = conflicts.later().find();
    int count = conflicts.rows().size();
    String first =
        count == 1
            ? "1 row of this import was changed or used since"
            : "%,d rows of this import were changed or used since".formatted(count);
    String names =
        later.newestFirst().stream()
            .limit(MOST_IN_A_SENTENCE)
            .map(ImportUndo::named)
            .collect(Collectors.joining(", "));
    int more = later.newestFirst().size() - MOST_IN_A_SENTENCE;
    String sentence =
        names.isEmpty()
            ? first + " by edits, which undoing it would lose."
            : "%s. Undo the later imports first: %s%s."
                .formatted(first, names, more > 0 ? ", and %d more".formatted(more) : "");
    return new UndoRefusedException(
        sentence,
        later.newestFirst(),
        conflicts.rows().stream()
            .limit(MOST_NAMED)
            .map(it -> item(it, later.holding().get(it.row())))
            .toList());
  }

  private static String named(PastImport past) {
    return "%s (%s)".formatted(past.fileName(), past.kind());
  }

  private ProblemItem item(Conflict conflict, @Nullable PastImport by) {
    var values = rowJson.keyValues(conflict.row().key()).stream().map(String::valueOf).toList();
    return ProblemItem.of(
        conflict.row().table(),
        String.join(" · ", values),
        by == null ? conflict.problem() : conflict.problem() + " by the import of " + named(by));
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

  private void restore(Undoing undoing, ImportTable table, Conflicts conflicts)
      throws SQLException {
    try (var access = new TableAccess(undoing.connection(), table, rowJson)) {
      long from = 0;
      for (var batch = changes(undoing.id(), table, from);
          !batch.isEmpty();
          batch = changes(undoing.id(), table, batch.getLast().position())) {
        var created = restore(access, table, batch, conflicts);
        refuseUsed(undoing, table, created, conflicts);
        if (conflicts.rows().isEmpty()) {
          access.delete(created);
        }
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

  /** Gives rows their earlier values back; returns the keys of those that were new. */
  private Set<String> restore(
      TableAccess access, ImportTable table, List<Change> batch, Conflicts conflicts)
      throws SQLException {
    var now = access.stored(batch.stream().map(Change::key).toList());
    var created = new LinkedHashSet<String>();
    for (var change : batch) {
      var left = rowJson.values(table, change.after());
      if (!Objects.equals(now.get(change.key()), left)) {
        var row = new Row(table.name(), change.key());
        conflicts.add(
            row, now.containsKey(change.key()) ? "was changed since" : "was deleted since");
        conflicts.later().changed(row);
      } else if (change.before() == null) {
        created.add(change.key());
      } else {
        access.write(rowJson.values(table, change.before()));
      }
    }
    access.flush();
    return created;
  }

  /** New rows that others refer to by now cannot go: they would take the others along. */
  private void refuseUsed(
      Undoing undoing, ImportTable table, Set<String> created, Conflicts conflicts)
      throws SQLException {
    if (created.isEmpty() || table.keys().size() != 1) {
      return;
    }
    for (var referrer : Referrers.of(undoing.connection(), table.name())) {
      if (undoing.holdsParts(referrer.table(), table)) {
        continue; // goes with the row it is a part of
      }
      var described = undoing.described(referrer.table());
      var named = new HashSet<String>();
      for (var use : referrer.used(undoing.connection(), created, rowJson, described)) {
        var row = new Row(table.name(), use.used());
        if (named.add(use.used())) {
          conflicts.add(row, "has got rows in %s since".formatted(referrer.table()));
        }
        if (use.key() != null) {
          conflicts.later().refers(new Row(referrer.table(), use.key()), row);
        }
      }
    }
  }
}
