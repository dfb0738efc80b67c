package io.beachhead.decisions.predictions;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of checks. */
@Component
class CheckRecords {
  private final JdbcClient sql;

  CheckRecords(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Stores a check in the place of an earlier one.
   *
   * @return false where the decision was deleted in the meantime
   */
  @Transactional
  public boolean put(Check check, Instant at) {
    sql.sql("DELETE FROM prediction_check WHERE decision = :id")
        .param("id", check.decision())
        .update();
    int stored =
        sql.sql(
                """
                INSERT INTO prediction_check (decision, checked_at)
                SELECT id, :at FROM decision WHERE id = :id
                """)
            .param("id", check.decision())
            .param("at", at.toEpochMilli())
            .update();
    for (int position = 0; stored > 0 && position < check.segments().size(); position++) {
      add(check.decision(), position, check.segments().get(position));
    }
    return stored > 0;
  }

  private void add(String decision, int position, Check.Part part) {
    Interval observed = part.observed();
    NotEnoughData missing = part.missing();
    sql.sql(
            """
            INSERT INTO prediction_check_segment
              (decision, position, segment, users, others, low, mid, high, have, need, why)
            VALUES
              (:decision, :position, :segment, :users, :others, :low, :mid, :high, :have, :need, :why)
            """)
        .param("decision", decision)
        .param("position", position)
        .param("segment", part.segment())
        .param("users", part.users())
        .param("others", part.others())
        .param("low", observed == null ? null : (Double) observed.low())
        .param("mid", observed == null ? null : (Double) observed.mid())
        .param("high", observed == null ? null : (Double) observed.high())
        .param("have", missing == null ? null : (Integer) missing.have())
        .param("need", missing == null ? null : (Integer) missing.need())
        .param("why", missing == null ? null : missing.why())
        .update();
  }

  /** Every check, by the id of its decision. */
  Map<String, Check> all() {
    Map<String, List<Check.Part>> parts = new LinkedHashMap<>();
    sql.sql("SELECT * FROM prediction_check_segment ORDER BY decision, position")
        .query(row -> {
          parts.computeIfAbsent(row.getString("decision"), _ -> new ArrayList<>()).add(part(row));
        });
    Map<String, Check> checks = new LinkedHashMap<>();
    parts.forEach((decision, segments) -> checks.put(decision, new Check(decision, segments)));
    return checks;
  }

  private static Check.Part part(ResultSet row) throws SQLException {
    Double low = number(row, "low");
    String why = row.getString("why");
    return new Check.Part(
        row.getString("segment"),
        row.getInt("users"),
        row.getInt("others"),
        low == null
            ? null
            : new Interval(
                low,
                Objects.requireNonNull(number(row, "mid")),
                Objects.requireNonNull(number(row, "high"))),
        why == null ? null : new NotEnoughData(row.getInt("have"), row.getInt("need"), why));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : (Double) value;
  }
}
