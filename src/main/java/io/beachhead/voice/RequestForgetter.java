package io.beachhead.voice;

import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.DataSubject.Words;
import io.beachhead.customers.forgetting.Forgetter;
import io.beachhead.customers.forgetting.Held;
import io.beachhead.customers.forgetting.ImportJournal;
import io.beachhead.customers.forgetting.Redaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes somebody's requests nobody's, or deletes them. */
@Component
class RequestForgetter implements Forgetter {
  private final JdbcClient sql;
  private final ImportJournal journal;

  RequestForgetter(JdbcClient sql, ImportJournal journal) {
    this.sql = sql;
    this.journal = journal;
  }

  @Override
  public List<Held> held(DataSubject who) {
    return List.of(
        new Held(
            "requests",
            requests(who).size(),
            who.words() == Words.DELETE
                ? "deleted with their notes and history"
                : "stay and count, without who said them"));
  }

  @Override
  public Set<String> names(String email) {
    return sql
        .sql(
            """
            SELECT person_name FROM request
            WHERE lower(person_email) = :email AND person_name IS NOT NULL
            """)
        .param("email", email)
        .query(String.class)
        .list()
        .stream()
        .map(String::strip)
        .collect(Collectors.toSet());
  }

  @Override
  public void forget(DataSubject who) {
    Set<String> ids = requests(who);
    if (who.words() == Words.DELETE) {
      for (String id : ids) {
        sql.sql("DELETE FROM request WHERE id = :id").param("id", id).update();
      }
      for (String table : List.of("request", "request_theme", "request_feature")) {
        journal.forget(table, ids);
      }
      return;
    }
    var redaction = Redaction.ownWords(who);
    for (String id : ids) {
      anonymise(id, who, redaction);
      String account =
          sql.sql("SELECT coalesce(account_id, '') FROM request WHERE id = :id")
              .param("id", id)
              .query(String.class)
              .single();
      journal.change(
          "request",
          Set.of(id),
          row -> {
            row.put("person_email", null);
            row.put("person_name", who.called());
            if (row.get("account_id") == null && !account.isEmpty()) {
              row.put("account_id", account);
            }
            hide(row, "text", redaction);
            hide(row, "prospect", redaction);
          });
    }
  }

  private void anonymise(String id, DataSubject who, Redaction redaction) {
    sql.sql(
            """
            UPDATE request SET person_name = :called, person_email = NULL, account_id =
              coalesce(account_id, (SELECT min(p.account_id) FROM person p
                WHERE lower(p.email) = lower(request.person_email)))
            WHERE id = :id
            """)
        .param("called", who.called())
        .param("id", id)
        .update();
    sql.sql(
            """
            DELETE FROM request_edit
            WHERE request_id = :id AND field IN ('personEmail', 'personName', 'account')
            """)
        .param("id", id)
        .update();
    redact("request", "id", "text", id, redaction);
    redact("request", "id", "prospect", id, redaction);
    redact("request_note", "request_id", "text", id, redaction);
    redact("request_edit", "request_id", "old_value", id, redaction);
    redact("request_edit", "request_id", "new_value", id, redaction);
  }

  private void redact(String table, String key, String column, String id, Redaction redaction) {
    List<String> texts =
        sql.sql(
                "SELECT DISTINCT %2$s FROM %1$s WHERE %3$s = :id AND %2$s IS NOT NULL"
                    .formatted(table, column, key))
            .param("id", id)
            .query(String.class)
            .list();
    for (String text : texts) {
      String clean = redaction.of(text);
      if (!clean.equals(text)) {
        sql.sql(
                "UPDATE %1$s SET %2$s = :clean WHERE %3$s = :id AND %2$s = :text"
                    .formatted(table, column, key))
            .param("clean", clean)
            .param("id", id)
            .param("text", text)
            .update();
      }
    }
  }

  private static void hide(Map<String, @Nullable Object> row, String column, Redaction redaction) {
    if (row.get(column) instanceof String text) {
      row.put(column, redaction.of(text));
    }
  }

  /** Deleted ones too: their deletion can still be undone. */
  private Set<String> requests(DataSubject who) {
    var found = new LinkedHashSet<String>();
    if (!who.emails().isEmpty()) {
      found.addAll(ids("lower(person_email) IN (:keys)", who.emails()));
    }
    Set<String> names = new HashSet<>(who.names());
    if (!who.emails().isEmpty() || !who.userIds().isEmpty()) {
      names.removeAll(who.sharedNames());
    }
    if (!names.isEmpty()) {
      found.addAll(ids("person_email IS NULL AND person_name IN (:keys)", names));
    }
    DataSubject.Account account = who.account();
    if (account != null) {
      found.addAll(ids("account_id IN (:keys)", Set.of(account.id())));
    }
    return found;
  }

  private List<String> ids(String condition, Set<String> keys) {
    return sql.sql("SELECT id FROM request WHERE " + condition)
        .param("keys", new ArrayList<>(keys))
        .query(String.class)
        .list();
  }
}
