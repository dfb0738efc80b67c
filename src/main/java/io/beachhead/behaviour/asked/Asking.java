package io.beachhead.behaviour.asked;

import io.beachhead.behaviour.ActivityQuestion;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.Breakdown;
import io.beachhead.behaviour.FeatureUseQuestion;
import io.beachhead.behaviour.FunnelAnswer;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.LifecycleQuestion;
import io.beachhead.behaviour.NamedEvents;
import io.beachhead.behaviour.RepeatUseQuestion;
import io.beachhead.behaviour.RetentionQuestion;
import io.beachhead.behaviour.StickinessQuestion;
import io.beachhead.behaviour.actors.Actor;
import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.actors.WithActors;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks questions as they are said in JSON and, with {@code "actors": true}, who is behind them. */
@Component
public class Asking {
  private static final int INTERVALS_AT_MOST = 10_001;
  private static final int ROWS = 50;
  private static final int MOST_ROWS = 1000;

  private final BehaviourQuestions questions;
  private final QuestionReader reader;
  private final CustomerBases customerBases;
  private final ObjectProvider<OpeningQuestion> others;
  private final JsonMapper json;
  private final Clock clock;

  Asking(
      BehaviourQuestions questions,
      QuestionReader reader,
      CustomerBases customerBases,
      ObjectProvider<OpeningQuestion> others,
      JsonMapper json,
      Clock clock) {
    this.questions = questions;
    this.reader = reader;
    this.customerBases = customerBases;
    this.others = others;
    this.json = json;
    this.clock = clock;
  }

  public Answered<FunnelAnswer> funnel(QuestionBody.Funnel body) {
    if (!body.wantsActors()) {
      var answer = questions.funnel(reader.funnel(body), reader.period(body));
      return new Answered<>(compared(answer, body), null);
    }
    var found = funnelActors(body);
    return answered(new WithActors<>(compared(found.answer(), body), found.actors()), body);
  }

  /** With the two groups beside each other that the body asks for. */
  private FunnelAnswer compared(FunnelAnswer answer, QuestionBody.Funnel body) {
    var compare = body.compare();
    if (compare == null) {
      return answer;
    }
    var period = reader.period(body);
    var groups =
        compare.stream()
            .map(where ->
                FunnelAnswer.Compared.of(
                    where, questions.funnel(reader.funnel(body).within(where), period)))
            .toList();
    return answer.comparing(FunnelAnswer.Comparison.of(groups.get(0), groups.get(1)));
  }

  /** The answer, and who is behind the number that {@code of} names. */
  public WithActors<FunnelAnswer> funnelActors(QuestionBody.Funnel body) {
    var question = reader.funnel(body);
    var period = reader.period(body);
    var trend = question.trend();
    Integer intervals =
        trend == null
            ? null
            : Integer.valueOf(
                period.intervals(
                    trend.interval() == null ? Interval.DAY : trend.interval(), INTERVALS_AT_MOST));
    var wanted =
        of(body).step(question.steps().size(), intervals, question.timeToConvert() != null);
    return questions.funnel(question, period, wanted);
  }

  public Answered<GroupedAnswer<RetentionQuestion.Answer>> retention(QuestionBody.Retention body) {
    return answered(retentionActors(body), body);
  }

  /** The answer, and who is behind the number that {@code of} names; nobody where none is. */
  public WithActors<GroupedAnswer<RetentionQuestion.Answer>> retentionActors(
      QuestionBody.Retention body) {
    var question = reader.retention(body);
    Wanted wanted = body.wantsActors() ? of(body).cell(question.intervals()) : null;
    return questions.retention(
        question, where(body), reader.period(body), reader.breakdown(body), wanted);
  }

  public Answered<GroupedAnswer<StickinessQuestion.Answer>> stickiness(
      QuestionBody.Stickiness body) {
    return answered(stickinessActors(body), body);
  }

  /** The answer, and who is behind the number that {@code of} names; nobody where none is. */
  public WithActors<GroupedAnswer<StickinessQuestion.Answer>> stickinessActors(
      QuestionBody.Stickiness body) {
    var question = reader.stickiness(body);
    var period = reader.period(body);
    int intervals = period.intervals(question.interval(), INTERVALS_AT_MOST);
    Wanted wanted =
        body.wantsActors()
            ? of(body).activeIntervals(Math.ceilDiv(intervals, question.intervalCount()))
            : null;
    return questions.stickiness(question, where(body), period, reader.breakdown(body), wanted);
  }

  public Answered<GroupedAnswer<LifecycleQuestion.Answer>> lifecycle(QuestionBody.Simple body) {
    return answered(lifecycleActors(body), body);
  }

  /** The answer, and who is behind the number that {@code of} names; nobody where none is. */
  public WithActors<GroupedAnswer<LifecycleQuestion.Answer>> lifecycleActors(
      QuestionBody.Simple body) {
    var question = reader.lifecycle(body);
    var period = reader.period(body);
    Wanted wanted =
        body.wantsActors()
            ? of(body).change(period.intervals(question.interval(), INTERVALS_AT_MOST))
            : null;
    return questions.lifecycle(question, where(body), period, reader.breakdown(body), wanted);
  }

  public Answered<GroupedAnswer<ActivityQuestion.Answer>> activity(QuestionBody.Simple body) {
    return answered(activityActors(body), body);
  }

  /** The answer, and who is behind the number that {@code of} names; nobody where none is. */
  public WithActors<GroupedAnswer<ActivityQuestion.Answer>> activityActors(
      QuestionBody.Simple body) {
    var period = reader.period(body);
    Wanted wanted =
        body.wantsActors()
            ? of(body).activity(period.intervals(Interval.DAY, INTERVALS_AT_MOST))
            : null;
    return questions.activity(
        reader.activity(body), where(body), period, reader.breakdown(body), wanted);
  }

  public Answered<GroupedAnswer<FeatureUseQuestion.Answer>> featureUse(
      QuestionBody.FeatureUse body) {
    return answered(featureUseActors(body), body);
  }

  /** By segment unless asked otherwise, and who is behind the number that {@code of} names. */
  public WithActors<GroupedAnswer<FeatureUseQuestion.Answer>> featureUseActors(
      QuestionBody.FeatureUse body) {
    var question = reader.featureUse(body);
    var breakdown = reader.breakdown(body);
    Wanted wanted =
        body.wantsActors()
            ? new OfReader(body.of(), true)
                .feature(question.features().stream().map(NamedEvents::key).toList())
            : null;
    return questions.featureUse(
        question,
        where(body),
        reader.period(body),
        breakdown == null
            ? new Breakdown.BySegment(body.segmentation(), body.asOf(), Breakdown.USUAL_LIMIT)
            : breakdown,
        wanted);
  }

  /** The answer, and who is behind the number that {@code of} names; nobody where none is. */
  public WithActors<RepeatUseQuestion.Answer> repeatUse(
      RepeatUseQuestion question,
      Map<String, JsonNode> where,
      QuestionBody.Dated dated,
      QuestionBody.WithActors asked) {
    Wanted wanted = asked.wantsActors() ? new OfReader(asked.of(), false).customers() : null;
    return questions.repeatUse(question, where, reader.period(dated), wanted);
  }

  private static final List<String> OWN_KINDS =
      List.of("funnel", "retention", "stickiness", "lifecycle", "activity", "feature-use");

  /** The kinds of questions whose numbers open, by their addresses under /api/behaviour. */
  public List<String> kinds() {
    return Stream.concat(
            OWN_KINDS.stream(), others.orderedStream().map(OpeningQuestion::kind).sorted())
        .toList();
  }

  /**
   * Who is behind a number.
   *
   * @param kind one of {@link #kinds}
   * @param body of the question, with {@code of}
   * @throws ProblemException 422 where the question cannot be asked
   */
  public Actors actors(String kind, JsonNode body) {
    var asked = body.deepCopy();
    if (!(asked instanceof ObjectNode question)) {
      throw unreadable("question", "must be an object");
    }
    question.put("actors", true);
    return switch (kind) {
      case "funnel" -> funnelActors(read(question, QuestionBody.Funnel.class)).actors();
      case "retention" -> retentionActors(read(question, QuestionBody.Retention.class)).actors();
      case "stickiness" -> stickinessActors(read(question, QuestionBody.Stickiness.class)).actors();
      case "lifecycle" -> lifecycleActors(read(question, QuestionBody.Simple.class)).actors();
      case "activity" -> activityActors(read(question, QuestionBody.Simple.class)).actors();
      case "feature-use" ->
          featureUseActors(read(question, QuestionBody.FeatureUse.class)).actors();
      default ->
          others.stream()
              .filter(other -> other.kind().equals(kind))
              .findFirst()
              .orElseThrow(
                  () -> unreadable("question.kind", "must be one of " + String.join(", ", kinds())))
              .actors(question);
    };
  }

  /**
   * A question as it is said in JSON.
   *
   * @throws ProblemException 422 where a field is not what the type takes
   */
  public <T> T read(JsonNode body, Class<T> type) {
    try {
      return json.treeToValue(body, type);
    } catch (JacksonException unfit) {
      throw unreadable("question", unfit.getOriginalMessage());
    }
  }

  private static ProblemException unreadable(String field, String problem) {
    return ProblemException.unprocessable(
        "Check the question's fields.", List.of(ProblemItem.of(field, null, problem)));
  }

  private static <B extends QuestionBody.Common> OfReader of(B body) {
    return new OfReader(body.of(), body.breakdown() != null);
  }

  private static Map<String, JsonNode> where(QuestionBody.Common body) {
    var where = body.where();
    return where == null ? Map.of() : where;
  }

  private <A> Answered<A> answered(WithActors<A> found, QuestionBody.WithActors asked) {
    return new Answered<>(found.answer(), asked.wantsActors() ? page(found.actors(), asked) : null);
  }

  /** The page of a list that is asked for. */
  public ActorPage page(Actors actors, QuestionBody.WithActors asked) {
    int limit = asked.limit() == null ? ROWS : asked.limit();
    if (limit < 1 || limit > MOST_ROWS) {
      throw ProblemException.unprocessable(
          "Check the question's fields.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be 1 to " + MOST_ROWS)));
    }
    int from = asked.cursor() == null ? 0 : placeAfter(actors, Cursor.decode(asked.cursor(), 2));
    var base = customerBases.asOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    var shown = actors.between(from, from + limit);
    boolean last = from + shown.size() >= actors.total();
    return new ActorPage(
        shown.stream().map(actor -> item(actor, actors.by(), base)).toList(),
        actors.total(),
        last ? null : cursor(shown.getLast()).encode());
  }

  private static Cursor cursor(Actor last) {
    return Cursor.of(Long.toString(last.at()), last.id());
  }

  private static int placeAfter(Actors actors, Cursor cursor) {
    try {
      return actors.placeAfter(Long.parseLong(cursor.parts().get(0)), cursor.parts().get(1));
    } catch (NumberFormatException notOurs) {
      throw cursor.foreign();
    }
  }

  private static ActorPage.Item item(Actor actor, Unit by, CustomerBase base) {
    int row = by == Unit.ACCOUNT ? base.rowOf(actor.id()) : -1;
    return new ActorPage.Item(
        actor.id(),
        row < 0 ? actor.called() : base.name(row),
        actor.account(),
        actor.value(),
        Instant.ofEpochMilli(actor.at()));
  }
}
