package io.beachhead.roadmap.optimum;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A curved goal as linear constraints, never below the goal itself, so that the solver's bound
 * bounds the goal.
 *
 * <p>Up to where it rises most a part is taken to be convex, and cut into cells of its mean, over
 * each of which it is at most a plane through the corners; beyond, it is at most all of several
 * planes at once. Every plane is raised until it nowhere lies below the part. Which cell holds is a
 * choice, with mean and variance of each cell as variables of their own, so that the linear
 * relaxation is the concave hull of the planes (Vielma, Ahmed and Nemhauser 2010, Operations
 * Research 58).
 */
final class CurveModel {
  /** What is worth 1 is so many whole numbers to the solver. */
  static final double UNIT = 1e3;

  private static final int MEANS = 20_000;
  private static final int VARIANCES = 4_000;
  private static final double SLOPE = 1e3;

  /** Where a plane is held against the part, per cell. */
  private static final int TRIED_MEANS = 96;

  private static final int TRIED_VARIANCES = 5;

  /** With more parts than this their variance is taken at its worst. */
  private static final int MANY = 200;

  /** Cells below where a part rises most. */
  private static final int CONVEX = 4;

  /** Planes beyond. */
  private static final int CONCAVE = 8;

  private final CurvedGoal goal;
  private final Rules rules;
  private final CpModel model;
  private final BoolVar[] chosen;
  private final List<LinearArgument> worth = new ArrayList<>();
  private final boolean varies;

  private CurveModel(CurvedGoal goal, Rules rules, RuleModel of) {
    this.goal = goal;
    this.rules = rules;
    this.model = of.model;
    this.chosen = of.chosen;
    this.varies = goal.parts() <= MANY;
  }

  /** Makes a goal what the solver makes the most of. */
  static void maximise(CurvedGoal goal, Rules rules, RuleModel of) {
    var curves = new CurveModel(goal, rules, of);
    for (int part = 0; part < goal.parts(); part++) {
      curves.add(part);
    }
    of.model.maximize(LinearExpr.sum(curves.worth.toArray(LinearArgument[]::new)));
  }

  /**
   * A sum over the chosen features, in whole numbers from 0 on.
   *
   * @param least the smallest it can be
   * @param unit what one whole number is
   * @param coefficients by feature, in whole numbers
   * @param offset without any of them
   * @param most in whole numbers
   */
  private record Sum(double least, double unit, long[] coefficients, long offset, long most) {
    double at(double whole) {
      return least + whole * unit;
    }

    /** How far rounding may put it off. */
    double rounding() {
      return unit * (coefficients.length + 1) / 2;
    }
  }

  /** A sum that starts at a number and to which features add. */
  private Sum sum(double start, double[] adds, int steps) {
    double least = start;
    double most = start;
    for (double each : adds) {
      least += Math.min(0, each);
    }
    most += reach(adds);
    double unit = Math.max((most - least) / steps, 1e-9);
    long[] coefficients = new long[adds.length];
    for (int feature = 0; feature < adds.length; feature++) {
      coefficients[feature] = Math.round(adds[feature] / unit);
    }
    long offset = Math.round((start - least) / unit);
    return new Sum(least, unit, coefficients, offset, steps + adds.length);
  }

  /** What features can add at most within the capacity, the last one in part. */
  private double reach(double[] adds) {
    List<Integer> order = new ArrayList<>();
    for (int feature = 0; feature < adds.length; feature++) {
      if (adds[feature] > 0 && !rules.mustNot().get(feature)) {
        order.add(feature);
      }
    }
    order.sort((a, b) -> Double.compare(rate(adds, b), rate(adds, a)));
    double left = rules.limits().getFirst().capacity() * rules.quarters();
    double sum = 0;
    for (int feature : order) {
      double weeks = rules.weeks()[feature];
      double part = weeks <= left ? 1 : left / weeks;
      sum += part * adds[feature];
      left -= part * weeks;
    }
    return sum;
  }

  private double rate(double[] adds, int feature) {
    return adds[feature] / Math.max(rules.weeks()[feature], 1e-9);
  }

  private void add(int part) {
    double[] start = goal.start();
    Sum mean = sum(start[goal.mean(part)], column(goal.mean(part)), MEANS);
    Variance variance = variance(part, start);
    double highest = mean.at((double) mean.most) + mean.rounding();
    double worthMost =
        Math.max(
            goal.part(part, highest, variance.highest()), goal.part(part, highest, variance.least));
    long most = (long) Math.ceil(UNIT * worthMost) + 1;
    LinearExprBuilder ofMean = LinearExpr.newBuilder();
    LinearExprBuilder ofVariance = LinearExpr.newBuilder();
    LinearExprBuilder value = LinearExpr.newBuilder();
    List<Literal> which = new ArrayList<>();
    long steepest = steepest(part, mean, variance);
    List<Span> cells = new ArrayList<>();
    int convex = goal.parts() <= MANY ? CONVEX : 1;
    for (int i = 0; i < convex && steepest > 0; i++) {
      cells.add(new Span(steepest * i / convex, steepest * (i + 1) / convex));
    }
    cells.add(new Span(steepest, mean.most));
    for (Span cell : cells) {
      BoolVar here = model.newBoolVar("");
      which.add(here);
      IntVar m = within(here, cell);
      ofMean.add(m);
      IntVar v = null;
      if (variance.sum != null) {
        v = within(here, new Span(0, variance.sum.most));
        ofVariance.add(v);
      }
      boolean beyond = cell.from == steepest;
      IntVar h = model.newIntVar(0, most, "");
      for (int i = 0; i < (beyond ? CONCAVE : 1); i++) {
        Span fit = beyond ? closer(cell, i) : cell;
        Plane plane = plane(part, mean, variance, fit, cell);
        LinearExprBuilder top = LinearExpr.newBuilder();
        top.addTerm(m, plane.byMean);
        top.addTerm(here, plane.constant);
        if (v != null) {
          top.addTerm(v, plane.byVariance);
        }
        model.addLessOrEqual(LinearExpr.term(h, (long) SLOPE), top);
      }
      model.addLessOrEqual(h, LinearExpr.term(here, most));
      value.add(h);
    }
    model.addExactlyOne(which);
    bind(ofMean, mean);
    if (variance.sum != null) {
      bind(ofVariance, variance.sum);
    }
    worth.add(value);
  }

  /** The place of the mean from which on a part rises ever less. */
  private long steepest(int part, Sum mean, Variance variance) {
    double at = (variance.least + variance.most) / 2;
    double before = goal.part(part, mean.at(0), at);
    double most = 0;
    long place = 0;
    for (int i = 1; i <= TRIED_MEANS; i++) {
      double here = goal.part(part, mean.at((double) mean.most * i / TRIED_MEANS), at);
      if (here - before > most) {
        most = here - before;
        place = mean.most * i / TRIED_MEANS;
      }
      before = here;
    }
    return place;
  }

  /** Where the planes beyond touch: the closer, the nearer to the steepest place. */
  private static Span closer(Span whole, int place) {
    double width = whole.to - whole.from;
    double from = Math.pow((double) place / CONCAVE, 2);
    double to = Math.pow((place + 1.0) / CONCAVE, 2);
    return new Span(whole.from + (long) (width * from), whole.from + (long) (width * to));
  }

  /** From one whole number to another. */
  private record Span(long from, long to) {}

  /** At most this: slopes in thousandths of a thousandth of what is worth 1. */
  private record Plane(long byMean, long byVariance, long constant) {}

  /** What is 0, or within a span where a cell is the one that holds. */
  private IntVar within(BoolVar here, Span span) {
    IntVar var = model.newIntVar(0, span.to, "");
    model.addLessOrEqual(var, LinearExpr.term(here, span.to));
    model.addGreaterOrEqual(var, LinearExpr.term(here, span.from));
    return var;
  }

  private void bind(LinearExprBuilder parts, Sum sum) {
    model.addEquality(
        parts, LinearExpr.newBuilder().addWeightedSum(chosen, sum.coefficients).add(sum.offset));
  }

  /**
   * The variance of a part, nearly as a sum: (Σσ)² is between the chord over what it can be and the
   * chord less a quarter of its width squared.
   *
   * @param sum null where it cannot change by much
   * @param off how far the sum may be from it, either way
   * @param least and {@code most}: what it can be
   */
  private record Variance(@Nullable Sum sum, double off, double least, double most) {
    double highest() {
      return sum == null ? most : Math.max(most, sum.at((double) sum.most)) + off;
    }
  }

  private Variance variance(int part, double[] start) {
    if (goal.spreads(part) < 0) {
      return new Variance(null, 0, 0, 0);
    }
    double[] spreads = column(goal.spreads(part));
    double[] squares = column(goal.squares(part));
    double rho = goal.correlation();
    double low = start[goal.spreads(part)];
    double high = low + reach(spreads);
    double width = high - low;
    double[] adds = new double[spreads.length];
    for (int feature = 0; feature < adds.length; feature++) {
      adds[feature] = (1 - rho) * squares[feature] + rho * (low + high) * spreads[feature];
    }
    double off = rho * width * width / 8;
    double from = (1 - rho) * start[goal.squares(part)] + rho * low * low - off;
    double least = Math.max(0, from + off);
    double most = from + reach(adds) + off;
    if (!varies || most - least < 1e-6 * Math.max(most, 1e-9)) {
      return new Variance(null, 0, least, most);
    }
    Sum sum = sum(from, adds, VARIANCES);
    return new Variance(sum, off + sum.rounding(), least, most);
  }

  private double[] column(int at) {
    double[] column = new double[chosen.length];
    for (int feature = 0; feature < column.length; feature++) {
      column[feature] = goal.delta(feature)[at];
    }
    return column;
  }

  /**
   * Through the corners of a span, raised until the part is nowhere above it in the whole cell: as
   * the part never falls with the mean, what it is at the end of a step bounds it over the step.
   */
  private Plane plane(int part, Sum mean, Variance variance, Span fit, Span cell) {
    double[] tried = tried(variance);
    int last = tried.length - 1;
    double lowLow = at(part, mean, (double) fit.from, tried[0]);
    double lowHigh = at(part, mean, (double) fit.from, tried[last]);
    double highLow = at(part, mean, (double) fit.to, tried[0]);
    double highHigh = at(part, mean, (double) fit.to, tried[last]);
    long byMean =
        Math.round(
            SLOPE * (highLow + highHigh - lowLow - lowHigh) / 2 / Math.max(1, fit.to - fit.from));
    Sum sum = variance.sum;
    long byVariance =
        sum == null
            ? 0
            : Math.round(SLOPE * (lowHigh + highHigh - lowLow - highLow) / 2 / sum.most);
    double constant = Double.NEGATIVE_INFINITY;
    double before = (double) cell.from;
    for (int i = 0; i <= TRIED_MEANS; i++) {
      double here = cell.from + (cell.to - cell.from) * (double) i / TRIED_MEANS;
      for (int j = 0; j <= last; j++) {
        double variancePlace = sum == null ? 0 : place(sum, j, last);
        double over =
            SLOPE * at(part, mean, here, tried[j]) - byMean * before - byVariance * variancePlace;
        constant = Math.max(constant, over);
      }
      before = here;
    }
    return new Plane(byMean, byVariance, (long) Math.ceil(constant));
  }

  private double at(int part, Sum mean, double place, double variance) {
    return UNIT * goal.part(part, mean.at(place) + mean.rounding(), variance);
  }

  /** The place of a tried variance; the first and the last are the ends put off by rounding. */
  private static double place(Sum sum, int tried, int last) {
    return (double) sum.most * Math.clamp((tried - 1.0) / (last - 2.0), 0.0, 1.0);
  }

  /** Variances to try, the ends put off by as much as the sum may be wrong. */
  private static double[] tried(Variance variance) {
    Sum sum = variance.sum;
    if (sum == null) {
      double middle = (variance.least + variance.most) / 2;
      return variance.most > variance.least
          ? new double[] {variance.least, middle, variance.most}
          : new double[] {variance.least};
    }
    double[] tried = new double[TRIED_VARIANCES + 2];
    for (int i = 1; i <= TRIED_VARIANCES; i++) {
      tried[i] = Math.max(0, sum.at(place(sum, i, TRIED_VARIANCES + 1)));
    }
    tried[0] = Math.max(0, sum.at(0) - variance.off);
    tried[TRIED_VARIANCES + 1] = Math.max(0, sum.at((double) sum.most) + variance.off);
    return tried;
  }
}
