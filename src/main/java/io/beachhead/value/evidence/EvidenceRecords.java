package io.beachhead.value.evidence;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that was said or measured on what features are worth. The same statement again
 * (feature, segment or account, kind, source, day) replaces the earlier one; others add up.
 */
@Component
public class EvidenceRecords {
  /** Marked beside {@code value} where a transaction changed statements on segments alone. */
  public static final String OF_SEGMENTS = "evidence-of-segments";

  static final String COLUMNS =
      "id, feature, segmentation, segment, account_id, kind, value, spread, se, n, source,"
          + " noted_at";
  private static final double LARGEST = 1e12;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;

  EvidenceRecords(JdbcClient sql, Changes changes, AuditTrail audit) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
  }

  /**
   * Which evidence to list; null = any.
   *
   * @param after rows with a higher id only
   */
  public record Filter(
      @Nullable String feature,
      @Nullable String segmentation,
      @Nullable String segment,
      @Nullable String accountId,
      @Nullable EvidenceKind kind,
      long after) {}

  /** What saving did. */
  public record Saved(long id, boolean created) {}

  /** At most {@code limit} rows in the order they were first stored. */
  public List<Evidence> list(Filter filter, int limit) {
    return sql.sql(
            "SELECT %s FROM evidence WHERE %s AND id > :after ORDER BY id LIMIT :limit"
                .formatted(COLUMNS, WANTED))
        .params(parameters(filter))
        .param("after", filter.after())
        .param("limit", limit)
        .query((row, _) -> evidence(row))
        .list();
  }

  /** How many rows the filter lets through, {@code after} ignored. */
  public long count(Filter filter) {
    return sql.sql("SELECT COUNT(*) FROM evidence WHERE " + WANTED)
        .params(parameters(filter))
        .query(Long.class)
        .single();
  }

  public Optional<Evidence> find(long id) {
    return sql.sql("SELECT %s FROM evidence WHERE id = :id".formatted(COLUMNS))
        .param("id", id)
        .query((row, _) -> evidence(row))
        .optional();
  }

  /**
   * Notes one statement; the same statement again replaces the earlier one.
   *
   * @throws ProblemException 422 where its numbers cannot be
   */
  @Transactional
  public Saved note(Evidence evidence) {
    List<ProblemItem> faults = faults(evidence);
    if (!faults.isEmpty()) {
      throw ProblemException.unprocessable("The evidence cannot be saved.", faults);
    }
    Optional<Long> existing =
        sql.sql(
                """
                SELECT id FROM evidence
                WHERE feature = :feature AND segmentation = :segmentation AND segment = :segment
                  AND account_id = :account AND kind = :kind AND source = :source
                  AND noted_at = :notedAt
                """)
            .params(key(evidence))
            .query(Long.class)
            .optional();
    long id =
        sql.sql(
                """
                INSERT INTO evidence (feature, segmentation, segment, account_id, kind, value,
                  spread, se, n, source, noted_at)
                VALUES (:feature, :segmentation, :segment, :account, :kind, :value, :spread, :se,
                  :n, :source, :notedAt)
                ON CONFLICT (feature, segmentation, segment, account_id, kind, source, noted_at)
                DO UPDATE SET value = excluded.value, spread = excluded.spread,
                  se = excluded.se, n = excluded.n
                RETURNING id
                """)
            .params(key(evidence))
            .param("value", evidence.value())
            .param("spread", evidence.spread())
            .param("se", evidence.se())
            .param("n", evidence.n())
            .query(Long.class)
            .single();
    mark(evidence);
    audit.record("evidence.noted", evidence.feature(), describe(evidence));
    return new Saved(id, existing.isEmpty());
  }

  /**
   * Takes one statement away.
   *
   * @throws ProblemException 404 where it does not exist
   */
  @Transactional
  public void remove(long id) {
    Evidence evidence =
        find(id)
            .orElseThrow(
                () -> ProblemException.notFound("There is no evidence with the id " + id + "."));
    sql.sql("DELETE FROM evidence WHERE id = :id").param("id", id).update();
    mark(evidence);
    audit.record("evidence.removed", evidence.feature(), describe(evidence));
  }

  /** How many statements came from one source. */
  public long countFrom(EvidenceKind kind, String source) {
    return sql.sql("SELECT COUNT(*) FROM evidence WHERE kind = :kind AND source = :source")
        .param("kind", kind.key())
        .param("source", source)
        .query(Long.class)
        .single();
  }

  /**
   * Removes everything that came from one source.
   *
   * @return how many statements are gone
   */
  @Transactional
  public int removeFrom(EvidenceKind kind, String source) {
    int gone =
        sql.sql("DELETE FROM evidence WHERE kind = :kind AND source = :source")
            .param("kind", kind.key())
            .param("source", source)
            .update();
    if (gone > 0) {
      changes.mark("value");
      changes.mark(OF_SEGMENTS);
      audit.record("evidence.removed", source, "%d statements".formatted(gone));
    }
    return gone;
  }

  private void mark(Evidence changed) {
    changes.mark("value");
    if (changed.accountId() == null) {
      changes.mark(OF_SEGMENTS);
    }
  }

  /** Where judgements come from that people type into the value map. */
  public static final String VALUE_MAP = "value map";

  /** The judgement on a segment that was typed into the value map, if there is one. */
  public Optional<Evidence> judgement(String feature, String segmentation, String segment) {
    return sql.sql(
            """
            SELECT id, feature, segmentation, segment, account_id, kind, value, spread, se, n,
              source, noted_at
            FROM evidence
            WHERE feature = :feature AND segmentation = :segmentation AND segment = :segment
              AND kind = 'expert' AND source = :source
            ORDER BY noted_at DESC, id DESC LIMIT 1
            """)
        .param("feature", feature)
        .param("segmentation", segmentation)
        .param("segment", segment)
        .param("source", VALUE_MAP)
        .query((row, _) -> evidence(row))
        .optional();
  }

  /**
   * Replaces the judgement on a segment: there is one at a time.
   *
   * @param value null = takes the judgement away
   * @param se how far it may be off; null = not said
   */
  @Transactional
  public void judge(
      String feature,
      String segmentation,
      String segment,
      @Nullable Double value,
      @Nullable Double se,
      LocalDate today) {
    sql.sql(
            """
            DELETE FROM evidence
            WHERE feature = :feature AND segmentation = :segmentation AND segment = :segment
              AND kind = 'expert' AND source = :source
            """)
        .param("feature", feature)
        .param("segmentation", segmentation)
        .param("segment", segment)
        .param("source", VALUE_MAP)
        .update();
    changes.mark("value");
    changes.mark(OF_SEGMENTS);
    if (value == null) {
      audit.record("evidence.removed", feature, segmentation + "/" + segment + ", expert");
      return;
    }
    note(
        Evidence.ofSegment(feature, segmentation, segment, EvidenceKind.EXPERT, value)
            .with(null, se, null)
            .from(VALUE_MAP, today));
  }

  /** What is wrong with the numbers of a statement; empty = usable. */
  public static List<ProblemItem> faults(Evidence evidence) {
    var faults = new ArrayList<ProblemItem>();
    if (!(Math.abs(evidence.value()) <= LARGEST)) {
      faults.add(fault("value", evidence.value(), "expected a number between −1e12 and 1e12"));
    }
    Double spread = evidence.spread();
    if (spread != null && !(spread >= 0 && spread <= LARGEST)) {
      faults.add(fault("spread", spread, "a standard deviation is at least 0"));
    }
    Double se = evidence.se();
    if (se != null && !(se >= 0 && se <= LARGEST)) {
      faults.add(fault("se", se, "a standard error is at least 0"));
    }
    Double n = evidence.n();
    if (n != null && !(n >= 1 && n <= LARGEST)) {
      faults.add(fault("n", n, "expected how many it was asked or measured on, at least 1"));
    }
    if (se != null && se == 0 && (n == null || n <= 1)) {
      faults.add(fault("se", se, "a single observation cannot have a standard error of 0"));
    }
    return faults;
  }

  static Evidence evidence(ResultSet row) throws SQLException {
    String account = row.getString("account_id");
    String notedAt = row.getString("noted_at");
    String kind = row.getString("kind");
    boolean ofAccount = !account.isEmpty();
    return new Evidence(
        row.getLong("id"),
        row.getString("feature"),
        ofAccount ? null : row.getString("segmentation"),
        ofAccount ? null : row.getString("segment"),
        ofAccount ? account : null,
        EvidenceKind.of(kind).orElseThrow(() -> new IllegalStateException("kind " + kind)),
        row.getDouble("value"),
        number(row, "spread"),
        number(row, "se"),
        number(row, "n"),
        row.getString("source"),
        notedAt.isEmpty() ? null : LocalDate.parse(notedAt));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static final String WANTED =
      """
      (:feature IS NULL OR feature = :feature)
      AND (:segmentation IS NULL OR segmentation = :segmentation)
      AND (:segment IS NULL OR segment = :segment)
      AND (:account IS NULL OR account_id = :account)
      AND (:kind IS NULL OR kind = :kind)\
      """;

  private static java.util.Map<String, @Nullable Object> parameters(Filter filter) {
    var parameters = new java.util.HashMap<String, @Nullable Object>();
    parameters.put("feature", filter.feature());
    parameters.put("segmentation", filter.segmentation());
    parameters.put("segment", filter.segment());
    parameters.put("account", filter.accountId());
    parameters.put("kind", filter.kind() == null ? null : filter.kind().key());
    return parameters;
  }

  private static java.util.Map<String, Object> key(Evidence evidence) {
    return java.util.Map.of(
        "feature", evidence.feature(),
        "segmentation", orEmpty(evidence.segmentation()),
        "segment", orEmpty(evidence.segment()),
        "account", orEmpty(evidence.accountId()),
        "kind", evidence.kind().key(),
        "source", evidence.source(),
        "notedAt", evidence.notedAt() == null ? "" : evidence.notedAt().toString());
  }

  private static String describe(Evidence evidence) {
    String whom =
        evidence.accountId() == null
            ? evidence.segmentation() + "/" + evidence.segment()
            : "account " + evidence.accountId();
    return "%s, %s: %s".formatted(whom, evidence.kind().key(), evidence.value());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static ProblemItem fault(String field, double value, String problem) {
    return ProblemItem.of(field, Double.toString(value), problem);
  }
}
