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
 * <p>Over cells of mean and variance a part is at most a plane through its corners, raised until it
 * nowhere lies below the part. Which cell holds is a choice, with the mean and the variance of each
 * cell as variables of their own: the linear relaxation is then the tightest there is, the concave
 * hull of the planes (Vielma, Ahmed and Nemhauser 2010, Operations Research 58).
 */
final class CurveModel {
  /** What is worth 1 is so many whole numbers to the solver. */
  static final double UNIT = 1e3;

  private static final int MEANS = 20_000;
  private static final int VARIANCES = 4_000;
  private static final double SLOPE = 1e3;

  /** Where a plane is held against the part, per cell. */
  private static final int TRIED_MEANS = 24;

  private static final int TRIED_VARIANCES = 3;

  /** Cells of all parts together: more would not be searched in time. */
  private static final int CELLS = 1_200;

  private static final int MOST_MEANS = 12;
  private static final int MOST_VARIANCES = 3;

  private final CurvedGoal goal;
  private final Rules rules;
  private final CpModel model;
  private final BoolVar[] chosen;
  private final List<IntVar> worth = new ArrayList<>();
  private final int means;
  private final int variances;

  CurveModel(CurvedGoal goal, Rules rules, RuleModel of) {
    this.goal = goal;
    this.rules = rules;
    this.model = of.model;
    this.chosen = of.chosen;
    int cells = Math.max(4, CELLS / Math.max(1, goal.parts()));
    this.variances = cells >= 24 ? MOST_VARIANCES : 1;
    this.means = Math.min(MOST_MEANS, cells / variances);
    for (int part = 0; part < goal.parts(); part++) {
      add(part);
    }
    model.maximize(LinearExpr.sum(worth.toArray(LinearArgument[]::new)));
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
    int across = variance.sum == null ? 1 : variances;
    LinearExprBuilder ofMean = LinearExpr.newBuilder();
    LinearExprBuilder ofVariance = LinearExpr.newBuilder();
    LinearExprBuilder value = LinearExpr.newBuilder();
    List<Literal> which = new ArrayList<>();
    for (int i = 0; i < means; i++) {
      for (int j = 0; j < across; j++) {
        var cell = new Cell(cut(mean, i, means), cut(variance.sum, j, across));
        Plane plane = plane(part, mean, variance, cell);
        BoolVar here = model.newBoolVar("");
        which.add(here);
        IntVar m = within(here, cell.mean);
        ofMean.add(m);
        value.addTerm(m, plane.byMean);
        value.addTerm(here, plane.constant);
        if (variance.sum != null) {
          IntVar v = within(here, cell.variance);
          ofVariance.add(v);
          value.addTerm(v, plane.byVariance);
        }
      }
    }
    model.addExactlyOne(which);
    bind(ofMean, mean);
    if (variance.sum != null) {
      bind(ofVariance, variance.sum);
    }
    double most = goal.part(part, mean.at(mean.most) + mean.rounding(), variance.highest());
    most = Math.max(most, goal.part(part, mean.at(mean.most) + mean.rounding(), variance.least));
    IntVar h = model.newIntVar(0, (long) Math.ceil(UNIT * most) + 1, "h" + part);
    model.addLessOrEqual(LinearExpr.term(h, (long) SLOPE), value);
    worth.add(h);
  }

  /** From one whole number to another. */
  private record Span(long from, long to) {}

  private record Cell(Span mean, Span variance) {}

  /** At most this: slopes in thousandths of a thousandth of what is worth 1. */
  private record Plane(long byMean, long byVariance, long constant) {}

  private static Span cut(@Nullable Sum sum, int place, int of) {
    return sum == null
        ? new Span(0, 0)
        : new Span(sum.most * place / of, sum.most * (place + 1) / of);
  }

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
      return sum == null ? most : Math.max(most, sum.at(sum.most)) + off;
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
    if (variances == 1 || most - least < 1e-6 * Math.max(most, 1e-9)) {
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
   * Through the corners of a cell, raised until the part is nowhere above: as the part never falls
   * with the mean, what it is at the end of a step bounds it over the step.
   */
  private Plane plane(int part, Sum mean, Variance variance, Cell cell) {
    double[] spans = spans(variance, cell.variance);
    double[][] at = new double[TRIED_MEANS + 1][spans.length];
    double[] step = new double[TRIED_MEANS + 1];
    for (int i = 0; i <= TRIED_MEANS; i++) {
      step[i] = cell.mean.from + (cell.mean.to - cell.mean.from) * (double) i / TRIED_MEANS;
      for (int j = 0; j < spans.length; j++) {
        at[i][j] = UNIT * goal.part(part, mean.at(step[i]) + mean.rounding(), spans[j]);
      }
    }
    int last = spans.length - 1;
    double rise = at[TRIED_MEANS][0] + at[TRIED_MEANS][last] - at[0][0] - at[0][last];
    double byMean = rise / 2 / Math.max(1, cell.mean.to - cell.mean.from);
    double tilt = at[0][last] + at[TRIED_MEANS][last] - at[0][0] - at[TRIED_MEANS][0];
    long across = cell.variance.to - cell.variance.from;
    long m = Math.round(SLOPE * byMean);
    long v = variance.sum == null ? 0 : Math.round(SLOPE * tilt / 2 / Math.max(1, across));
    double constant = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= TRIED_MEANS; i++) {
      for (int j = 0; j < spans.length; j++) {
        double here =
            SLOPE * at[i][j] - m * step[Math.max(0, i - 1)] - lowest(v, cell, j, spans.length);
        constant = Math.max(constant, here);
      }
    }
    return new Plane(m, v, (long) Math.ceil(constant));
  }

  /** What a slope along the variance takes at least where the variance may be a tried one. */
  private static double lowest(long slope, Cell cell, int at, int of) {
    if (of == 1 || slope == 0) {
      return 0;
    }
    double span = cell.variance.to - cell.variance.from;
    double step = span / Math.max(1, of - 3);
    // The first and the last are the cell's ends put off by rounding.
    double place = Math.clamp(at - 1.0, 0.0, of - 3.0) * step;
    return slope * (cell.variance.from + place);
  }

  /** Variances to try: of the cell, and beyond its ends by as much as the sum may be off. */
  private static double[] spans(Variance variance, Span span) {
    Sum sum = variance.sum;
    if (sum == null) {
      double middle = (variance.least + variance.most) / 2;
      return variance.most > variance.least
          ? new double[] {variance.least, middle, variance.most}
          : new double[] {variance.least};
    }
    double[] tried = new double[TRIED_VARIANCES + 2];
    for (int i = 0; i < TRIED_VARIANCES; i++) {
      double place = span.from + (span.to - span.from) * (double) i / (TRIED_VARIANCES - 1);
      tried[i + 1] = Math.max(0, sum.at(place));
    }
    tried[0] = Math.max(0, sum.at(span.from) - variance.off);
    tried[TRIED_VARIANCES + 1] = Math.max(0, sum.at(span.to) + variance.off);
    return tried;
  }
}
