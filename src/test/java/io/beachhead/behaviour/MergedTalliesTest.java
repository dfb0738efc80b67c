package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.FunnelQuestion.Order;
import io.beachhead.behaviour.FunnelQuestion.TimeToConvert;
import io.beachhead.behaviour.FunnelQuestion.Trend;
import io.beachhead.behaviour.FunnelQuestion.Window;
import io.beachhead.behaviour.FunnelQuestion.WindowUnit;
import io.beachhead.behaviour.RepeatUseQuestion.TimeUnit;
import io.beachhead.behaviour.RetentionQuestion.Cohorts;
import io.beachhead.behaviour.RetentionQuestion.Returns;
import io.beachhead.behaviour.StickinessQuestion.PerInterval;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.PureHistories;
import io.beachhead.behaviour.people.Splits;
import io.beachhead.behaviour.people.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However the people are split, the parts add up to what one walk over everybody counts. */
class MergedTalliesTest {
  private static final Instant FIRST = Splits.FIRST;
  private static final int DAYS = Splits.DAYS;

  static IntStream seeds() {
    return IntStream.range(1, 9);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void funnelsAreTheSame(int seed) {
    var random = new SplittableRandom(seed);
    var all = Splits.histories(random);
    for (var by : Unit.values()) {
      for (var order : Order.values()) {
        for (var attribution : attributions()) {
          var question = funnel(by, order, attribution);
          var events = events(all);
          Splits.sameHoweverSplit(
              all,
              by,
              random,
              () -> new FunnelMeasurement(question, period(), events, byWeekday(by), null),
              Measurement::answer);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void questionsAboutReturningAreTheSame(int seed) {
    var random = new SplittableRandom(seed);
    var all = Splits.histories(random);
    var a = named(all, "A");
    for (var by : Unit.values()) {
      for (var cohorts : Cohorts.values()) {
        var retention =
            new RetentionQuestion(
                EventSelector.ANY,
                EventSelector.ANY,
                Interval.WEEK,
                6,
                cohorts,
                Returns.ON_OR_AFTER,
                2,
                by);
        Splits.sameHoweverSplit(
            all,
            by,
            random,
            () -> new RetentionMeasurement(retention, period(), a, named(all, "B"), null),
            Measurement::answer);
      }
      var sticky =
          new StickinessQuestion(EventSelector.ANY, Interval.DAY, 3, true, PerInterval.ONCE, by);
      Splits.sameHoweverSplit(
          all,
          by,
          random,
          () -> new StickinessMeasurement(sticky, period(), a, null),
          Measurement::answer);
      var lifecycle = new LifecycleQuestion(EventSelector.ANY, Interval.WEEK, by);
      Splits.sameHoweverSplit(
          all,
          by,
          random,
          () -> new LifecycleMeasurement(lifecycle, period(), Matcher.EVERY, null),
          Measurement::answer);
      var repeat = new RepeatUseQuestion(EventSelector.ANY, by, TimeUnit.WEEK);
      Splits.sameHoweverSplit(
          all,
          by,
          random,
          () -> new RepeatUseMeasurement(repeat, period(), Matcher.EVERY, all.people(), null),
          Measurement::answer);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void questionsAboutUseAreTheSame(int seed) {
    var random = new SplittableRandom(seed);
    var all = Splits.histories(random);
    for (var by : Unit.values()) {
      var activity = new ActivityQuestion(EventSelector.ANY, by);
      Splits.sameHoweverSplit(
          all,
          by,
          random,
          () -> new ActivityMeasurement(period(), named(all, "A"), null),
          Measurement::answer);
      var features =
          new FeatureUseQuestion(
              List.of(
                  new NamedEvents(
                      "one", "One", List.of(EventSelector.named("A"), EventSelector.named("B"))),
                  new NamedEvents("two", "Two", List.of(EventSelector.named("C")))),
              by);
      int first = all.vocabulary().names.find("A");
      var odd = new @Nullable Matcher[all.vocabulary().names.size()];
      odd[first] = (history, i) -> history.time(i) % 2 == 1;
      var every = new @Nullable Matcher[odd.length];
      every[first] = Matcher.EVERY;
      var uses = FeatureUseMeasurement.Uses.of(List.of(odd, every));
      Splits.sameHoweverSplit(
          all,
          by,
          random,
          () -> new FeatureUseMeasurement(features, period(), Matcher.EVERY, uses, null),
          Measurement::answer);
    }
    var windows =
        new AccountActivity.Question(
            List.of(
                new AccountActivity.Window(at(3), at(20)),
                new AccountActivity.Window(at(20), at(21))),
            ZoneId.of("Europe/Berlin"),
            List.of(List.of(EventSelector.named("A"))),
            List.of(new AccountActivity.Counted(Set.of("B"))));
    var a = all.vocabulary().names.find("A");
    var b = all.vocabulary().names.find("B");
    var features = new long[all.vocabulary().names.size()][];
    features[a] = new long[] {1};
    var counted = new int[features.length][];
    counted[b] = new int[] {0};
    var events =
        new AccountActivityTally.Events(features, Map.of(), counted, List.of(Matcher.EVERY));
    Splits.sameHoweverSplit(
        all,
        Unit.ACCOUNT,
        random,
        () -> new AccountActivityTally(windows, events, all.people()),
        AccountActivityTally::answer);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void groupsAreTheSame(int seed) {
    var random = new SplittableRandom(seed);
    var all = Splits.histories(random);
    for (var by : Unit.values()) {
      for (int limit : new int[] {2, 100}) {
        var sticky =
            new StickinessQuestion(EventSelector.ANY, Interval.DAY, 1, false, PerInterval.ONCE, by);
        var groups =
            Division.Groups.largest(limit, byWeekday(Unit.PERSON), all, by, named(all, "A"));
        Splits.sameHoweverSplit(
            all,
            by,
            random,
            () ->
                new Division.WithGroups<>(
                    new StickinessMeasurement(sticky, period(), Matcher.EVERY, null),
                    new Division<>(
                        groups,
                        (scope, of) -> new StickinessMeasurement(sticky, period(), scope, of),
                        named(all, "A"),
                        null)),
            Division.WithGroups::answer);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void newEventsCountLikeThoseMergedLongAgo(Unit by) {
    var random = new SplittableRandom(99);
    var events = Splits.events(random);
    var merged = PureHistories.of(events);
    var sticky =
        new StickinessQuestion(EventSelector.ANY, Interval.DAY, 1, false, PerInterval.ONCE, by);
    Supplier<StickinessMeasurement> fresh =
        () -> new StickinessMeasurement(sticky, period(), Matcher.EVERY, null);
    int half = events.size() / 2;
    var apart = PureHistories.of(events.subList(0, half), events.subList(half, events.size()));
    assertThat(apart.tally(by, 3, fresh).answer()).isEqualTo(merged.tally(by, 3, fresh).answer());
    assertThat(merged.tally(by, 3, fresh).answer().data()).anyMatch(count -> count > 0);
  }

  private static List<Attribution> attributions() {
    return List.of(
        new Attribution.FirstValue(),
        new Attribution.LastValue(),
        new Attribution.EachValue(),
        new Attribution.AtStep(2));
  }

  private static FunnelQuestion funnel(Unit by, Order order, Attribution attribution) {
    return new FunnelQuestion(
        List.of(EventSelector.named("A"), EventSelector.named("B"), EventSelector.named("C")),
        List.of(),
        order,
        new Window(5, WindowUnit.DAY),
        new Breakdown.ByProperty("weekday", 3),
        attribution,
        List.of(),
        new Trend(Interval.WEEK, 1, 2),
        new TimeToConvert(1, 2, null),
        true,
        by,
        Map.of());
  }

  private static FunnelWalk.Events events(Histories all) {
    return new FunnelWalk.Events(
        List.of(named(all, "A"), named(all, "B"), named(all, "C")),
        List.of(new FunnelWalk.Fence(named(all, "D"), 0, 1)),
        Matcher.EVERY,
        all.vocabulary().names.from(0),
        FIRST.plus(Duration.ofDays(DAYS - 7)).toEpochMilli());
  }

  private static Matcher named(Histories all, String name) {
    return Matcher.named(all.vocabulary().names.find(name));
  }

  /** A made-up property of events: the day of the week they happened, Mondays without a value. */
  private static Grouping byWeekday(Unit by) {
    return new Grouping() {
      @Override
      public int code(History history, int event) {
        return (int) (history.time(event) / 86_400_000 % 7);
      }

      @Override
      public @Nullable String value(int code) {
        return code == NO_VALUE ? null : "day " + code;
      }

      @Override
      public int size() {
        return 7;
      }

      @Override
      public boolean ofUnit() {
        return by == Unit.ACCOUNT;
      }
    };
  }

  private static Period period() {
    return new Period(at(5), at(50), ZoneOffset.UTC, DayOfWeek.MONDAY);
  }

  private static long at(int day) {
    return FIRST.toEpochMilli() + day * 86_400_000L;
  }
}
