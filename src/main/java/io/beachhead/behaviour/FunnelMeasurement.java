package io.beachhead.behaviour;

import io.beachhead.behaviour.FunnelAnswer.Bin;
import io.beachhead.behaviour.FunnelAnswer.Correlation;
import io.beachhead.behaviour.FunnelAnswer.Entry;
import io.beachhead.behaviour.FunnelAnswer.Group;
import io.beachhead.behaviour.FunnelAnswer.Step;
import io.beachhead.behaviour.FunnelAnswer.Times;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
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
  private final FunnelQuestion question;
  private final Period period;
  private final Histories histories;
  private final Matcher scope;
  private final FunnelWalk walk;
  private final @Nullable Grouping grouping;

  private final FunnelWalk.Attempt best = new FunnelWalk.Attempt();
  private final FunnelTally all;
  private final Map<Integer, FunnelTally> groups = new HashMap<>();
  private final TrendTally trend;
  private final FunnelTally.Durations conversion = new FunnelTally.Durations();
  private final CompanionTally companions;
  private final List<Reached> reached = new ArrayList<>();

  /**
   * How far somebody got; kept for lists of who was reached and lost.
   *
   * @param account of the attempt's first event, {@link People#NONE} without
   * @param value of the breakdown, null = none or not asked for
   */
  record Reached(int unit, int account, int depth, long entered, @Nullable String value) {}

  FunnelMeasurement(
      FunnelQuestion question,
      Period period,
      Histories histories,
      List<Matcher> steps,
      List<FunnelWalk.Fence> fences,
      Matcher scope,
      @Nullable Grouping grouping) {
    this.question = question;
    this.period = period;
    this.histories = histories;
    this.scope = scope;
    this.grouping = grouping;
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
        question.breakdown() == null || grouping == null
            ? null
            : groups(question.breakdown(), grouping),
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
    String value = null;
    if (grouping != null) {
      int code = addToGroup(grouping, history);
      value = code < 0 ? null : grouping.value(code);
    }
    reached.add(
        new Reached(
            history.unit(),
            history.account(best.first()),
            best.depth,
            history.time(best.first()),
            value));
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

  /** The one group it was added to, −1 where there are several. */
  private int addToGroup(Grouping by, History history) {
    if (!by.ofUnit() && question.attribution().equals("all")) {
      addEachValue(by, history);
      return -1;
    }
    int code = by.ofUnit() ? by.code(history, best.first()) : attributed(by, history);
    tally(code).add(history, best);
    return code;
  }

  private int attributed(Grouping by, History history) {
    return switch (question.attribution()) {
      case "first" -> firstValue(by, history, 0, 1);
      case "last" -> firstValue(by, history, best.depth - 1, -1);
      default -> {
        int step = Integer.parseInt(question.attribution().substring("step:".length()));
        yield step <= best.depth ? by.code(history, best.position[step - 1]) : Grouping.NO_VALUE;
      }
    };
  }

  private FunnelTally tally(int code) {
    return groups.computeIfAbsent(code, _ -> new FunnelTally(question.steps().size()));
  }

  private int firstValue(Grouping by, History history, int from, int step) {
    for (int s = from; s >= 0 && s < best.depth; s += step) {
      int code = by.code(history, best.position[s]);
      if (code != Grouping.NO_VALUE) {
        return code;
      }
    }
    return Grouping.NO_VALUE;
  }

  /** The funnel once for each value, over the events that have it. */
  private void addEachValue(Grouping by, History history) {
    var codes = new TreeSet<Integer>();
    for (int i = 0; i < history.size(); i++) {
      if (period.contains(history.time(i)) && scope.matches(history, i)) {
        codes.add(by.code(history, i));
      }
    }
    for (int code : codes) {
      var furthest = new FunnelWalk.Attempt();
      walk.onlyWith((of, i) -> by.code(of, i) == code)
          .walk(
              history,
              attempt -> {
                if (attempt.depth > furthest.depth) {
                  furthest.copyFrom(attempt);
                }
                return furthest.depth < question.steps().size();
              });
      if (furthest.depth > 0) {
        tally(code).add(history, furthest);
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

  /** The largest groups; what is beyond the limit is added up as "other". */
  private List<Group> groups(Breakdown breakdown, Grouping by) {
    var sorted =
        groups.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Integer, FunnelTally>>comparingInt(
                        entry -> -entry.getValue().entered())
                    .thenComparing(
                        entry -> by.value(entry.getKey()),
                        Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    var shown = new ArrayList<Group>();
    for (var entry : sorted.subList(0, Math.min(sorted.size(), breakdown.limit()))) {
      shown.add(new Group(by.value(entry.getKey()), false, steps(entry.getValue())));
    }
    if (sorted.size() > breakdown.limit()) {
      var other = new FunnelTally(question.steps().size());
      sorted.subList(breakdown.limit(), sorted.size()).forEach(rest -> other.add(rest.getValue()));
      shown.add(new Group("other", true, steps(other)));
    }
    return shown;
  }

  /** Bins ⌈n^⅓⌉ unless asked otherwise, each ⌈range / bins⌉ seconds wide. */
  private Times times() {
    var asked = Objects.requireNonNull(question.timeToConvert());
    var sorted = conversion.sorted();
    if (sorted.length == 0) {
      return new Times(null, null, List.of());
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
    return new Times(conversion.meanSeconds(), conversion.medianSeconds(), bins);
  }

  /** By interval of the attempt's begin: who reached the one step and who the other. */
  private final class TrendTally {
    private final Period.@Nullable Buckets buckets;
    private final int[] entered;
    private final int[] converted;
    private final int[] depth;
    private final int[] touched;
    private int touchedCount;

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
      touched = new int[size];
    }

    void begin() {
      flush();
    }

    void add(History history, FunnelWalk.Attempt attempt) {
      int bucket = Objects.requireNonNull(buckets).indexOf(history.time(attempt.first()));
      if (depth[bucket] == 0) {
        touched[touchedCount++] = bucket;
      }
      depth[bucket] = Math.max(depth[bucket], attempt.depth);
    }

    private void flush() {
      var asked = question.trend();
      for (int t = 0; t < touchedCount; t++) {
        int bucket = touched[t];
        if (asked != null && depth[bucket] >= fromStep(asked.fromStep())) {
          entered[bucket]++;
          if (depth[bucket] >= toStep(asked.toStep())) {
            converted[bucket]++;
          }
        }
        depth[bucket] = 0;
      }
      touchedCount = 0;
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
