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
                WHERE NOT EXISTS (
                    SELECT 1 FROM request_feature WHERE request_feature.request_id = request.id)
                  AND NOT EXISTS (
                    SELECT 1 FROM request_theme WHERE request_theme.request_id = request.id)
              ) AS unsorted
            FROM request
            WHERE deleted_at IS NULL AND merged_into IS NULL
            """)
        .query((row, _) -> new Counts(row.getInt("total"), row.getInt("unsorted")))
        .single();
  }
}
