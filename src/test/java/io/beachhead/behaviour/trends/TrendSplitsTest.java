package io.beachhead.behaviour.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.Grouping;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Splits;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.trends.TrendTally.Counted;
import io.beachhead.behaviour.trends.TrendTally.Groups;
import io.beachhead.behaviour.trends.TrendTally.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the people are split, the trends of the parts add up to those of everybody. */
class TrendSplitsTest {
  private static final int GROUPS = 4;

  static IntStream seeds() {
    return IntStream.range(1, 9);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void trendsAreTheSame(int seed) {
    var random = new SplittableRandom(seed);
    var all = Splits.histories(random);
    var names = all.vocabulary().names;
    for (var by : Unit.values()) {
      var unique = by == Unit.PERSON ? Measure.PEOPLE : Measure.ACCOUNTS;
      var series =
          List.of(
              new Counted(Measure.TOTAL, Matcher.named(names.find("A")), null),
              new Counted(unique, Matcher.named(names.find("B")), null),
              new Counted(Measure.TOTAL, Matcher.EVERY, null));
      var stretches = List.of(stretch(30, 50), stretch(9, 29));
      Splits.sameHoweverSplit(
          all,
          by,
          random,
          () -> new TrendTally(series, stretches, groups(), new TrendQuestion.Ratio(0, 2)),
          tally -> shown(tally, series, stretches));
      assertThat(
              all.tally(by, () -> new TrendTally(series, stretches, groups(), null)).total(2, 0, 0))
          .satisfies(total -> assertThat(total.intValue()).isPositive());
      Splits.sameHoweverSplit(
          all,
          by,
          random,
          () ->
              new TrendActors(
                  series.getFirst(),
                  stretches.getFirst().from(),
                  stretches.getFirst().to(),
                  groups(),
                  1),
          actors -> actors.kept().size());
    }
  }

  /** Every number, and the ranges of those of everybody. */
  private static List<@Nullable Object> shown(
      TrendTally tally, List<Counted> series, List<Stretch> stretches) {
    var shown = new ArrayList<@Nullable Object>();
    for (int s = 0; s < series.size(); s++) {
      for (int stretch = 0; stretch < stretches.size(); stretch++) {
        for (int group = 0; group < GROUPS; group++) {
          shown.add(tally.total(s, group, stretch));
          for (int i = 0; i < stretches.getFirst().intervals().size(); i++) {
            shown.add(tally.value(s, group, stretch, i));
          }
        }
        shown.add(tally.spread(s, stretch).range(series.get(s).measure()));
      }
    }
    shown.add(tally.ratioSpread(0).range());
    return shown;
  }

  private static Stretch stretch(int from, int to) {
    var period = new Period(at(from), at(to), ZoneOffset.UTC, DayOfWeek.MONDAY);
    return new Stretch(period.from(), period.to(), period.buckets(Interval.DAY));
  }

  private static long at(int day) {
    return Splits.FIRST.plus(Duration.ofDays(day)).toEpochMilli();
  }

  /** By the hour of the day: two hours of their own, and all others. */
  private static Groups groups() {
    var groupOf = new int[24];
    Arrays.fill(groupOf, 0);
    groupOf[9] = 1;
    groupOf[10] = 2;
    return new Groups(new ByHour(), groupOf, GROUPS);
  }

  private static final class ByHour implements Grouping {
    @Override
    public int code(History history, int event) {
      return (int) (history.time(event) / 3_600_000 % 24);
    }

    @Override
    public String value(int code) {
      return "hour " + code;
    }

    @Override
    public int size() {
      return 24;
    }

    @Override
    public boolean ofUnit() {
      return false;
    }
  }
}
