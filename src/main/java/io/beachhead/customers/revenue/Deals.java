package io.beachhead.customers.revenue;

import io.beachhead.customers.attribute.StatedDay;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sales of the workspace: won, lost and open. */
@Component
public class Deals {
  private static final String SELECT =
      """
      SELECT id, account_id, name, amount_minor, amount, currency, stage, source, owner,
             created_at, created_day, closed_at, closed_day, outcome, lost_reason, competitor
      FROM deal
      """;

  private static final String ORDER =
      " ORDER BY CASE WHEN outcome IS NULL THEN 0 ELSE 1 END, closed_at DESC, created_at DESC, id";

  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  Deals(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  /** All of them, the latest closed first, open ones before those. */
  public List<Deal> all() {
    var zone = settings.current().timezone();
    return sql.sql(SELECT + ORDER).query((row, _) -> deal(row, zone)).list();
  }

  /** The deals of an account, in the same order. */
  public List<Deal> ofAccount(String accountId) {
    var zone = settings.current().timezone();
    return sql.sql(SELECT + " WHERE account_id = :account " + ORDER)
        .param("account", accountId)
        .query((row, _) -> deal(row, zone))
        .list();
  }

  private static Deal deal(ResultSet row, ZoneId zone) throws SQLException {
    return new Deal(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("name"),
        amount(row),
        row.getString("stage"),
        row.getString("source"),
        row.getString("owner"),
        StatedDay.instant(row, "created_at", "created_day", zone),
        StatedDay.instant(row, "closed_at", "closed_day", zone),
        row.getString("outcome"),
        row.getString("lost_reason"),
        row.getString("competitor"));
  }

  /** As it was stated; minor units where they say it all. */
  private static @Nullable Money amount(ResultSet row) throws SQLException {
    long minor = row.getLong("amount_minor");
    boolean known = !row.wasNull();
    String currency = row.getString("currency");
    if (!known || currency == null) {
      return null;
    }
    String stated = row.getString("amount");
    return stated == null || stated.isEmpty()
        ? Money.ofMinor(minor, currency)
        : new Money(new BigDecimal(stated), currency);
  }
}
