package io.beachhead.customers.revenue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sales of the workspace: won, lost and open. */
@Component
public class Deals {
  private static final String SELECT =
      """
      SELECT id, account_id, name, amount_minor, currency, stage, source, owner, created_at,
             closed_at, outcome, lost_reason, competitor
      FROM deal
      """;

  private static final String ORDER =
      " ORDER BY CASE WHEN outcome IS NULL THEN 0 ELSE 1 END, closed_at DESC, created_at DESC, id";

  private final JdbcClient sql;

  Deals(JdbcClient sql) {
    this.sql = sql;
  }

  /** All of them, the latest closed first, open ones before those. */
  public List<Deal> all() {
    return sql.sql(SELECT + ORDER).query((row, _) -> deal(row)).list();
  }

  /** The deals of an account, in the same order. */
  public List<Deal> ofAccount(String accountId) {
    return sql.sql(SELECT + " WHERE account_id = :account " + ORDER)
        .param("account", accountId)
        .query((row, _) -> deal(row))
        .list();
  }

  private static Deal deal(ResultSet row) throws SQLException {
    long minor = row.getLong("amount_minor");
    boolean hasAmount = !row.wasNull();
    String currency = row.getString("currency");
    return new Deal(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("name"),
        hasAmount && currency != null ? Money.ofMinor(minor, currency) : null,
        row.getString("stage"),
        row.getString("source"),
        row.getString("owner"),
        instant(row, "created_at"),
        instant(row, "closed_at"),
        row.getString("outcome"),
        row.getString("lost_reason"),
        row.getString("competitor"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
