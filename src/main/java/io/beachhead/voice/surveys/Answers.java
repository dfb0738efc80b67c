package io.beachhead.voice.surveys;

import io.beachhead.voice.speaker.Speakers;
import java.util.List;
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

  static List<String> items(@Nullable String shown) {
    return shown == null || shown.isBlank()
        ? List.of()
        : List.of(shown.split(";")).stream().map(String::strip).toList();
  }
}
