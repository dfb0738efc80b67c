package io.beachhead.growth.stages;

import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.spend.Spend;
import io.beachhead.growth.spend.Spend.Stage;
import io.beachhead.growth.stages.GrowthStages.Week;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.CountInterval;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.Quantiles;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Measures the value of each stage over the people who signed up in a range. */
final class StageMeasurement {
  private static final long SEED = 20261130;
  private static final int RESAMPLES = 2000;

  /** A bootstrap of fewer weeks says little. */
  private static final int WEEKS_FOR_BOOTSTRAP = 4;

  private final GrowthDefinition definition;
  private final SignUpRange range;
  private final DayOfWeek weekStart;
  private final List<NewUser> users;
  private final LocalDate first;

  /**
   * @param users who signed up in the range
   */
  StageMeasurement(
      GrowthDefinition definition, SignUpRange range, DayOfWeek weekStart, List<NewUser> users) {
    this.definition = definition;
    this.range = range;
    this.weekStart = weekStart;
    this.users = users;
    first = range.firstDay(users);
  }

  LocalDate first() {
    return first;
  }

  long days() {
    return Math.max(1, ChronoUnit.DAYS.between(first, range.to()) + 1);
  }

  /** New free users a day. */
  Estimate acquire() {
    return new Measured(
        CountInterval.jeffreys(users.size(), days()),
        users.size(),
        "sign-ups per day, Jeffreys' interval of a Poisson rate");
  }

  List<Week> acquireTrend() {
    return weeks(
        _ -> true,
        (week, of) -> {
          LocalDate from = week.isBefore(first) ? first : week;
          LocalDate to = week.plusDays(6).isAfter(range.to()) ? range.to() : week.plusDays(6);
          return (double) of.size() / (ChronoUnit.DAYS.between(from, to) + 1);
        });
  }

  /** The share of those old enough who are active in their week 4. */
  Estimate retain() {
    var old = users.stream().filter(user -> user.oldEnough(range.now())).toList();
    if (old.isEmpty()) {
      return new NotEnoughData(
          0, 1, "Nobody who signed up in these days has been followed for five weeks yet.");
    }
    long stayed = old.stream().filter(NewUser::stayed).count();
    return new Measured(
        BinomialInterval.jeffreys(stayed, old.size()),
        old.size(),
        "share active in days 28 to 35 from sign-up, Jeffreys' interval");
  }

  List<Week> retainTrend() {
    return weeks(
        user -> user.oldEnough(range.now()),
        (_, of) -> of.isEmpty() ? null : share(of, NewUser::stayed));
  }

  /** The share that has begun to pay. */
  Estimate monetise() {
    if (definition.upgraded() == null) {
      return new NotEnoughData(
          0, 1, "Say which event means that somebody upgraded: growth definitions, upgraded.");
    }
    if (users.isEmpty()) {
      return new NotEnoughData(0, 1, "Nobody signed up in these days, by the events there are.");
    }
    long paying = users.stream().filter(NewUser::hasUpgraded).count();
    return new Measured(
        BinomialInterval.jeffreys(paying, users.size()),
        users.size(),
        "share of those who signed up that has upgraded since, Jeffreys' interval");
  }

  List<Week> monetiseTrend() {
    return weeks(_ -> true, (_, of) -> of.isEmpty() ? null : share(of, NewUser::hasUpgraded));
  }

  private static double share(List<NewUser> of, Predicate<NewUser> which) {
    return (double) of.stream().filter(which).count() / of.size();
  }

  /** The last day of sign-up whose people have had their time to activate. */
  LocalDate activationKnownTo() {
    var activation = definition.activation();
    int days = activation == null ? 0 : activation.withinDays();
    LocalDate known = range.dayOf(range.now()).minusDays(days + 1L);
    return known.isBefore(range.to()) ? known : range.to();
  }

  /**
   * What an activated user costs: spend of stages acquire and scale over the people who signed up
   * in the same weeks and activated, however much later.
   */
  Estimate scale(Spend.Ledger ledger) {
    var activation = definition.activation();
    if (activation == null) {
      return new NotEnoughData(
          0, 1, "Say which steps make an activated user: growth definitions, activation.");
    }
    LocalDate to = activationKnownTo();
    var weeks = costs(ledger, to);
    double spend = weeks.stream().mapToDouble(Cost::spend).sum();
    long activated = weeks.stream().mapToLong(Cost::activated).sum();
    if (spend == 0) {
      return new NotEnoughData(
          0, 1, "No spend of stages acquire or scale falls into these days; import spend.");
    }
    if (activated == 0) {
      return new NotEnoughData(
          0, 1, "Nobody of these days has activated, so that there is no cost of one who did.");
    }
    double cost = spend / activated;
    return new Measured(
        weeks.size() >= WEEKS_FOR_BOOTSTRAP
            ? bootstrap(weeks, cost)
            : byCount(spend, activated, cost),
        activated,
        weeks.size() >= WEEKS_FOR_BOOTSTRAP
            ? "spend over activated users of the same weeks, bootstrap over weeks"
            : "spend over activated users, Poisson range of their number");
  }

  private record Cost(LocalDate week, double spend, long activated) {}

  private List<Cost> costs(Spend.Ledger ledger, LocalDate to) {
    var activation = java.util.Objects.requireNonNull(definition.activation());
    var costs = new ArrayList<Cost>();
    for (LocalDate week = weekOf(first); !week.isAfter(to); week = week.plusWeeks(1)) {
      LocalDate start = week;
      Predicate<LocalDate> inWeek =
          day -> weekOf(day).equals(start) && !day.isBefore(first) && !day.isAfter(to);
      double spend =
          ledger.items().stream()
              .filter(item -> item.stage() == Stage.ACQUIRE || item.stage() == Stage.SCALE)
              .filter(item -> inWeek.test(item.date()))
              .mapToDouble(Spend.Item::amount)
              .sum();
      long activated =
          users.stream()
              .filter(user -> inWeek.test(range.dayOf(user.signedUp())))
              .filter(user ->
                  NewUser.within(
                      NewUser.activated(user.steps(), activation.of()),
                      user.signedUp(),
                      activation.withinDays()))
              .count();
      costs.add(new Cost(week, spend, activated));
    }
    return costs;
  }

  List<Week> scaleTrend(Spend.Ledger ledger) {
    return definition.activation() == null
        ? List.of()
        : costs(ledger, activationKnownTo()).stream()
            .map(cost ->
                new Week(
                    cost.week(),
                    cost.activated() == 0 || cost.spend() == 0
                        ? null
                        : (Double) (cost.spend() / cost.activated())))
            .toList();
  }

  private static Interval bootstrap(List<Cost> weeks, double cost) {
    var random = new SplittableRandom(SEED);
    double[] draws = new double[RESAMPLES];
    int known = 0;
    for (int draw = 0; draw < RESAMPLES; draw++) {
      double spend = 0;
      long activated = 0;
      for (int i = 0; i < weeks.size(); i++) {
        Cost week = weeks.get(random.nextInt(weeks.size()));
        spend += week.spend();
        activated += week.activated();
      }
      if (activated > 0) {
        draws[known++] = spend / activated;
      }
    }
    double[] sorted = Arrays.copyOf(draws, known);
    Arrays.sort(sorted);
    return new Interval(
        Math.min(cost, Quantiles.ofSorted(sorted, 0.1)),
        cost,
        Math.max(cost, Quantiles.ofSorted(sorted, 0.9)));
  }

  private static Interval byCount(double spend, long activated, double cost) {
    Interval count = CountInterval.jeffreys(activated, 1);
    return new Interval(
        Math.min(cost, spend / count.high()), cost, Math.max(cost, spend / count.low()));
  }

  private interface OfWeek {
    @org.jspecify.annotations.Nullable
    Double value(LocalDate week, List<NewUser> of);
  }

  private List<Week> weeks(Predicate<NewUser> which, OfWeek value) {
    var byWeek = new java.util.TreeMap<LocalDate, List<NewUser>>();
    for (LocalDate week = weekOf(first); !week.isAfter(range.to()); week = week.plusWeeks(1)) {
      byWeek.put(week, new ArrayList<>());
    }
    for (NewUser user : users) {
      if (which.test(user)) {
        byWeek
            .computeIfAbsent(weekOf(range.dayOf(user.signedUp())), _ -> new ArrayList<>())
            .add(user);
      }
    }
    return byWeek.entrySet().stream()
        .map(entry -> new Week(entry.getKey(), value.value(entry.getKey(), entry.getValue())))
        .toList();
  }

  private LocalDate weekOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(weekStart));
  }
}
