package io.beachhead.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.special.Gamma;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody will come back, where nobody says goodbye (BG/NBD).
 *
 * <p>Question: of those who may use something as often as they like and stop without notice, how
 * many are still there, and how many more uses will there be.
 *
 * <p>Estimator: maximum likelihood of four parameters. While alive a customer's uses are a Poisson
 * process of rate λ; after each use it drops out with probability p; λ varies between customers as
 * a gamma distribution (shape r, rate α), p as a beta distribution (a, b). Found by Nelder-Mead on
 * the logarithms of the parameters, from several starts and once more from the best end; standard
 * errors from the curvature there.
 *
 * <p>Inputs: one {@link History} a customer, times in any one unit; α has that unit, the others
 * have none.
 *
 * <p>Assumptions: λ and p are independent of each other and of the calendar (no season, no
 * campaign), dropping out is for good, and uses do not come in pairs. Where customers have a
 * contract, its end is known and survival is the better question.
 *
 * <p>Undefined with fewer than {@value #CUSTOMERS_NEEDED} customers, of whom at least {@value
 * #REPEATERS_NEEDED} came back. Where nobody seems to drop out a and b run away: see {@link
 * Model#caution}.
 *
 * <p>Source: Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing
 * Science 24(2), equations 6 to 10. Checked against: the published CDNOW sample (2,357 customers; r
 * 0.243, α 4.414, a 0.793, b 2.426, log-likelihood −9582.4; 1.226 further uses in 39 weeks of the
 * customer with x = 2, t_x = 30.43, T = 38.86) and a simulation.
 */
public final class BetaGeometricNbd {
  /** Four parameters from fewer are a guess. */
  public static final int CUSTOMERS_NEEDED = 30;

  /** Without repeat use the likelihood says nothing about dropping out. */
  public static final int REPEATERS_NEEDED = 10;

  /** Four parameters are known to four figures from fewer; more cost time only. */
  private static final int CUSTOMERS_FITTED = 100_000;

  private static final int PARAMETERS = 4;
  private static final int MOST_EVALUATIONS = 20_000;

  /** Of the log-likelihood, relative: enough to tell which start leads highest. */
  private static final double ROUGH = 1e-6;

  /** Far below what changes a parameter's fourth figure. */
  private static final double EXACT = 1e-11;

  /** Step of the numeric curvature on the logarithmic scale. */
  private static final double CURVATURE_STEP = 1e-3;

  /** exp of it is 1,000 times anything seen in practice: the parameter has run away. */
  private static final double RUN_AWAY = Math.log(1e4);

  /** log r, log α (in mean ages), log a, log b. The first is where published fits lie. */
  private static final double[][] STARTS = {
    {Math.log(0.5), Math.log(0.2), Math.log(0.7), Math.log(2)},
    {Math.log(2), Math.log(1), Math.log(0.2), Math.log(4)},
    {Math.log(0.2), Math.log(0.05), Math.log(3), Math.log(3)}
  };

  private BetaGeometricNbd() {}

  /**
   * What is known of one customer.
   *
   * @param repeats uses after the first one, at least 0 (x)
   * @param recency time from the first use to the last, 0 without repeats (t_x)
   * @param age time from the first use to the end of observation, at least {@code recency} (T)
   */
  public record History(int repeats, double recency, double age) {
    public History {
      boolean possible = repeats == 0 ? recency == 0 : recency > 0;
      if (repeats < 0 || !possible || !(age >= recency) || !Double.isFinite(age)) {
        throw new IllegalArgumentException(
            "no history: %d repeats, last after %s of %s".formatted(repeats, recency, age));
      }
    }
  }

  /** The fit, or why there is none. */
  public sealed interface Result permits Fitted, Undetermined {}

  /**
   * A fit.
   *
   * @param logLikelihood at the optimum
   * @param customers n, those the model was fitted to
   * @param repeaters how many of them came back at least once
   * @param errors standard errors of r, α, a and b; null where the curvature gives none
   * @param caution what to know before relying on it, as a sentence; null where nothing
   * @param notIdentified names of the parameters that the data do not fix: they ran off during the
   *     search, and where they stand means nothing
   */
  public record Fitted(
      Model model,
      double logLikelihood,
      int customers,
      int repeaters,
      @Nullable Model errors,
      @Nullable String caution,
      Set<String> notIdentified)
      implements Result {}

  /** There is no fit. */
  public record Undetermined(NotEnoughData why) implements Result {}

  /**
   * The four parameters, all above 0.
   *
   * @param r shape of the rates of use
   * @param alpha rate of the rates of use, in units of time
   * @param a with {@code b} the beta distribution of dropping out after a use
   */
  public record Model(double r, double alpha, double a, double b) {

    /** The chance that the customer will come back at all, in [0, 1]: 1 where it never did yet. */
    public double alive(History customer) {
      return 1 / (1 + odds(customer));
    }

    /**
     * Uses expected of the customer in a time from the end of observation on.
     *
     * @param time at least 0
     */
    public double expectedUses(History customer, double time) {
      if (time <= 0) {
        return 0;
      }
      // a = 1 and a + b + x = 1 are removable holes of the formula: step beside them.
      double drop = beside(a, 1);
      double both = beside(drop + b + customer.repeats - 1, 0);
      double seen = alpha + customer.age;
      double shape = r + customer.repeats;
      double remaining =
          Math.exp(shape * Math.log(seen / (seen + time)))
              * Hypergeometric.of(shape, b + customer.repeats, both, time / (seen + time));
      return both / (drop - 1) * (1 - remaining) / (1 + odds(customer));
    }

    /** Uses expected of a new customer in a time from its first use on, that one not counted. */
    public double expectedUsesOfNew(double time) {
      return expectedUses(new History(0, 0, 0), time);
    }

    private double odds(History customer) {
      if (customer.repeats == 0) {
        return 0;
      }
      double shape = r + customer.repeats;
      return a
          / (b + customer.repeats - 1)
          * Math.exp(shape * Math.log((alpha + customer.age) / (alpha + customer.recency)));
    }

    private static double beside(double value, double hole) {
      return Math.abs(value - hole) < 1e-6 ? hole + 1e-6 : value;
    }

    /** The part of the log-likelihood that depends on nothing but the number of repeats. */
    private double ofRepeats(int x) {
      return Gamma.logGamma(r + x)
          - Gamma.logGamma(r)
          + r * Math.log(alpha)
          + Gamma.logGamma(a + b)
          + Gamma.logGamma(b + x)
          - Gamma.logGamma(b)
          - Gamma.logGamma(a + b + x);
    }

    /** The rest of it: stayed to the end or left after the last use, added on the log scale. */
    private double ofTimes(History customer) {
      double shape = r + customer.repeats;
      double stayed = -shape * Math.log(alpha + customer.age);
      if (customer.repeats == 0) {
        return stayed;
      }
      double left =
          Math.log(a / (b + customer.repeats - 1)) - shape * Math.log(alpha + customer.recency);
      double larger = Math.max(stayed, left);
      return larger + Math.log1p(Math.exp(Math.min(stayed, left) - larger));
    }
  }

  /** Fits the model to all customers, beyond {@value #CUSTOMERS_FITTED} to every second, third … */
  public static Result fit(List<History> everybody) {
    int stride = Math.ceilDiv(Math.max(1, everybody.size()), CUSTOMERS_FITTED);
    List<History> customers =
        IntStream.range(0, everybody.size() / stride)
            .mapToObj(i -> everybody.get(i * stride))
            .toList();
    int repeaters = (int) customers.stream().filter(c -> c.repeats > 0).count();
    if (customers.size() < CUSTOMERS_NEEDED) {
      return new Undetermined(
          new NotEnoughData(customers.size(), CUSTOMERS_NEEDED, "too few who have used it at all"));
    }
    if (repeaters < REPEATERS_NEEDED) {
      return new Undetermined(
          new NotEnoughData(repeaters, REPEATERS_NEEDED, "too few who came back"));
    }
    double unit = customers.stream().mapToDouble(History::age).average().orElseThrow();
    var sample = Sample.of(customers, unit);
    double[] nearest = STARTS[0];
    double reached = Double.NEGATIVE_INFINITY;
    for (double[] start : STARTS) {
      double[] end = climb(sample, start, ROUGH);
      if (sample.logLikelihood(end) > reached) {
        reached = sample.logLikelihood(end);
        nearest = end;
      }
    }
    // A fresh simplex at the optimum, as an old one may have collapsed beside it.
    double[] best = climb(sample, nearest, EXACT);
    double found = sample.logLikelihood(best);
    var model = model(best, unit);
    return new Fitted(
        model,
        // A change of the unit of time changes the density of each use but the first.
        found - sample.uses * Math.log(unit),
        customers.size(),
        repeaters,
        errors(sample, best, model),
        caution(best),
        notIdentified(best));
  }

  /** In pairs, as the one makes up for the other: (r, alpha) of the rates, (a, b) of leaving. */
  private static Set<String> notIdentified(double[] logs) {
    var names = new TreeSet<String>();
    if (Math.abs(logs[0]) > RUN_AWAY || Math.abs(logs[1]) > RUN_AWAY) {
      names.add("r");
      names.add("alpha");
    }
    if (Math.abs(logs[2]) > RUN_AWAY || Math.abs(logs[3]) > RUN_AWAY) {
      names.add("a");
      names.add("b");
    }
    return names;
  }

  private static @Nullable String caution(double[] logs) {
    if (logs[3] > RUN_AWAY || logs[2] < -RUN_AWAY) {
      return "Nobody seems to drop out: what is expected of everybody rests on how often they came"
          + " so far.";
    }
    for (double log : logs) {
      if (Math.abs(log) > RUN_AWAY) {
        return "Customers differ too little for the model to tell its parameters apart; what it"
            + " expects of all of them together still holds.";
      }
    }
    return null;
  }

  private static Model model(double[] logs, double unit) {
    return new Model(
        Math.exp(logs[0]), Math.exp(logs[1]) * unit, Math.exp(logs[2]), Math.exp(logs[3]));
  }

  private static double[] climb(Sample sample, double[] start, double tolerance) {
    return new SimplexOptimizer(tolerance, tolerance)
        .optimize(
            new MaxEval(MOST_EVALUATIONS),
            new ObjectiveFunction(sample::logLikelihood),
            GoalType.MAXIMIZE,
            new InitialGuess(start),
            new NelderMeadSimplex(PARAMETERS, 0.5))
        .getPoint();
  }

  /** From the inverse of the curvature on the logarithmic scale: se(θ) = θ · se(log θ). */
  private static @Nullable Model errors(Sample sample, double[] at, Model model) {
    var information = new double[PARAMETERS][PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      for (int j = 0; j <= i; j++) {
        double curvature =
            (sample.moved(at, i, 1, j, 1)
                    - sample.moved(at, i, 1, j, -1)
                    - sample.moved(at, i, -1, j, 1)
                    + sample.moved(at, i, -1, j, -1))
                / (4 * CURVATURE_STEP * CURVATURE_STEP);
        information[i][j] = -curvature;
        information[j][i] = -curvature;
      }
    }
    try {
      var covariance =
          new CholeskyDecomposition(new Array2DRowRealMatrix(information)).getSolver().getInverse();
      return new Model(
          model.r * Math.sqrt(covariance.getEntry(0, 0)),
          model.alpha * Math.sqrt(covariance.getEntry(1, 1)),
          model.a * Math.sqrt(covariance.getEntry(2, 2)),
          model.b * Math.sqrt(covariance.getEntry(3, 3)));
    } catch (MathRuntimeException flat) {
      // Flat in some direction: the data do not fix the parameters, and there is no error to give.
      return null;
    }
  }

  /**
   * Customers who are alike counted once, their times in mean ages so that the search begins near.
   *
   * @param uses repeats of all customers
   */
  private record Sample(
      List<History> kinds, int[] counts, Map<Integer, Integer> byRepeats, long uses) {

    static Sample of(Collection<History> customers, double unit) {
      Map<History, Integer> alike = new HashMap<>();
      Map<Integer, Integer> byRepeats = new HashMap<>();
      long uses = 0;
      for (History customer : customers) {
        alike.merge(customer, 1, Integer::sum);
        byRepeats.merge(customer.repeats, 1, Integer::sum);
        uses += customer.repeats;
      }
      List<History> kinds = new ArrayList<>();
      int[] counts = new int[alike.size()];
      for (var kind : alike.entrySet()) {
        counts[kinds.size()] = kind.getValue();
        History one = kind.getKey();
        kinds.add(new History(one.repeats, one.recency / unit, one.age / unit));
      }
      return new Sample(kinds, counts, byRepeats, uses);
    }

    double logLikelihood(double[] logs) {
      for (double log : logs) {
        if (Math.abs(log) > 2 * RUN_AWAY) {
          // A wall, so that a parameter without an optimum stops somewhere.
          return -Double.MAX_VALUE;
        }
      }
      var model = model(logs, 1);
      double sum = 0;
      for (int i = 0; i < counts.length; i++) {
        sum += counts[i] * model.ofTimes(kinds.get(i));
      }
      for (var same : byRepeats.entrySet()) {
        sum += same.getValue() * model.ofRepeats(same.getKey());
      }
      return sum;
    }

    double moved(double[] at, int i, int up, int j, int right) {
      double[] there = at.clone();
      there[i] += up * CURVATURE_STEP;
      there[j] += right * CURVATURE_STEP;
      return logLikelihood(there);
    }
  }
}
