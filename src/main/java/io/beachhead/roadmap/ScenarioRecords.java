package io.beachhead.roadmap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of scenarios and their features. */
@Component
class ScenarioRecords {
  private final JdbcClient sql;
  private final Clock clock;

  ScenarioRecords(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private record Row(String key, String name, String note) {}

  private record Chosen(String scenario, String feature) {}

  List<Scenario> inOrder() {
    Map<String, List<String>> features = new LinkedHashMap<>();
    sql.sql("SELECT scenario, feature FROM scenario_feature ORDER BY scenario, position, feature")
        .query(Chosen.class)
        .list()
        .forEach(row ->
            features.computeIfAbsent(row.scenario(), _ -> new ArrayList<>()).add(row.feature()));
    return sql
        .sql("SELECT key, name, note FROM scenario ORDER BY position, key")
        .query(Row.class)
        .list()
        .stream()
        .map(row ->
            new Scenario(
                row.key(), row.name(), row.note(), features.getOrDefault(row.key(), List.of())))
        .toList();
  }

  void insert(Scenario scenario, int position) {
    sql.sql(
            """
            INSERT INTO scenario (key, name, note, position, created_at, changed_at)
            VALUES (:key, :name, :note, :position, :now, :now)
            """)
        .param("key", scenario.key())
        .param("name", scenario.name())
        .param("note", scenario.note())
        .param("position", position)
        .param("now", clock.millis())
        .update();
    insertFeatures(scenario);
  }

  void update(Scenario scenario) {
    sql.sql("UPDATE scenario SET name = :name, note = :note, changed_at = :now WHERE key = :key")
        .param("key", scenario.key())
        .param("name", scenario.name())
        .param("note", scenario.note())
        .param("now", clock.millis())
        .update();
    sql.sql("DELETE FROM scenario_feature WHERE scenario = :key")
        .param("key", scenario.key())
        .update();
    insertFeatures(scenario);
  }

  void delete(String key) {
    sql.sql("DELETE FROM scenario WHERE key = :key").param("key", key).update();
  }

  void deleteAll() {
    sql.sql("DELETE FROM scenario").update();
  }

  /** Numbers the scenarios in this order. */
  void arrange(List<String> keys) {
    for (int place = 0; place < keys.size(); place++) {
      sql.sql("UPDATE scenario SET position = :place WHERE key = :key")
          .param("place", place)
          .param("key", keys.get(place))
          .update();
    }
  }

  private void insertFeatures(Scenario scenario) {
    for (int place = 0; place < scenario.features().size(); place++) {
      sql.sql(
              """
              INSERT INTO scenario_feature (scenario, feature, position)
              VALUES (:scenario, :feature, :position)
              """)
          .param("scenario", scenario.key())
          .param("feature", scenario.features().get(place))
          .param("position", place)
          .update();
    }
  }
}
