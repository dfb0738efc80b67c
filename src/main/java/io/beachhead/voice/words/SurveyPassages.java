package io.beachhead.voice.words;

import io.beachhead.voice.surveys.AnswerRules;
import io.beachhead.voice.surveys.Answers;
import io.beachhead.voice.surveys.Surveys;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Why people answered surveys as they did, in their own words. */
@Component
class SurveyPassages implements Passages {
  private final Surveys surveys;
  private final Answers answers;

  SurveyPassages(Surveys surveys, Answers answers) {
    this.surveys = surveys;
    this.answers = answers;
  }

  @Override
  public String kind() {
    return "surveys";
  }

  @Override
  public List<Passage> all() {
    return surveys.all().stream()
        .flatMap(survey ->
            answers.of(survey.key()).stream()
                .filter(answer -> answer.question().equals(AnswerRules.WHY))
                .map(answer ->
                    new Passage(
                        survey.key(),
                        answer.account(),
                        answer.respondent(),
                        Objects.requireNonNullElse(answer.answer(), ""),
                        0,
                        null,
                        new Passage.Marks(Set.of(), Set.of(), false))))
        .toList();
  }
}
