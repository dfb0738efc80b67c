package io.beachhead.value.evidence;

import io.beachhead.customers.CustomerBase;
import io.beachhead.value.features.Features;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads all features and evidence, account rows streamed straight into columns. */
@Component
public class EvidenceSnapshotQuery {
  private static final Map<String, EvidenceKind> KINDS =
      Arrays.stream(EvidenceKind.values()).collect(Collectors.toMap(EvidenceKind::key, k -> k));

  private final JdbcClient sql;
  private final Features features;

  EvidenceSnapshotQuery(JdbcClient sql, Features features) {
    this.sql = sql;
    this.features = features;
  }

  /**
   * Loads.
   *
   * @param until evidence noted after that day is left out; null = take all
   */
  public EvidenceSnapshot load(CustomerBase customers, @Nullable LocalDate until) {
    var known = features.all();
    String last = last(until);
    var accounts = new EvidenceSnapshot.AccountCollector(known);
    sql.sql(
            """
            SELECT feature, account_id, kind, value, spread, se, n
            FROM evidence WHERE account_id <> '' AND noted_at <= :last
            """)
        .param("last", last)
        .query(row -> {
          int account = customers.rowOf(row.getString("account_id"));
          EvidenceKind kind = KINDS.get(row.getString("kind"));
          if (account >= 0 && kind != null) {
            accounts.add(
                row.getString("feature"), kind, account, row.getDouble("value"), variance(row));
          }
        });
    return EvidenceSnapshot.of(
        customers.size(), known, ofSegments(until), accounts.collect(customers.size()));
  }

  /** Statements on segments alone; {@code until} as above. */
  public List<Evidence> ofSegments(@Nullable LocalDate until) {
    return sql.sql(
            """
            SELECT id, feature, segmentation, segment, account_id, kind, value, spread, se, n,
              source, noted_at
            FROM evidence WHERE account_id = '' AND noted_at <= :last ORDER BY id
            """)
        .param("last", last(until))
        .query((row, _) -> EvidenceRecords.evidence(row))
        .list();
  }

  private static String last(@Nullable LocalDate until) {
    return until == null ? "9999-12-31" : until.toString();
  }

  /** As for a segment: se², else spread²/n, else spread²; empty where none is known. */
  private static OptionalDouble variance(ResultSet row) throws SQLException {
    double se = row.getDouble("se");
    if (!row.wasNull()) {
      return OptionalDouble.of(se * se);
    }
    double spread = row.getDouble("spread");
    if (row.wasNull()) {
      return OptionalDouble.empty();
    }
    double n = row.getDouble("n");
    return OptionalDouble.of(row.wasNull() ? spread * spread : spread * spread / n);
  }
}
