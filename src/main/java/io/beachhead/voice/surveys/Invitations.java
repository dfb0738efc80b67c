package io.beachhead.voice.surveys;

import io.beachhead.behaviour.cohorts.CohortAddresses;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.secrets.Token;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked to answer: a link of their own each, good for one answer. */
@Component
public class Invitations {
  private static final int MOST = 10_000;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,150}");

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;
  private final Surveys surveys;
  private final CohortAddresses cohorts;

  Invitations(
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      Clock clock,
      Surveys surveys,
      CohortAddresses cohorts) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
    this.surveys = surveys;
    this.cohorts = cohorts;
  }

  /**
   * One of them.
   *
   * @param email null for the link that anybody may use
   * @param answeredAt null while they have not
   */
  public record Invitation(
      String token,
      String survey,
      @Nullable String email,
      Instant createdAt,
      @Nullable Instant answeredAt) {}

  /**
   * Invites people; who is invited already keeps their link. A cohort is named among the addresses
   * as {@code cohort:KEY}: whoever is a member now, and has an address, is invited.
   *
   * @return an invitation for each, in the order asked for
   * @throws ProblemException 404 where there is no such survey, 422 that names what is not an
   *     address
   */
  @Transactional
  public List<Invitation> invite(String survey, @Nullable List<@Nullable String> people) {
    surveys.one(survey);
    var problems = new ArrayList<ProblemItem>();
    Set<String> emails = new LinkedHashSet<>();
    if (people == null || people.isEmpty() || people.size() > MOST) {
      problems.add(
          ProblemItem.of("people", null, "expected 1 to %,d e-mail addresses".formatted(MOST)));
    } else {
      for (int i = 0; i < people.size(); i++) {
        String email = Objects.requireNonNullElse(people.get(i), "").strip();
        if (email.startsWith(CohortAddresses.PREFIX)) {
          emails.addAll(cohort(email.substring(CohortAddresses.PREFIX.length()), i, problems));
          continue;
        }
        if (!EMAIL.matcher(email).matches()) {
          problems.add(
              ProblemItem.of(
                  "people[%d]".formatted(i),
                  email.substring(0, Math.min(40, email.length())),
                  "is not an e-mail address"));
        }
        emails.add(email.toLowerCase(Locale.ROOT));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Nobody was invited.", problems);
    }
    List<Invitation> invited = emails.stream().map(email -> invited(survey, email)).toList();
    changes.mark("surveys");
    audit.record("survey.invited", survey, "%,d people".formatted(invited.size()));
    return invited;
  }

  private List<String> cohort(String key, int place, List<ProblemItem> problems) {
    List<String> emails;
    try {
      emails = cohorts.of(key);
    } catch (ProblemException gone) {
      problems.add(
          ProblemItem.of("people[%d]".formatted(place), key, "is not a cohort: " + gone.detail()));
      return List.of();
    }
    if (emails.isEmpty() || emails.size() > MOST) {
      problems.add(
          ProblemItem.of(
              "people[%d]".formatted(place),
              key,
              emails.isEmpty()
                  ? "is a cohort in which no address is known; import people with their e-mail"
                      + " addresses"
                  : "is a cohort of more than %,d people".formatted(MOST)));
    }
    return emails;
  }

  /**
   * The link that anybody may use, one answer an e-mail address; made when first asked for.
   *
   * @throws ProblemException 404 where there is no such survey
   */
  @Transactional
  public Invitation open(String survey) {
    surveys.one(survey);
    return of(survey).stream()
        .filter(each -> each.email() == null)
        .findFirst()
        .orElseGet(() -> {
          audit.record("survey.opened", survey, "");
          return added(survey, null);
        });
  }

  /** The link that anybody may use, where it was made. */
  public Optional<Invitation> opened(String survey) {
    return of(survey).stream().filter(each -> each.email() == null).findFirst();
  }

  /** All invitations of a survey, by address. */
  public List<Invitation> of(String survey) {
    return sql.sql(
            """
            SELECT token, survey, email, created_at, answered_at FROM survey_invitation
            WHERE survey = :survey ORDER BY email
            """)
        .param("survey", survey)
        .query((row, _) -> invitation(row))
        .list();
  }

  /** Whose link it is. */
  public Optional<Invitation> byToken(String token) {
    return sql.sql(
            """
            SELECT token, survey, email, created_at, answered_at FROM survey_invitation
            WHERE token = :token
            """)
        .param("token", token)
        .query((row, _) -> invitation(row))
        .optional();
  }

  private Invitation invited(String survey, String email) {
    return sql.sql(
            """
            SELECT token, survey, email, created_at, answered_at FROM survey_invitation
            WHERE survey = :survey AND email = :email
            """)
        .param("survey", survey)
        .param("email", email)
        .query((row, _) -> invitation(row))
        .optional()
        .orElseGet(() -> added(survey, email));
  }

  private Invitation added(String survey, @Nullable String email) {
    var made =
        new Invitation(Token.random(""), survey, email, Instant.ofEpochMilli(clock.millis()), null);
    sql.sql(
            """
            INSERT INTO survey_invitation (token, survey, email, created_at)
            VALUES (:token, :survey, :email, :at)
            """)
        .param("token", made.token())
        .param("survey", survey)
        .param("email", email)
        .param("at", made.createdAt().toEpochMilli())
        .update();
    return made;
  }

  private static Invitation invitation(java.sql.ResultSet row) throws java.sql.SQLException {
    long answered = row.getLong("answered_at");
    Instant answeredAt = row.wasNull() ? null : Instant.ofEpochMilli(answered);
    return new Invitation(
        row.getString("token"),
        row.getString("survey"),
        row.getString("email"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        answeredAt);
  }
}
