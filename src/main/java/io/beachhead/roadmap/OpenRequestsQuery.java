package io.beachhead.roadmap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asked for which feature. */
@Component
class OpenRequestsQuery {
  private final JdbcClient sql;

  OpenRequestsQuery(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Requests for one feature by one account.
   *
   * @param account null where somebody asked who is no account
   */
  record Asked(@Nullable String account, String feature, int requests) {}

  /** Requests that name a feature which is not shipped: the open ones. */
  List<Asked> byAccount() {
    return sql.sql(
            """
            SELECT request.account_id AS account, request.feature AS feature,
              COUNT(*) AS requests
            FROM request JOIN feature ON feature.key = request.feature
            WHERE feature.state <> 'shipped'
            GROUP BY request.account_id, request.feature
            """)
        .query((row, _) -> new Asked(row.getString(1), row.getString(2), row.getInt(3)))
        .list();
  }
}
