package io.beachhead.voice.surveys;

import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers to a survey from a file, also from another tool; who answers twice corrects. */
@Component
class SurveyAnswersImport implements ImportKind {
  private static final ImportTable ANSWER =
      ImportTable.of("survey_answer", "surveys")
          .key("id")
          .text("survey")
          .required()
          .text("respondent")
          .required()
          .text("account_id")
          .text("person_email")
          .text("question")
          .required()
          .text("answer")
          .text("shown")
          .text("best")
          .text("worst")
          .integer("answered_at");

  private final Surveys surveys;

  SurveyAnswersImport(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public String name() {
    return "survey-answers";
  }

  @Override
  public String title() {
    return "survey answers";
  }

  @Override
  public String description() {
    return "What people answered: a row per question, for MaxDiff a row per set.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("survey", "Key of the survey; set it up first").require().knownAs("survey key"),
        text("account_id", "The account of who answered")
            .referring("account")
            .knownAs("company id", "customer id", "account"),
        text("person_email", "Who answered").knownAs("email", "participant email"),
        text("respondent", "Who answered, where there is no e-mail address")
            .knownAs("respondent id", "participant"),
        text("question", "Key of the question, for an item its key, a slash and what is asked")
            .knownAs("question key"),
        text("answer", "What they answered").knownAs("response", "value", "score"),
        text("set", "Number of the set, for MaxDiff").knownAs("task", "question number"),
        text("shown", "Keys of the items of the set, separated by semicolons, for MaxDiff")
            .knownAs("items", "alternatives"),
        text("best", "Key of the item they want most, for MaxDiff").knownAs("most"),
        text("worst", "Key of the item they want least, for MaxDiff").knownAs("least"),
        of("answered_at", INSTANT, "When they answered")
            .knownAs("date", "submitted", "timestamp", "completed"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(ANSWER);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/surveys";
  }

  @Override
  public int order() {
    return 130;
  }

  @Override
  public ImportSession open(ImportContext context) {
    Map<String, Survey> known = new HashMap<>();
    surveys.all().forEach(survey -> known.put(survey.key(), survey));
    return row -> read(row, known);
  }

  private static void read(ImportRow row, Map<String, Survey> known) {
    String key = row.required("survey");
    String account = row.text("account_id");
    String email = row.text("person_email");
    String respondent = respondent(row, account, email);
    Survey survey = key == null ? null : known.get(key);
    if (survey == null) {
      if (key != null) {
        row.problem("survey", "there is no such survey; set it up first");
      }
      return;
    }
    boolean sets = survey.kind() == SurveyKind.MAXDIFF;
    String question = sets ? set(row, survey) : question(row, survey);
    if (respondent == null || question == null) {
      return;
    }
    @Nullable Object[] values = {
      ContentKey.of(key, respondent, question),
      key,
      respondent,
      account,
      email,
      question,
      sets ? null : row.text("answer"),
      sets ? String.join(";", Answers.items(row.text("shown"))) : null,
      sets ? row.text("best") : null,
      sets ? row.text("worst") : null,
      row.millis("answered_at")
    };
    row.put(ANSWER, values);
  }

  private static @Nullable String respondent(
      ImportRow row, @Nullable String account, @Nullable String email) {
    String said = row.text("respondent");
    if (email != null) {
      return email.toLowerCase(Locale.ROOT);
    }
    if (said == null && account == null) {
      row.problem("respondent", "needs an account_id, a person_email or a respondent");
    }
    return said != null ? said : account;
  }

  private static @Nullable String question(ImportRow row, Survey survey) {
    String said = row.text("question");
    String answer = row.text("answer");
    if (said == null || answer == null) {
      row.problem(said == null ? "question" : "answer", "is needed");
      return null;
    }
    String question = AnswerRules.question(survey, said);
    String wrong = AnswerRules.wrongQuestion(survey, question);
    if (wrong != null) {
      row.problem("question", wrong);
    }
    String wrongAnswer = wrong == null ? AnswerRules.wrongAnswer(survey, question, answer) : null;
    if (wrongAnswer != null) {
      row.problem("answer", wrongAnswer);
    }
    return question;
  }

  private static @Nullable String set(ImportRow row, Survey survey) {
    String set = row.text("set");
    List<String> shown = Answers.items(row.text("shown"));
    String wrong = AnswerRules.wrongSet(survey, shown, row.text("best"), row.text("worst"));
    if (set == null) {
      row.problem("set", "is needed: the number of the set");
    }
    if (wrong != null) {
      row.problem("shown", wrong);
    }
    return set;
  }

  @Override
  public String exportQuery() {
    return """
    SELECT a.survey, a.account_id, a.person_email,
      CASE WHEN a.person_email IS NULL THEN a.respondent END AS respondent,
      CASE WHEN a.shown IS NULL THEN a.question END AS question, a.answer,
      CASE WHEN a.shown IS NULL THEN NULL ELSE a.question END AS "set", a.shown, a.best, a.worst,
      a.answered_at
    FROM survey_answer a ORDER BY a.survey, a.respondent, a.question
    """;
  }
}
