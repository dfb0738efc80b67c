package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.asked.Answered;
import io.beachhead.behaviour.asked.Asking;
import io.beachhead.behaviour.asked.OpeningQuestion;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.trends.TrendAnswer;
import io.beachhead.behaviour.trends.Trends;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How numbers go over time, as JSON. */
@RestController
class TrendsApi implements OpeningQuestion {
  private final Trends trends;
  private final TrendsReader reader;
  private final QuestionReader common;
  private final Asking asking;

  TrendsApi(Trends trends, TrendsReader reader, QuestionReader common, Asking asking) {
    this.asking = asking;
    this.trends = trends;
    this.reader = reader;
    this.common = common;
  }

  /** Events, people, accounts or amounts by interval; each interval says whether it is complete. */
  @PostMapping("/api/behaviour/trends")
  Answered<TrendAnswer> trends(@RequestBody TrendsBody body) {
    var question = reader.question(body);
    var period = common.period(body);
    return new Answered<>(
        trends.answer(question, period),
        body.wantsActors() ? asking.page(actors(body), body) : null);
  }

  @Override
  public String kind() {
    return "trends";
  }

  @Override
  public Actors actors(JsonNode question) {
    return actors(asking.read(question, TrendsBody.class));
  }

  private Actors actors(TrendsBody body) {
    return trends.actors(reader.question(body), common.period(body), TrendsReader.of(body));
  }
}
