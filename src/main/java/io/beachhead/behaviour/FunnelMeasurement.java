package io.beachhead.behaviour;

import io.beachhead.behaviour.Attribution.AtStep;
import io.beachhead.behaviour.Attribution.EachValue;
import io.beachhead.behaviour.Attribution.FirstValue;
import io.beachhead.behaviour.Attribution.LastValue;
import io.beachhead.behaviour.FunnelAnswer.Bin;
import io.beachhead.behaviour.FunnelAnswer.Group;
import io.beachhead.behaviour.FunnelAnswer.Step;
import io.beachhead.behaviour.FunnelAnswer.Times;
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

/** Measures one funnel question. */
final class FunnelMeasurement implements Measurement<FunnelAnswer, FunnelMeasurement> {
  private final FunnelQuestion question;
  private final int steps;
  private final Period period;
  private final Matcher scope;
  private final FunnelWalk walk;
  private final @Nullable Grouping grouping;
  private final boolean keepReached;

  private final FunnelWalk.Attempt best = new FunnelWalk.Attempt();
  private final FunnelTally all;
  private final Map<Integer, FunnelTally> groups = new HashMap<>();
  private final @Nullable FunnelTrend trend;
  private final FunnelTally.Durations conversion = new FunnelTally.Durations();
  private final FunnelCorrelations.@Nullable Outcomes outcomes;
  private final List<Reached> reached = new ArrayList<>();

  /** Whether any attempt of the history at hand may still get further. */
  private boolean open;

  /**
   * How far somebody got; kept for lists of who was reached and lost.
   *
   * @param account of the attempt's first event, {@link People#NONE} without
   * @param open whether they may still get further
   * @param value of the breakdown, null = none or not asked for
   */
  record Reached(
      int unit, int account, int depth, boolean open, long entered, @Nullable String value) {}

  /**
   * @param keepReached whether it is asked who got how far
   */
  FunnelMeasurement(
      FunnelQuestion question,
      Period period,
      FunnelWalk.Events events,
      @Nullable Grouping grouping,
      boolean keepReached) {
    this.question = question;
    this.period = period;
    this.grouping = grouping;
    this.keepReached = keepReached;
    scope = events.scope();
    steps = events.steps().size();
    walk = new FunnelWalk(question.order(), question.window().milliseconds(), events, period);
    all = new FunnelTally(steps);
    trend = question.trend() == null ? null : new FunnelTrend(question.trend(), period, steps);
    outcomes = question.correlation() ? new FunnelCorrelations.Outcomes() : null;
  }

  /** In order of people or accounts; empty where nobody asked who got how far. */
  List<Reached> reached() {
    return reached;
  }

  @Override
  public void count(History history) {
    best.depth = 0;
    open = false;
    walk.walk(
        history,
        attempt -> {
          open |= attempt.open;
          if (trend != null) {
            trend.add(history, attempt);
          }
          if (attempt.depth > best.depth) {
            best.copyFrom(attempt);
          }
          return trend != null || best.depth < steps;
        });
    if (trend != null) {
      trend.endOfHistory();
    }
    if (best.depth == 0) {
      return;
    }
    open &= best.depth < steps;
    all.add(history, best, open);
    int code = grouping == null ? -1 : addToGroup(grouping, history);
    if (keepReached) {
      reached.add(reached(history, code));
    }
    var asked = question.timeToConvert();
    if (asked != null) {
      int to = asked.toStep() == null ? steps : asked.toStep();
      int from = asked.fromStep() == null ? 1 : asked.fromStep();
      if (best.depth >= to) {
        conversion.add(history.time(best.position[to - 1]) - history.time(best.position[from - 1]));
      }
    }
    if (outcomes != null) {
      long entered = history.time(best.first());
      if (best.depth == steps) {
        outcomes.converted(
            history.unit(), entered, history.time(best.position[steps - 1]) - entered);
      } else {
        outcomes.notConverted(history.unit(), entered);
      }
    }
  }

  private Reached reached(History history, int code) {
    return new Reached(
        history.unit(),
        history.account(best.first()),
        best.depth,
        open,
        history.time(best.first()),
        grouping == null || code < 0 ? null : grouping.value(code));
  }

  /** The one group it was added to, −1 where there are several. */
  private int addToGroup(Grouping by, History history) {
    if (!by.ofUnit() && question.attribution() instanceof EachValue) {
      addEachValue(by, history);
      return -1;
    }
    int code = by.ofUnit() ? by.code(history, best.first()) : attributed(by, history);
    tally(code).add(history, best, open);
    return code;
  }

  private int attributed(Grouping by, History history) {
    return switch (question.attribution()) {
      case FirstValue _ -> firstValue(by, history, 0, 1);
      case LastValue _ -> firstValue(by, history, best.depth - 1, -1);
      case AtStep(int step) ->
          step <= best.depth ? by.code(history, best.position[step - 1]) : Grouping.NO_VALUE;
      case EachValue _ -> throw new IllegalStateException("each value is counted by itself");
    };
  }

  private FunnelTally tally(int code) {
    return groups.computeIfAbsent(code, _ -> new FunnelTally(steps));
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
      var stillOpen = new boolean[1];
      walk.onlyWith((of, i) -> by.code(of, i) == code)
          .walk(
              history,
              attempt -> {
                stillOpen[0] |= attempt.open;
                if (attempt.depth > furthest.depth) {
                  furthest.copyFrom(attempt);
                }
                return furthest.depth < steps;
              });
      if (furthest.depth > 0) {
        tally(code).add(history, furthest, stillOpen[0] && furthest.depth < steps);
      }
    }
  }

  @Override
  public void add(FunnelMeasurement next) {
    all.add(next.all);
    next.groups.forEach((code, tally) -> tally(code).add(tally));
    if (trend != null && next.trend != null) {
      trend.add(next.trend);
    }
    conversion.add(next.conversion);
    if (outcomes != null && next.outcomes != null) {
      outcomes.add(next.outcomes);
    }
    reached.addAll(next.reached);
  }

  @Override
  public FunnelAnswer answer() {
    return new FunnelAnswer(
        steps(all),
        question.breakdown() == null || grouping == null
            ? null
            : groups(question.breakdown(), grouping),
        trend == null ? null : trend.entries(),
        question.timeToConvert() == null ? null : times(),
        null,
        null);
  }

  /** When everybody began and whether they converted; null where no companions were asked for. */
  FunnelCorrelations.@Nullable Outcomes outcomes() {
    return outcomes;
  }

  private List<Step> steps(FunnelTally tally) {
    var answered = new ArrayList<Step>();
    for (int s = 0; s < steps; s++) {
      boolean last = s + 1 == steps;
      int open = tally.withinWindow(s);
      answered.add(
          new Step(
              question.steps().get(s).event(),
              tally.reached(s),
              last ? null : tally.reached(s) - tally.reached(s + 1) - open,
              last ? null : open,
              tally.medianSeconds(s),
              tally.meanSeconds(s)));
    }
    return answered;
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
      var other = new FunnelTally(steps);
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
}
