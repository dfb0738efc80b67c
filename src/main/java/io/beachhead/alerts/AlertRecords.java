package io.beachhead.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of alerts. */
@Component
class AlertRecords {
  private final JdbcClient sql;

  AlertRecords(JdbcClient sql) {
    this.sql = sql;
  }

  /** By name. */
  List<Alert> all() {
    return sql.sql("SELECT * FROM alert ORDER BY lower(name), key")
        .query((row, _) -> alert(row))
        .list();
  }

  @Transactional
  public void insert(Alert alert) {
    sql.sql(
            """
            INSERT INTO alert
              (key, name, number, happens, threshold, emails, muted, problem, created_by,
               created_at)
            VALUES (:key, :name, :number, :happens, :threshold, :emails, :muted, :problem, :by, :at)
            """)
        .param("key", alert.key())
        .param("name", alert.name())
        .param("number", alert.number())
        .param("happens", alert.happens().key())
        .param("threshold", alert.threshold())
        .param("emails", String.join(" ", alert.emails()))
        .param("muted", alert.muted() ? 1 : 0)
        .param("problem", alert.problem())
        .param("by", alert.createdBy())
        .param("at", alert.createdAt().toEpochMilli())
        .update();
  }

  @Transactional
  public void update(Alert alert) {
    sql.sql(
            """
            UPDATE alert SET name = :name, number = :number, happens = :happens,
              threshold = :threshold, emails = :emails, muted = :muted, problem = :problem
            WHERE key = :key
            """)
        .param("key", alert.key())
        .param("name", alert.name())
        .param("number", alert.number())
        .param("happens", alert.happens().key())
        .param("threshold", alert.threshold())
        .param("emails", String.join(" ", alert.emails()))
        .param("muted", alert.muted() ? 1 : 0)
        .param("problem", alert.problem())
        .update();
  }

  @Transactional
  public void delete(String key) {
    sql.sql("DELETE FROM alert_raised WHERE alert = :key").param("key", key).update();
    sql.sql("DELETE FROM alert WHERE key = :key").param("key", key).update();
  }

  @Transactional
  public void deleteAll() {
    sql.sql("DELETE FROM alert_raised").update();
    sql.sql("DELETE FROM alert").update();
  }

  /** Whether an alert was raised in a period. */
  boolean isRaised(String alert, String period) {
    return sql.sql("SELECT count(*) FROM alert_raised WHERE alert = :alert AND period = :period")
            .param("alert", alert)
            .param("period", period)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Writes down that an alert was raised.
   *
   * @return false where it was raised in that period already, and nothing is to be told
   */
  @Transactional
  public boolean insert(RaisedAlert raised) {
    return sql.sql(
                """
                INSERT INTO alert_raised (alert, period, said, value, receivers, raised_at)
                VALUES (:alert, :period, :said, :value, :receivers, :at)
                ON CONFLICT (alert, period) DO NOTHING
                """)
            .param("alert", raised.alert())
            .param("period", raised.period())
            .param("said", raised.said())
            .param("value", raised.value())
            .param("receivers", raised.receivers())
            .param("at", raised.raisedAt().toEpochMilli())
            .update()
        > 0;
  }

  /** To how many webhooks it went. */
  @Transactional
  public void told(String alert, String period, int receivers) {
    sql.sql(
            """
            UPDATE alert_raised SET receivers = :receivers
            WHERE alert = :alert AND period = :period
            """)
        .param("alert", alert)
        .param("period", period)
        .param("receivers", receivers)
        .update();
  }

  /**
   * When alerts were raised, the latest first.
   *
   * @param alert key of one; null for all
   */
  List<RaisedAlert> raised(@Nullable String alert, Instant since, int limit) {
    return sql.sql(
            """
            SELECT * FROM alert_raised
            WHERE (:alert = '' OR alert = :alert) AND raised_at >= :since
            ORDER BY raised_at DESC, alert, period LIMIT :limit
            """)
        .param("alert", alert == null ? "" : alert)
        .param("since", since.toEpochMilli())
        .param("limit", limit)
        .query((row, _) ->
            new RaisedAlert(
                row.getString("alert"),
                row.getString("period"),
                row.getString("said"),
                number(row, "value"),
                row.getInt("receivers"),
                Instant.ofEpochMilli(row.getLong("raised_at"))))
        .list();
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getString("key"),
        row.getString("name"),
        row.getString("number"),
        Happening.of(row.getString("happens")).orElseThrow(),
        number(row, "threshold"),
        emails(row.getString("emails")),
        row.getInt("muted") != 0,
        row.getString("problem"),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static List<String> emails(String stored) {
    return stored.isEmpty() ? List.of() : List.of(stored.split(" "));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : (Double) value;
  }
}
