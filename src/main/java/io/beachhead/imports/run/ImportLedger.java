package io.beachhead.imports.run;

import io.beachhead.imports.ImportContext;
import io.beachhead.imports.PastImport;
import io.beachhead.imports.mapping.Mapping;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The record of what came in; its writes belong into the caller's transaction. */
@Component
class ImportLedger {
  private final JdbcClient sql;
  private final JsonMapper json;
  private final WorkspaceSettings settings;
  private final AuditTrail audit;

  ImportLedger(JdbcClient sql, JsonMapper json, WorkspaceSettings settings, AuditTrail audit) {
    this.sql = sql;
    this.json = json;
    this.settings = settings;
    this.audit = audit;
  }

  /** Sortable by time, unique, short enough to read aloud. */
  static String id(Instant now) {
    long random = ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36);
    return Long.toString(now.toEpochMilli(), 36) + Long.toString(random, 36);
  }

  /** The workspace's time zone. */
  ZoneId zone() {
    return settings.current().timezone();
  }

  /**
   * @param mapping null for a file without columns
   */
  ImportContext context(ImportRun run, @Nullable Mapping mapping) {
    var workspace = settings.current();
    var convertible = new HashSet<>(workspace.exchangeRates().keySet());
    convertible.add(workspace.currency());
    return new ImportContext(
        workspace.currency(),
        convertible,
        workspace.timezone(),
        run.at(),
        run.by().name(),
        run.options(),
        mapping == null ? List.of() : mapping.headersAt(mapping.wide()),
        sql);
  }

  /**
   * The import that broke off half-way through the same file, read the same way; empty without.
   *
   * @param digest of the file
   */
  Optional<String> brokenOff(ImportRun run, @Nullable Mapping mapping, String digest) {
    return sql
        .sql(
            """
            SELECT id FROM import
            WHERE kind = :kind AND file_digest = :digest AND mapping = :mapping
              AND state = 'broken-off' AND undone_at IS NULL
            ORDER BY imported_at DESC
            """)
        .param("kind", run.kind().name())
        .param("digest", digest)
        .param("mapping", how(mapping))
        .query(String.class)
        .list()
        .stream()
        .findFirst();
  }

  /** Begins one that may break off: it is there before its first row is. */
  void beginInLog(ImportRun run, @Nullable Mapping mapping, String digest) {
    begin(run, mapping);
    sql.sql("UPDATE import SET state = 'running', file_digest = :digest WHERE id = :id")
        .param("digest", digest)
        .param("id", run.id())
        .update();
  }

  /** Begins the rest of one that broke off. */
  void resume(ImportRun run) {
    sql.sql("UPDATE import SET state = 'running' WHERE id = :id").param("id", run.id()).update();
  }

  /**
   * Notes that one ended half-way.
   *
   * @param stored what it left in the log
   */
  void breakOff(String id, long stored) {
    sql.sql(
            """
            UPDATE import SET state = 'broken-off', row_count = :stored, created = :stored
            WHERE id = :id
            """)
        .param("stored", stored)
        .param("id", id)
        .update();
  }

  /** Records in the audit trail that one ended half-way. */
  void recordBreak(CurrentUser by, PastImport past) {
    audit.record(
        by,
        "import.broken-off",
        past.kind(),
        "%s of %s: %,d stored".formatted(past.fileName(), past.id(), past.counts().created()));
  }

  /** Those into a log that were running when the program ended, or whose end was not counted. */
  List<PastImport> unfinished() {
    return sql.sql(
            PastImport.QUERY
                + " WHERE undone_at IS NULL AND (state = 'running' OR (state = 'broken-off' AND"
                + " created = 0))")
        .query(PastImport::of)
        .list();
  }

  PastImport find(String id) {
    return sql.sql(PastImport.QUERY + " WHERE id = :id")
        .param("id", id)
        .query(PastImport::of)
        .single();
  }

  private String how(@Nullable Mapping mapping) {
    var how = new LinkedHashMap<String, Object>();
    if (mapping != null) {
      how.put("map", mapping.named());
      how.put("set", mapping.constantsByName());
      how.put("features", mapping.headersAt(mapping.wide()));
    }
    return json.writeValueAsString(how);
  }

  void begin(ImportRun run, @Nullable Mapping mapping) {
    sql.sql(
            """
            INSERT INTO import (id, kind, file_name, mapping, row_count, created, updated, unchanged,
                                rejected, imported_by, imported_at)
            VALUES (:id, :kind, :file, :mapping, 0, 0, 0, 0, 0, :by, :at)
            """)
        .param("id", run.id())
        .param("kind", run.kind().name())
        .param("file", run.options().fileName())
        .param("mapping", how(mapping))
        .param("by", run.by().name())
        .param("at", run.at().toEpochMilli())
        .update();
  }

  void end(ImportRun run, Tally tally) {
    sql.sql(
            """
            UPDATE import SET state = 'done', row_count = :rows, created = :created, updated = :updated,
                              unchanged = :unchanged, rejected = :rejected
            WHERE id = :id
            """)
        .param("rows", tally.rows())
        .param("created", tally.created())
        .param("updated", tally.updated())
        .param("unchanged", tally.unchanged())
        .param("rejected", tally.rejected())
        .param("id", run.id())
        .update();
    audit.record(
        run.by(),
        "import.done",
        run.kind().name(),
        "%s: %,d rows, %,d new, %,d changed, %,d rejected"
            .formatted(
                run.options().fileName(),
                tally.rows(),
                tally.created(),
                tally.updated(),
                tally.rejected()));
  }
}
