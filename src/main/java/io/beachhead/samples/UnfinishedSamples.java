package io.beachhead.samples;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers how far the loading of a sample has come, so that the next start can go on with it. */
@Component
class UnfinishedSamples {
  private final JdbcClient sql;
  private final Clock clock;

  UnfinishedSamples(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A sample that is not there to its end.
   *
   * @param toldFrom the day from which its dates are told
   * @param begun when its loading began
   * @param rowsDone whether only its events are still to come
   */
  record Unfinished(LocalDate toldFrom, Instant begun, boolean rowsDone) {}

  Optional<Unfinished> find(String key) {
    return sql.sql(
            """
            SELECT told_from, begun_at, rows_done FROM unfinished_sample WHERE sample_key = :key
            """)
        .param("key", key)
        .query((row, _) ->
            new Unfinished(
                LocalDate.parse(row.getString("told_from")),
                Instant.ofEpochMilli(row.getLong("begun_at")),
                row.getLong("rows_done") != 0))
        .optional();
  }

  @Transactional
  void begin(String key, LocalDate toldFrom) {
    forget();
    sql.sql(
            """
            INSERT INTO unfinished_sample (sample_key, told_from, begun_at)
            VALUES (:key, :toldFrom, :now)
            """)
        .param("key", key)
        .param("toldFrom", toldFrom.toString())
        .param("now", clock.millis())
        .update();
  }

  @Transactional
  void rowsDone(String key) {
    sql.sql("UPDATE unfinished_sample SET rows_done = 1 WHERE sample_key = :key")
        .param("key", key)
        .update();
  }

  @Transactional
  void forget() {
    sql.sql("DELETE FROM unfinished_sample").update();
  }
}
