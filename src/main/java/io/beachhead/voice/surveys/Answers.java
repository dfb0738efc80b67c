package io.beachhead.voice.surveys;

import io.beachhead.voice.speaker.Speakers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people answered. */
@Component
public class Answers {
  private final JdbcClient sql;
  private final Speakers speakers;

  Answers(JdbcClient sql, Speakers speakers) {
    this.sql = sql;
    this.speakers = speakers;
  }

  /** All answers to a survey, by respondent. */
  public List<Answer> of(String survey) {
    Speakers.Known known = speakers.known();
    return sql.sql(
            """
            SELECT respondent, account_id, person_email, question, answer, shown, best, worst
            FROM survey_answer WHERE survey = :survey ORDER BY respondent, question
            """)
        .param("survey", survey)
        .query((row, _) ->
            new Answer(
                row.getString("respondent"),
                known.account(row.getString("account_id"), row.getString("person_email")),
                row.getString("question"),
                row.getString("answer"),
                items(row.getString("shown")),
                row.getString("best"),
                row.getString("worst")))
        .list();
  }

  /** When the last answer to a survey came; empty where none has a date. */
  public Optional<Instant> last(String survey) {
    return sql.sql("SELECT max(answered_at) AS last FROM survey_answer WHERE survey = :survey")
        .param("survey", survey)
        .query((row, _) -> {
          long last = row.getLong("last");
          return row.wasNull()
              ? Optional.<Instant>empty()
              : Optional.of(Instant.ofEpochMilli(last));
        })
        .single();
  }

  /**
   * That somebody of an account answered a survey.
   *
   * @param account id
   * @param respondent who answered
   * @param survey key
   * @param recommends how likely they recommend us, 0 to 10; null for other kinds of surveys
   */
  public record Reply(
      String account, String respondent, String survey, Instant at, @Nullable Integer recommends) {}

  /** Who of which account answered what and when; without those of no account or no date. */
  public List<Reply> replies() {
    Speakers.Known known = speakers.known();
    return sql
        .sql(
            """
            SELECT a.respondent, a.account_id, a.person_email, a.survey,
              max(a.answered_at) AS answered_at,
              max(CASE WHEN s.kind = 'nps' AND a.question = :recommend THEN a.answer END) AS score
            FROM survey_answer a JOIN survey s ON s.key = a.survey
            WHERE a.answered_at IS NOT NULL
            GROUP BY a.survey, a.respondent, a.account_id, a.person_email
            ORDER BY a.survey, a.respondent
            """)
        .param("recommend", AnswerRules.RECOMMEND)
        .query((row, _) -> {
          String account =
              known.account(row.getString("account_id"), row.getString("person_email"));
          String score = row.getString("score");
          return account == null
              ? Optional.<Reply>empty()
              : Optional.of(
                  new Reply(
                      account,
                      row.getString("respondent"),
                      row.getString("survey"),
                      Instant.ofEpochMilli(row.getLong("answered_at")),
                      score == null ? null : Integer.valueOf(score)));
        })
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  static List<String> items(@Nullable String shown) {
    return shown == null || shown.isBlank()
        ? List.of()
        : List.of(shown.split(";")).stream().map(String::strip).toList();
  }
}
