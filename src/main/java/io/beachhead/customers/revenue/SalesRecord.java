package io.beachhead.customers.revenue;

import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How often and how fast deals are won.
 *
 * <p>Question: of the deals that closed in a range of days, what share was won, and how long did it
 * take.
 *
 * <p>Estimator: win rate = won / (won + lost), with Jeffreys' 80% interval; cycle = whole days from
 * {@code created_at} to {@code closed_at} of deals won, its 10th, 50th and 90th percentile. By
 * number of deals; money stands beside.
 *
 * <p>Inputs: deals with an outcome and a closing day in the range, both ends included, in the
 * workspace's zone. Amounts in the workspace's currency at its fixed rates; a deal without an
 * amount or a rate counts as a deal but adds no money.
 *
 * <p>Assumptions: deals are independent. A deal that is still open is no loss, so a range that ends
 * today speaks about what closed early: slow deals are missing from both numbers.
 *
 * <p>Undefined without a closed deal (win rate), without a won deal of known dates (cycle).
 */
public record SalesRecord(
    int won,
    int lost,
    Estimate winRate,
    double wonAmount,
    double lostAmount,
    Estimate cycleDays,
    int withoutAmount) {
  static final String METHOD = "won / closed, Jeffreys' interval";

  /** Measures some deals; those that are open are left out. */
  public static SalesRecord of(List<Deal> deals, ExchangeRates rates, ZoneId zone) {
    int won = 0;
    int lost = 0;
    int withoutAmount = 0;
    double wonAmount = 0;
    double lostAmount = 0;
    List<Double> cycles = new ArrayList<>();
    for (Deal deal : deals) {
      if (deal.outcome() == null) {
        continue;
      }
      OptionalDouble amount = amount(deal, rates);
      withoutAmount += amount.isEmpty() ? 1 : 0;
      if (deal.outcome().equals("won")) {
        won++;
        wonAmount += amount.orElse(0);
        cycle(deal, zone).ifPresent(cycles::add);
      } else {
        lost++;
        lostAmount += amount.orElse(0);
      }
    }
    int closed = won + lost;
    double[] days = cycles.stream().mapToDouble(Double::doubleValue).toArray();
    return new SalesRecord(
        won,
        lost,
        closed == 0
            ? new NotEnoughData(0, 1, "no deal closed")
            : new Measured(BinomialInterval.jeffreys(won, closed), closed, METHOD),
        wonAmount,
        lostAmount,
        days.length == 0
            ? new NotEnoughData(0, 1, "no won deal has both dates")
            : new Measured(Interval.ofSample(days), days.length, "percentiles of won deals"),
        withoutAmount);
  }

  /** What a deal is worth in the workspace's currency; empty where that is not known. */
  public static OptionalDouble amount(Deal deal, ExchangeRates rates) {
    Money money = deal.amount();
    if (money == null) {
      return OptionalDouble.empty();
    }
    OptionalDouble rate = rates.rate(money.currency());
    return rate.isEmpty()
        ? rate
        : OptionalDouble.of(money.amount().doubleValue() * rate.getAsDouble());
  }

  /** The day of an instant in a zone; null for null. */
  public static @Nullable LocalDate day(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? null : LocalDate.ofInstant(instant, zone);
  }

  private static Optional<Double> cycle(Deal deal, ZoneId zone) {
    LocalDate opened = day(deal.createdAt(), zone);
    LocalDate closed = day(deal.closedAt(), zone);
    if (opened == null || closed == null || closed.isBefore(opened)) {
      return Optional.empty();
    }
    return Optional.of((double) ChronoUnit.DAYS.between(opened, closed));
  }

  /** The deals that closed between two days, both included. */
  public static List<Deal> closedBetween(
      List<Deal> deals, LocalDate from, LocalDate to, ZoneId zone) {
    return deals.stream()
        .filter(deal -> deal.outcome() != null)
        .filter(deal -> {
          LocalDate closed = day(deal.closedAt(), zone);
          return closed != null && !closed.isBefore(from) && !closed.isAfter(to);
        })
        .toList();
  }

  /** The deals that were open at the end of a day: begun by then, and not closed. */
  public static List<Deal> openOn(List<Deal> deals, LocalDate day, ZoneId zone) {
    return deals.stream()
        .filter(deal -> {
          LocalDate opened = day(deal.createdAt(), zone);
          LocalDate closed = day(deal.closedAt(), zone);
          boolean begun = opened == null || !opened.isAfter(day);
          boolean ended = deal.outcome() != null && (closed == null || !closed.isAfter(day));
          return begun && !ended;
        })
        .toList();
  }

  /**
   * Deals by some property of theirs, the largest group first.
   *
   * @param property null where it is not known: those come last, under null
   */
  public static Map<@Nullable String, List<Deal>> by(
      List<Deal> deals, Function<Deal, @Nullable String> property) {
    Map<@Nullable String, List<Deal>> groups = new LinkedHashMap<>();
    for (Deal deal : deals) {
      groups.computeIfAbsent(property.apply(deal), _ -> new ArrayList<>()).add(deal);
    }
    Map<@Nullable String, List<Deal>> sorted = new LinkedHashMap<>();
    groups.entrySet().stream()
        .filter(group -> group.getKey() != null)
        .sorted(
            Comparator.<Map.Entry<@Nullable String, List<Deal>>>comparingInt(
                    group -> -group.getValue().size())
                .thenComparing(group -> Objects.requireNonNull(group.getKey())))
        .forEach(group -> sorted.put(group.getKey(), group.getValue()));
    if (groups.containsKey(null)) {
      sorted.put(null, Objects.requireNonNull(groups.get(null)));
    }
    return sorted;
  }
}
