package io.beachhead.behaviour.web;

import io.beachhead.behaviour.ActivityQuestion;
import io.beachhead.behaviour.FeatureUseQuestion;
import io.beachhead.behaviour.FunnelAnswer;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.LifecycleQuestion;
import io.beachhead.behaviour.RetentionQuestion;
import io.beachhead.behaviour.StickinessQuestion;
import io.beachhead.behaviour.asked.Answered;
import io.beachhead.behaviour.asked.Asking;
import io.beachhead.behaviour.asked.QuestionBody;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The questions about behaviour as JSON. */
@RestController
@RequestMapping("/api/behaviour")
class BehaviourController {
  private static final String ACTORS =
      "With \"actors\": true and \"of\" the answer also lists who is behind one of its numbers,"
          + " the latest first. Pages: limit (1 to 1000, by default 50), cursor. A number of one"
          + " group also takes \"value\" (null = without one) or \"other\": true. of: ";

  private final Asking asking;

  BehaviourController(Asking asking) {
    this.asking = asking;
  }

  @PostMapping("/funnel")
  @Operation(
      summary = "How many get from one step to the next",
      description =
          ACTORS
              + "{\"step\": 2}, with \"lost\": true or \"withinWindow\": true those who got no"
              + " further; {\"trend\": 0, \"converted\": true} for an interval of the trend, from"
              + " 0; {\"bin\": 0} for a bin of timeToConvert, from 0.")
  Answered<FunnelAnswer> funnel(@RequestBody QuestionBody.Funnel body) {
    return asking.funnel(body);
  }

  @PostMapping("/retention")
  @Operation(
      summary = "Of those who started, how many come back",
      description =
          ACTORS + "{\"cohort\": 0, \"interval\": 3}, both from 0; interval 0 is the cohort.")
  Answered<GroupedAnswer<RetentionQuestion.Answer>> retention(
      @RequestBody QuestionBody.Retention body) {
    return asking.retention(body);
  }

  @PostMapping("/stickiness")
  @Operation(
      summary = "In how many intervals people are active",
      description = ACTORS + "{\"interval\": 4} = entry 4 of data, counted from 1.")
  Answered<GroupedAnswer<StickinessQuestion.Answer>> stickiness(
      @RequestBody QuestionBody.Stickiness body) {
    return asking.stickiness(body);
  }

  @PostMapping("/lifecycle")
  @Operation(
      summary = "Who is new, stays, comes back and goes dormant",
      description =
          ACTORS
              + "{\"interval\": 0, \"kind\": \"new|returning|resurrecting|dormant\"}, intervals"
              + " from 0. Of the dormant, total is the number without its minus sign.")
  Answered<GroupedAnswer<LifecycleQuestion.Answer>> lifecycle(
      @RequestBody QuestionBody.Simple body) {
    return asking.lifecycle(body);
  }

  @PostMapping("/activity")
  @Operation(
      summary = "How many are active a day, in 7 days and in 30, and how often",
      description =
          ACTORS
              + "{\"interval\": 0, \"measure\": \"daily|weekly|monthly\"}, days from 0;"
              + " {\"frequency\": 3} for those active on 3 of the last 28 days.")
  Answered<GroupedAnswer<ActivityQuestion.Answer>> activity(@RequestBody QuestionBody.Simple body) {
    return asking.activity(body);
  }

  @PostMapping("/feature-use")
  @Operation(
      summary = "How many use each feature, and how much; by segment unless asked otherwise",
      description =
          ACTORS + "{\"feature\": \"KEY\"} for its users; {\"active\": true} for everybody active.")
  Answered<GroupedAnswer<FeatureUseQuestion.Answer>> featureUse(
      @RequestBody QuestionBody.FeatureUse body) {
    return asking.featureUse(body);
  }
}
