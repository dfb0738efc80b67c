package io.beachhead.voice.speaker;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.timeline.Happening;
import io.beachhead.customers.timeline.Happenings;
import io.beachhead.workspace.WorkspaceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the time line of an account its interviews and the surveys it answered. */
@Component
class WordsHappenings implements Happenings {
  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  WordsHappenings(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  @Override
  public List<Happening> of(AccountInQuestion account) {
    var zone = settings.current().timezone();
    return sql.sql(
            """
            SELECT 'interview' AS kind, id, 'Interview: ' || COALESCE(title, 'without a title'),
              held_at
            FROM interview WHERE account_id = :account AND held_at IS NOT NULL
            UNION ALL
            SELECT 'survey', s.key, 'Answered ' || s.name, max(a.answered_at)
            FROM survey_answer a JOIN survey s ON s.key = a.survey
            WHERE a.account_id = :account AND a.answered_at IS NOT NULL
            GROUP BY s.key, s.name, a.respondent
            """)
        .param("account", account.id())
        .query((row, _) -> {
          var kind = row.getString(1);
          var key = URLEncoder.encode(row.getString(2), StandardCharsets.UTF_8).replace("+", "%20");
          return new Happening(
              LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(4)), zone),
              kind,
              row.getString(3),
              (kind.equals("survey") ? "/surveys/" : "/interviews/") + key);
        })
        .list();
  }
}
