package io.beachhead.value.happiness;

import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.voice.surveys.Answers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what accounts said: their requests, and the interviews and surveys they answered. */
@Component
class StatementsQuery {
  private final JdbcClient sql;
  private final Requests requests;
  private final Answers answers;

  StatementsQuery(JdbcClient sql, Requests requests, Answers answers) {
    this.sql = sql;
    this.requests = requests;
    this.answers = answers;
  }

  Statements read() {
    Map<String, List<Long>> times = new HashMap<>();
    long first = Long.MAX_VALUE;
    for (Request request : requests.all()) {
      String account = request.accountId();
      Instant at = request.createdAt();
      // One without a date cannot be placed in a window.
      if (account != null && at != null) {
        times.computeIfAbsent(account, _ -> new ArrayList<>()).add(at.toEpochMilli());
        first = Math.min(first, at.toEpochMilli());
      }
    }
    Map<String, long[]> sorted = new HashMap<>();
    times.forEach((account, all) -> {
      long[] own = all.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(own);
      sorted.put(account, own);
    });
    Map<String, List<Statements.Note>> notes = new HashMap<>();
    LocalDate[] firstNote = {LocalDate.MAX};
    // Many rows of one day and source are one conversation.
    sql.sql(
            """
            SELECT DISTINCT account_id, kind, source, noted_at FROM evidence
            WHERE account_id <> '' AND noted_at <> '' AND kind IN (:survey, :interview)
            """)
        .param("survey", EvidenceKind.SURVEY.key())
        .param("interview", EvidenceKind.WILLINGNESS_TO_PAY.key())
        .query(row -> {
          LocalDate day = day(row.getString("noted_at"));
          notes
              .computeIfAbsent(row.getString("account_id"), _ -> new ArrayList<>())
              .add(
                  new Statements.Note(
                      day, row.getString("kind").equals(EvidenceKind.WILLINGNESS_TO_PAY.key())));
          firstNote[0] = day.isBefore(firstNote[0]) ? day : firstNote[0];
        });
    Map<String, List<Statements.Reply>> replies = new HashMap<>();
    long firstReply = Long.MAX_VALUE;
    long firstScore = Long.MAX_VALUE;
    for (Answers.Reply reply : answers.replies()) {
      long at = reply.at().toEpochMilli();
      replies
          .computeIfAbsent(reply.account(), _ -> new ArrayList<>())
          .add(new Statements.Reply(at, reply.recommends()));
      firstReply = Math.min(firstReply, at);
      firstScore = reply.recommends() == null ? firstScore : Math.min(firstScore, at);
    }
    return new Statements(sorted, first, notes, firstNote[0], replies, firstReply, firstScore);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      return LocalDate.MAX;
    }
  }
}
