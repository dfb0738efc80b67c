package io.beachhead.samples.planwright;

import io.beachhead.samples.Dice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each account of a segment pays and has paid: who is in trial, who came, grew, shrank and
 * left within the last year. What all pay today adds up to the segment's figure, to the dollar.
 */
public final class PlanwrightRevenue {

  /** Recurring revenue in whole US dollars per month from that date on; 0 ends it. */
  public record Change(LocalDate date, int monthly) {}

  /** What became of an account within the last year. */
  enum Fate {
    TRIAL,
    LOST,
    SHRANK,
    STEADY,
    GREW,
    WON
  }

  /** An account before it has a name: how much it needs and how well that is met. */
  record Seed(int seats, double needsMet) {}

  /** A seat costs 36 to 46 dollars a month: lists, discounts and years differ. */
  private static final double LOWEST_SEAT_PRICE = 36;

  private static final double HIGHEST_SEAT_PRICE = 46;

  /** Accounts on trial today, one in this many. */
  private static final int ACCOUNTS_PER_TRIAL = 40;

  private static final int DAYS_OF_YEAR = 365;

  /** A customer of the year is looked at again after so many days. */
  private static final int SETTLED_DAYS = 75;

  private final Dice dice;

  /** Thrown apart, so that what was planted first stays as it was. */
  private final Dice newcomers;

  private final LocalDate anchor;

  PlanwrightRevenue(Dice dice, Dice newcomers, LocalDate anchor) {
    this.dice = dice;
    this.newcomers = newcomers;
    this.anchor = anchor;
  }

  /** For each seed, in its order, its movements; none while it is on trial. */
  List<List<Change>> of(PlanwrightSegment segment, List<Seed> seeds) {
    List<Fate> fates = fates(segment, seeds);
    List<Integer> monthly = monthlyToday(segment, seeds, fates);
    List<List<Change>> changes = new ArrayList<>();
    for (int row = 0; row < seeds.size(); row++) {
      changes.add(changes(fates.get(row), monthly.get(row), segment.year()));
    }
    return changes;
  }

  /** Those whose needs are met worst leave, those met best grow; chance has its part in both. */
  private List<Fate> fates(PlanwrightSegment segment, List<Seed> seeds) {
    int count = seeds.size();
    PlanwrightSegment.Year year = segment.year();
    List<Double> mood = seeds.stream().map(seed -> seed.needsMet() + 0.4 * dice.normal()).toList();
    List<Integer> gloomiestFirst = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      gloomiestFirst.add(row);
    }
    gloomiestFirst.sort(Comparator.comparing(mood::get));

    List<Fate> byMood = new ArrayList<>();
    int lost = (int) Math.round(year.lost() * count);
    int shrank = (int) Math.round(year.shrank() * count);
    int grew = (int) Math.round(year.grew() * count);
    int won = (int) Math.round(year.won() * count);
    int trials = count / ACCOUNTS_PER_TRIAL;
    for (int place = 0; place < count; place++) {
      if (place < lost) {
        byMood.add(Fate.LOST);
      } else if (place < lost + shrank) {
        byMood.add(Fate.SHRANK);
      } else if (place >= count - grew) {
        byMood.add(Fate.GREW);
      } else {
        byMood.add(Fate.STEADY);
      }
    }
    List<Integer> steady = new ArrayList<>();
    for (int place = 0; place < count; place++) {
      if (byMood.get(place) == Fate.STEADY) {
        steady.add(place);
      }
    }
    List<Integer> newcomers = dice.shuffled(steady).subList(0, won + trials);
    for (int newcomer = 0; newcomer < newcomers.size(); newcomer++) {
      byMood.set(newcomers.get(newcomer), newcomer < trials ? Fate.TRIAL : Fate.WON);
    }

    List<Fate> fates = new ArrayList<>(byMood);
    for (int place = 0; place < count; place++) {
      fates.set(gloomiestFirst.get(place), byMood.get(place));
    }
    return fates;
  }

  /** What each pays today or, gone or on trial, would pay; those who pay add up exactly. */
  private List<Integer> monthlyToday(
      PlanwrightSegment segment, List<Seed> seeds, List<Fate> fates) {
    List<Double> listed = new ArrayList<>();
    double listedTotal = 0;
    for (int row = 0; row < seeds.size(); row++) {
      double price = seeds.get(row).seats() * dice.between(LOWEST_SEAT_PRICE, HIGHEST_SEAT_PRICE);
      listed.add(price);
      listedTotal += pays(fates.get(row)) ? price : 0;
    }
    double scale = segment.monthlyRevenue() / listedTotal;
    List<Integer> monthly = new ArrayList<>();
    int total = 0;
    int largest = -1;
    for (int row = 0; row < seeds.size(); row++) {
      int amount = (int) Math.round(listed.get(row) * scale / 5) * 5;
      monthly.add(amount);
      if (pays(fates.get(row))) {
        total += amount;
        largest = largest < 0 || amount > monthly.get(largest) ? row : largest;
      }
    }
    monthly.set(largest, monthly.get(largest) + segment.monthlyRevenue() - total);
    return monthly;
  }

  private List<Change> changes(Fate fate, int monthly, PlanwrightSegment.Year year) {
    LocalDate before = anchor.minusDays(dice.between(DAYS_OF_YEAR + 30, 5 * DAYS_OF_YEAR));
    LocalDate during = anchor.minusDays(dice.between(5, DAYS_OF_YEAR - 5));
    double step = dice.between(0.5, 1.5);
    return switch (fate) {
      case TRIAL -> List.of();
      case LOST -> List.of(new Change(before, monthly), new Change(during, 0));
      case SHRANK ->
          List.of(
              new Change(before, five(monthly * (1 + 0.3 * step))), new Change(during, monthly));
      case STEADY -> List.of(new Change(before, monthly));
      case GREW ->
          List.of(
              new Change(before, five(monthly / (1 + (year.growth() - 1) * step))),
              new Change(during, monthly));
      case WON -> newcomer(during, monthly);
    };
  }

  /**
   * A customer of the year ends where it would have ended, and comes there like a real one: some
   * begin with fewer seats, some with too many, and some pause.
   */
  private List<Change> newcomer(LocalDate first, int monthly) {
    int age = Math.toIntExact(anchor.toEpochDay() - first.toEpochDay());
    double fate = newcomers.between(0.0, 1.0);
    double step = newcomers.between(1.15, 1.6);
    if (age < SETTLED_DAYS) {
      return List.of(new Change(first, monthly));
    }
    LocalDate later = first.plusDays(newcomers.between(30, age - 40));
    if (fate < 0.28) {
      return List.of(new Change(first, five(monthly / step)), new Change(later, monthly));
    }
    if (fate < 0.42) {
      return List.of(new Change(first, five(monthly * step)), new Change(later, monthly));
    }
    if (fate < 0.54) {
      return List.of(
          new Change(first, monthly),
          new Change(later, 0),
          new Change(later.plusDays(newcomers.between(20, 38)), monthly));
    }
    return List.of(new Change(first, monthly));
  }

  private static int five(double amount) {
    return (int) Math.round(amount / 5) * 5;
  }

  private static boolean pays(Fate fate) {
    return fate != Fate.LOST && fate != Fate.TRIAL;
  }
}
