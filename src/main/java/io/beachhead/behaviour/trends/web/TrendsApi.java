package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.asked.Answered;
import io.beachhead.behaviour.asked.Asking;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.trends.TrendAnswer;
import io.beachhead.behaviour.trends.Trends;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How numbers go over time, as JSON. */
@RestController
class TrendsApi {
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
        body.wantsActors()
            ? asking.page(trends.actors(question, period, TrendsReader.of(body)), body)
            : null);
  }
}
