package io.beachhead.voice.interviews;

import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.Forgetter;
import io.beachhead.customers.forgetting.Held;
import io.beachhead.customers.forgetting.ImportJournal;
import io.beachhead.customers.forgetting.Redaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes the interviews with somebody, and their name where others mention them. */
@Component
class InterviewForgetter implements Forgetter {
  private final JdbcClient sql;
  private final ImportJournal journal;

  InterviewForgetter(JdbcClient sql, ImportJournal journal) {
    this.sql = sql;
    this.journal = journal;
  }

  @Override
  public List<Held> held(DataSubject who) {
    return List.of(
        new Held("interviews", interviews(who).size(), "deleted with the passages marked in them"));
  }

  @Override
  public void forget(DataSubject who) {
    Set<String> ids = interviews(who);
    for (String id : ids) {
      sql.sql("DELETE FROM interview WHERE id = :id").param("id", id).update();
    }
    journal.forget("interview", ids);
    var redaction = Redaction.everywhere(who);
    for (Said interview : mentioning(redaction)) {
      redact(interview, redaction);
    }
  }

  private record Said(String id, String transcript) {}

  private record Marked(String id, int from, int to) {}

  private List<Said> mentioning(Redaction redaction) {
    return sql
        .sql("SELECT id, transcript FROM interview")
        .query((row, _) -> new Said(row.getString("id"), row.getString("transcript")))
        .list()
        .stream()
        .filter(said -> redaction.finds(said.transcript()))
        .toList();
  }

  /** Marked passages stay on the same words when names before them become longer. */
  private void redact(Said interview, Redaction redaction) {
    String transcript = interview.transcript();
    String clean = redaction.of(transcript);
    var passages =
        sql.sql("SELECT id, from_unit, to_unit FROM interview_quote WHERE interview_id = :id")
            .param("id", interview.id())
            .query((row, _) ->
                new Marked(row.getString("id"), row.getInt("from_unit"), row.getInt("to_unit")))
            .list();
    for (Marked passage : passages) {
      int from = redaction.of(transcript.substring(0, passage.from())).length();
      int to =
          Math.min(clean.length(), redaction.of(transcript.substring(0, passage.to())).length());
      sql.sql(
              """
              UPDATE interview_quote SET from_unit = :from, to_unit = :to, words = :words
              WHERE id = :id
              """)
          .param("from", from)
          .param("to", to)
          .param("words", clean.substring(from, to))
          .param("id", passage.id())
          .update();
    }
    sql.sql("UPDATE interview SET transcript = :clean WHERE id = :id")
        .param("clean", clean)
        .param("id", interview.id())
        .update();
  }

  private Set<String> interviews(DataSubject who) {
    var found = new LinkedHashSet<String>();
    if (!who.emails().isEmpty()) {
      found.addAll(
          sql.sql("SELECT id FROM interview WHERE lower(person_email) IN (:emails)")
              .param("emails", who.emails())
              .query(String.class)
              .list());
    }
    DataSubject.Account account = who.account();
    if (account != null) {
      found.addAll(
          sql.sql("SELECT id FROM interview WHERE account_id = :id")
              .param("id", account.id())
              .query(String.class)
              .list());
    }
    return found;
  }
}
