package io.beachhead.outbox.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of e-mail. */
@Component
class MailRecords {
  private final JdbcClient sql;

  MailRecords(JdbcClient sql) {
    this.sql = sql;
  }

  /** An e-mail on its way. */
  record Due(String id, String recipient, String subject, String body, int attempts) {}

  Optional<MailServer> server() {
    return sql.sql("SELECT * FROM mail_server")
        .query((row, _) ->
            new MailServer(
                row.getString("host"),
                row.getInt("port"),
                MailServer.Tls.of(row.getString("tls")).orElseThrow(),
                row.getString("username"),
                row.getString("secret"),
                row.getString("sender")))
        .optional();
  }

  @Transactional
  public void put(MailServer server) {
    sql.sql("DELETE FROM mail_server").update();
    sql.sql(
            """
            INSERT INTO mail_server (id, host, port, tls, username, secret, sender)
            VALUES (1, :host, :port, :tls, :username, :secret, :sender)
            """)
        .param("host", server.host())
        .param("port", server.port())
        .param("tls", server.tls().key())
        .param("username", server.username())
        .param("secret", server.secret())
        .param("sender", server.sender())
        .update();
  }

  @Transactional
  public void deleteServer() {
    sql.sql("DELETE FROM mail_server").update();
  }

  /**
   * Stores an e-mail, unless that message goes to that address already.
   *
   * @return whether it is new
   */
  @Transactional
  public boolean add(Mail mail, String recipient, Instant at) {
    return sql.sql(
                """
                INSERT INTO mail
                  (id, message, recipient, subject, body, state, next_at, created_at)
                VALUES (:id, :message, :to, :subject, :body, 'waiting', :at, :at)
                ON CONFLICT (message, recipient) DO NOTHING
                """)
            .param("id", UUID.randomUUID().toString())
            .param("message", mail.id())
            .param("to", recipient)
            .param("subject", mail.subject())
            .param("body", mail.text())
            .param("at", at.toEpochMilli())
            .update()
        > 0;
  }

  /** Takes what is due first and marks it as being sent. */
  @Transactional
  public Optional<Due> claim(Instant now) {
    Optional<Due> due =
        sql.sql(
                """
                SELECT id, recipient, subject, body, attempts FROM mail
                WHERE state = 'waiting' AND next_at <= :now ORDER BY next_at, created_at LIMIT 1
                """)
            .param("now", now.toEpochMilli())
            .query((row, _) ->
                new Due(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5)))
            .optional();
    due.ifPresent(mail ->
        sql.sql(
                """
                UPDATE mail SET state = 'sending', attempts = attempts + 1, next_at = NULL
                WHERE id = :id
                """)
            .param("id", mail.id())
            .update());
    return due;
  }

  /**
   * How an attempt ended.
   *
   * @param problem null where it was taken
   * @param next when to try again; null for no more
   */
  @Transactional
  public void end(String id, @Nullable String problem, @Nullable Instant next) {
    sql.sql("UPDATE mail SET state = :state, problem = :problem, next_at = :next WHERE id = :id")
        .param("id", id)
        .param("state", problem == null ? "sent" : next == null ? "failed" : "waiting")
        .param("problem", problem)
        .param("next", next == null ? null : (Long) next.toEpochMilli())
        .update();
  }

  /** What was being sent when the program ended may have arrived: it is not sent twice. */
  @Transactional
  public void recover(String problem) {
    sql.sql("UPDATE mail SET state = 'failed', problem = :problem WHERE state = 'sending'")
        .param("problem", problem)
        .update();
  }

  @Transactional
  public void deleteBefore(Instant before) {
    sql.sql("DELETE FROM mail WHERE created_at < :before AND state <> 'sending'")
        .param("before", before.toEpochMilli())
        .update();
  }

  @Transactional
  public void deleteAll() {
    sql.sql("DELETE FROM mail").update();
  }

  /** The latest e-mails, newest first. */
  List<SentMail> latest(int limit) {
    return sql.sql(
            """
            SELECT recipient, subject, state, problem, created_at FROM mail
            ORDER BY created_at DESC, id LIMIT :limit
            """)
        .param("limit", limit)
        .query((row, _) ->
            new SentMail(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5))))
        .list();
  }
}
