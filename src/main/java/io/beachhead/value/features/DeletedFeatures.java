package io.beachhead.value.features;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deletes features and brings them back with what went with them: their evidence, imported use,
 * what other features need, and their places in selections. Requests name features by key, so
 * theirs join again by themselves.
 */
@Component
public class DeletedFeatures {
  /** A deletion can be undone for so long. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final List<String> FEATURE =
      List.of("key", "name", "state", "effort_weeks", "requires", "events", "owner", "position");
  private static final List<String> EVIDENCE =
      List.of(
          "id",
          "feature",
          "segmentation",
          "segment",
          "account_id",
          "kind",
          "value",
          "spread",
          "se",
          "n",
          "source",
          "noted_at");
  private static final List<String> USE =
      List.of("account_id", "feature", "from_date", "to_date", "uses");

  private final Features features;
  private final ObjectProvider<FeatureSelections> selections;
  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  DeletedFeatures(
      Features features,
      ObjectProvider<FeatureSelections> selections,
      JdbcClient sql,
      JsonMapper json,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.features = features;
    this.selections = selections;
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What went with a feature; rows as they stood in their tables, without empty columns.
   *
   * @param requires of the features that needed it, by their keys, as they were before
   * @param places in selections, by their keys, 0 = first
   */
  record Content(
      Map<String, Object> feature,
      List<Map<String, Object>> evidence,
      List<Map<String, Object>> use,
      Map<String, List<String>> requires,
      Map<String, Integer> places) {}

  /**
   * Removes a feature with its evidence and use, and from what other features need.
   *
   * @throws ProblemException 404 where it does not exist
   */
  @Transactional
  public void delete(String key) {
    Content content = content(key);
    features.remove(key);
    sql.sql("DELETE FROM deleted_feature WHERE key = :key OR deleted_at < :before")
        .param("key", key)
        .param("before", clock.millis() - KEPT.toMillis())
        .update();
    sql.sql(
            """
            INSERT INTO deleted_feature (key, content, deleted_at) VALUES (:key, :content, :now)
            """)
        .param("key", key)
        .param("content", json.writeValueAsString(content))
        .param("now", clock.millis())
        .update();
  }

  private Content content(String key) {
    List<Map<String, Object>> feature = rows("feature", FEATURE, "key", key);
    if (feature.isEmpty()) {
      throw Features.unknown(key);
    }
    Map<String, List<String>> requires = new LinkedHashMap<>();
    for (Feature other : features.all()) {
      if (other.requires().contains(key)) {
        requires.put(other.key(), other.requires());
      }
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    selections
        .orderedStream()
        .flatMap(all -> all.all().stream())
        .filter(selection -> selection.features().contains(key))
        .forEach(selection -> places.put(selection.key(), selection.features().indexOf(key)));
    return new Content(
        feature.getFirst(),
        rows("evidence", EVIDENCE, "feature", key),
        rows("feature_use", USE, "feature", key),
        requires,
        places);
  }

  private List<Map<String, Object>> rows(
      String table, List<String> columns, String where, String key) {
    return sql
        .sql(
            "SELECT %s FROM %s WHERE %s = :key".formatted(String.join(", ", columns), table, where))
        .param("key", key)
        .query()
        .listOfRows()
        .stream()
        .map(DeletedFeatures::known)
        .toList();
  }

  /** A row without its empty columns. */
  private static Map<String, Object> known(Map<String, @Nullable Object> row) {
    Map<String, Object> known = new LinkedHashMap<>();
    row.forEach((column, value) -> {
      if (value != null) {
        known.put(column, value);
      }
    });
    return known;
  }

  /**
   * Brings a deleted feature back. Use by accounts that are gone since is left out, as are
   * selections and needs of features that are gone.
   *
   * @throws ProblemException 404 where none of that key was deleted in the last {@link #KEPT}, 409
   *     where the key is in use again
   */
  @Transactional
  public Feature restore(String key) {
    Content content =
        sql.sql("SELECT content FROM deleted_feature WHERE key = :key AND deleted_at >= :since")
            .param("key", key)
            .param("since", clock.millis() - KEPT.toMillis())
            .query(String.class)
            .optional()
            .map(text -> json.readValue(text, Content.class))
            .orElseThrow(() ->
                ProblemException.notFound(
                    "No feature with the key \"%s\" was deleted in the last %d days."
                        .formatted(key, KEPT.toDays())));
    if (features.find(key).isPresent()) {
      throw ProblemException.conflict(
          "There is a feature with the key \"%s\" again; the deleted one cannot come back beside it."
              .formatted(key));
    }
    insert("feature", FEATURE, content.feature, "");
    content.evidence.forEach(this::statement);
    content.use.forEach(row ->
        insert(
            "feature_use",
            USE,
            row,
            "WHERE EXISTS (SELECT 1 FROM account WHERE id = :account_id)"));
    content.requires.forEach((other, before) -> need(other, key, before));
    content.places.forEach((selection, place) ->
        selections.orderedStream().forEach(all -> all.put(selection, key, place)));
    sql.sql("DELETE FROM deleted_feature WHERE key = :key").param("key", key).update();
    changes.mark("value");
    changes.mark("roadmap");
    Feature feature = features.find(key).orElseThrow(() -> Features.unknown(key));
    audit.record("feature.restored", key, feature.name());
    return feature;
  }

  /** Under its number again, unless another statement has it now. */
  private void statement(Map<String, Object> row) {
    boolean taken =
        sql.sql("SELECT COUNT(*) FROM evidence WHERE id = :id")
                .param("id", row.get("id"))
                .query(Long.class)
                .single()
            > 0;
    insert("evidence", taken ? EVIDENCE.subList(1, EVIDENCE.size()) : EVIDENCE, row, "");
  }

  private void insert(String table, List<String> columns, Map<String, Object> row, String where) {
    String names = String.join(", ", columns);
    JdbcClient.StatementSpec insert =
        sql.sql(
            "INSERT INTO %s (%s) SELECT %s %s"
                .formatted(table, names, ":" + String.join(", :", columns), where));
    for (String column : columns) {
      insert = insert.param(column, row.get(column));
    }
    insert.update();
  }

  /** What another feature needs is as it was; what it was changed to since is only added to. */
  private void need(String other, String key, List<String> before) {
    features
        .find(other)
        .filter(found -> !found.requires().contains(key))
        .ifPresent(found -> {
          List<String> without = before.stream().filter(one -> !one.equals(key)).toList();
          List<String> needs = new ArrayList<>(found.requires());
          needs.add(key);
          features.change(found.needing(without.equals(found.requires()) ? before : needs));
        });
  }
}
