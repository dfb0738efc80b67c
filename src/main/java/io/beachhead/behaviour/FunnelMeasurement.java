package io.beachhead.behaviour;

import io.beachhead.behaviour.FunnelAnswer.Bin;
import io.beachhead.behaviour.FunnelAnswer.Correlation;
import io.beachhead.behaviour.FunnelAnswer.Entry;
import io.beachhead.behaviour.FunnelAnswer.Group;
import io.beachhead.behaviour.FunnelAnswer.Step;
import io.beachhead.behaviour.FunnelAnswer.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Measures one funnel question in one walk over everybody. */
final class FunnelMeasurement {
  /** More groups than this nobody reads; the largest stay. */
  private static final int MOST_GROUPS = 100;

  private final FunnelQuestion question;
  private final Period period;
  private final Histories histories;
  private final Matcher scope;
  private final FunnelWalk walk;
  private final GroupOf groupOf;

  private final FunnelWalk.Attempt best = new FunnelWalk.Attempt();
  private final FunnelTally all;
  private final Map<@Nullable String, FunnelTally> groups = new HashMap<>();
  private final TrendTally trend;
  private final FunnelTally.Durations conversion = new FunnelTally.Durations();
  private final CompanionTally companions;
  private final List<Reached> reached = new ArrayList<>();

  /** The group of the breakdown that an attempt, or a single event, belongs to. */
  interface GroupOf {
    /** Null = no value. */
    @Nullable String value(History history, int event);

    /** Whether the value is the same for all events of a person or account. */
    boolean ofUnit();
  }

  /** How far somebody got; kept for lists of who was reached and lost. */
  record Reached(int unit, int depth, long entered) {}

  FunnelMeasurement(
      FunnelQuestion question,
      Period period,
      Histories histories,
      List<Matcher> steps,
      List<FunnelWalk.Fence> fences,
      Matcher scope,
      GroupOf groupOf) {
    this.question = question;
    this.period = period;
    this.histories = histories;
    this.scope = scope;
    this.groupOf = groupOf;
    walk =
        new FunnelWalk(
            question.order(), question.window().milliseconds(), steps, fences, scope, period);
    all = new FunnelTally(steps.size());
    trend = new TrendTally();
    companions = new CompanionTally();
  }

  void measure() {
    histories.each(question.by(), this::count);
  }

  List<Reached> reached() {
    return reached;
  }

  FunnelAnswer answer() {
    return new FunnelAnswer(
        steps(all),
        question.breakdown() == null ? null : groups(),
        question.trend() == null ? null : trend.entries(),
        question.timeToConvert() == null ? null : times(),
        question.correlation() ? companions.correlations() : null);
  }

  private void count(History history) {
    best.depth = 0;
    trend.begin();
    boolean everyAttempt = question.trend() != null;
    walk.walk(
        history,
        attempt -> {
          if (everyAttempt) {
            trend.add(history, attempt);
          }
          if (attempt.depth > best.depth) {
            best.copyFrom(attempt);
          }
          return everyAttempt || best.depth < question.steps().size();
        });
    if (best.depth == 0) {
      return;
    }
    all.add(history, best);
    reached.add(new Reached(history.unit(), best.depth, history.time(best.first())));
    if (question.breakdown() != null) {
      addToGroup(history);
    }
    if (question.timeToConvert() != null) {
      var asked = question.timeToConvert();
      int to = toStep(asked.toStep());
      if (best.depth >= to) {
        conversion.add(
            history.time(best.position[to - 1])
                - history.time(best.position[fromStep(asked.fromStep()) - 1]));
      }
    }
    if (question.correlation()) {
      companions.add(history, best);
    }
  }

  private int fromStep(@Nullable Integer step) {
    return step == null ? 1 : step;
  }

  private int toStep(@Nullable Integer step) {
    return step == null ? question.steps().size() : step;
  }

  private void addToGroup(History history) {
    if (groupOf.ofUnit()) {
      tally(groupOf.value(history, best.first())).add(history, best);
      return;
    }
    switch (question.attribution()) {
      case "first" -> tally(firstValue(history, 0, 1)).add(history, best);
      case "last" -> tally(firstValue(history, best.depth - 1, -1)).add(history, best);
      case "all" -> addEachValue(history);
      default -> {
        int step = Integer.parseInt(question.attribution().substring("step:".length()));
        var value = step <= best.depth ? groupOf.value(history, best.position[step - 1]) : null;
        tally(value).add(history, best);
      }
    }
  }

  private FunnelTally tally(@Nullable String value) {
    return groups.computeIfAbsent(value, _ -> new FunnelTally(question.steps().size()));
  }

  private @Nullable String firstValue(History history, int from, int step) {
    for (int s = from; s >= 0 && s < best.depth; s += step) {
      var value = groupOf.value(history, best.position[s]);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The funnel once for each value, over the events that have it. */
  private void addEachValue(History history) {
    var values = new TreeSet<@Nullable String>(Comparator.nullsFirst(Comparator.naturalOrder()));
    for (int i = 0; i < history.size(); i++) {
      if (period.contains(history.time(i)) && scope.matches(history, i)) {
        values.add(groupOf.value(history, i));
      }
    }
    for (var value : values) {
      var furthest = new FunnelWalk.Attempt();
      walk.onlyWith(groupOf, value)
          .walk(
              history,
              attempt -> {
                if (attempt.depth > furthest.depth) {
                  furthest.copyFrom(attempt);
                }
                return furthest.depth < question.steps().size();
              });
      if (furthest.depth > 0) {
        tally(value).add(history, furthest);
      }
    }
  }

  private List<Step> steps(FunnelTally tally) {
    var steps = new ArrayList<Step>();
    for (int s = 0; s < question.steps().size(); s++) {
      steps.add(
          new Step(
              question.steps().get(s).event(),
              tally.reached(s),
              tally.medianSeconds(s),
              tally.meanSeconds(s)));
    }
    return steps;
  }

  private List<Group> groups() {
    return groups.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<@Nullable String, FunnelTally>>comparingInt(
                    entry -> -entry.getValue().entered())
                .thenComparing(Map.Entry::getKey, Comparator.nullsLast(Comparator.naturalOrder())))
        .limit(MOST_GROUPS)
        .map(entry -> new Group(entry.getKey(), steps(entry.getValue())))
        .toList();
  }

  /** Bins ⌈n^⅓⌉ unless asked otherwise, each ⌈range / bins⌉ seconds wide. */
  private Times times() {
    var asked = Objects.requireNonNull(question.timeToConvert());
    var sorted = conversion.sorted();
    if (sorted.length == 0) {
      return new Times(null, List.of());
    }
    int count = asked.bins() == null ? (int) Math.ceil(Math.cbrt(sorted.length)) : asked.bins();
    long from = Math.floorDiv(sorted[0], 1000L);
    long range = Math.ceilDiv(sorted[sorted.length - 1], 1000L) - from;
    long width = Math.max(1, Math.ceilDiv(range, (long) count));
    var counts = new int[count];
    for (long duration : sorted) {
      counts[(int) Math.min(count - 1, (duration / 1000 - from) / width)]++;
    }
    var bins = new ArrayList<Bin>();
    for (int i = 0; i < count; i++) {
      bins.add(new Bin(from + i * width, counts[i]));
    }
    return new Times(conversion.meanSeconds(), bins);
  }

  /** By interval of the attempt's begin: who reached the one step and who the other. */
  private final class TrendTally {
    private final Period.@Nullable Buckets buckets;
    private final int[] entered;
    private final int[] converted;
    private final int[] depth;
    private final TreeSet<Integer> touched = new TreeSet<>();

    TrendTally() {
      var asked = question.trend();
      buckets =
          asked == null
              ? null
              : period.buckets(asked.interval() == null ? Interval.DAY : asked.interval());
      int size = buckets == null ? 0 : buckets.size();
      entered = new int[size];
      converted = new int[size];
      depth = new int[size];
    }

    void begin() {
      flush();
    }

    void add(History history, FunnelWalk.Attempt attempt) {
      int bucket = Objects.requireNonNull(buckets).indexOf(history.time(attempt.first()));
      touched.add(bucket);
      depth[bucket] = Math.max(depth[bucket], attempt.depth);
    }

    private void flush() {
      var asked = question.trend();
      for (int bucket : touched) {
        if (asked != null && depth[bucket] >= fromStep(asked.fromStep())) {
          entered[bucket]++;
          if (depth[bucket] >= toStep(asked.toStep())) {
            converted[bucket]++;
          }
        }
        depth[bucket] = 0;
      }
      touched.clear();
    }

    List<Entry> entries() {
      flush();
      var entries = new ArrayList<Entry>();
      var intervals = Objects.requireNonNull(buckets);
      for (int i = 0; i < intervals.size(); i++) {
        entries.add(
            new Entry(
                intervals.starts().get(i).toOffsetDateTime(),
                entered[i],
                converted[i],
                entered[i] == 0 ? null : (double) converted[i] / entered[i]));
      }
      return entries;
    }
  }

  /** Which other events those who convert do, and those who do not. */
  private final class CompanionTally {
    private final int names = histories.vocabulary().names.size();
    private final int[] converted = new int[names];
    private final int[] notConverted = new int[names];
    private final int[] seenBy = new int[names];
    private int convertedTotal;
    private int notConvertedTotal;
    private int unit;

    void add(History history, FunnelWalk.Attempt attempt) {
      boolean success = attempt.depth == question.steps().size();
      if (success) {
        convertedTotal++;
      } else {
        notConvertedTotal++;
      }
      unit++;
      long from = history.time(attempt.first());
      long before =
          success
              ? history.time(attempt.position[attempt.depth - 1])
              : from + question.window().milliseconds();
      for (int i = 0; i < history.size(); i++) {
        long time = history.time(i);
        int name = history.name(i);
        if (time > from
            && time < before
            && name < names
            && seenBy[name] != unit
            && period.contains(time)
            && scope.matches(history, i)) {
          seenBy[name] = unit;
          (success ? converted : notConverted)[name]++;
        }
      }
    }

    List<Correlation> correlations() {
      var stepEvents = question.steps().stream().map(EventSelector::event).toList();
      var correlations = new ArrayList<Correlation>();
      for (int name = 0; name < names; name++) {
        var text = histories.vocabulary().names.text(name);
        if (converted[name] + notConverted[name] == 0 || stepEvents.contains(text)) {
          continue;
        }
        double odds =
            ((converted[name] + 1.0) * (notConvertedTotal - notConverted[name] + 1.0))
                / ((convertedTotal - converted[name] + 1.0) * (notConverted[name] + 1.0));
        correlations.add(new Correlation(text, converted[name], notConverted[name], odds));
      }
      correlations.sort(
          Comparator.comparingDouble((Correlation c) -> -Math.abs(Math.log(c.oddsRatio())))
              .thenComparing(Correlation::event));
      return correlations;
    }
  }
}
