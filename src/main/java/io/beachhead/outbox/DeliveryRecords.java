package io.beachhead.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of deliveries. Every method is a transaction of its own unless one is running. */
@Component
class DeliveryRecords {
  private static final String COLUMNS =
      """
      SELECT d.*, w.name AS webhook_name FROM webhook_delivery d
      JOIN webhook w ON w.id = d.webhook AND w.deleted_at IS NULL
      """;

  private final JdbcClient sql;

  DeliveryRecords(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Which deliveries are asked for.
   *
   * @param webhook null for every receiver
   * @param state null for every state
   */
  record Question(@Nullable String webhook, Delivery.@Nullable State state) {}

  /** The end of a page: deliveries are listed newest first. */
  record Place(long createdAt, String id) {}

  /**
   * Stores a delivery that is due at once.
   *
   * @return its id; empty where the message was stored for that receiver before
   */
  @Transactional
  Optional<String> add(String webhook, String message, String type, String body, Instant at) {
    return sql.sql(
            """
            INSERT INTO webhook_delivery
              (id, webhook, message, type, body, state, next_at, created_at)
            VALUES (:id, :webhook, :message, :type, :body, 'waiting', :at, :at)
            ON CONFLICT (webhook, message) DO NOTHING
            RETURNING id
            """)
        .param("id", UUID.randomUUID().toString())
        .param("webhook", webhook)
        .param("message", message)
        .param("type", type)
        .param("body", body)
        .param("at", at.toEpochMilli())
        .query(String.class)
        .optional();
  }

  /** Receivers to which something is due that may be sent. */
  List<String> receiversDue(Instant now) {
    return sql.sql(
            """
            SELECT DISTINCT d.webhook FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook
            WHERE d.state = 'waiting' AND d.next_at <= :now AND w.muted = 0
              AND w.deleted_at IS NULL
            """)
        .param("now", now.toEpochMilli())
        .query(String.class)
        .list();
  }

  /** Takes what is due first for a receiver and marks it as being sent. */
  @Transactional
  Optional<Delivery> claim(String webhook, Instant now) {
    Optional<Delivery> due =
        sql.sql(
                COLUMNS
                    + """
                    WHERE d.webhook = :webhook AND w.muted = 0 AND d.state = 'waiting'
                      AND d.next_at <= :now
                    ORDER BY d.next_at, d.created_at, d.id LIMIT 1
                    """)
            .param("webhook", webhook)
            .param("now", now.toEpochMilli())
            .query((row, _) -> delivery(row))
            .optional();
    due.ifPresent(delivery ->
        sql.sql(
                """
                UPDATE webhook_delivery SET state = 'sending', attempts = attempts + 1,
                  tried_at = :now, next_at = NULL WHERE id = :id
                """)
            .param("id", delivery.id())
            .param("now", now.toEpochMilli())
            .update());
    return due;
  }

  String body(String id) {
    return sql.sql("SELECT body FROM webhook_delivery WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  /**
   * How an attempt ended.
   *
   * @param next when to try again; null unless it waits
   */
  @Transactional
  void end(String id, Delivery.State state, Attempt attempt, @Nullable Instant next) {
    sql.sql(
            """
            UPDATE webhook_delivery SET state = :state, status = :status, problem = :problem,
              next_at = :next WHERE id = :id AND state = 'sending'
            """)
        .param("id", id)
        .param("state", state.key())
        .param("status", attempt.status())
        .param("problem", attempt.problem())
        .param("next", next == null ? null : (Long) next.toEpochMilli())
        .update();
  }

  /**
   * Makes a delivery due at once, with all attempts before it; not one that is being sent.
   *
   * @return whether there is such a delivery
   */
  @Transactional
  boolean again(String id, Instant now) {
    return sql.sql(
                """
                UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_at = :now,
                  problem = NULL WHERE id = :id AND state <> 'sending'
                """)
            .param("id", id)
            .param("now", now.toEpochMilli())
            .update()
        > 0;
  }

  /**
   * Puts right what was being sent when the program ended. A receiver of the standard tells a
   * message it has by its id, so it is sent again; others might show it twice.
   */
  @Transactional
  void recover(Instant now, String problem) {
    sql.sql(
            """
            UPDATE webhook_delivery SET state = 'waiting', next_at = :now WHERE state = 'sending'
              AND webhook IN (SELECT id FROM webhook WHERE kind = 'standard')
            """)
        .param("now", now.toEpochMilli())
        .update();
    sql.sql(
            """
            UPDATE webhook_delivery SET state = 'failed', problem = :problem
            WHERE state = 'sending'
            """)
        .param("problem", problem)
        .update();
  }

  @Transactional
  void deleteBefore(Instant before) {
    sql.sql(
            """
            DELETE FROM webhook_delivery WHERE created_at < :before AND state <> 'sending'
            """)
        .param("before", before.toEpochMilli())
        .update();
  }

  Optional<Delivery> find(String id) {
    return sql.sql(COLUMNS + "WHERE d.id = :id")
        .param("id", id)
        .query((row, _) -> delivery(row))
        .optional();
  }

  /** Newest first, after that place. */
  List<Delivery> list(Question question, @Nullable Place after, int limit) {
    return sql.sql(
            COLUMNS
                + """
                WHERE (:webhook IS NULL OR d.webhook = :webhook)
                  AND (:state IS NULL OR d.state = :state)
                  AND (d.created_at < :at OR (d.created_at = :at AND d.id < :id))
                ORDER BY d.created_at DESC, d.id DESC LIMIT :limit
                """)
        .param("webhook", question.webhook())
        .param("state", question.state() == null ? null : question.state().key())
        .param("at", after == null ? Long.MAX_VALUE : after.createdAt())
        .param("id", after == null ? "" : after.id())
        .param("limit", limit)
        .query((row, _) -> delivery(row))
        .list();
  }

  long count(Question question) {
    return sql.sql(
            """
            SELECT COUNT(*) FROM webhook_delivery d
            JOIN webhook w ON w.id = d.webhook AND w.deleted_at IS NULL
            WHERE (:webhook IS NULL OR d.webhook = :webhook)
              AND (:state IS NULL OR d.state = :state)
            """)
        .param("webhook", question.webhook())
        .param("state", question.state() == null ? null : question.state().key())
        .query(Long.class)
        .single();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    Long status = number(row, "status");
    return new Delivery(
        row.getString("id"),
        row.getString("webhook"),
        row.getString("webhook_name"),
        row.getString("message"),
        row.getString("type"),
        Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        status == null ? null : (Integer) status.intValue(),
        row.getString("problem"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(number(row, "tried_at")),
        instant(number(row, "next_at")));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : (Long) value;
  }

  private static @Nullable Instant instant(@Nullable Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
  }
}
