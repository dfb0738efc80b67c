package io.beachhead.voice.surveys;

import io.beachhead.imports.ContentKey;
import io.beachhead.store.Changes;
import io.beachhead.voice.speaker.Speaker;
import io.beachhead.voice.speaker.Speakers;
import io.beachhead.voice.surveys.Invitations.Invitation;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the answers of people who came by a link: one answer each, while the survey is open. */
@Component
public class Answering {
  private final JdbcClient sql;
  private final Changes changes;
  private final WorkspaceSettings settings;
  private final Clock clock;
  private final Surveys surveys;
  private final Invitations invitations;
  private final Speakers speakers;

  Answering(
      JdbcClient sql,
      Changes changes,
      WorkspaceSettings settings,
      Clock clock,
      Surveys surveys,
      Invitations invitations,
      Speakers speakers) {
    this.sql = sql;
    this.changes = changes;
    this.settings = settings;
    this.clock = clock;
    this.surveys = surveys;
    this.invitations = invitations;
    this.speakers = speakers;
  }

  /** What a link leads to. */
  public sealed interface Door permits Open, Shut, Unknown {}

  /** A survey that may be answered. */
  public record Open(Survey survey, Invitation invitation) implements Door {}

  /**
   * A survey that may not.
   *
   * @param title in a few words
   * @param why in one sentence
   */
  public record Shut(String title, String why) implements Door {}

  /** Nothing. */
  public record Unknown() implements Door {}

  /** What came of an attempt to answer. */
  public sealed interface Outcome permits Stored, Refused {}

  /** The answers are stored. */
  public record Stored() implements Outcome {}

  /**
   * They are not.
   *
   * @param problems by the name of the field, in words; those of no field under the empty name
   */
  public record Refused(Map<String, String> problems) implements Outcome {}

  /** What a link leads to now. */
  public Door door(String token) {
    Optional<Invitation> invitation = invitations.byToken(token);
    Optional<Survey> survey = invitation.flatMap(each -> surveys.find(each.survey()));
    if (invitation.isEmpty() || survey.isEmpty()) {
      return new Unknown();
    }
    if (invitation.get().email() != null && invitation.get().answeredAt() != null) {
      return new Shut(
          "You have already answered", "Thank you. Your answers are in; nothing is left to do.");
    }
    String closed = survey.get().closed(settings.current().today(clock));
    return closed == null
        ? new Open(survey.get(), invitation.get())
        : new Shut("This survey is closed", closed + " Thank you for your interest.");
  }

  /**
   * Stores what somebody filled in, or says what is missing and stores nothing. Whoever asks has
   * looked at {@link #door}; what it says may have changed since, so it is asked again in here.
   *
   * @param fields of the form by name, blank ones left out
   */
  @Transactional
  public Outcome answer(String token, Map<String, String> fields) {
    if (!(door(token) instanceof Open open)) {
      return new Refused(
          Map.of(
              "",
              "The survey was closed, or your answer came in already, while you were answering."
                  + " Nothing was stored."));
    }
    Survey survey = open.survey();
    Map<String, String> problems = new LinkedHashMap<>();
    String email = email(open.invitation(), fields, problems);
    List<Answer> answers = answers(survey, fields, problems);
    if (problems.isEmpty() && email != null && hasAnswered(survey.key(), email)) {
      problems.put("email", "has answered already; everybody may answer once");
    }
    if (email == null || !problems.isEmpty()) {
      return new Refused(problems);
    }
    int free =
        sql.sql(
                """
                UPDATE survey_invitation SET answered_at = :at
                WHERE token = :token AND (email IS NULL OR answered_at IS NULL)
                """)
            .param("at", clock.millis())
            .param("token", token)
            .update();
    if (free == 0) {
      return new Refused(Map.of("", "You have already answered. Nothing was stored."));
    }
    Speaker speaker = speakers.known().of(email);
    answers.forEach(
        answer -> insert(survey.key(), email, speaker == null ? null : speaker.account(), answer));
    changes.mark("surveys");
    return new Stored();
  }

  private static @Nullable String email(
      Invitation invitation, Map<String, String> fields, Map<String, String> problems) {
    if (invitation.email() != null) {
      return invitation.email();
    }
    String said = fields.getOrDefault("email", "").strip().toLowerCase(Locale.ROOT);
    if (said.length() > 250 || !said.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
      problems.put("email", "Enter your e-mail address, so that you can answer once.");
      return null;
    }
    return said;
  }

  private boolean hasAnswered(String survey, String email) {
    return sql.sql(
            """
            SELECT EXISTS (
              SELECT 1 FROM survey_answer WHERE survey = :survey AND respondent = :email)
            """)
        .param("survey", survey)
        .param("email", email)
        .query(Boolean.class)
        .single();
  }

  private static List<Answer> answers(
      Survey survey, Map<String, String> fields, Map<String, String> problems) {
    return survey.kind() == SurveyKind.MAXDIFF
        ? sets(survey, fields, problems)
        : questions(survey, fields, problems);
  }

  private static List<Answer> questions(
      Survey survey, Map<String, String> fields, Map<String, String> problems) {
    List<Answer> answers = new ArrayList<>();
    for (String question : asked(survey)) {
      String answer = fields.getOrDefault(question, "").strip();
      if (answer.isEmpty()) {
        if (!question.equals(AnswerRules.WHY)) {
          problems.put(question, "Choose an answer.");
        }
        continue;
      }
      String wrong = AnswerRules.wrongAnswer(survey, question, answer);
      if (wrong != null) {
        problems.put(question, "The answer " + wrong + ".");
      }
      answers.add(new Answer("", null, question, answer, List.of(), null, null));
    }
    if (survey.kind() == SurveyKind.VAN_WESTENDORP && problems.isEmpty()) {
      double before = 0;
      for (Answer each : answers) {
        double price = Double.parseDouble(java.util.Objects.requireNonNullElse(each.answer(), "0"));
        if (price <= before) {
          problems.put(each.question(), "This price must be above the one before it.");
        }
        before = price;
      }
    }
    return answers;
  }

  /** The questions of a form in their order; {@link AnswerRules#WHY} may be left out. */
  static List<String> asked(Survey survey) {
    return switch (survey.kind()) {
      case NPS -> List.of(AnswerRules.RECOMMEND, AnswerRules.WHY);
      case STAY_OR_LEAVE -> List.of(AnswerRules.PLAN, AnswerRules.WHY);
      case VAN_WESTENDORP -> AnswerRules.PRICES;
      case OUTCOMES ->
          survey.items().stream()
              .flatMap(item ->
                  java.util.stream.Stream.of(
                      item.key() + "/" + AnswerRules.IMPORTANCE,
                      item.key() + "/" + AnswerRules.SATISFACTION))
              .toList();
      case MAXDIFF -> List.of();
    };
  }

  private static List<Answer> sets(
      Survey survey, Map<String, String> fields, Map<String, String> problems) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < survey.sets().size(); i++) {
      String set = Integer.toString(i + 1);
      String best = fields.get(set + "/best");
      String worst = fields.get(set + "/worst");
      List<String> shown = survey.sets().get(i);
      if (AnswerRules.wrongSet(survey, shown, best, worst) != null) {
        problems.put(
            set,
            best != null && best.equals(worst)
                ? "The same item cannot be both: choose another one in one of the columns."
                : "Choose one item in each column.");
      }
      answers.add(new Answer("", null, set, null, shown, best, worst));
    }
    return answers;
  }

  private void insert(String survey, String email, @Nullable String account, Answer answer) {
    sql.sql(
            """
            INSERT INTO survey_answer (id, survey, respondent, account_id, person_email, question,
              answer, shown, best, worst, answered_at)
            VALUES (:id, :survey, :email, :account, :email, :question, :answer, :shown, :best,
              :worst, :at)
            """)
        .param("id", ContentKey.of(survey, email, answer.question()))
        .param("survey", survey)
        .param("email", email)
        .param("account", account)
        .param("question", answer.question())
        .param("answer", answer.answer())
        .param("shown", answer.shown().isEmpty() ? null : String.join(";", answer.shown()))
        .param("best", answer.best())
        .param("worst", answer.worst())
        .param("at", clock.millis())
        .update();
  }
}
