package io.beachhead.behaviour.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.RepeatUseQuestion;
import io.beachhead.behaviour.RepeatUseQuestion.TimeUnit;
import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.actors.WithActors;
import io.beachhead.behaviour.asked.Answered;
import io.beachhead.behaviour.asked.Asking;
import io.beachhead.behaviour.asked.OpeningQuestion;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.statistics.BetaGeometricNbd.Fitted;
import io.beachhead.statistics.BetaGeometricNbd.Model;
import io.beachhead.statistics.BetaGeometricNbd.Undetermined;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How often somebody comes back who has no contract, as JSON. */
@RestController
class RepeatUseController implements OpeningQuestion {
  private final Asking asking;

  RepeatUseController(Asking asking) {
    this.asking = asking;
  }

  /**
   * @param dateFrom by default the beginning of all history, as a first use must be in sight
   * @param unit of time of α and of {@code horizon}
   * @param horizon the time to look ahead, 1 to 1,000 units
   */
  record Body(
      @Nullable String dateFrom,
      @Nullable String dateTo,
      @Nullable Unit by,
      @Nullable Map<String, JsonNode> where,
      @Nullable String timezone,
      @Nullable String weekStart,
      @Nullable String event,
      @Nullable TimeUnit unit,
      @Nullable Double horizon,
      @Nullable Boolean actors,
      @Nullable JsonNode of,
      @Nullable Integer limit,
      @Nullable String cursor)
      implements QuestionBody.Dated, QuestionBody.WithActors {
    @Override
    public String dateFrom() {
      return dateFrom == null ? "1970-01-01" : dateFrom;
    }
  }

  /**
   * @param r null where the model cannot be fitted; {@code notEnoughData} then says why
   * @param alpha in units of time
   * @param n people or accounts whose first use lies in the period
   * @param beganBefore left out: their first use lies before the period
   * @param expected what is to come within the horizon
   */
  record Answer(
      @Nullable Double r,
      @Nullable Double alpha,
      @Nullable Double a,
      @Nullable Double b,
      @Nullable Double logLikelihood,
      int n,
      int repeaters,
      int beganBefore,
      TimeUnit unit,
      @Nullable Model standardErrors,
      @Nullable Expected expected,
      @Nullable String caution,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> notIdentified,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
      String method) {}

  /**
   * @param alive how many of the n are expected to come back at all
   * @param uses of all of them within the horizon
   * @param usesOfNew of somebody new within the horizon, the first use not counted
   */
  record Expected(double horizon, double alive, double uses, double usesOfNew) {}

  @PostMapping("/api/behaviour/repeat-use")
  @Operation(
      summary = "How often people or accounts come back where no contract binds them (BG/NBD)",
      description =
          "Uses on one calendar day count once. unit is day, week (default) or month: the unit of"
              + " alpha and horizon. With \"actors\": true and of {\"which\":"
              + " \"all|repeaters|once|beganBefore\"} the answer also lists who is behind the"
              + " number; pages: limit, cursor.")
  Answered<Answer> repeatUse(@RequestBody Body body) {
    TimeUnit unit = body.unit() == null ? TimeUnit.WEEK : body.unit();
    double horizon = body.horizon() == null ? 13 * 7 / unit.days() : body.horizon();
    if (!(horizon > 0 && horizon <= 1000)) {
      throw ProblemException.unprocessable(
          "Check the question's fields.",
          List.of(ProblemItem.of("horizon", String.valueOf(horizon), "must be 1 to 1000")));
    }
    var answer = asked(body, unit);
    return new Answered<>(
        answer(answer.answer(), unit, horizon),
        body.wantsActors() ? asking.page(answer.actors(), body) : null);
  }

  private WithActors<RepeatUseQuestion.Answer> asked(Body body, TimeUnit unit) {
    return asking.repeatUse(
        new RepeatUseQuestion(
            new EventSelector(body.event(), Map.of()),
            body.by() == null ? Unit.PERSON : body.by(),
            unit),
        body.where() == null ? Map.of() : body.where(),
        body,
        body);
  }

  @Override
  public String kind() {
    return "repeat-use";
  }

  @Override
  public Actors actors(JsonNode question) {
    return asked(asking.read(question, Body.class), TimeUnit.WEEK).actors();
  }

  static Answer answer(RepeatUseQuestion.Answer answer, TimeUnit unit, double horizon) {
    int n = answer.customers().size();
    int repeaters =
        (int) answer.customers().stream().filter(c -> c.history().repeats() > 0).count();
    return switch (answer.result()) {
      case Undetermined(NotEnoughData why) ->
          new Answer(
              null,
              null,
              null,
              null,
              null,
              n,
              repeaters,
              answer.beganBefore(),
              unit,
              null,
              null,
              null,
              Set.of(),
              why,
              METHOD);
      case Fitted fitted ->
          new Answer(
              fitted.model().r(),
              fitted.model().alpha(),
              fitted.model().a(),
              fitted.model().b(),
              fitted.logLikelihood(),
              n,
              repeaters,
              answer.beganBefore(),
              unit,
              fitted.errors(),
              expected(answer, fitted.model(), horizon),
              fitted.caution(),
              fitted.notIdentified(),
              null,
              METHOD);
    };
  }

  static final String METHOD = "BG/NBD, maximum likelihood";

  private static Expected expected(RepeatUseQuestion.Answer answer, Model model, double horizon) {
    double alive = 0;
    double uses = 0;
    for (var customer : answer.customers()) {
      alive += model.alive(customer.history());
      uses += model.expectedUses(customer.history(), horizon);
    }
    return new Expected(horizon, alive, uses, model.expectedUsesOfNew(horizon));
  }
}
