package io.beachhead.voice.interviews;

import io.beachhead.customers.attribute.StatedDay;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Interviews and the passages marked in them, read when asked for: transcripts are long. */
@Component
public class Interviews {
  private static final String COLUMNS =
      """
      SELECT id, account_id, person_email, title, held_at, held_day, interviewer, recording_url, language,
        consent, keep_until, pseudonym,
      """;

  private static final String NEWEST_FIRST =
      " ORDER BY CASE WHEN held_at IS NULL THEN 1 ELSE 0 END, held_at DESC, id";

  private final JdbcClient sql;
  private final Retention retention;
  private final WorkspaceSettings settings;

  Interviews(JdbcClient sql, Retention retention, WorkspaceSettings settings) {
    this.sql = sql;
    this.retention = retention;
    this.settings = settings;
  }

  /** How many there are. */
  public int count() {
    return sql.sql("SELECT count(*) FROM interview").query(Integer.class).single();
  }

  /**
   * Some of them, the newest first, those without a date last.
   *
   * @param from how many to pass over
   */
  public List<Interview> some(int from, int count) {
    retention.deleteExpired();
    return sql.sql(COLUMNS + " transcript FROM interview" + NEWEST_FIRST + " LIMIT :n OFFSET :from")
        .param("n", count)
        .param("from", from)
        .query((row, _) -> interview(row))
        .list();
  }

  /** All of them, the newest first, with their texts. */
  public List<Interview> all() {
    return some(0, Integer.MAX_VALUE);
  }

  /**
   * One of them.
   *
   * @throws ProblemException 404 where there is none
   */
  public Interview one(String id) {
    retention.deleteExpired();
    return sql.sql(COLUMNS + " transcript FROM interview WHERE id = :id")
        .param("id", id)
        .query((row, _) -> interview(row))
        .optional()
        .orElseThrow(() -> ProblemException.notFound("There is no interview " + id + "."));
  }

  /** The passages marked in one interview, by where they begin. */
  public List<Quote> quotes(String interview) {
    return sql.sql(
            """
            SELECT id, interview_id, from_unit, to_unit, words, code, job, coder, created_at
            FROM interview_quote WHERE interview_id = :id
            ORDER BY from_unit, to_unit, created_at, id
            """)
        .param("id", interview)
        .query((row, _) -> quote(row))
        .list();
  }

  /** All passages, in the order they were marked. */
  public List<Quote> quotes() {
    return sql.sql(
            """
            SELECT id, interview_id, from_unit, to_unit, words, code, job, coder, created_at
            FROM interview_quote ORDER BY created_at, id
            """)
        .query((row, _) -> quote(row))
        .list();
  }

  private static Quote quote(ResultSet row) throws SQLException {
    return new Quote(
        row.getString("id"),
        row.getString("interview_id"),
        row.getInt("from_unit"),
        row.getInt("to_unit"),
        row.getString("words"),
        row.getString("code"),
        row.getString("job"),
        row.getString("coder"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private Interview interview(ResultSet row) throws SQLException {
    var heldAt = StatedDay.instant(row, "held_at", "held_day", settings.current().timezone());
    return new Interview(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("person_email"),
        row.getString("title"),
        heldAt,
        row.getString("interviewer"),
        row.getString("recording_url"),
        row.getString("language"),
        row.getString("consent"),
        day(row.getString("keep_until")),
        row.getString("pseudonym"),
        row.getString("transcript"));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
