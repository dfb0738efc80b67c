package io.beachhead.statistics.survey;

import io.beachhead.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.simple.RandomSource;

/**
 * <b>Question:</b> which prices do people find neither suspiciously cheap nor too expensive?
 *
 * <p><b>Estimator:</b> Van Westendorp's price sensitivity meter. At each price: the shares of
 * people for whom it is too cheap (or cheap) at most, expensive (or too expensive) at least.
 * Marginal cheapness is where "too cheap" meets "not cheap", marginal expensiveness where "not
 * expensive" meets "too expensive", the optimal price where "too cheap" meets "too expensive", the
 * indifference price where "cheap" meets "expensive". Curves are lines between the prices named.
 * Ranges (80%) come from resampling people with a fixed seed.
 *
 * <p><b>Inputs:</b> four prices of one person, too cheap &lt; cheap &lt; expensive &lt; too
 * expensive; who says otherwise is left out and counted.
 *
 * <p><b>Assumptions:</b> people know what such a thing is worth to them; it says nothing of how
 * many would buy.
 *
 * <p><b>Undefined when:</b> fewer than {@value #NEEDED} people gave four prices in order.
 *
 * <p><b>Source:</b> Van Westendorp (1976), NSS Price Sensitivity Meter, ESOMAR congress.
 *
 * <p><b>Checked against:</b> crossings worked out by hand.
 *
 * @param marginalCheapness below it more people find the price too cheap than cheap enough
 * @param optimal as many find it too cheap as too expensive
 * @param indifference as many find it cheap as expensive
 * @param marginalExpensiveness above it more people find the price too expensive than not expensive
 * @param n people whose prices are in order
 * @param leftOut people whose prices are not
 */
public record PriceSensitivity(
    Interval marginalCheapness,
    Interval optimal,
    Interval indifference,
    Interval marginalExpensiveness,
    int n,
    int leftOut) {
  /** People below which nothing is said. */
  public static final int NEEDED = 10;

  private static final int DRAWS = 500;
  private static final long SEED = 1976;

  /** The four prices of one person, in one currency. */
  public record Prices(double tooCheap, double cheap, double expensive, double tooExpensive) {
    /** Whether each is above the one before. */
    public boolean inOrder() {
      return tooCheap < cheap && cheap < expensive && expensive < tooExpensive;
    }
  }

  /** The four crossings. */
  record Crossings(
      double marginalCheapness,
      double optimal,
      double indifference,
      double marginalExpensiveness) {}

  /** What people said; empty where too few did. */
  public static Optional<PriceSensitivity> of(List<Prices> said) {
    List<Prices> usable = said.stream().filter(Prices::inOrder).toList();
    if (usable.size() < NEEDED) {
      return Optional.empty();
    }
    Crossings mid = crossings(usable);
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    List<Crossings> drawn = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      List<Prices> again = new ArrayList<>();
      for (int i = 0; i < usable.size(); i++) {
        again.add(usable.get(random.nextInt(usable.size())));
      }
      drawn.add(crossings(again));
    }
    return Optional.of(
        new PriceSensitivity(
            range(mid, drawn, Crossings::marginalCheapness),
            range(mid, drawn, Crossings::optimal),
            range(mid, drawn, Crossings::indifference),
            range(mid, drawn, Crossings::marginalExpensiveness),
            usable.size(),
            said.size() - usable.size()));
  }

  /**
   * The curves, at every price that somebody named: shares of people from 0 to 1.
   *
   * @param prices ascending
   * @param tooCheap who finds the price too cheap; falls
   * @param cheap who finds it cheap or too cheap; falls
   * @param expensive who finds it expensive or too expensive; rises
   * @param tooExpensive who finds it too expensive; rises
   */
  public record Curves(
      List<Double> prices,
      List<Double> tooCheap,
      List<Double> cheap,
      List<Double> expensive,
      List<Double> tooExpensive) {}

  /** The curves of those whose prices are in order; empty where too few are. */
  public static Optional<Curves> curves(List<Prices> said) {
    List<Prices> usable = said.stream().filter(Prices::inOrder).toList();
    if (usable.size() < NEEDED) {
      return Optional.empty();
    }
    double[] grid = grid(usable);
    double[] tooCheap = sorted(usable, Prices::tooCheap);
    double[] cheap = sorted(usable, Prices::cheap);
    double[] expensive = sorted(usable, Prices::expensive);
    double[] tooExpensive = sorted(usable, Prices::tooExpensive);
    return Optional.of(
        new Curves(
            Arrays.stream(grid).boxed().toList(),
            along(grid, price -> atLeast(tooCheap, price)),
            along(grid, price -> atLeast(cheap, price)),
            along(grid, price -> atMost(expensive, price)),
            along(grid, price -> atMost(tooExpensive, price))));
  }

  private static List<Double> along(double[] grid, DoubleUnaryOperator curve) {
    return Arrays.stream(grid).map(curve).boxed().toList();
  }

  private static Interval range(
      Crossings mid, List<Crossings> drawn, ToDoubleFunction<Crossings> figure) {
    double figured = figure.applyAsDouble(mid);
    Interval range = Interval.ofSample(drawn.stream().mapToDouble(figure).toArray());
    return new Interval(Math.min(range.low(), figured), figured, Math.max(range.high(), figured));
  }

  static Crossings crossings(List<Prices> said) {
    double[] tooCheap = sorted(said, Prices::tooCheap);
    double[] cheap = sorted(said, Prices::cheap);
    double[] expensive = sorted(said, Prices::expensive);
    double[] tooExpensive = sorted(said, Prices::tooExpensive);
    double[] grid = grid(said);
    return new Crossings(
        crossing(grid, price -> below(cheap, price) - atLeast(tooCheap, price)),
        crossing(grid, price -> atMost(tooExpensive, price) - atLeast(tooCheap, price)),
        crossing(grid, price -> atMost(expensive, price) - atLeast(cheap, price)),
        crossing(grid, price -> atMost(tooExpensive, price) - (1 - atMost(expensive, price))));
  }

  private static double[] grid(List<Prices> said) {
    return said.stream()
        .flatMapToDouble(each ->
            Arrays.stream(
                new double[] {each.tooCheap, each.cheap, each.expensive, each.tooExpensive}))
        .sorted()
        .distinct()
        .toArray();
  }

  private static double[] sorted(List<Prices> said, ToDoubleFunction<Prices> which) {
    return said.stream().mapToDouble(which).sorted().toArray();
  }

  /** Where a rising difference of two curves passes 0, between two prices on the line of both. */
  private static double crossing(double[] grid, DoubleUnaryOperator difference) {
    double before = difference.applyAsDouble(grid[0]);
    if (before >= 0) {
      return grid[0];
    }
    for (int i = 1; i < grid.length; i++) {
      double now = difference.applyAsDouble(grid[i]);
      if (now >= 0) {
        return grid[i - 1] + (grid[i] - grid[i - 1]) * -before / (now - before);
      }
      before = now;
    }
    return grid[grid.length - 1];
  }

  private static double atMost(double[] sorted, double price) {
    return (double) upTo(sorted, price, true) / sorted.length;
  }

  private static double below(double[] sorted, double price) {
    return (double) upTo(sorted, price, false) / sorted.length;
  }

  private static double atLeast(double[] sorted, double price) {
    return 1 - below(sorted, price);
  }

  private static int upTo(double[] sorted, double price, boolean inclusive) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < price || (inclusive && sorted[middle] == price)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
