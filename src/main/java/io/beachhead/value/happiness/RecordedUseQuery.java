package io.beachhead.value.happiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the imported use of features. */
@Component
class RecordedUseQuery {
  private final JdbcClient sql;

  RecordedUseQuery(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * @param features keys of those that count
   */
  RecordedUse read(Set<String> features) {
    Map<String, List<RecordedUse.Use>> uses = new HashMap<>();
    sql.sql("SELECT account_id, feature, from_date, to_date FROM feature_use WHERE uses > 0")
        .query(row -> {
          String feature = row.getString("feature");
          if (features.contains(feature)) {
            uses.computeIfAbsent(row.getString("account_id"), _ -> new ArrayList<>())
                .add(
                    new RecordedUse.Use(
                        feature,
                        day(row.getString("from_date"), LocalDate.MIN),
                        day(row.getString("to_date"), LocalDate.MAX)));
          }
        });
    return new RecordedUse(uses);
  }

  private static LocalDate day(@Nullable String text, LocalDate open) {
    return text == null || text.isEmpty() ? open : LocalDate.parse(text);
  }
}
