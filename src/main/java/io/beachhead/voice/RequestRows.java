package io.beachhead.voice;

import io.beachhead.customers.revenue.Money;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes single values of stored requests. What is written has been checked before. */
@Component
class RequestRows {
  /** Fields of the history beside those that people edit. */
  static final String MERGED_INTO = "mergedInto";

  static final String DELETED = "deleted";
  static final String CONFIRMED = "confirmed";
  static final String SPLIT_FROM = "splitFrom";

  /** How long a deletion can be undone. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient sql;
  private final WorkspaceSettings settings;
  private final Clock clock;

  RequestRows(JdbcClient sql, WorkspaceSettings settings, Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sets a field; several values are replaced by those given. */
  void write(String id, RequestField field, List<String> values) {
    String value = values.isEmpty() ? null : values.getFirst();
    switch (field) {
      case TEXT -> set(id, "text", value);
      case IMPORTANCE -> set(id, "importance", value);
      case AMOUNT -> amount(id, value == null ? null : PlainAmount.of(value));
      case DEAL -> set(id, "deal", value);
      case ACCOUNT -> set(id, "account_id", value);
      case PROSPECT -> set(id, "prospect", value);
      case PERSON_EMAIL -> set(id, "person_email", value);
      case PERSON_NAME -> set(id, "person_name", value);
      case SOURCE -> set(id, "source", value);
      case OWNER -> set(id, "owner", value);
      case STATE -> set(id, "state", RequestState.OPEN.key().equals(value) ? null : value);
      case FEATURES -> features(id, values);
      case THEMES -> themes(id, values);
    }
  }

  private void amount(String id, @Nullable BigDecimal amount) {
    String currency = settings.current().currency();
    set(id, "amount_minor", amount == null ? null : new Money(amount, currency).minor());
    set(id, "amount", amount == null ? null : PlainAmount.beyondMinor(amount, currency));
  }

  private void set(String id, String column, @Nullable Object value) {
    sql.sql("UPDATE request SET %s = :value WHERE id = :id".formatted(column))
        .param("value", value)
        .param("id", id)
        .update();
  }

  private void features(String id, List<String> keys) {
    sql.sql("DELETE FROM request_feature WHERE request_id = :id").param("id", id).update();
    int position = 0;
    for (String key : keys) {
      sql.sql(
              """
              INSERT INTO request_feature (request_id, feature, position)
              VALUES (:id, :feature, :position)
              """)
          .param("id", id)
          .param("feature", key)
          .param("position", position++)
          .update();
    }
  }

  /** Those that stay keep who assigned them; the new ones are a person's. */
  private void themes(String id, List<String> names) {
    var keys = names.stream().map(Themes::key).distinct().toList();
    sql.sql(
            keys.isEmpty()
                ? "DELETE FROM request_theme WHERE request_id = :id"
                : "DELETE FROM request_theme WHERE request_id = :id AND theme NOT IN (:keys)")
        .param("id", id)
        .param("keys", keys)
        .update();
    int position = 0;
    for (String name : names) {
      theme(name);
      sql.sql(
              """
              INSERT INTO request_theme (request_id, theme, assigned_by, position)
              VALUES (:id, :theme, 'person', :position)
              ON CONFLICT (request_id, theme) DO UPDATE SET position = excluded.position
              """)
          .param("id", id)
          .param("theme", Themes.key(name))
          .param("position", position++)
          .update();
    }
  }

  private void theme(String name) {
    sql.sql("INSERT INTO theme (key, name) VALUES (:key, :name) ON CONFLICT (key) DO NOTHING")
        .param("key", Themes.key(name))
        .param("name", name)
        .update();
  }

  void merge(String id, @Nullable String into) {
    set(id, "merged_into", into);
  }

  void confirm(String id, boolean confirmed) {
    set(id, "unconfirmed", confirmed ? null : 1);
  }

  void delete(String id) {
    set(id, "deleted_at", clock.millis());
  }

  void deleteForGood(String id) {
    sql.sql("DELETE FROM request WHERE id = :id").param("id", id).update();
  }

  /** Deletes for good what was deleted longer ago than an undo reaches, or all that was deleted. */
  void purgeDeleted(boolean all) {
    sql.sql("DELETE FROM request WHERE deleted_at < :until")
        .param("until", all ? Long.MAX_VALUE : clock.millis() - KEPT.toMillis())
        .update();
  }

  /** Undoes a line of the history that is no edit of a field; false where it no longer applies. */
  boolean restore(String id, RequestEdit edit) {
    boolean on = !edit.after().isEmpty();
    return switch (edit.field()) {
      case DELETED ->
          sql.sql(
                      "UPDATE request SET deleted_at = :at WHERE id = :id AND (deleted_at IS NULL)"
                          + " = :now")
                  .param("at", on ? null : clock.millis())
                  .param("id", id)
                  .param("now", !on)
                  .update()
              == 1;
      case CONFIRMED -> {
        confirm(id, !on);
        yield true;
      }
      case MERGED_INTO -> {
        String now =
            sql.sql("SELECT merged_into FROM request WHERE id = :id AND deleted_at IS NULL")
                .param("id", id)
                .query((row, _) -> new @Nullable String[] {row.getString(1)})
                .optional()
                .map(row -> row[0])
                .orElse(null);
        if (!Objects.equals(now, on ? edit.after().getFirst() : null)) {
          yield false;
        }
        merge(id, edit.before().isEmpty() ? null : edit.before().getFirst());
        yield true;
      }
      case SPLIT_FROM -> {
        deleteForGood(id);
        yield true;
      }
      default -> false;
    };
  }
}
