package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.trends.TrendAnswer.Group;
import io.beachhead.behaviour.trends.TrendAnswer.Line;
import io.beachhead.behaviour.trends.TrendAnswer.Point;
import io.beachhead.behaviour.trends.TrendTally.Stretch;
import io.beachhead.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the answer of what was counted. */
final class TrendLines {
  private static final int EVERYTHING = 0;
  private static final int ASKED = 0;
  private static final int BEFORE = 1;

  private final TrendQuestion question;
  private final Period period;
  private final List<Stretch> stretches;
  private final Map<Unit, TrendTally> walks;
  private final @Nullable ValueRanks ranked;
  private final long now;

  /**
   * What was counted.
   *
   * @param stretches the period asked about and, where it is compared, the one before
   * @param walks by whose histories were walked
   * @param ranked the values of a breakdown; null without one
   */
  record Walked(
      List<Stretch> stretches, Map<Unit, TrendTally> walks, @Nullable ValueRanks ranked) {}

  /**
   * @param now epoch milliseconds: what ends later is not complete
   */
  TrendLines(TrendQuestion question, Period period, Walked walked, long now) {
    this.question = question;
    this.period = period;
    this.stretches = walked.stretches();
    this.walks = walked.walks();
    this.ranked = walked.ranked();
    this.now = now;
  }

  TrendAnswer answer() {
    return new TrendAnswer(
        question.interval(),
        lines(EVERYTHING),
        ratio(EVERYTHING),
        ranked == null ? null : groups(ranked));
  }

  private List<Group> groups(ValueRanks ranks) {
    var groups = new ArrayList<Group>();
    for (int place = 0; place < ranks.codes().size(); place++) {
      var value = ranks.groups().grouping().value(ranks.codes().get(place));
      groups.add(new Group(value, false, 1, lines(place + 1), ratio(place + 1)));
    }
    if (ranks.others() > 0) {
      int last = ranks.groups().count() - 1;
      groups.add(new Group("other", true, ranks.others(), lines(last), ratio(last)));
    }
    return groups;
  }

  private List<Line> lines(int group) {
    var lines = new ArrayList<Line>();
    for (int s = 0; s < question.series().size(); s++) {
      lines.add(line(s, group));
    }
    return lines;
  }

  private Line line(int s, int group) {
    var series = question.series().get(s);
    var tally = tally(s);
    int place = Trends.place(question, s);
    boolean whole = group == EVERYTHING;
    return new Line(
        series.event().event(),
        series.measure(),
        series.property(),
        points((stretch, interval) -> tally.value(place, group, stretch, interval)),
        tally.total(place, group, ASKED),
        whole ? tally.spread(place, ASKED).range(series.measure()) : null,
        question.compared() ? tally.total(place, group, BEFORE) : null,
        whole && question.compared() ? tally.spread(place, BEFORE).range(series.measure()) : null,
        whole && question.compared()
            ? change(
                tally.total(place, group, ASKED),
                tally.total(place, group, BEFORE),
                tally.spread(place, ASKED).relativeDeviation(series.measure()),
                tally.spread(place, BEFORE).relativeDeviation(series.measure()))
            : null,
        whole ? tally.withoutValue(place) : 0,
        whole ? tally.notNumeric(place) : 0);
  }

  private @Nullable Line ratio(int group) {
    var ratio = question.ratio();
    if (ratio == null) {
      return null;
    }
    boolean whole = group == EVERYTHING && tally(ratio.numerator()) == tally(ratio.denominator());
    var total = total(ratio, group, ASKED);
    var before = question.compared() ? total(ratio, group, BEFORE) : null;
    var tally = tally(ratio.numerator());
    return new Line(
        null,
        null,
        null,
        points((stretch, interval) ->
            divided(
                value(ratio.numerator(), group, stretch, interval),
                value(ratio.denominator(), group, stretch, interval))),
        total,
        whole ? tally.ratioSpread(ASKED).range() : null,
        before,
        whole && question.compared() ? tally.ratioSpread(BEFORE).range() : null,
        whole && question.compared()
            ? change(
                total,
                before,
                tally.ratioSpread(ASKED).relativeDeviation(),
                tally.ratioSpread(BEFORE).relativeDeviation())
            : null,
        0,
        0);
  }

  private @Nullable Number total(TrendQuestion.Ratio ratio, int group, int stretch) {
    return divided(
        tally(ratio.numerator()).total(Trends.place(question, ratio.numerator()), group, stretch),
        tally(ratio.denominator())
            .total(Trends.place(question, ratio.denominator()), group, stretch));
  }

  private @Nullable Number value(int s, int group, int stretch, int interval) {
    return tally(s).value(Trends.place(question, s), group, stretch, interval);
  }

  private TrendTally tally(int s) {
    return Objects.requireNonNull(walks.get(Trends.unit(question.series().get(s), question.by())));
  }

  private static @Nullable Double divided(@Nullable Number above, @Nullable Number below) {
    return above == null || below == null || below.doubleValue() == 0
        ? null
        : (Double) (above.doubleValue() / below.doubleValue());
  }

  private interface Value {
    @Nullable Number of(int stretch, int interval);
  }

  private List<Point> points(Value value) {
    var intervals = stretches.getFirst().intervals();
    var points = new ArrayList<Point>();
    for (int i = 0; i < intervals.size(); i++) {
      long start = intervals.edges()[i];
      long end = intervals.edges()[i + 1];
      points.add(
          new Point(
              intervals.starts().get(i).toOffsetDateTime(),
              value.of(ASKED, i),
              start >= period.from() && end - 1 <= period.to() && end <= now,
              question.compared() ? value.of(BEFORE, i) : null));
    }
    return points;
  }

  /**
   * The relative change with its 80% range, on the logarithmic scale. People who are in both
   * periods make it somewhat wide rather than narrow.
   */
  private static @Nullable Interval change(
      @Nullable Number total, @Nullable Number before, double spread, double spreadBefore) {
    if (total == null || before == null) {
      return null;
    }
    double change = Math.log(total.doubleValue() / before.doubleValue());
    double sd = Math.hypot(spread, spreadBefore);
    return Double.isFinite(change) && Double.isFinite(sd)
        ? Interval.normal(change, sd).map(Math::expm1)
        : null;
  }
}
