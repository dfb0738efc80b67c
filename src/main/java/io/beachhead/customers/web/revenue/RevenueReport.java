package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.RevenueCohorts;
import io.beachhead.customers.revenue.RevenueInForce;
import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueMovements.OfAccount;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.customers.revenue.Tenures;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.KaplanMeier;
import io.beachhead.statistics.KaplanMeier.Observation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Everything the revenue page shows, as numbers. Each part is computed when it is asked for.
 *
 * <p>Accounts count in the segment they are in on the last day of the range. With one segment
 * chosen, everything speaks about its accounts only.
 */
final class RevenueReport {
  private static final int COHORTS = 12;

  private final CustomerView view;
  private final DateRange range;
  private final RevenueInForce revenue;

  RevenueReport(CustomerView view, DateRange range) {
    this.view = view;
    this.range = range;
    this.revenue = view.base().revenue();
  }

  CustomerView view() {
    return view;
  }

  DateRange range() {
    return range;
  }

  String currency() {
    return view.base().currency();
  }

  /** Whether there is any revenue to speak of up to the last day. */
  boolean any() {
    var first = revenue.firstChangeDay();
    return first.isPresent() && first.getAsInt() <= range.to().toEpochDay();
  }

  /** The segments shown: all, or the one chosen. */
  List<AccountGroup> segments() {
    return view.segment() == null
        ? view.segments()
        : view.segments().stream().filter(g -> g.key().equals(view.segment())).toList();
  }

  /** Account row to an index into {@link #segments}, −1 for the others. */
  private IntUnaryOperator groupOf() {
    if (view.segment() == null) {
      return view.groupOf();
    }
    var rows = view.rows();
    return row -> rows.test(row) ? 0 : -1;
  }

  RevenueMovements between() {
    return RevenueMovements.between(revenue, range.from(), range.to(), view.rows());
  }

  List<RevenueMovements> months() {
    return RevenueMovements.months(revenue, range.from(), range.to(), view.rows());
  }

  /** From the first day to the last; with one segment chosen, its numbers are also the total's. */
  RevenueRetention retention() {
    return chosen(
        RevenueRetention.measure(revenue, range.from(), range.to(), groupOf(), segments().size()));
  }

  /** Over the year up to the end of each month of the range, 2 to 24 of them. */
  List<RevenueRetention> retentionByMonth() {
    long span = ChronoUnit.MONTHS.between(YearMonth.from(range.from()), YearMonth.from(range.to()));
    int months = (int) Math.clamp(span, 2, 24);
    return RevenueRetention.ofYears(revenue, range.to(), months, groupOf(), segments().size())
        .stream()
        .map(this::chosen)
        .toList();
  }

  private RevenueRetention chosen(RevenueRetention measured) {
    return view.segment() == null
        ? measured
        : new RevenueRetention(
            measured.from(), measured.to(), measured.groups().getFirst(), measured.groups());
  }

  /** By month where the range is a year or less, else by quarter. */
  RevenueCohorts cohorts() {
    boolean months = !range.from().isBefore(range.to().minusMonths(13));
    return RevenueCohorts.upTo(revenue, range.to(), months ? 1 : 3, COHORTS, view.rows());
  }

  /**
   * How long accounts of a group have paid.
   *
   * @param key empty for all accounts where there is no segmentation
   */
  record Survival(
      String key,
      String name,
      int colour,
      List<Observation> tenures,
      List<KaplanMeier.Step> curve) {

    int ended() {
      return (int) tenures.stream().filter(Observation::event).count();
    }

    /** How many are still followed just before a time. */
    int atRisk(double time) {
      return (int) tenures.stream().filter(tenure -> tenure.time() >= time).count();
    }

    double longest() {
      return tenures.stream().mapToDouble(Observation::time).max().orElse(0);
    }
  }

  /** In months, by segment; a segment in which nobody ever paid is left out. */
  List<Survival> survival() {
    List<Survival> groups = new ArrayList<>();
    if (segments().isEmpty()) {
      groups.add(
          survival(
              "",
              "All accounts",
              0,
              Tenures.upTo(revenue, range.to(), ChronoUnit.MONTHS, _ -> true)));
    }
    var groupOf = groupOf();
    for (int g = 0; g < segments().size(); g++) {
      int wanted = g;
      AccountGroup group = segments().get(g);
      groups.add(
          survival(
              group.key(),
              group.name(),
              group.colour(),
              Tenures.upTo(
                  revenue,
                  range.to(),
                  ChronoUnit.MONTHS,
                  row -> groupOf.applyAsInt(row) == wanted)));
    }
    groups.removeIf(group -> group.tenures().isEmpty());
    return groups;
  }

  private static Survival survival(String key, String name, int colour, List<Observation> tenures) {
    return new Survival(key, name, colour, tenures, KaplanMeier.curve(tenures, Interval.Z90));
  }

  static Optional<KaplanMeier.LogRank> logRank(List<Survival> groups) {
    return KaplanMeier.logRank(groups.stream().map(Survival::tenures).toList());
  }

  /** One account's movement in one month. */
  record Moved(LocalDate from, LocalDate to, OfAccount movement) {}

  /** The losses of the last months, newest month and largest loss first. */
  List<Moved> latestLosses(int limit) {
    List<Moved> losses = new ArrayList<>();
    List<RevenueMovements> months = months();
    for (int i = months.size() - 1; i >= 0 && losses.size() < limit; i--) {
      RevenueMovements month = months.get(i);
      RevenueMovements.accounts(revenue, month.from(), month.to(), view.rows()).stream()
          .filter(movement -> movement.kind().loss())
          .sorted((a, b) -> Double.compare(a.change(), b.change()))
          .map(movement -> new Moved(month.from(), month.to(), movement))
          .forEach(losses::add);
    }
    return losses.subList(0, Math.min(limit, losses.size()));
  }
}
