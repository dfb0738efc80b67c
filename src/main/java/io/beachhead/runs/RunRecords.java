package io.beachhead.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The runs in the store. */
@Component
class RunRecords {
  private final JdbcClient sql;
  private final JsonMapper json;

  RunRecords(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  @Transactional
  void begin(Run run, Instant keptSince) {
    sql.sql("DELETE FROM run WHERE ended_at < :since")
        .param("since", keptSince.toEpochMilli())
        .update();
    sql.sql(
            """
            INSERT INTO run (id, kind, state, begun_by, begun_at)
            VALUES (:id, :kind, :state, :by, :at)
            """)
        .param("id", run.id())
        .param("kind", run.kind())
        .param("state", run.state().key())
        .param("by", run.begunBy())
        .param("at", run.begunAt().toEpochMilli())
        .update();
  }

  /** Writes how a run ended; only while it is still running, so that the first end counts. */
  @Transactional
  void end(Run run, Instant at) {
    ObjectNode result = run.result();
    sql.sql(
            """
            UPDATE run SET state = :state, done = :done, total = :total, problem = :problem,
              result = :result, ended_at = :at
            WHERE id = :id AND state = 'running'
            """)
        .param("id", run.id())
        .param("state", run.state().key())
        .param("done", run.done())
        .param("total", run.of())
        .param("problem", run.problem())
        .param("result", result == null ? null : json.writeValueAsString(result))
        .param("at", at.toEpochMilli())
        .update();
  }

  /** Keeps what a run had found when it was stopped. */
  @Transactional
  void keep(Run run) {
    ObjectNode result = run.result();
    if (result != null) {
      sql.sql("UPDATE run SET result = :result WHERE id = :id AND state = 'stopped'")
          .param("id", run.id())
          .param("result", json.writeValueAsString(result))
          .update();
    }
  }

  /** Ends what was running when the program ended. */
  @Transactional
  void breakOff(String problem, Instant at) {
    sql.sql(
            """
            UPDATE run SET state = 'failed', problem = :problem, ended_at = :at
            WHERE state = 'running'
            """)
        .param("problem", problem)
        .param("at", at.toEpochMilli())
        .update();
  }

  void deleteAll() {
    sql.sql("DELETE FROM run").update();
  }

  Optional<Run> find(String kind, String id) {
    return sql.sql("SELECT * FROM run WHERE kind = :kind AND id = :id")
        .param("kind", kind)
        .param("id", id)
        .query((row, _) -> run(row))
        .optional();
  }

  /** The one begun last first. */
  List<Run> newest(String kind, int limit) {
    return sql.sql("SELECT * FROM run WHERE kind = :kind ORDER BY begun_at DESC, id LIMIT :limit")
        .param("kind", kind)
        .param("limit", limit)
        .query((row, _) -> run(row))
        .list();
  }

  private Run run(ResultSet row) throws SQLException {
    String result = row.getString("result");
    return new Run(
        row.getString("id"),
        row.getString("kind"),
        Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLong("done"),
        number(row, "total"),
        row.getString("problem"),
        result == null ? null : (ObjectNode) json.readTree(result),
        row.getString("begun_by"),
        Instant.ofEpochMilli(row.getLong("begun_at")),
        instant(number(row, "ended_at")));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(value);
  }

  private static @Nullable Instant instant(@Nullable Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
  }
}
