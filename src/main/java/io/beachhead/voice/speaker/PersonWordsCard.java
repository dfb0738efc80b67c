package io.beachhead.voice.speaker;

import io.beachhead.web.Format;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import io.beachhead.workspace.WorkspaceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * On the page of a person: their requests, interviews and answered surveys, latest first. Whoever
 * was interviewed under another name is not named here either.
 */
@Component
public class PersonWordsCard implements PageCard {
  private static final int ORDER = 10;
  private static final int MOST = 50;

  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  PersonWordsCard(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  /** What the template shows. */
  public record Page(List<Said> rows) {}

  /**
   * One thing they said.
   *
   * @param when empty where nobody wrote it down
   */
  public record Said(String kind, String text, String href, String when) {}

  @Override
  public String page() {
    return "person";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    var subject = request.requiredSubject();
    var email =
        sql.sql("SELECT email FROM person WHERE id = :id AND email IS NOT NULL")
            .param("id", subject)
            .query(String.class)
            .optional()
            .orElse(subject);
    if (email.indexOf('@') < 1) {
      return Optional.empty();
    }
    var zone = settings.current().timezone();
    var rows =
        sql.sql(
                """
                SELECT 'request' AS kind, id, text, created_at AS at FROM request
                WHERE lower(person_email) = :email AND deleted_at IS NULL
                UNION ALL
                SELECT 'interview', id, COALESCE(title, 'Interview'), held_at FROM interview
                WHERE lower(person_email) = :email AND pseudonym IS NULL
                  AND (consent IS NULL OR consent <> 'refused')
                UNION ALL
                SELECT 'survey', s.key, s.name, max(a.answered_at)
                FROM survey_answer a JOIN survey s ON s.key = a.survey
                WHERE lower(a.person_email) = :email GROUP BY s.key, s.name
                ORDER BY 4 DESC, 2
                LIMIT :most
                """)
            .param("email", email.toLowerCase(Locale.ROOT))
            .param("most", MOST)
            .query((row, _) -> {
              var kind = row.getString(1);
              long at = row.getLong(4);
              var when = row.wasNull() ? null : Instant.ofEpochMilli(at);
              return new Said(
                  kind,
                  row.getString(3),
                  request.shell().link(address(kind, row.getString(2))),
                  when == null ? "" : Format.time(when, zone));
            })
            .list();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Card(ORDER, "voice/speaker/words", new Page(rows)));
  }

  private static String address(String kind, @Nullable String id) {
    var key = URLEncoder.encode(String.valueOf(id), StandardCharsets.UTF_8).replace("+", "%20");
    return switch (kind) {
      case "request" -> "/requests/" + key;
      case "interview" -> "/interviews/" + key;
      default -> "/surveys/" + key;
    };
  }
}
