package io.beachhead.value.features;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The features of the product, those shipped and those thought of, in the order people put them.
 */
@Component
public class Features {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  /** Characters of an event with its conditions, written as a line. */
  public static final int LONGEST_EVENT = 1000;

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;

  Features(JdbcClient sql, JsonMapper json, Changes changes, AuditTrail audit) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
  }

  public List<Feature> all() {
    return sql.sql(
            """
            SELECT key, name, state, effort_weeks, requires, events, owner FROM feature
            ORDER BY position, key
            """)
        .query((row, _) -> feature(row))
        .list();
  }

  public Optional<Feature> find(String key) {
    return sql.sql(
            """
            SELECT key, name, state, effort_weeks, requires, events, owner FROM feature WHERE key = :key
            """)
        .param("key", key)
        .query((row, _) -> feature(row))
        .optional();
  }

  /**
   * Adds a feature at the end.
   *
   * @throws ProblemException 409 where the key is taken, 422 where a field is not usable
   */
  @Transactional
  public void add(Feature feature) {
    check(feature);
    if (find(feature.key()).isPresent()) {
      throw ProblemException.conflict(
          "There is a feature with the key \"%s\" already.".formatted(feature.key()));
    }
    sql.sql(
            """
            INSERT INTO feature (key, name, state, effort_weeks, requires, events, owner, position)
            VALUES (:key, :name, :state, :effort, :requires, :events, :owner,
              (SELECT COALESCE(MAX(position), 0) + 1 FROM feature))
            """)
        .param("key", feature.key())
        .param("name", feature.name().strip())
        .param("state", feature.state().key())
        .param("effort", feature.effortWeeks())
        .param("requires", json.writeValueAsString(feature.requires()))
        .param("events", json.writeValueAsString(feature.eventLines()))
        .param("owner", feature.owner().strip())
        .update();
    changes.mark("value");
    audit.record("feature.added", feature.key(), feature.name());
  }

  /**
   * Replaces everything about a feature but its key and place.
   *
   * @throws ProblemException 404 where it does not exist, 422 where a field is not usable
   */
  @Transactional
  public void change(Feature feature) {
    check(feature);
    var before = find(feature.key());
    int changed =
        sql.sql(
                """
                UPDATE feature SET name = :name, state = :state, effort_weeks = :effort,
                  requires = :requires, events = :events, owner = :owner
                WHERE key = :key
                """)
            .param("key", feature.key())
            .param("name", feature.name().strip())
            .param("state", feature.state().key())
            .param("effort", feature.effortWeeks())
            .param("requires", json.writeValueAsString(feature.requires()))
            .param("events", json.writeValueAsString(feature.eventLines()))
            .param("owner", feature.owner().strip())
            .update();
    if (changed == 0) {
      throw unknown(feature.key());
    }
    changes.mark("value");
    var renamed =
        before
            .map(Feature::name)
            .filter(name -> !name.equals(feature.name().strip()))
            .map(name -> ", was called " + name)
            .orElse("");
    audit.record("feature.changed", feature.key(), feature.state().key() + renamed);
  }

  /**
   * Removes a feature with its evidence and use, and from what other features need.
   *
   * @see DeletedFeatures#delete
   * @throws ProblemException 404 where it does not exist
   */
  @Transactional
  void remove(String key) {
    if (sql.sql("DELETE FROM feature WHERE key = :key").param("key", key).update() == 0) {
      throw unknown(key);
    }
    for (Feature other : all()) {
      if (other.requires().contains(key)) {
        sql.sql("UPDATE feature SET requires = :requires WHERE key = :key")
            .param("key", other.key())
            .param(
                "requires",
                json.writeValueAsString(
                    other.requires().stream().filter(needed -> !needed.equals(key)).toList()))
            .update();
      }
    }
    changes.mark("value");
    changes.mark("roadmap");
    audit.record("feature.removed", key, "");
  }

  /** A free key made from a name: lower case, words joined by hyphens. */
  public String freeKey(String name) {
    return Slug.free(
        name, 60, "feature", all().stream().map(Feature::key).collect(Collectors.toSet()));
  }

  /** The 404 for a feature that does not exist. */
  public static ProblemException unknown(String key) {
    return ProblemException.notFound("There is no feature with the key \"%s\".".formatted(key));
  }

  private void check(Feature feature) {
    var problems = new ArrayList<ProblemItem>();
    if (!KEY.matcher(feature.key()).matches()) {
      problems.add(
          ProblemItem.of(
              "key",
              feature.key(),
              "expected letters, digits, dots, hyphens and underscores, at most 100"));
    }
    if (feature.name().isBlank() || feature.name().length() > 200) {
      problems.add(ProblemItem.of("name", feature.name(), "expected 1 to 200 characters"));
    }
    if (feature.owner().length() > 200) {
      problems.add(ProblemItem.of("owner", feature.owner(), "expected at most 200 characters"));
    }
    Double effort = feature.effortWeeks();
    if (effort != null && !(effort >= 0 && effort <= 1e6)) {
      problems.add(
          ProblemItem.of("effortWeeks", effort.toString(), "expected person-weeks, at least 0"));
    }
    feature
        .events()
        .forEach(event ->
            EventLine.problem(event)
                .ifPresent(problem ->
                    problems.add(ProblemItem.of("events", EventLine.of(event), problem))));
    if (!feature.requires().isEmpty()) {
      var missing = new HashSet<>(feature.requires());
      all().forEach(known -> missing.remove(known.key()));
      missing.remove(feature.key());
      missing.forEach(
          key -> problems.add(ProblemItem.of("requires", key, "there is no such feature")));
      if (feature.requires().contains(feature.key())) {
        problems.add(ProblemItem.of("requires", feature.key(), "a feature cannot require itself"));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The feature cannot be saved.", problems);
    }
  }

  /** As it was stored: what cannot be read as a name with conditions is a name. */
  private static EventSelector event(String line) {
    return EventLine.parse(line, LONGEST_EVENT).orElseGet(() -> EventSelector.named(line));
  }

  private Feature feature(ResultSet row) throws SQLException {
    double effort = row.getDouble("effort_weeks");
    boolean effortKnown = !row.wasNull();
    String state = row.getString("state");
    return new Feature(
        row.getString("key"),
        row.getString("name"),
        FeatureState.of(state).orElseThrow(() -> new IllegalStateException("state " + state)),
        effortKnown ? effort : null,
        json.readValue(row.getString("requires"), TEXTS),
        json.readValue(row.getString("events"), TEXTS).stream().map(Features::event).toList(),
        row.getString("owner"));
  }
}
