package io.beachhead.behaviour;

import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers the questions of this module. Every event acknowledged before the call counts. */
@Component
public class BehaviourQuestions {
  private final CurrentHistories histories;
  private final Conditions conditions;
  private final Groupings groupings;
  private final EventCounts counts = new EventCounts();

  BehaviourQuestions(CurrentHistories histories, Conditions conditions, Groupings groupings) {
    this.histories = histories;
    this.conditions = conditions;
    this.groupings = groupings;
  }

  /**
   * Somebody a funnel reached or lost.
   *
   * @param id of the account, or of the person: the user's id where known, else the visitor's
   * @param called what the records call the person; null for an account and where not known
   * @param visitor whether it is the id of a device
   * @param account that the attempt's first event counts for; null without
   * @param value of the breakdown; null where there is none
   * @param reachedStep from 1
   * @param enteredAt when the attempt began, epoch milliseconds
   */
  public record Actor(
      String id,
      @Nullable String called,
      boolean visitor,
      @Nullable String account,
      @Nullable String value,
      int reachedStep,
      long enteredAt) {}

  public FunnelAnswer funnel(FunnelQuestion question, Period period) {
    return measure(question, period).answer();
  }

  /**
   * Who reached a step and, where asked, did not reach the next.
   *
   * @param step from 1
   * @param lost only those who got no further
   */
  public List<Actor> funnelActors(FunnelQuestion question, Period period, int step, boolean lost) {
    var measurement = measure(question, period);
    var people = histories.now().people();
    return measurement.reached().stream()
        .filter(reached -> lost ? reached.depth() == step : reached.depth() >= step)
        .map(reached -> actor(reached, question.by(), people))
        .toList();
  }

  private static Actor actor(FunnelMeasurement.Reached reached, Unit by, People people) {
    var account = reached.account() == People.NONE ? null : people.account(reached.account());
    return by == Unit.ACCOUNT
        ? new Actor(
            people.account(reached.unit()),
            null,
            false,
            account,
            reached.value(),
            reached.depth(),
            reached.entered())
        : new Actor(
            people.id(reached.unit()),
            people.called(reached.unit()),
            people.isVisitor(reached.unit()),
            account,
            reached.value(),
            reached.depth(),
            reached.entered());
  }

  public Divided<RetentionQuestion.Answer> retention(
      RetentionQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    var all = histories.now();
    var start = conditions.of(question.start(), all);
    var returning = conditions.of(question.returning(), all);
    return divide(
        question.by(),
        conditions.of(where, all),
        start,
        breakdown,
        all,
        scope ->
            new RetentionMeasurement(question, period, start.and(scope), returning.and(scope)));
  }

  public Divided<StickinessQuestion.Answer> stickiness(
      StickinessQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return divide(
        question.by(),
        question.event(),
        where,
        breakdown,
        asked -> new StickinessMeasurement(question, period, asked));
  }

  public Divided<LifecycleQuestion.Answer> lifecycle(
      LifecycleQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return divide(
        question.by(),
        question.event(),
        where,
        breakdown,
        asked -> new LifecycleMeasurement(question, period, asked));
  }

  public Divided<ActivityQuestion.Answer> activity(
      ActivityQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    return divide(
        question.by(),
        question.event(),
        where,
        breakdown,
        asked -> new ActivityMeasurement(question, period, asked));
  }

  /** A question about one kind of event. */
  private <A> Divided<A> divide(
      Unit by,
      EventSelector about,
      Map<String, JsonNode> where,
      @Nullable Breakdown breakdown,
      Function<Matcher, Measurement<A>> question) {
    var all = histories.now();
    var event = conditions.of(about, all);
    return divide(
        by,
        conditions.of(where, all),
        event,
        breakdown,
        all,
        scope -> question.apply(event.and(scope)));
  }

  /**
   * @param event what the question is about; only its events have to be divided
   */
  private <A> Divided<A> divide(
      Unit by,
      Matcher scope,
      Matcher event,
      @Nullable Breakdown breakdown,
      Histories all,
      Function<Matcher, Measurement<A>> question) {
    var whole = question.apply(scope);
    if (breakdown == null) {
      all.each(by, whole::count);
      return new Divided<>(whole.answer(), null);
    }
    var parts =
        new Division<>(
            breakdown, groupings.of(breakdown, all), question, scope, all, by, event.and(scope));
    all.each(
        by,
        history -> {
          whole.count(history);
          parts.count(history);
        });
    return new Divided<>(whole.answer(), parts.groups());
  }

  public RepeatUseQuestion.Answer repeatUse(
      RepeatUseQuestion question, Map<String, JsonNode> where, Period period) {
    var all = histories.now();
    var measurement =
        new RepeatUseMeasurement(
            question, period, conditions.of(question.event(), all).and(conditions.of(where, all)));
    measurement.measure(all);
    return measurement.answer();
  }

  public Divided<FeatureUseQuestion.Answer> featureUse(
      FeatureUseQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    var all = histories.now();
    return divide(
        question.by(),
        conditions.of(where, all),
        Matcher.EVERY,
        breakdown,
        all,
        scope -> new FeatureUseMeasurement(question, period, scope, all.vocabulary()));
  }

  /**
   * The accounts for which one of these events counts.
   *
   * @param from and {@code to}: epoch milliseconds, both included
   */
  public Set<String> accountsThatDid(Set<String> events, long from, long to) {
    if (!histories.canBeRead()) {
      return Set.of();
    }
    var all = histories.now();
    var words = all.vocabulary().names;
    var wanted = new boolean[words.size()];
    boolean any = false;
    for (var event : events) {
      int word = words.find(event);
      if (word >= 0 && word < wanted.length) {
        wanted[word] = true;
        any = true;
      }
    }
    var accounts = new HashSet<String>();
    if (!any) {
      return accounts;
    }
    var did = new boolean[all.people().accountCount()];
    all.eachPerson(history -> {
      for (int i = 0; i < history.size(); i++) {
        int name = history.name(i);
        if (name < wanted.length
            && wanted[name]
            && history.time(i) >= from
            && history.time(i) <= to
            && history.account(i) != People.NONE) {
          did[history.account(i)] = true;
        }
      }
    });
    for (int account = 0; account < did.length; account++) {
      if (did[account]) {
        accounts.add(all.people().account(account));
      }
    }
    return accounts;
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

  private FunnelMeasurement measure(FunnelQuestion question, Period period) {
    var all = histories.now();
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
    var breakdown = question.breakdown();
    var measurement =
        new FunnelMeasurement(
            question,
            period,
            all,
            steps,
            fences,
            conditions.of(question.where(), all),
            breakdown == null ? null : groupings.of(breakdown, all));
    measurement.measure();
    return measurement;
  }
}
