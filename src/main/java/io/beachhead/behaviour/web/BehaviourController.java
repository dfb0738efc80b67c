package io.beachhead.behaviour.web;

import io.beachhead.behaviour.ActivityQuestion;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.Breakdown;
import io.beachhead.behaviour.FeatureUseQuestion;
import io.beachhead.behaviour.FunnelAnswer;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.LifecycleQuestion;
import io.beachhead.behaviour.RetentionQuestion;
import io.beachhead.behaviour.StickinessQuestion;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The questions about behaviour as JSON. */
@RestController
@RequestMapping("/api/behaviour")
class BehaviourController {
  private final BehaviourQuestions questions;
  private final QuestionReader reader;

  BehaviourController(BehaviourQuestions questions, QuestionReader reader) {
    this.questions = questions;
    this.reader = reader;
  }

  @PostMapping("/funnel")
  FunnelAnswer funnel(@RequestBody QuestionBody.Funnel body) {
    return questions.funnel(reader.funnel(body), reader.period(body));
  }

  @PostMapping("/retention")
  GroupedAnswer<RetentionQuestion.Answer> retention(@RequestBody QuestionBody.Retention body) {
    return questions.retention(
        reader.retention(body), where(body.where()), reader.period(body), reader.breakdown(body));
  }

  @PostMapping("/stickiness")
  GroupedAnswer<StickinessQuestion.Answer> stickiness(@RequestBody QuestionBody.Stickiness body) {
    return questions.stickiness(
        reader.stickiness(body), where(body.where()), reader.period(body), reader.breakdown(body));
  }

  @PostMapping("/lifecycle")
  GroupedAnswer<LifecycleQuestion.Answer> lifecycle(@RequestBody QuestionBody.Simple body) {
    return questions.lifecycle(
        reader.lifecycle(body), where(body.where()), reader.period(body), reader.breakdown(body));
  }

  @PostMapping("/activity")
  GroupedAnswer<ActivityQuestion.Answer> activity(@RequestBody QuestionBody.Simple body) {
    return questions.activity(
        reader.activity(body), where(body.where()), reader.period(body), reader.breakdown(body));
  }

  /** How many use each feature, and how much; by segment unless asked otherwise. */
  @PostMapping("/feature-use")
  GroupedAnswer<FeatureUseQuestion.Answer> featureUse(@RequestBody QuestionBody.FeatureUse body) {
    var breakdown = reader.breakdown(body);
    return questions.featureUse(
        reader.featureUse(body),
        where(body.where()),
        reader.period(body),
        breakdown == null
            ? new Breakdown.BySegment(body.segmentation(), body.asOf(), Breakdown.USUAL_LIMIT)
            : breakdown);
  }

  private static Map<String, JsonNode> where(@Nullable Map<String, JsonNode> where) {
    return where == null ? Map.of() : where;
  }
}
