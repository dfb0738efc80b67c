package io.beachhead.behaviour;

import io.beachhead.behaviour.Division.Groups;
import io.beachhead.behaviour.Division.WithGroups;
import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.actors.WithActors;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers the questions of this module. Every event acknowledged before the call counts. */
@Component
public class BehaviourQuestions {
  private final CurrentHistories histories;
  private final Conditions conditions;
  private final Groupings groupings;
  private final Clock clock;
  private final EventCounts counts = new EventCounts();

  BehaviourQuestions(
      CurrentHistories histories, Conditions conditions, Groupings groupings, Clock clock) {
    this.histories = histories;
    this.clock = clock;
    this.conditions = conditions;
    this.groupings = groupings;
  }

  public FunnelAnswer funnel(FunnelQuestion question, Period period) {
    var all = histories.now();
    var events = funnelEvents(question, period, all);
    return answer(question, events, all, measure(question, period, events, all, null));
  }

  /** The same, and who is behind one of its numbers. */
  public WithActors<FunnelAnswer> funnel(FunnelQuestion question, Period period, Wanted wanted) {
    var all = histories.now();
    var events = funnelEvents(question, period, all);
    var measured = measure(question, period, events, all, wanted);
    var grouping = measured.grouping();
    return new WithActors<>(
        answer(question, events, all, measured),
        new Actors(
            measured.kept(),
            all,
            question.by(),
            code -> grouping == null || code == Kept.NO_CODE ? null : grouping.value(code)));
  }

  private static FunnelAnswer answer(
      FunnelQuestion question,
      FunnelWalk.Events events,
      Histories all,
      FunnelMeasurement measured) {
    var answer = measured.answer();
    var outcomes = measured.outcomes();
    if (outcomes == null) {
      return answer;
    }
    var compared = outcomes.compared(events.watchedTo());
    return answer.with(
        all.tally(
                question.by(),
                () -> new FunnelCorrelations(question, events.scope(), events.names(), compared))
            .companions());
  }

  public GroupedAnswer<RetentionQuestion.Answer> retention(
      RetentionQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return retention(question, where, period, breakdown, null).answer();
  }

  /** The same, and who is behind one of its numbers; nobody where none is wanted. */
  public WithActors<GroupedAnswer<RetentionQuestion.Answer>> retention(
      RetentionQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown,
      @Nullable Wanted wanted) {
    var asked = about(question.start(), where, question.by(), breakdown, wanted);
    var returning = conditions.of(question.returning(), asked.all());
    return divide(
        asked,
        (narrower, of) ->
            new RetentionMeasurement(
                question, period, asked.event().and(narrower), returning.and(narrower), of));
  }

  public GroupedAnswer<StickinessQuestion.Answer> stickiness(
      StickinessQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return stickiness(question, where, period, breakdown, null).answer();
  }

  /** The same, and who is behind one of its numbers; nobody where none is wanted. */
  public WithActors<GroupedAnswer<StickinessQuestion.Answer>> stickiness(
      StickinessQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown,
      @Nullable Wanted wanted) {
    var asked = about(question.event(), where, question.by(), breakdown, wanted);
    return divide(
        asked,
        (narrower, of) ->
            new StickinessMeasurement(question, period, asked.event().and(narrower), of));
  }

  public GroupedAnswer<LifecycleQuestion.Answer> lifecycle(
      LifecycleQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return lifecycle(question, where, period, breakdown, null).answer();
  }

  /** The same, and who is behind one of its numbers; nobody where none is wanted. */
  public WithActors<GroupedAnswer<LifecycleQuestion.Answer>> lifecycle(
      LifecycleQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown,
      @Nullable Wanted wanted) {
    var asked = about(question.event(), where, question.by(), breakdown, wanted);
    return divide(
        asked,
        (narrower, of) ->
            new LifecycleMeasurement(question, period, asked.event().and(narrower), of));
  }

  public GroupedAnswer<ActivityQuestion.Answer> activity(
      ActivityQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return activity(question, where, period, breakdown, null).answer();
  }

  /** The same, and who is behind one of its numbers; nobody where none is wanted. */
  public WithActors<GroupedAnswer<ActivityQuestion.Answer>> activity(
      ActivityQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown,
      @Nullable Wanted wanted) {
    var asked = about(question.event(), where, question.by(), breakdown, wanted);
    return divide(
        asked, (narrower, of) -> new ActivityMeasurement(period, asked.event().and(narrower), of));
  }

  /**
   * What is asked, looked up.
   *
   * @param event what it is about; for the groups too, of which the largest are shown
   * @param scope what holds for every event
   */
  private record Asked(
      Histories all,
      Unit by,
      Matcher event,
      Matcher scope,
      @Nullable Groups groups,
      @Nullable Wanted wanted) {}

  private Asked about(
      EventSelector about,
      Map<String, JsonNode> where,
      Unit by,
      @Nullable Breakdown breakdown,
      @Nullable Wanted wanted) {
    var all = histories.now();
    var event = conditions.of(about, all);
    var scope = conditions.of(where, all);
    var groups =
        breakdown == null
            ? null
            : Groups.largest(
                breakdown.limit(), groupings.of(breakdown, all), all, by, event.and(scope));
    return new Asked(all, by, event, scope, groups, wanted);
  }

  private static <A, M extends Measurement<A, M>> WithActors<GroupedAnswer<A>> divide(
      Asked asked, Measurement.Fresh<M> question) {
    var wanted = asked.wanted();
    var groups = asked.groups();
    var of = wanted == null || wanted.group() != null ? null : wanted.of();
    var counted =
        asked
            .all()
            .tally(
                asked.by(),
                () ->
                    new WithGroups<>(
                        question.counting(asked.scope(), of),
                        groups == null
                            ? null
                            : new Division<>(groups, question, asked.scope(), wanted)));
    var value = wanted == null || wanted.group() == null ? null : wanted.group().called();
    return new WithActors<>(
        counted.answer(),
        new Actors(
            wanted == null ? new Kept() : counted.kept(wanted),
            asked.all(),
            asked.by(),
            _ -> value));
  }

  public RepeatUseQuestion.Answer repeatUse(
      RepeatUseQuestion question, Map<String, JsonNode> where, Period period) {
    return repeatUse(question, where, period, null).answer();
  }

  /** The same, and who is behind one of its numbers; nobody where none is wanted. */
  public WithActors<RepeatUseQuestion.Answer> repeatUse(
      RepeatUseQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Wanted wanted) {
    var all = histories.now();
    var event = conditions.of(question.event(), all).and(conditions.of(where, all));
    var of = wanted == null ? null : wanted.of();
    var measured =
        all.tally(
            question.by(),
            () -> new RepeatUseMeasurement(question, period, event, all.people(), of));
    return new WithActors<>(
        measured.answer(), new Actors(measured.kept(), all, question.by(), _ -> null));
  }

  public GroupedAnswer<FeatureUseQuestion.Answer> featureUse(
      FeatureUseQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return featureUse(question, where, period, breakdown, null).answer();
  }

  /** The same, and who is behind one of its numbers; nobody where none is wanted. */
  public WithActors<GroupedAnswer<FeatureUseQuestion.Answer>> featureUse(
      FeatureUseQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown,
      @Nullable Wanted wanted) {
    var asked = about(EventSelector.ANY, where, question.by(), breakdown, wanted);
    var uses =
        FeatureUseMeasurement.Uses.of(
            question.features().stream()
                .map(feature -> conditions.anyOf(feature.events(), asked.all()))
                .toList());
    return divide(
        asked, (narrower, of) -> new FeatureUseMeasurement(question, period, narrower, uses, of));
  }

  /** Rises with everything that may change an answer: events, people, accounts. */
  public long version() {
    return histories.version();
  }

  /** When the first event happened; null while there is none. */
  public @Nullable Instant firstEvent() {
    if (!histories.canBeRead()) {
      return null;
    }
    long first = histories.now().firstTime();
    return first == Long.MAX_VALUE ? null : Instant.ofEpochMilli(first);
  }

  /** The names of all events seen, for pickers. */
  public Set<String> eventNames() {
    if (!histories.canBeRead()) {
      return Set.of();
    }
    var names = new HashSet<>(histories.vocabulary().names.from(0));
    names.remove("");
    return names;
  }

  /** All events by their names, those that most people or accounts did in the period first. */
  public List<EventCount> eventCounts(Unit by, Period period) {
    return counts.of(histories.now(), by, period);
  }

  private FunnelWalk.Events funnelEvents(FunnelQuestion question, Period period, Histories all) {
    var steps = new ArrayList<Matcher>();
    for (var step : question.steps()) {
      steps.add(conditions.of(step, all));
    }
    var fences = new ArrayList<FunnelWalk.Fence>();
    for (var exclusion : question.exclusions()) {
      var where = exclusion.where() == null ? Map.<String, JsonNode>of() : exclusion.where();
      fences.add(
          new FunnelWalk.Fence(
              conditions.of(new EventSelector(exclusion.event(), where), all),
              exclusion.fromStep() == null ? 0 : exclusion.fromStep() - 1,
              exclusion.toStep() == null ? steps.size() - 1 : exclusion.toStep() - 1));
    }
    return new FunnelWalk.Events(
        steps,
        fences,
        conditions.of(question.where(), all),
        all.vocabulary().names.from(0),
        Math.min(period.to() + 1, clock.millis()));
  }

  /**
   * @param wanted whose people or accounts are kept; null = nobody's
   */
  private FunnelMeasurement measure(
      FunnelQuestion question,
      Period period,
      FunnelWalk.Events events,
      Histories all,
      @Nullable Wanted wanted) {
    var breakdown = question.breakdown();
    var grouping = breakdown == null ? null : groupings.of(breakdown, all);
    return all.tally(
        question.by(), () -> new FunnelMeasurement(question, period, events, grouping, wanted));
  }
}
