package io.beachhead.voice.surveys.web;

import io.beachhead.voice.surveys.AnswerRules;
import io.beachhead.voice.surveys.Answering;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyItem;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts the questions of a survey on a page, with what was filled in before. */
final class PublicSurveyPages {
  private final Shell shell;
  private final Answering.Open open;
  private final Map<String, String> fields;
  private final Map<String, String> problems;

  PublicSurveyPages(
      Shell shell, Answering.Open open, Map<String, String> fields, Map<String, String> problems) {
    this.shell = shell;
    this.open = open;
    this.fields = fields;
    this.problems = problems;
  }

  PublicSurveyPage page() {
    Survey survey = open.survey();
    return new PublicSurveyPage(
        shell,
        survey.name(),
        survey.intro(),
        new PublicSurveyPage.Form(
            "/s/" + open.invitation().token(),
            problem(),
            open.invitation().email() != null
                ? null
                : new PublicSurveyPage.Email(
                    fields.getOrDefault("email", ""), problems.get("email")),
            questions(survey)));
  }

  private @Nullable String problem() {
    String whole = problems.get("");
    return whole != null || problems.isEmpty()
        ? whole
        : "Some answers are missing or cannot be used. They are marked below.";
  }

  private List<PublicSurveyPage.Question> questions(Survey survey) {
    return switch (survey.kind()) {
      case NPS ->
          List.of(
              choice(
                  AnswerRules.RECOMMEND,
                  "How likely is it that you would recommend us to a friend or colleague?",
                  "Not at all likely",
                  "Extremely likely",
                  numbers(AnswerRules.RECOMMEND, 0, 10)),
              typed(AnswerRules.WHY, "What is the main reason for your answer?", false));
      case STAY_OR_LEAVE ->
          List.of(
              choice(
                  AnswerRules.PLAN,
                  "Do you plan to keep using it?",
                  "",
                  "",
                  List.of(
                      answer(AnswerRules.PLAN, "stay", "Yes, I will stay"),
                      answer(AnswerRules.PLAN, "unsure", "I do not know yet"),
                      answer(AnswerRules.PLAN, "leave", "No, I will stop"))),
              typed(AnswerRules.WHY, "Why?", false));
      case OUTCOMES -> outcomes(survey);
      case MAXDIFF -> sets(survey);
      case VAN_WESTENDORP ->
          List.of(
              typed(
                  AnswerRules.PRICES.get(0),
                  "At which price would it be so cheap that you would doubt its quality?",
                  true),
              typed(AnswerRules.PRICES.get(1), "At which price would it be a bargain?", true),
              typed(
                  AnswerRules.PRICES.get(2),
                  "At which price would it begin to seem expensive, but still worth a thought?",
                  true),
              typed(
                  AnswerRules.PRICES.get(3),
                  "At which price would it be too expensive to consider?",
                  true));
    };
  }

  private List<PublicSurveyPage.Question> outcomes(Survey survey) {
    List<PublicSurveyPage.Question> questions = new ArrayList<>();
    for (SurveyItem item : survey.items()) {
      String importance = item.key() + "/" + AnswerRules.IMPORTANCE;
      String satisfaction = item.key() + "/" + AnswerRules.SATISFACTION;
      questions.add(
          choice(
              importance,
              item.text() + ": how important is this to you?",
              "Not at all",
              "Extremely",
              numbers(importance, 1, 5)));
      questions.add(
          choice(
              satisfaction,
              item.text() + ": how satisfied are you with what you have today?",
              "Not at all",
              "Extremely",
              numbers(satisfaction, 1, 5)));
    }
    return questions;
  }

  /** Sets and items in an order of this person's own, the same each time they come. */
  private List<PublicSurveyPage.Question> sets(Survey survey) {
    var random = new Random(open.invitation().token().hashCode());
    List<PublicSurveyPage.Question> questions = new ArrayList<>();
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, survey.sets().size()).boxed().toList());
    Collections.shuffle(order, random);
    for (int i : order) {
      String set = Integer.toString(i + 1);
      List<String> shown = new ArrayList<>(survey.sets().get(i));
      Collections.shuffle(shown, random);
      questions.add(
          new PublicSurveyPage.Question(
              set,
              "%d of %d: which do you want most, and which least?"
                  .formatted(questions.size() + 1, order.size()),
              "",
              "",
              List.of(),
              shown.stream()
                  .map(key ->
                      new PublicSurveyPage.Row(
                          key,
                          survey.items().get(survey.indexOf(key)).text(),
                          key.equals(fields.get(set + "/best")),
                          key.equals(fields.get(set + "/worst"))))
                  .toList(),
              null,
              false,
              problems.get(set)));
    }
    return questions;
  }

  private List<PublicSurveyPage.Answer> numbers(String name, int from, int to) {
    IntFunction<PublicSurveyPage.Answer> number =
        each -> answer(name, Integer.toString(each), Integer.toString(each));
    return IntStream.rangeClosed(from, to).mapToObj(number).toList();
  }

  private PublicSurveyPage.Answer answer(String name, String value, String label) {
    return new PublicSurveyPage.Answer(value, label, value.equals(fields.get(name)));
  }

  private PublicSurveyPage.Question choice(
      String name, String text, String low, String high, List<PublicSurveyPage.Answer> choices) {
    return new PublicSurveyPage.Question(
        name, text, low, high, choices, List.of(), null, false, problems.get(name));
  }

  private PublicSurveyPage.Question typed(String name, String text, boolean number) {
    return new PublicSurveyPage.Question(
        name,
        text,
        "",
        "",
        List.of(),
        List.of(),
        fields.getOrDefault(name, ""),
        number,
        problems.get(name));
  }
}
