package io.beachhead.behaviour;

import io.beachhead.behaviour.Attribution.AtStep;
import io.beachhead.behaviour.Attribution.EachValue;
import io.beachhead.behaviour.Attribution.FirstValue;
import io.beachhead.behaviour.Attribution.LastValue;
import io.beachhead.behaviour.FunnelAnswer.Bin;
import io.beachhead.behaviour.FunnelAnswer.Group;
import io.beachhead.behaviour.FunnelAnswer.Step;
import io.beachhead.behaviour.FunnelAnswer.Times;
import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.actors.Of.Reach;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.people.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final @Nullable Wanted wanted;

  private final FunnelWalk.Attempt best = new FunnelWalk.Attempt();
  private final FunnelTally all;
  private final Map<Integer, FunnelTally> groups = new HashMap<>();
  private final @Nullable FunnelTrend trend;
  private final FunnelTally.Durations conversion = new FunnelTally.Durations();
  private final FunnelCorrelations.@Nullable Outcomes outcomes;
  private final Kept kept = new Kept();

  /** Whether any attempt of the history at hand may still get further. */
  private boolean open;

  /**
   * @param wanted whose people or accounts are kept; null = nobody's
   */
  FunnelMeasurement(
      FunnelQuestion question,
      Period period,
      FunnelWalk.Events events,
      @Nullable Grouping grouping,
      @Nullable Wanted wanted) {
    this.question = question;
    this.period = period;
    this.grouping = grouping;
    this.wanted = wanted;
    scope = events.scope();
    steps = events.steps().size();
    walk =
        new FunnelWalk(
            question.order(), question.window().milliseconds(), events, period, question.needs());
    all = new FunnelTally(steps);
    trend =
        question.trend() == null
            ? null
            : new FunnelTrend(question.trend(), period, steps, wanted == null ? null : wanted.of());
    outcomes = question.correlation() ? new FunnelCorrelations.Outcomes() : null;
  }

  @Override
  public Kept kept() {
    if (trend != null && wanted != null && wanted.of() instanceof Of.TrendInterval) {
      return trend.kept();
    }
    if (wanted != null && wanted.of() instanceof Of.TimeBin(int bin)) {
      var bins = bins();
      return bins == null
          ? new Kept()
          : kept.only(row -> bins.of(conversion.milliseconds(row)) == bin);
    }
    if (wanted != null && wanted.group() != null && wanted.group().other() && grouping != null) {
      var shown = new HashSet<>(sortedCodes(grouping).stream().limit(limit()).toList());
      return kept.only(row -> !shown.contains(kept.code(row)));
    }
    return kept;
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
      trend.endOfHistory(history);
    }
    if (best.depth == 0) {
      return;
    }
    open &= best.depth < steps;
    all.add(history, best, open);
    int code = grouping == null ? Kept.NO_CODE : addToGroup(grouping, history);
    if (wanted != null
        && (wanted.group() == null || (code != Kept.NO_CODE && isOf(wanted.group(), code)))) {
      keep(history, best, open, code);
    }
    var asked = question.timeToConvert();
    if (asked != null) {
      int to = asked.toStep() == null ? steps : asked.toStep();
      int from = asked.fromStep() == null ? 1 : asked.fromStep();
      if (best.depth >= to) {
        conversion.add(history.time(best.position[to - 1]) - history.time(best.position[from - 1]));
        if (wanted != null && wanted.of() instanceof Of.TimeBin) {
          kept.add(history, best.position[to - 1], best.depth, code);
        }
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

  /** Whether it may be one of the group's; what "other" is shows only at the end. */
  private boolean isOf(Wanted.Group group, int code) {
    return group.other() || (grouping != null && group.is(grouping.value(code)));
  }

  /** Keeps whoever got to the step that is asked for, as it is asked. */
  private void keep(History history, FunnelWalk.Attempt furthest, boolean mayGoOn, int code) {
    if (wanted == null || !(wanted.of() instanceof Of.Step(int step, Reach reach))) {
      return;
    }
    boolean asked =
        switch (reach) {
          case REACHED -> furthest.depth >= step;
          case LOST -> furthest.depth == step && !mayGoOn;
          case WITHIN_WINDOW -> furthest.depth == step && mayGoOn;
        };
    if (asked) {
      kept.add(history, furthest.position[step - 1], furthest.depth, code);
    }
  }

  /** The one group it was added to, {@link Kept#NO_CODE} where there are several. */
  private int addToGroup(Grouping by, History history) {
    if (!by.ofUnit() && question.attribution() instanceof EachValue) {
      addEachValue(by, history);
      return Kept.NO_CODE;
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
        boolean mayGoOn = stillOpen[0] && furthest.depth < steps;
        tally(code).add(history, furthest, mayGoOn);
        if (wanted != null && wanted.group() != null && isOf(wanted.group(), code)) {
          keep(history, furthest, mayGoOn, code);
        }
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
    kept.add(next.kept);
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
        null,
        null);
  }

  @Nullable Grouping grouping() {
    return grouping;
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
    var sorted = sortedCodes(by);
    var shown = new ArrayList<Group>();
    for (int code : sorted.subList(0, Math.min(sorted.size(), breakdown.limit()))) {
      shown.add(new Group(by.value(code), false, steps(tally(code))));
    }
    if (sorted.size() > breakdown.limit()) {
      var other = new FunnelTally(steps);
      sorted.subList(breakdown.limit(), sorted.size()).forEach(rest -> other.add(tally(rest)));
      shown.add(new Group("other", true, steps(other)));
    }
    return shown;
  }

  /** The codes of the groups, the largest group first. */
  private List<Integer> sortedCodes(Grouping by) {
    return groups.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Integer, FunnelTally>>comparingInt(
                    entry -> -entry.getValue().entered())
                .thenComparing(
                    entry -> by.value(entry.getKey()),
                    Comparator.nullsLast(Comparator.naturalOrder())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private int limit() {
    return question.breakdown() == null ? 0 : question.breakdown().limit();
  }

  /**
   * Bins of times to convert.
   *
   * @param from seconds at which the first one begins
   * @param width seconds of each
   */
  private record Bins(int count, long from, long width) {
    int of(long milliseconds) {
      return (int) Math.min(count - 1, (milliseconds / 1000 - from) / width);
    }
  }

  /** Bins ⌈n^⅓⌉ unless asked otherwise, each ⌈range / bins⌉ seconds wide; null without times. */
  private @Nullable Bins bins() {
    var asked = question.timeToConvert();
    int size = conversion.size();
    if (asked == null || size == 0) {
      return null;
    }
    int count = asked.bins() == null ? (int) Math.ceil(Math.cbrt(size)) : asked.bins();
    long from = Math.floorDiv(conversion.shortest(), 1000L);
    long range = Math.ceilDiv(conversion.longest(), 1000L) - from;
    return new Bins(count, from, Math.max(1, Math.ceilDiv(range, (long) count)));
  }

  private Times times() {
    var bins = bins();
    if (bins == null) {
      return new Times(null, null, List.of());
    }
    var counts = new int[bins.count()];
    for (int row = 0; row < conversion.size(); row++) {
      counts[bins.of(conversion.milliseconds(row))]++;
    }
    var shown = new ArrayList<Bin>();
    for (int i = 0; i < counts.length; i++) {
      shown.add(new Bin(bins.from() + i * bins.width(), counts[i]));
    }
    return new Times(conversion.meanSeconds(), conversion.medianSeconds(), shown);
  }
}
