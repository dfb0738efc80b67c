package io.beachhead.outbox;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of webhooks. A write is a transaction of its own unless one is running. */
@Component
class WebhookRecords {
  private final JdbcClient sql;

  WebhookRecords(JdbcClient sql) {
    this.sql = sql;
  }

  @Transactional
  void insert(Webhook webhook, @Nullable String secret) {
    sql.sql(
            """
            INSERT INTO webhook (id, name, url, kind, secret, events, muted, created_by, created_at)
            VALUES (:id, :name, :url, :kind, :secret, :events, 0, :by, :at)
            """)
        .param("id", webhook.id())
        .param("name", webhook.name())
        .param("url", webhook.url().toString())
        .param("kind", webhook.kind().key())
        .param("secret", secret)
        .param("events", String.join(" ", webhook.events()))
        .param("by", webhook.createdBy())
        .param("at", webhook.createdAt().toEpochMilli())
        .update();
  }

  @Transactional
  void update(Webhook webhook) {
    sql.sql(
            """
            UPDATE webhook SET name = :name, url = :url, events = :events, muted = :muted
            WHERE id = :id
            """)
        .param("id", webhook.id())
        .param("name", webhook.name())
        .param("url", webhook.url().toString())
        .param("events", String.join(" ", webhook.events()))
        .param("muted", webhook.muted() ? 1 : 0)
        .update();
  }

  @Transactional
  void secret(String id, String secret) {
    sql.sql("UPDATE webhook SET secret = :secret WHERE id = :id")
        .param("id", id)
        .param("secret", secret)
        .update();
  }

  /** Marks it as deleted, or no longer so where {@code at} is null. */
  @Transactional
  int delete(String id, @Nullable Instant at, Instant notBefore) {
    return sql.sql(
            """
            UPDATE webhook SET deleted_at = :at
            WHERE id = :id AND (deleted_at IS NULL OR deleted_at >= :since)
            """)
        .param("id", id)
        .param("at", at == null ? null : (Long) at.toEpochMilli())
        .param("since", notBefore.toEpochMilli())
        .update();
  }

  @Transactional
  void purge(Instant deletedBefore) {
    sql.sql("DELETE FROM webhook WHERE deleted_at < :before")
        .param("before", deletedBefore.toEpochMilli())
        .update();
  }

  @Transactional
  void deleteAll() {
    sql.sql("DELETE FROM webhook").update();
  }

  List<Webhook> all() {
    return sql.sql("SELECT * FROM webhook WHERE deleted_at IS NULL ORDER BY created_at, id")
        .query((row, _) -> webhook(row))
        .list();
  }

  Optional<Webhook> find(String id) {
    return sql.sql("SELECT * FROM webhook WHERE id = :id AND deleted_at IS NULL")
        .param("id", id)
        .query((row, _) -> webhook(row))
        .optional();
  }

  Optional<String> secret(String id) {
    return sql.sql("SELECT secret FROM webhook WHERE id = :id AND secret IS NOT NULL")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getString("id"),
        row.getString("name"),
        URI.create(row.getString("url")),
        WebhookKind.of(row.getString("kind")).orElseThrow(),
        events(row.getString("events")),
        row.getLong("muted") != 0,
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static List<String> events(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
