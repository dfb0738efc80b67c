package io.beachhead.customers.byhand;

import io.beachhead.customers.forgetting.RecordTables;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what was changed, merged and deleted by hand, and undoes it. */
@Component
public class HandJournal {
  public static final String UNDO_PAGES = "/changes-by-hand/";

  private final JdbcClient sql;
  private final RecordTables tables;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  HandJournal(
      JdbcClient sql,
      RecordTables tables,
      JsonMapper json,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.sql = sql;
    this.tables = tables;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  private record Kept(String what, String subject, @Nullable Long undoneAt, String undo) {}

  /** Where the message after a change posts to. */
  public static String undoHref(String change) {
    return UNDO_PAGES + change + "/undo";
  }

  /** The rows of all tables, for one change. */
  Rows rows() {
    return new Rows(sql, tables);
  }

  /** Remembers a change within the running transaction; returns the id to undo it by. */
  String remember(String what, String subject, UndoSteps undo) {
    var id = UUID.randomUUID().toString();
    sql.sql(
            """
            INSERT INTO hand_change (id, what, subject, made_by, made_at, undone_at, undo)
            VALUES (:id, :what, :subject, :by, :at, NULL, :undo)
            """)
        .param("id", id)
        .param("what", what)
        .param("subject", subject)
        .param("by", CurrentUser.now().name())
        .param("at", clock.millis())
        .param("undo", json.writeValueAsString(undo))
        .update();
    changes.markAll();
    return id;
  }

  /**
   * Takes a change back.
   *
   * @throws ProblemException 404 where there is no such change, 409 where it is undone already or
   *     what it left has changed since
   */
  @Transactional
  public void undo(String id) {
    var kept =
        sql.sql("SELECT what, subject, undone_at, undo FROM hand_change WHERE id = :id")
            .param("id", id)
            .query((row, _) -> {
              long at = row.getLong(3);
              boolean open = row.wasNull();
              return new Kept(
                  row.getString(1), row.getString(2), open ? null : at, row.getString(4));
            })
            .optional()
            .orElseThrow(() -> ProblemException.notFound("There is no such change."));
    if (kept.undoneAt() != null) {
      throw ProblemException.conflict("It is undone already.");
    }
    var steps = json.readValue(kept.undo(), UndoSteps.class);
    var rows = rows();
    for (var expected : steps.expect()) {
      var now = rows.same(expected.table(), expected.columns());
      if (now == null || !same(now, expected.columns())) {
        throw ProblemException.conflict(
            "It cannot be undone: the %s was changed or deleted since."
                .formatted(expected.table()));
      }
    }
    steps.clear().forEach(row -> rows.delete(row.table(), row.columns()));
    steps.put().forEach(row -> rows.put(row.table(), row.columns()));
    steps.set().forEach(cell -> rows.set(cell.table(), cell.key(), cell.column(), cell.value()));
    sql.sql("UPDATE hand_change SET undone_at = :at WHERE id = :id")
        .param("at", clock.millis())
        .param("id", id)
        .update();
    changes.markAll();
    audit.record(kept.what() + ".undone", kept.subject(), "");
  }

  /** Numbers come back from JSON in another type than from the database. */
  private static boolean same(
      Map<String, @Nullable Object> now, Map<String, @Nullable Object> expected) {
    return texts(now).equals(texts(expected));
  }

  private static Map<String, String> texts(Map<String, @Nullable Object> row) {
    return row.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> Objects.toString(entry.getValue(), "")));
  }
}
