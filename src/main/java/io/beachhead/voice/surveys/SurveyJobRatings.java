package io.beachhead.voice.surveys;

import io.beachhead.voice.jobs.JobRatings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Importance and satisfaction of outcomes that stand for a job, from surveys. */
@Component
class SurveyJobRatings implements JobRatings {
  private final Surveys surveys;
  private final Answers answers;

  SurveyJobRatings(Surveys surveys, Answers answers) {
    this.surveys = surveys;
    this.answers = answers;
  }

  @Override
  public List<Rating> all() {
    List<Rating> ratings = new ArrayList<>();
    for (Survey survey : surveys.all()) {
      if (survey.kind() == SurveyKind.OUTCOMES
          && survey.items().stream().anyMatch(item -> item.job() != null)) {
        List<Answer> theirs = answers.of(survey.key());
        for (SurveyItem item : survey.items()) {
          String job = item.job();
          if (job != null) {
            add(job, item.key(), theirs, ratings);
          }
        }
      }
    }
    return ratings;
  }

  private static void add(String job, String item, List<Answer> answers, List<Rating> ratings) {
    Map<String, double[]> rated = new TreeMap<>();
    Map<String, @Nullable String> accounts = new HashMap<>();
    for (Answer answer : answers) {
      String rating = answer.answer();
      boolean importance = answer.question().equals(item + "/" + AnswerRules.IMPORTANCE);
      if (rating != null
          && (importance || answer.question().equals(item + "/" + AnswerRules.SATISFACTION))) {
        rated.computeIfAbsent(answer.respondent(), _ -> new double[2])[importance ? 0 : 1] =
            Double.parseDouble(rating);
        accounts.put(answer.respondent(), answer.account());
      }
    }
    rated.forEach((person, both) -> {
      if (both[0] > 0 && both[1] > 0) {
        ratings.add(new Rating(job, accounts.get(person), person, both[0], both[1]));
      }
    });
  }
}
