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
   * @param account null where whoever asked is not an account
   */
  record Asked(@Nullable String account, String feature, int requests) {}

  /** Requests that name a feature which is not shipped: the open ones. */
  List<Asked> byAccount() {
    return sql.sql(
            """
            SELECT request.account_id AS account, request_feature.feature AS feature,
              COUNT(*) AS requests
            FROM request
            JOIN request_feature ON request_feature.request_id = request.id
            JOIN feature ON feature.key = request_feature.feature
            WHERE feature.state <> 'shipped' AND request.deleted_at IS NULL
              AND request.merged_into IS NULL
            GROUP BY request.account_id, request_feature.feature
            """)
        .query((row, _) -> new Asked(row.getString(1), row.getString(2), row.getInt(3)))
        .list();
  }
}
