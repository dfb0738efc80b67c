package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.people.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cohorts as they are stored. */
@Component
class CohortRecords {
  private static final String COLUMNS =
      """
      SELECT key, name, unit, question, body, rule, size, computed_at, created_by, created_at,
        changed_at, deleted_at
      FROM cohort
      """;

  private final JdbcClient sql;
  private final JsonMapper json;

  CohortRecords(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** By name; deleted ones are left out. */
  List<Cohort> all() {
    return sql.sql(COLUMNS + " WHERE deleted_at IS NULL ORDER BY lower(name), key")
        .query((row, _) -> cohort(row))
        .list();
  }

  /** A deleted one too. */
  Optional<Cohort> find(String key) {
    return sql.sql(COLUMNS + " WHERE key = :key")
        .param("key", key)
        .query((row, _) -> cohort(row))
        .optional();
  }

  List<String> keys() {
    return sql.sql("SELECT key FROM cohort").query(String.class).list();
  }

  /** Inserts it or replaces what is stored under its key. */
  void store(Cohort cohort) {
    String question = null;
    JsonNode body = null;
    JsonNode rule = null;
    switch (cohort.definition()) {
      case Definition.Fixed _ -> {}
      case Definition.Cell cell -> {
        question = cell.question();
        body = cell.body();
      }
      case Definition.ByRule byRule -> rule = byRule.text();
    }
    sql.sql(
            """
            INSERT INTO cohort (key, name, unit, question, body, rule, size, computed_at,
              created_by, created_at, changed_at, deleted_at)
            VALUES (:key, :name, :unit, :question, :body, :rule, :size, :computed, :by, :created,
              :changed, :deleted)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, unit = excluded.unit,
              question = excluded.question, body = excluded.body, rule = excluded.rule,
              size = excluded.size, computed_at = excluded.computed_at,
              changed_at = excluded.changed_at, deleted_at = excluded.deleted_at
            """)
        .param("key", cohort.key())
        .param("name", cohort.name())
        .param("unit", cohort.unit().name().toLowerCase(Locale.ROOT))
        .param("question", question)
        .param("body", text(body))
        .param("rule", text(rule))
        .param("size", cohort.size())
        .param("computed", millis(cohort.computedAt()))
        .param("by", cohort.createdBy())
        .param("created", cohort.createdAt().toEpochMilli())
        .param("changed", cohort.changedAt().toEpochMilli())
        .param("deleted", millis(cohort.deletedAt()))
        .update();
  }

  void noteSize(String key, int size, Instant at) {
    sql.sql("UPDATE cohort SET size = :size, computed_at = :at WHERE key = :key")
        .param("size", size)
        .param("at", at.toEpochMilli())
        .param("key", key)
        .update();
  }

  /** The members of a fixed list. */
  List<String> members(String key) {
    return sql.sql("SELECT member_id FROM cohort_member WHERE cohort_key = :key ORDER BY member_id")
        .param("key", key)
        .query(String.class)
        .list();
  }

  void storeMembers(String key, Collection<String> members) {
    sql.sql("DELETE FROM cohort_member WHERE cohort_key = :key").param("key", key).update();
    for (String member : members) {
      sql.sql("INSERT INTO cohort_member (cohort_key, member_id) VALUES (:key, :member)")
          .param("key", key)
          .param("member", member)
          .update();
    }
  }

  private Cohort cohort(ResultSet row) throws SQLException {
    var question = row.getString("question");
    var rule = row.getString("rule");
    int size = row.getInt("size");
    boolean sized = !row.wasNull();
    return new Cohort(
        row.getString("key"),
        row.getString("name"),
        Unit.valueOf(row.getString("unit").toUpperCase(Locale.ROOT)),
        definition(question, row.getString("body"), rule),
        sized ? Integer.valueOf(size) : null,
        instant(row, "computed_at"),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        instant(row, "deleted_at"));
  }

  private Definition definition(
      @Nullable String question, @Nullable String body, @Nullable String rule) {
    if (question != null && body != null) {
      return new Definition.Cell(question, json.readTree(body));
    }
    if (rule != null) {
      var text = json.readTree(rule);
      var read = new RuleReader().read(text);
      if (read == null) {
        throw new IllegalStateException("a stored rule of a cohort cannot be read: " + rule);
      }
      return new Definition.ByRule(text, read);
    }
    return new Definition.Fixed();
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.toString();
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(at);
  }
}
