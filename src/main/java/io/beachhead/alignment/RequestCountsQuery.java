package io.beachhead.alignment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many requests there are, and how many nobody has sorted yet. */
@Component
class RequestCountsQuery {
  private final JdbcClient sql;

  RequestCountsQuery(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * @param unsorted with neither feature nor theme
   */
  record Counts(int all, int unsorted) {}

  Counts counts() {
    return sql.sql(
            """
            SELECT COUNT(*) AS total,
              COUNT(*) FILTER (
                WHERE COALESCE(feature, '') = '' AND COALESCE(theme, '') = '') AS unsorted
            FROM request
            """)
        .query((row, _) -> new Counts(row.getInt("total"), row.getInt("unsorted")))
        .single();
  }
}
