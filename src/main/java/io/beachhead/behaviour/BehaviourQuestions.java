package io.beachhead.behaviour;

import io.beachhead.behaviour.Division.Groups;
import io.beachhead.behaviour.Division.WithGroups;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.people.Unit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Clock clock;
  private final EventCounts counts = new EventCounts();

  BehaviourQuestions(
      CurrentHistories histories, Conditions conditions, Groupings groupings, Clock clock) {
    this.histories = histories;
    this.clock = clock;
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
   * @param withinWindow whether they may still get further
   * @param enteredAt when the attempt began, epoch milliseconds
   */
  public record Actor(
      String id,
      @Nullable String called,
      boolean visitor,
      @Nullable String account,
      @Nullable String value,
      int reachedStep,
      boolean withinWindow,
      long enteredAt) {}

  /** Of those who got to a step of a funnel, which. */
  public enum Reach {
    /** All, those who went on included. */
    REACHED,
    /** Who got no further and cannot any more: their window is over. */
    LOST,
    /** Who got no further yet, and may: their window is open. */
    WITHIN_WINDOW
  }

  public FunnelAnswer funnel(FunnelQuestion question, Period period) {
    var all = histories.now();
    var events = funnelEvents(question, period, all);
    var measured = measure(question, period, events, all, false);
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

  /**
   * Who reached a step, or got no further than it.
   *
   * @param step from 1
   */
  public List<Actor> funnelActors(FunnelQuestion question, Period period, int step, Reach reach) {
    var all = histories.now();
    var people = all.people();
    return measure(question, period, funnelEvents(question, period, all), all, true)
        .reached()
        .stream()
        .filter(reached ->
            switch (reach) {
              case REACHED -> reached.depth() >= step;
              case LOST -> reached.depth() == step && !reached.open();
              case WITHIN_WINDOW -> reached.depth() == step && reached.open();
            })
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
            reached.open(),
            reached.entered())
        : new Actor(
            people.id(reached.unit()),
            people.called(reached.unit()),
            people.isVisitor(reached.unit()),
            account,
            reached.value(),
            reached.depth(),
            reached.open(),
            reached.entered());
  }

  public GroupedAnswer<RetentionQuestion.Answer> retention(
      RetentionQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    var all = histories.now();
    var start = conditions.of(question.start(), all);
    var returning = conditions.of(question.returning(), all);
    var scope = conditions.of(where, all);
    return divide(
        question.by(),
        scope,
        groups(breakdown, all, question.by(), start.and(scope)),
        all,
        narrower ->
            new RetentionMeasurement(
                question, period, start.and(narrower), returning.and(narrower)));
  }

  public GroupedAnswer<StickinessQuestion.Answer> stickiness(
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

  public GroupedAnswer<LifecycleQuestion.Answer> lifecycle(
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

  public GroupedAnswer<ActivityQuestion.Answer> activity(
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
  private <A, M extends Measurement<A, M>> GroupedAnswer<A> divide(
      Unit by,
      EventSelector about,
      Map<String, JsonNode> where,
      @Nullable Breakdown breakdown,
      Function<Matcher, M> question) {
    var all = histories.now();
    var event = conditions.of(about, all);
    var scope = conditions.of(where, all);
    return divide(
        by,
        scope,
        groups(breakdown, all, by, event.and(scope)),
        all,
        narrower -> question.apply(event.and(narrower)));
  }

  /**
   * @param ranked events whose people or accounts decide which groups are the largest
   */
  private @Nullable Groups groups(
      @Nullable Breakdown breakdown, Histories all, Unit by, Matcher ranked) {
    return breakdown == null
        ? null
        : Groups.largest(breakdown.limit(), groupings.of(breakdown, all), all, by, ranked);
  }

  private static <A, M extends Measurement<A, M>> GroupedAnswer<A> divide(
      Unit by,
      Matcher scope,
      @Nullable Groups groups,
      Histories all,
      Function<Matcher, M> question) {
    return all.tally(
            by,
            () ->
                new WithGroups<>(
                    question.apply(scope),
                    groups == null ? null : new Division<>(groups, question, scope)))
        .answer();
  }

  public RepeatUseQuestion.Answer repeatUse(
      RepeatUseQuestion question, Map<String, JsonNode> where, Period period) {
    var all = histories.now();
    var event = conditions.of(question.event(), all).and(conditions.of(where, all));
    return all.tally(
            question.by(), () -> new RepeatUseMeasurement(question, period, event, all.people()))
        .answer();
  }

  public GroupedAnswer<FeatureUseQuestion.Answer> featureUse(
      FeatureUseQuestion question,
      Map<String, JsonNode> where,
      Period period,
      @Nullable Breakdown breakdown) {
    var all = histories.now();
    var scope = conditions.of(where, all);
    var uses =
        FeatureUseMeasurement.Uses.of(
            question.features().stream()
                .map(feature -> conditions.anyOf(feature.events(), all))
                .toList());
    return divide(
        question.by(),
        scope,
        groups(breakdown, all, question.by(), scope),
        all,
        narrower -> new FeatureUseMeasurement(question, period, narrower, uses));
  }

  /**
   * The accounts for which one of these events counts.
   *
   * @param events each with a name
   * @param from and {@code to}: epoch milliseconds, both included
   */
  public Set<String> accountsThatDid(Collection<EventSelector> events, long from, long to) {
    return firstTimes(events, from, to).keySet();
  }

  /**
   * When each account first did one of these events.
   *
   * @param events each with a name
   * @param from and {@code to}: epoch milliseconds, both included
   * @return epoch milliseconds by account; accounts that did none of them are absent
   */
  public Map<String, Long> firstTimes(Collection<EventSelector> events, long from, long to) {
    return byAccount(events, from, to, tally -> tally.first);
  }

  /**
   * How often one of these events counts for each account.
   *
   * @param events each with a name
   * @param from and {@code to}: epoch milliseconds, both included
   * @return at least 1 by account; accounts that did none of them are absent
   */
  public Map<String, Long> times(Collection<EventSelector> events, long from, long to) {
    return byAccount(events, from, to, tally -> tally.times);
  }

  private Map<String, Long> byAccount(
      Collection<EventSelector> events, long from, long to, Function<FirstTimes, long[]> figure) {
    if (!histories.canBeRead()) {
      return Map.of();
    }
    var all = histories.now();
    var wanted = conditions.anyOf(events, all);
    if (Arrays.stream(wanted).noneMatch(Objects::nonNull)) {
      return Map.of();
    }
    int count = all.people().accountCount();
    var tally = all.tally(Unit.PERSON, () -> new FirstTimes(wanted, from, to, count));
    var figures = new HashMap<String, Long>();
    for (int account = 0; account < count; account++) {
      if (tally.times[account] > 0) {
        figures.put(all.people().account(account), figure.apply(tally)[account]);
      }
    }
    return figures;
  }

  /** Whether an event with that name, as its conditions ask, ever came; for any account or none. */
  public boolean happened(EventSelector event) {
    if (!histories.canBeRead()) {
      return false;
    }
    var all = histories.now();
    var wanted = conditions.anyOf(List.of(event), all);
    return all.tally(
            Unit.PERSON,
            () ->
                new FirstTimes(wanted, Long.MIN_VALUE, Long.MAX_VALUE, all.people().accountCount()))
        .any;
  }

  /**
   * When an account first did it and how often. Walks people: accounts need no order of their own.
   */
  private static final class FirstTimes implements Tally<FirstTimes> {
    static final long NEVER = Long.MAX_VALUE;

    private final @Nullable Matcher[] wanted;
    private final long from;
    private final long to;
    private final long[] first;
    private final long[] times;
    private boolean any;

    FirstTimes(@Nullable Matcher[] wanted, long from, long to, int accounts) {
      this.wanted = wanted;
      this.from = from;
      this.to = to;
      first = new long[accounts];
      times = new long[accounts];
      Arrays.fill(first, NEVER);
    }

    @Override
    public void count(History history) {
      for (int i = history.firstAt(from); i < history.size() && history.time(i) <= to; i++) {
        int name = history.name(i);
        var matcher = name < wanted.length ? wanted[name] : null;
        if (matcher != null && matcher.matches(history, i)) {
          any = true;
          int account = history.account(i);
          if (account != People.NONE) {
            first[account] = Math.min(first[account], history.time(i));
            times[account]++;
          }
        }
      }
    }

    @Override
    public void add(FirstTimes next) {
      any |= next.any;
      for (int account = 0; account < first.length; account++) {
        first[account] = Math.min(first[account], next.first[account]);
        times[account] += next.times[account];
      }
    }
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
   * @param reached whether it is asked who got how far
   */
  private FunnelMeasurement measure(
      FunnelQuestion question,
      Period period,
      FunnelWalk.Events events,
      Histories all,
      boolean reached) {
    var breakdown = question.breakdown();
    var grouping = breakdown == null ? null : groupings.of(breakdown, all);
    return all.tally(
        question.by(), () -> new FunnelMeasurement(question, period, events, grouping, reached));
  }
}
