package io.beachhead.segments.learned;

import io.beachhead.customers.AttributeSource;
import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Classes that were found, and those that were accepted: an attribute of the accounts. */
@Component
class LearnedRecords implements AttributeSource, DataEraser {
  /** As long as a run can be asked for. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final Clock clock;

  LearnedRecords(JdbcClient sql, JsonMapper json, Changes changes, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Who is in which class.
   *
   * @param accounts ids
   * @param classes of each account, from 0
   */
  record Kept(
      List<String> accounts,
      List<Integer> classes,
      List<String> names,
      List<LearnedResult.Rule> rules) {}

  @Transactional
  public void keep(String token, int k, Kept classes) {
    sql.sql("DELETE FROM learned_classes WHERE kept_at < :limit")
        .param("limit", clock.millis() - KEPT.toMillis())
        .update();
    sql.sql(
            """
            INSERT INTO learned_classes (run, k, kept_at, payload)
            VALUES (:run, :k, :now, :payload)
            """)
        .param("run", token)
        .param("k", k)
        .param("now", clock.millis())
        .param("payload", json.writeValueAsString(classes))
        .update();
  }

  Optional<Kept> find(String token, int k) {
    return sql.sql("SELECT payload FROM learned_classes WHERE run = :run AND k = :k")
        .param("run", token)
        .param("k", k)
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, Kept.class));
  }

  /** Makes the classes an attribute; the segmentation must be there. */
  @Transactional
  public void accept(String segmentation, String attribute, Kept kept) {
    for (int i = 0; i < kept.accounts.size(); i++) {
      sql.sql(
              """
              INSERT INTO segment_class (segmentation, attribute, account_id, class)
              VALUES (:segmentation, :attribute, :account, :class)
              """)
          .param("segmentation", segmentation)
          .param("attribute", attribute)
          .param("account", kept.accounts.get(i))
          .param("class", kept.names.get(kept.classes.get(i)))
          .update();
    }
    changes.mark("customers");
  }

  /** The attributes that are classes, of segmentations in use. */
  Set<String> attributes() {
    return new HashSet<>(
        sql.sql(
                """
                SELECT DISTINCT c.attribute FROM segment_class c
                JOIN segmentation s ON s.key = c.segmentation AND s.deleted_at IS NULL
                """)
            .query(String.class)
            .list());
  }

  @Override
  public void read(Facts facts) {
    sql.sql(
            """
            SELECT c.attribute, c.account_id, c.class FROM segment_class c
            JOIN segmentation s ON s.key = c.segmentation AND s.deleted_at IS NULL
            ORDER BY c.attribute, c.account_id
            """)
        .query(row -> {
          facts.add(row.getString(1), row.getString(2), row.getString(3));
        });
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM learned_classes").update();
    sql.sql("DELETE FROM segment_class").update();
  }
}
