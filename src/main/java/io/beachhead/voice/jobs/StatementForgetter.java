package io.beachhead.voice.jobs;

import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.DataSubject.Words;
import io.beachhead.customers.forgetting.Forgetter;
import io.beachhead.customers.forgetting.Held;
import io.beachhead.customers.forgetting.ImportJournal;
import io.beachhead.customers.forgetting.Redaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes somebody's statements nobody's, or deletes them. */
@Component
class StatementForgetter implements Forgetter {
  private final JdbcClient sql;
  private final ImportJournal journal;

  StatementForgetter(JdbcClient sql, ImportJournal journal) {
    this.sql = sql;
    this.journal = journal;
  }

  private record Row(String id, @Nullable String quote, @Nullable String account) {}

  @Override
  public List<Held> held(DataSubject who) {
    return List.of(
        new Held(
            "statements of jobs",
            statements(who).size(),
            who.words() == Words.DELETE ? "deleted" : "stay and count, without who said them"));
  }

  @Override
  public void forget(DataSubject who) {
    Set<Row> rows = statements(who);
    var redaction = Redaction.ownWords(who);
    for (Row row : rows) {
      if (who.words() == Words.DELETE) {
        sql.sql("DELETE FROM job_statement WHERE id = :id").param("id", row.id()).update();
        journal.forget("job_statement", Set.of(row.id()));
      } else {
        anonymise(row, redaction);
      }
    }
  }

  private void anonymise(Row row, Redaction redaction) {
    String quote = row.quote();
    String clean = quote == null ? null : redaction.of(quote);
    sql.sql(
            """
            UPDATE job_statement SET person_email = NULL, account_id = :account, quote = :quote
            WHERE id = :id
            """)
        .param("account", row.account())
        .param("quote", clean)
        .param("id", row.id())
        .update();
    journal.change(
        "job_statement",
        Set.of(row.id()),
        image -> {
          image.put("person_email", null);
          image.putIfAbsent("account_id", row.account());
          image.computeIfPresent("quote", (_, said) -> redaction.of(said.toString()));
        });
  }

  private Set<Row> statements(DataSubject who) {
    var found = new LinkedHashSet<Row>();
    if (!who.emails().isEmpty()) {
      found.addAll(rows("lower(s.person_email) IN (:keys)", who.emails()));
    }
    DataSubject.Account account = who.account();
    if (account != null) {
      found.addAll(rows("s.account_id IN (:keys)", Set.of(account.id())));
    }
    return found;
  }

  private List<Row> rows(String condition, Set<String> keys) {
    return sql.sql(
            """
            SELECT s.id, s.quote, coalesce(s.account_id, (SELECT min(p.account_id) FROM person p
              WHERE lower(p.email) = lower(s.person_email))) AS account
            FROM job_statement s WHERE %s
            """
                .formatted(condition))
        .param("keys", keys)
        .query((row, _) ->
            new Row(row.getString("id"), row.getString("quote"), row.getString("account")))
        .list();
  }
}
