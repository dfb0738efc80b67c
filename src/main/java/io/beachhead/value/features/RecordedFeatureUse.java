package io.beachhead.value.features;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.FeatureUse;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers {@code used('feature')} in rules from the imported use of features. A record without a
 * first day began before all days, one without a last day goes on.
 */
@Component
public class RecordedFeatureUse implements FeatureUse {
  private static final String BEFORE_ALL_DAYS = "";

  private final JdbcClient sql;

  RecordedFeatureUse(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<String> features() {
    return sql.sql("SELECT key FROM feature ORDER BY position, key").query(String.class).list();
  }

  @Override
  public Map<String, String> names() {
    return sql
        .sql("SELECT key, name FROM feature")
        .query((row, _) -> Map.entry(row.getString("key"), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public BitSet accounts(
      String feature, @Nullable LocalDate since, LocalDate asOf, CustomerBase customers) {
    BitSet accounts = new BitSet(customers.size());
    sql.sql(
            """
            SELECT DISTINCT account_id FROM feature_use
            WHERE feature = :feature AND uses > 0 AND from_date <= :asOf
              AND (to_date IS NULL OR to_date = '' OR to_date >= :since)
            """)
        .param("feature", feature)
        .param("asOf", asOf.toString())
        .param("since", since == null ? BEFORE_ALL_DAYS : since.toString())
        .query(String.class)
        .list()
        .forEach(id -> {
          int row = customers.rowOf(id);
          if (row >= 0) {
            accounts.set(row);
          }
        });
    return accounts;
  }

  @Override
  public List<String> areas() {
    return List.of("value");
  }
}
