package io.beachhead.voice.interviews;

import io.beachhead.store.Changes;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks passages of interviews: with a code, with a job, or both. */
@Component
public class Coding {
  private static final int LONGEST_CODE = 100;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;
  private final Interviews interviews;
  private final Jobs jobs;

  Coding(
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      Clock clock,
      Interviews interviews,
      Jobs jobs) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
    this.interviews = interviews;
    this.jobs = jobs;
  }

  /**
   * Which passage, and what it says.
   *
   * @param from UTF-16 units of the transcript, inclusive
   * @param to exclusive
   * @param code what it is about; null where only the job is said
   * @param job key; null where only the code is said
   */
  public record Mark(
      @Nullable Integer from, @Nullable Integer to, @Nullable String code, @Nullable String job) {}

  /**
   * Stores a passage, marked by whoever is signed in.
   *
   * @throws ProblemException 404 where there is no such interview, 422 that says what is wrong with
   *     the mark
   */
  @Transactional
  public Quote mark(String interviewId, Mark mark) {
    Interview interview = interviews.one(interviewId);
    String code = InterviewNotes.known(mark.code());
    String job = InterviewNotes.known(mark.job());
    var problems = new ArrayList<ProblemItem>();
    checkPlace(interview, mark, problems);
    if (code != null && code.length() > LONGEST_CODE) {
      problems.add(
          ProblemItem.of("code", code.substring(0, 40) + "…", "expected at most 100 characters"));
    }
    if (job != null && !jobs.exists(job)) {
      problems.add(ProblemItem.of("job", job, "there is no such job"));
    }
    Integer from = mark.from();
    Integer to = mark.to();
    if (from == null || to == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The passage cannot be marked.", problems);
    }
    var quote =
        new Quote(
            UUID.randomUUID().toString(),
            interviewId,
            from,
            to,
            interview.transcript().substring(from, to),
            code,
            job,
            CurrentUser.now().name(),
            Instant.ofEpochMilli(clock.millis()));
    sql.sql(
            """
            INSERT INTO interview_quote (id, interview_id, from_unit, to_unit, words, code, job,
              coder, created_at)
            VALUES (:id, :interview, :from, :to, :words, :code, :job, :coder, :at)
            """)
        .param("id", quote.id())
        .param("interview", interviewId)
        .param("from", from)
        .param("to", to)
        .param("words", quote.words())
        .param("code", code)
        .param("job", job)
        .param("coder", quote.coder())
        .param("at", quote.createdAt().toEpochMilli())
        .update();
    changes.mark("interviews");
    audit.record("quote.marked", interviewId, code == null ? "" : code);
    return quote;
  }

  /**
   * Takes a mark away.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void unmark(String interviewId, String quoteId) {
    int gone =
        sql.sql("DELETE FROM interview_quote WHERE id = :id AND interview_id = :interview")
            .param("id", quoteId)
            .param("interview", interviewId)
            .update();
    if (gone == 0) {
      throw ProblemException.notFound("There is no quote " + quoteId + ".");
    }
    changes.mark("interviews");
    audit.record("quote.unmarked", interviewId, "");
  }

  private static void checkPlace(Interview interview, Mark mark, List<ProblemItem> problems) {
    String text = interview.transcript();
    Integer from = mark.from();
    Integer to = mark.to();
    if (from == null || from < 0 || from >= Math.max(1, text.length())) {
      problems.add(
          ProblemItem.of(
              "from",
              from == null ? null : from.toString(),
              "expected a whole number from 0 to %d".formatted(Math.max(0, text.length() - 1))));
    }
    if (to == null || to > text.length() || (from != null && to <= from)) {
      problems.add(
          ProblemItem.of(
              "to",
              to == null ? null : to.toString(),
              "expected a whole number above from, at most %d".formatted(text.length())));
    }
    if (from == null || to == null || !problems.isEmpty()) {
      return;
    }
    if (cutsACharacter(text, from)) {
      problems.add(ProblemItem.of("from", from.toString(), "lies in the middle of a character"));
    }
    if (cutsACharacter(text, to)) {
      problems.add(ProblemItem.of("to", to.toString(), "lies in the middle of a character"));
    }
    boolean theirs =
        Transcript.turns(text, interview.interviewer()).stream()
            .anyMatch(turn -> !turn.interviewer() && turn.from() < to && turn.to() > from);
    if (!theirs) {
      problems.add(
          ProblemItem.of(
              "from",
              from.toString(),
              "these are not the customer's words; mark what the customer says"));
    }
  }

  private static boolean cutsACharacter(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
