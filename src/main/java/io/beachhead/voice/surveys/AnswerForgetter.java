package io.beachhead.voice.surveys;

import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.DataSubject.Words;
import io.beachhead.customers.forgetting.Forgetter;
import io.beachhead.customers.forgetting.Held;
import io.beachhead.customers.forgetting.ImportJournal;
import io.beachhead.customers.forgetting.Redaction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes somebody's answers nobody's, or deletes them; their invitations end. */
@Component
class AnswerForgetter implements Forgetter {
  private final JdbcClient sql;
  private final ImportJournal journal;

  AnswerForgetter(JdbcClient sql, ImportJournal journal) {
    this.sql = sql;
    this.journal = journal;
  }

  private record Row(String id, String email, @Nullable String answer, @Nullable String account) {}

  @Override
  public List<Held> held(DataSubject who) {
    if (who.emails().isEmpty()) {
      return List.of();
    }
    return List.of(
        new Held(
            "answers to surveys",
            answers(who).size(),
            who.words() == Words.DELETE ? "deleted" : "stay and count, without who gave them"),
        new Held(
            "invitations to surveys",
            sql.sql("SELECT count(*) FROM survey_invitation WHERE lower(email) IN (:emails)")
                .param("emails", who.emails())
                .query(Long.class)
                .single(),
            "deleted; their links no longer work"));
  }

  @Override
  public void forget(DataSubject who) {
    if (who.emails().isEmpty()) {
      return;
    }
    var redaction = Redaction.ownWords(who);
    Map<String, String> respondents = new HashMap<>();
    for (Row row : answers(who)) {
      if (who.words() == Words.DELETE) {
        sql.sql("DELETE FROM survey_answer WHERE id = :id").param("id", row.id()).update();
        journal.forget("survey_answer", Set.of(row.id()));
      } else {
        String respondent =
            respondents.computeIfAbsent(
                row.email(), _ -> who.alias() + "-" + (respondents.size() + 1));
        anonymise(row, respondent, redaction);
      }
    }
    sql.sql("DELETE FROM survey_invitation WHERE lower(email) IN (:emails)")
        .param("emails", who.emails())
        .update();
  }

  private void anonymise(Row row, String respondent, Redaction redaction) {
    String answer = row.answer();
    sql.sql(
            """
            UPDATE survey_answer SET respondent = :respondent, person_email = NULL,
              account_id = :account, answer = :answer
            WHERE id = :id
            """)
        .param("respondent", respondent)
        .param("account", row.account())
        .param("answer", answer == null ? null : redaction.of(answer))
        .param("id", row.id())
        .update();
    journal.change(
        "survey_answer",
        Set.of(row.id()),
        image -> {
          image.put("respondent", respondent);
          image.put("person_email", null);
          image.putIfAbsent("account_id", row.account());
          image.computeIfPresent("answer", (_, said) -> redaction.of(said.toString()));
        });
  }

  private List<Row> answers(DataSubject who) {
    return sql.sql(
            """
            SELECT a.id, coalesce(a.person_email, a.respondent) AS email, a.answer,
              coalesce(a.account_id, (SELECT min(p.account_id) FROM person p
                WHERE lower(p.email) = lower(a.person_email))) AS account
            FROM survey_answer a
            WHERE lower(a.person_email) IN (:emails) OR lower(a.respondent) IN (:emails)
            """)
        .param("emails", who.emails())
        .query((row, _) ->
            new Row(
                row.getString("id"),
                row.getString("email").toLowerCase(Locale.ROOT),
                row.getString("answer"),
                row.getString("account")))
        .list();
  }
}
