package io.beachhead.voice.jobs;

import io.beachhead.store.Changes;
import io.beachhead.voice.speaker.Speaker;
import io.beachhead.voice.speaker.Speakers;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The jobs that customers hire the product for, and what single people said of them. */
@Component
public class Jobs {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SLOT = 1_000;
  private static final int LONGEST_KEY = 60;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final Speakers speakers;

  Jobs(JdbcClient sql, Changes changes, AuditTrail audit, Speakers speakers) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.speakers = speakers;
  }

  /**
   * A job as somebody writes it down. Blank is not known.
   *
   * @param name what it is called; the one thing that must be there
   * @param when the situation
   * @param want what they want to do
   * @param soThat what comes of it
   */
  public record NewJob(
      @Nullable String name,
      @Nullable String when,
      @Nullable String want,
      @Nullable String soThat) {}

  /** All jobs, in the order they were written down. */
  public List<Job> all() {
    return sql.sql(
            "SELECT key, name, situation, motivation, outcome FROM job ORDER BY position, key")
        .query((row, _) ->
            new Job(
                row.getString("key"),
                row.getString("name"),
                row.getString("situation"),
                row.getString("motivation"),
                row.getString("outcome")))
        .list();
  }

  /** Whether there is a job of that key. */
  public boolean exists(String key) {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM job WHERE key = :key)")
        .param("key", key)
        .query(Boolean.class)
        .single();
  }

  /** What single people said, each with their account and persona where these are known. */
  public List<Statement> statements() {
    Speakers.Known known = speakers.known();
    return sql.sql(
            """
            SELECT id, account_id, person_email, persona, situation, motivation, outcome, quote,
              importance, satisfaction, job
            FROM job_statement ORDER BY id
            """)
        .query((row, _) -> {
          String email = row.getString("person_email");
          Speaker speaker = known.of(email);
          String persona = row.getString("persona");
          return new Statement(
              row.getString("id"),
              known.account(row.getString("account_id"), email),
              email,
              persona == null && speaker != null ? speaker.persona() : persona,
              row.getString("situation"),
              row.getString("motivation"),
              row.getString("outcome"),
              row.getString("quote"),
              row.getObject("importance") == null ? null : row.getDouble("importance"),
              row.getObject("satisfaction") == null ? null : row.getDouble("satisfaction"),
              row.getString("job"));
        })
        .list();
  }

  /**
   * Writes a job down.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  @Transactional
  public Job add(NewJob said) {
    var problems = new ArrayList<ProblemItem>();
    String name = known(said.name());
    if (name == null) {
      problems.add(ProblemItem.of("name", null, "expected what the job is called"));
    }
    tooLong(problems, "name", said.name(), LONGEST_NAME);
    tooLong(problems, "when", said.when(), LONGEST_SLOT);
    tooLong(problems, "want", said.want(), LONGEST_SLOT);
    tooLong(problems, "soThat", said.soThat(), LONGEST_SLOT);
    if (name == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The job cannot be saved.", problems);
    }
    List<Job> all = all();
    if (all.stream().anyMatch(job -> job.name().equalsIgnoreCase(name))) {
      throw ProblemException.conflict(
          "There is a job of this name already.",
          List.of(ProblemItem.of("name", name, "is taken; use another name")));
    }
    String key = Slug.free(name, LONGEST_KEY, "job", all.stream().map(Job::key).toList());
    var job = new Job(key, name, known(said.when()), known(said.want()), known(said.soThat()));
    sql.sql(
            """
            INSERT INTO job (key, name, situation, motivation, outcome, position)
            VALUES (:key, :name, :when, :want, :soThat, :position)
            """)
        .param("key", key)
        .param("name", name)
        .param("when", job.when())
        .param("want", job.want())
        .param("soThat", job.soThat())
        .param("position", all.size())
        .update();
    changes.mark("jobs");
    audit.record("job.added", key, name);
    return job;
  }

  /**
   * Says which job statements belong to, for each by id; null takes it out of its job.
   *
   * @throws ProblemException 404 for a statement or job that is not known
   */
  @Transactional
  public void assign(Map<String, @Nullable String> jobs) {
    jobs.forEach((statement, job) -> {
      if (job != null && !exists(job)) {
        throw ProblemException.notFound("There is no job " + job + ".");
      }
      int assigned =
          sql.sql("UPDATE job_statement SET job = :job WHERE id = :id")
              .param("job", job)
              .param("id", statement)
              .update();
      if (assigned == 0) {
        throw ProblemException.notFound("There is no statement " + statement + ".");
      }
    });
    changes.mark("jobs");
    audit.record("statements.assigned", "%d statements".formatted(jobs.size()), "");
  }

  private static void tooLong(
      List<ProblemItem> problems, String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      problems.add(
          ProblemItem.of(
              field,
              text.substring(0, 40) + "…",
              "expected at most %,d characters".formatted(longest)));
    }
  }

  private static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
