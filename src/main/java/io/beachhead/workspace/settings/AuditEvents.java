package io.beachhead.workspace.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit trail, newest first. */
@Component
public class AuditEvents {
  private final JdbcClient sql;

  /**
   * Which events; null and empty ask for all.
   *
   * @param text part of subject, detail, action or the actor's name, letter case ignored
   * @param action an action, or its noun: {@code member} stands for every {@code member.…}
   * @param from at or after
   * @param until before
   */
  public record Question(
      String text, String action, @Nullable Instant from, @Nullable Instant until) {}

  AuditEvents(JdbcClient sql) {
    this.sql = sql;
  }

  /** At most {@code limit} events older than the one with id {@code before}. */
  public List<AuditEvent> page(Question question, long before, int limit) {
    return statement(question, before, limit).query((row, _) -> event(row)).list();
  }

  /** Every event, one by one: the trail may be longer than the memory. */
  public void each(Question question, Consumer<AuditEvent> reader) {
    statement(question, Long.MAX_VALUE, Integer.MAX_VALUE)
        .query((RowCallbackHandler) row -> reader.accept(event(row)));
  }

  /** The nouns things were done to: {@code import}, {@code member}, … */
  public List<String> nouns() {
    return sql.sql("SELECT DISTINCT action FROM audit_event").query(String.class).list().stream()
        .map(action -> action.substring(0, Math.max(action.indexOf('.'), 0)))
        .filter(noun -> !noun.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private JdbcClient.StatementSpec statement(Question question, long before, int limit) {
    return sql.sql(
            """
            SELECT id, at, actor_kind, actor, action, subject, detail
            FROM audit_event
            WHERE id < :before
              AND (:action = '' OR action = :action OR action LIKE :noun ESCAPE '\\')
              AND (:text = ''
                   OR LOWER(actor || ' ' || action || ' ' || subject || ' ' || detail)
                      LIKE :like ESCAPE '\\')
              AND at >= :from AND at < :until
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("before", before)
        .param("action", question.action())
        .param("noun", escaped(question.action()) + ".%")
        .param("text", question.text())
        .param("like", "%" + escaped(question.text().toLowerCase(Locale.ROOT)) + "%")
        .param("from", question.from() == null ? 0 : question.from().toEpochMilli())
        .param("until", question.until() == null ? Long.MAX_VALUE : question.until().toEpochMilli())
        .param("limit", limit);
  }

  private static AuditEvent event(ResultSet row) throws SQLException {
    return new AuditEvent(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("actor_kind"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
