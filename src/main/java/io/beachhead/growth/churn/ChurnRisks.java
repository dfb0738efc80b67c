package io.beachhead.growth.churn;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.RevenueInForce;
import io.beachhead.growth.churn.ChurnOfDay.Habit;
import io.beachhead.growth.churn.ChurnOfDay.Learned;
import io.beachhead.growth.churn.ChurnOfDay.Risk;
import io.beachhead.growth.churn.EngagementWalk.Measured;
import io.beachhead.statistics.CoxRegression;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may leave on any day, kept until something it rests on changes; in a large log it may be some
 * minutes old.
 */
@Component
class ChurnRisks {
  private static final int KEPT = 3;
  private static final String[] AREAS = {"customers", "value", "settings"};
  private static final int DAYS = EngagementWalk.DAYS;

  /** Active days of 28: never, less than weekly, weekly, several days a week, most days. */
  private static final int[] HABITS = {0, 1, 4, 8, 16, DAYS + 1};

  /** Up to this many events, every answer holds the latest one. */
  private static final int ALWAYS_FRESH = 300_000;

  /** Above it an answer may be as old as so many times what it took to make it. */
  private static final int AGE_PER_WORK = 60;

  private final EngagementWalk walk;
  private final CustomerBases customers;
  private final AccountActivity activity;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<Key, Kept> kept = new ComputedOnce<>(KEPT);

  ChurnRisks(
      EngagementWalk walk,
      CustomerBases customers,
      AccountActivity activity,
      Changes changes,
      Clock clock) {
    this.walk = walk;
    this.customers = customers;
    this.activity = activity;
    this.changes = changes;
    this.clock = clock;
  }

  private record Key(LocalDate asOf, long records) {}

  /**
   * @param events the state of the events when they were walked
   * @param until epoch milliseconds to which it serves although events came since
   */
  private record Kept(long events, long until, ChurnOfDay churn) {}

  /** A stretch of an account: what it did before, and whether it left within. */
  private record Stretch(int row, Engagement before, CoxRegression.Row times) {}

  /** Everything as of the end of a day. */
  ChurnOfDay on(LocalDate asOf) {
    var key = new Key(asOf, changes.version(AREAS));
    long events = activity.version();
    return kept.get(
            key,
            known -> known.events() == events || clock.millis() < known.until(),
            _ -> {
              long began = clock.millis();
              ChurnOfDay churn = compute(asOf);
              long took = clock.millis() - began;
              return new Kept(
                  events,
                  activity.size() <= ALWAYS_FRESH ? 0 : clock.millis() + AGE_PER_WORK * took,
                  churn);
            })
        .churn();
  }

  private ChurnOfDay compute(LocalDate asOf) {
    CustomerBase base = customers.asOf(asOf);
    Measured measured = walk.upTo(asOf);
    List<Stretch> stretches = stretches(base, measured, asOf);
    int left = (int) stretches.stream().filter(each -> each.times().left()).count();
    ChurnModel model =
        left < ChurnModel.NEEDED
            ? null
            : ChurnModel.learn(stretches.stream().map(Stretch::times).toList());
    List<Risk> risks = risks(base, measured, model, asOf);
    return new ChurnOfDay(
        base,
        new Learned(
            (int) stretches.stream().mapToInt(Stretch::row).distinct().count(),
            left,
            stretches.size()),
        model,
        risks,
        habits(risks, stretches, base, measured, asOf),
        missing(base, measured, model, left));
  }

  private static List<Stretch> stretches(CustomerBase base, Measured measured, LocalDate asOf) {
    var stretches = new ArrayList<Stretch>();
    RevenueInForce revenue = base.revenue();
    for (int row = 0; row < base.size(); row++) {
      var first = revenue.firstPaidDay(row);
      if (first.isEmpty()) {
        continue;
      }
      for (int back = EngagementWalk.STRETCHES; back > 0; back--) {
        int start = (int) asOf.minusDays((long) DAYS * back).toEpochDay();
        Engagement before = measured.of(base.id(row), back);
        if (before == null || revenue.mrr(row, start) <= 0) {
          continue;
        }
        int end = start + DAYS;
        int gone = start + 1;
        while (gone <= end && revenue.mrr(row, gone) > 0) {
          gone++;
        }
        double[] covariates =
            Arrays.stream(Covariate.values()).mapToDouble(each -> each.of(before)).toArray();
        int origin = first.getAsInt();
        stretches.add(
            new Stretch(
                row,
                before,
                new CoxRegression.Row(
                    start - origin, Math.min(gone, end) - origin, gone <= end, covariates)));
      }
    }
    return stretches;
  }

  private static List<Risk> risks(
      CustomerBase base, Measured measured, @Nullable ChurnModel model, LocalDate asOf) {
    var risks = new ArrayList<Risk>();
    for (int row = 0; row < base.size(); row++) {
      if (!base.hasRevenue(row) || base.revenue().mrr(row, asOf) <= 0) {
        continue;
      }
      Engagement now = measured.of(base.id(row), 0);
      Engagement before = measured.of(base.id(row), 1);
      risks.add(
          new Risk(
              row,
              now,
              model == null || now == null ? null : model.chance(now),
              model == null || before == null ? null : model.chance(before),
              now == null
                  ? List.of()
                  : Arrays.stream(now.dropped()).mapToObj(measured::feature).toList()));
    }
    risks.sort(
        Comparator.comparingDouble((Risk each) -> -each.height())
            .thenComparingDouble(each -> -base.arr(each.row())));
    return List.copyOf(risks);
  }

  private static List<Habit> habits(
      List<Risk> risks,
      List<Stretch> stretches,
      CustomerBase base,
      Measured measured,
      LocalDate asOf) {
    LocalDate earlier = asOf.minusDays(DAYS);
    var habits = new ArrayList<Habit>();
    for (int i = 0; i + 1 < HABITS.length; i++) {
      int from = HABITS[i];
      int to = HABITS[i + 1] - 1;
      int now = 0;
      for (Risk risk : risks) {
        now += within(risk.now(), from, to) ? 1 : 0;
      }
      int before = 0;
      for (int row = 0; row < base.size(); row++) {
        before +=
            base.hasRevenue(row)
                    && base.revenue().mrr(row, earlier) > 0
                    && within(measured.of(base.id(row), 1), from, to)
                ? 1
                : 0;
      }
      var those = stretches.stream().filter(each -> within(each.before(), from, to)).toList();
      habits.add(
          new Habit(
              from,
              to,
              now,
              before,
              those.size(),
              (int) those.stream().filter(each -> each.times().left()).count()));
    }
    return List.copyOf(habits);
  }

  private static boolean within(@Nullable Engagement engagement, int from, int to) {
    return engagement != null && engagement.days() >= from && engagement.days() <= to;
  }

  private static @Nullable NotEnoughData missing(
      CustomerBase base, Measured measured, @Nullable ChurnModel model, int left) {
    if (base.totalArr() <= 0 && left == 0) {
      return new NotEnoughData(
          0, ChurnModel.NEEDED, "No account pays: import revenue, so that leaving can be seen.");
    }
    if (measured.empty()) {
      return new NotEnoughData(
          0, ChurnModel.NEEDED, "No event of an account has come in: send events or import them.");
    }
    return model == null
        ? new NotEnoughData(
            left,
            ChurnModel.NEEDED,
            left < ChurnModel.NEEDED
                ? "Too few accounts left in the last year to learn what goes with leaving."
                : "What accounts did does not vary enough to learn from.")
        : null;
  }
}
