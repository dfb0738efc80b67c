package io.beachhead.segments;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Segmentations and their versions in the database, with who changed them in the audit trail. */
@Component
class SegmentationRecords {
  /** How long a deleted segmentation can be brought back. */
  private static final Duration KEPT_AFTER_DELETION = Duration.ofDays(1);

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  SegmentationRecords(
      JdbcClient sql, JsonMapper json, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those in use, by the time of their creation. */
  List<Segmentation> all() {
    String active = activeKey().orElse("");
    return sql.sql(
            """
            SELECT s.key, s.version, v.definition
            FROM segmentation s
            JOIN segmentation_version v ON v.segmentation = s.key AND v.version = s.version
            WHERE s.deleted_at IS NULL
            ORDER BY s.created_at, s.key
            """)
        .query((row, _) ->
            definition(row.getString("definition"))
                .segmentation(
                    row.getString("key"),
                    row.getInt("version"),
                    row.getString("key").equals(active)))
        .list();
  }

  private Optional<String> activeKey() {
    return sql.sql(
            """
            SELECT a.segmentation
            FROM segmentation_activation a
            JOIN segmentation s ON s.key = a.segmentation AND s.deleted_at IS NULL
            ORDER BY a.activated_at DESC
            LIMIT 1
            """)
        .query(String.class)
        .optional();
  }

  /** Every version of one segmentation, the newest first. */
  List<SegmentationVersion> versions(String key) {
    return sql.sql(
            """
            SELECT version, definition, saved_by, saved_at, moved
            FROM segmentation_version
            WHERE segmentation = :key
            ORDER BY version DESC
            """)
        .param("key", key)
        .query((row, _) -> {
          int moved = row.getInt("moved");
          boolean counted = !row.wasNull();
          return new SegmentationVersion(
              definition(row.getString("definition"))
                  .segmentation(key, row.getInt("version"), false),
              row.getString("saved_by"),
              Instant.ofEpochMilli(row.getLong("saved_at")),
              counted ? moved : null);
        })
        .list();
  }

  /** When which segmentation was agreed on, the latest first. */
  List<Activation> activations() {
    return sql.sql(
            """
            SELECT a.segmentation, s.name, a.activated_at, a.activated_by
            FROM segmentation_activation a
            JOIN segmentation s ON s.key = a.segmentation AND s.deleted_at IS NULL
            ORDER BY a.activated_at DESC
            """)
        .query((row, _) ->
            new Activation(
                row.getString("segmentation"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("activated_at")),
                row.getString("activated_by")))
        .list();
  }

  /** False where the key is taken. The first one ever created becomes the active one. */
  @Transactional
  public boolean create(Segmentation created) {
    purge();
    sql.sql("DELETE FROM segmentation WHERE key = :key AND deleted_at IS NOT NULL")
        .param("key", created.key())
        .update();
    int inserted =
        sql.sql(
                """
                INSERT INTO segmentation
                  (key, name, otherwise_key, otherwise_name, version, created_at, changed_at)
                VALUES (:key, :name, :otherwise, :otherwiseName, :version, :now, :now)
                ON CONFLICT (key) DO NOTHING
                """)
            .param("key", created.key())
            .param("name", created.name())
            .param("otherwise", created.otherwise().key())
            .param("otherwiseName", created.otherwise().name())
            .param("version", created.version())
            .param("now", clock.millis())
            .update();
    if (inserted == 0) {
      return false;
    }
    write(created, null);
    audit.record(
        "segmentation.created", created.key(), created.segments().size() + " segments by rules");
    if (activeKey().isEmpty()) {
      activate(created.key());
    }
    changes.mark("segments");
    return true;
  }

  /** False where somebody else saved a version in the meantime, or deleted it. */
  @Transactional
  public boolean change(Segmentation changed, int moved) {
    var called =
        sql.sql("SELECT name FROM segmentation WHERE key = :key")
            .param("key", changed.key())
            .query(String.class)
            .optional()
            .filter(name -> !name.equals(changed.name()))
            .map(name -> ", was called " + name)
            .orElse("");
    int updated =
        sql.sql(
                """
                UPDATE segmentation
                SET name = :name, otherwise_key = :otherwise, otherwise_name = :otherwiseName,
                    version = :version, changed_at = :now
                WHERE key = :key AND version = :before AND deleted_at IS NULL
                """)
            .param("key", changed.key())
            .param("name", changed.name())
            .param("otherwise", changed.otherwise().key())
            .param("otherwiseName", changed.otherwise().name())
            .param("version", changed.version())
            .param("before", changed.version() - 1)
            .param("now", clock.millis())
            .update();
    if (updated == 0) {
      return false;
    }
    write(changed, moved);
    audit.record(
        "segmentation.changed",
        changed.key(),
        "version "
            + changed.version()
            + ", "
            + moved
            + (moved == 1 ? " account" : " accounts")
            + " moved"
            + called);
    changes.mark("segments");
    return true;
  }

  private void write(Segmentation segmentation, @Nullable Integer moved) {
    sql.sql("DELETE FROM segment WHERE segmentation = :key")
        .param("key", segmentation.key())
        .update();
    int position = 0;
    for (Segment segment : segmentation.segments()) {
      sql.sql(
              """
              INSERT INTO segment (segmentation, key, name, slot, position, rule)
              VALUES (:segmentation, :key, :name, :slot, :position, :rule)
              """)
          .param("segmentation", segmentation.key())
          .param("key", segment.key())
          .param("name", segment.name())
          .param("slot", segment.slot())
          .param("position", position++)
          .param("rule", segment.rule())
          .update();
    }
    sql.sql(
            """
            INSERT INTO segmentation_version
              (segmentation, version, definition, saved_by, saved_at, moved)
            VALUES (:key, :version, :definition, :by, :now, :moved)
            """)
        .param("key", segmentation.key())
        .param("version", segmentation.version())
        .param("definition", json.writeValueAsString(Definition.of(segmentation)))
        .param("by", CurrentUser.now().name())
        .param("now", clock.millis())
        .param("moved", moved)
        .update();
  }

  /** False where there is none. */
  @Transactional
  public boolean activate(String key) {
    // The latest activation counts, so two in one millisecond must still come one after the other.
    int inserted =
        sql.sql(
                """
                INSERT INTO segmentation_activation (segmentation, activated_at, activated_by)
                SELECT s.key,
                  CASE WHEN latest.at >= :now THEN latest.at + 1 ELSE :now END,
                  :by
                FROM segmentation s
                CROSS JOIN
                  (SELECT COALESCE(MAX(activated_at), 0) AS at FROM segmentation_activation) latest
                WHERE s.key = :key AND s.deleted_at IS NULL
                """)
            .param("key", key)
            .param("now", clock.millis())
            .param("by", CurrentUser.now().name())
            .update();
    if (inserted > 0) {
      audit.record("segmentation.activated", key, "");
      changes.mark("segments");
    }
    return inserted > 0;
  }

  /** False where there is none. */
  @Transactional
  public boolean delete(String key) {
    purge();
    int deleted =
        sql.sql("UPDATE segmentation SET deleted_at = :now WHERE key = :key AND deleted_at IS NULL")
            .param("now", clock.millis())
            .param("key", key)
            .update();
    if (deleted > 0) {
      audit.record("segmentation.deleted", key, "");
      changes.mark("segments");
    }
    return deleted > 0;
  }

  /** False where none of that key was deleted lately. */
  @Transactional
  public boolean restore(String key) {
    int restored =
        sql.sql(
                """
                UPDATE segmentation SET deleted_at = NULL
                WHERE key = :key AND deleted_at IS NOT NULL
                """)
            .param("key", key)
            .update();
    if (restored > 0) {
      audit.record("segmentation.restored", key, "");
      changes.mark("segments");
    }
    return restored > 0;
  }

  private void purge() {
    sql.sql("DELETE FROM segmentation WHERE deleted_at < :limit")
        .param("limit", clock.millis() - KEPT_AFTER_DELETION.toMillis())
        .update();
  }

  @Transactional
  public void empty() {
    sql.sql("DELETE FROM segmentation").update();
    changes.mark("segments");
  }

  private Definition definition(String text) {
    return json.readValue(text, Definition.class);
  }
}
