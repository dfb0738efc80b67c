package io.beachhead.value.features;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which features an account uses, from the imported use of features. */
@Component
public class AccountUses {
  private static final String OPEN = "9999-12-31";

  private final JdbcClient sql;

  AccountUses(JdbcClient sql) {
    this.sql = sql;
  }

  /** Use that began by {@code asOf}, the most used feature first; what was never used is absent. */
  public List<AccountUse> of(String accountId, LocalDate asOf) {
    return sql.sql(
            """
            SELECT f.key, f.name, SUM(u.uses) AS uses, MIN(NULLIF(u.from_date, '')) AS since,
              MAX(COALESCE(NULLIF(u.to_date, ''), :open)) AS until
            FROM feature_use u JOIN feature f ON f.key = u.feature
            WHERE u.account_id = :account AND u.uses > 0 AND u.from_date <= :asOf
            GROUP BY f.key, f.name, f.position
            ORDER BY SUM(u.uses) DESC, f.position, f.key
            """)
        .param("open", OPEN)
        .param("account", accountId)
        .param("asOf", asOf.toString())
        .query((row, _) -> use(row, asOf))
        .list();
  }

  private static AccountUse use(ResultSet row, LocalDate asOf) throws SQLException {
    LocalDate until = LocalDate.parse(row.getString("until"));
    return new AccountUse(
        row.getString("key"),
        row.getString("name"),
        row.getDouble("uses"),
        day(row.getString("since")),
        until.isBefore(asOf) ? until : null);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
