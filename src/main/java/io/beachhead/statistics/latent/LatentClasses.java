package io.beachhead.statistics.latent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * <b>Question:</b> which kinds of rows are there, when nobody has said?
 *
 * <p><b>Estimator:</b> a finite mixture whose columns are independent within a class: shares of
 * levels for {@linkplain Column.Categories categories}, normal with one common spread for
 * {@linkplain Column.Amounts amounts}, Poisson for {@linkplain Column.Counts counts}. Maximum
 * likelihood by expectation and maximisation from many random starts; every start runs until a step
 * gains less than a millionth, the best on to a ten-thousand-millionth. Where a step is long
 * (patterns × columns × classes above {@value #LONG_STEP}) all starts take {@value #FIRST_STEPS}
 * steps, the best {@value #GO_ON} of them up to {@value #NEXT_STEPS} more and the best of those up
 * to {@value #LAST_STEPS}; a start that was left behind counts as not having found the maximum.
 *
 * <p><b>Inputs:</b> columns of equally many rows; a gap is skipped (missing at random given the
 * class), a row of gaps only is left out.
 *
 * <p><b>Undefined when:</b> there are fewer different rows than classes.
 *
 * <p><b>Source:</b> McLachlan and Peel, Finite Mixture Models (2000); Linzer and Lewis (2011), J.
 * Statist. Software 42(10), for categories.
 *
 * <p><b>Checked against:</b> poLCA's carcinoma, cheating and values data, the waiting times of Old
 * Faithful and the death notices of the Times.
 */
public final class LatentClasses {
  private static final double START_GAIN = 1e-6;
  private static final double BEST_GAIN = 1e-10;
  private static final int MOST_STEPS = 5_000;
  private static final long LONG_STEP = 200_000;
  private static final int FIRST_STEPS = 30;
  private static final int GO_ON = 5;
  private static final int NEXT_STEPS = 100;
  private static final int LAST_STEPS = 300;

  /** Starts that end this near to the best log-likelihood have come to the same maximum. */
  private static final double SAME_MAXIMUM = 0.02;

  /** Keeps the logarithm of an emptied class's share finite. */
  private static final double RAREST_CLASS = 1e-300;

  private final List<Column> columns;
  private final Patterns patterns;

  /**
   * @param columns at least one, all of the same length
   */
  public LatentClasses(List<Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("at least one column is needed");
    }
    int rows = columns.getFirst().rows();
    if (columns.stream().anyMatch(column -> column.rows() != rows)) {
      throw new IllegalArgumentException("the columns differ in their number of rows");
    }
    this.columns = List.copyOf(columns);
    this.patterns = Patterns.of(this.columns, rows);
  }

  private LatentClasses(List<Column> columns, Patterns patterns) {
    this.columns = columns;
    this.patterns = patterns;
  }

  /** Rows that differ from each other, those without any value left out. */
  public int differentRows() {
    return patterns.count();
  }

  /**
   * The best fit of {@code k} classes.
   *
   * @param starts at least 1; 20 or more for a figure to show
   * @param seed the same seed gives the same model
   * @throws IllegalArgumentException where fewer than {@code k} rows differ
   * @throws CancellationException where {@code progress} says stop
   */
  public LatentModel fit(int k, int starts, long seed, Progress progress) {
    if (k < 1 || k > patterns.count()) {
      throw new IllegalArgumentException(
          k + " classes need as many different rows; there are " + patterns.count());
    }
    boolean whole = (long) patterns.count() * columns.size() * k <= LONG_STEP;
    var ends = ends(k, starts, seed, whole ? MOST_STEPS : FIRST_STEPS, progress);
    if (!whole) {
      ends =
          ends.stream()
              .sorted(Comparator.comparingDouble(end -> -end.logLikelihood))
              .limit(GO_ON)
              .toList();
      ends.parallelStream().forEach(end -> end.climb(START_GAIN, NEXT_STEPS, progress));
    }
    var best =
        ends.stream().max(Comparator.comparingDouble(end -> end.logLikelihood)).orElseThrow();
    double top = best.logLikelihood;
    int atBest = (int) ends.stream().filter(end -> end.logLikelihood > top - SAME_MAXIMUM).count();
    best.climb(BEST_GAIN, whole ? MOST_STEPS : LAST_STEPS, progress);
    return best.model(starts, atBest);
  }

  /** A fit to compare with another: of long ones the best start goes no further than needed. */
  LatentModel roughly(int k, int starts, long seed, Progress progress) {
    boolean whole = (long) patterns.count() * columns.size() * k <= LONG_STEP;
    if (whole) {
      return fit(k, starts, seed, progress);
    }
    var best =
        ends(k, starts, seed, FIRST_STEPS, progress).stream()
            .max(Comparator.comparingDouble(end -> end.logLikelihood))
            .orElseThrow();
    best.climb(START_GAIN, FIRST_STEPS, progress);
    return best.model(starts, 1);
  }

  private List<Mixture> ends(int k, int starts, long seed, int steps, Progress progress) {
    var seeds = new SplittableRandom(seed).longs(starts).toArray();
    return IntStream.range(0, starts)
        .parallel()
        .mapToObj(start -> {
          var mixture = new Mixture(k);
          mixture.scatter(new SplittableRandom(seeds[start]));
          mixture.climb(START_GAIN, steps, progress);
          progress.startEnded();
          return mixture;
        })
        .toList();
  }

  /** The same columns with every row drawn anew, with replacement. */
  LatentClasses resampled(RandomGenerator random) {
    int rows = (int) patterns.rows();
    var upTo = new double[patterns.count()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += patterns.weight()[i];
      upTo[i] = sum;
    }
    var weight = new double[patterns.count()];
    for (int row = 0; row < rows; row++) {
      int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
      weight[at >= 0 ? Math.min(at + 1, weight.length - 1) : -at - 1]++;
    }
    return new LatentClasses(columns, new Patterns(patterns.of(), patterns.first(), weight));
  }

  /** One start on its way up. */
  private final class Mixture {
    private final int k;
    private final double[] logShare;
    private final double[] mass;
    private final List<Density> densities;
    private double logLikelihood = Double.NEGATIVE_INFINITY;

    Mixture(int k) {
      this.k = k;
      this.logShare = new double[k];
      this.mass = new double[k];
      this.densities = columns.stream().map(column -> Density.of(column, patterns, k)).toList();
    }

    void scatter(RandomGenerator random) {
      var near = IntStream.range(0, k).map(c -> random.nextInt(patterns.count())).toArray();
      densities.forEach(density -> density.scatter(near, random));
      Arrays.fill(logShare, -Math.log(k));
    }

    void climb(double gain, int steps, Progress progress) {
      for (int step = 0; step < steps; step++) {
        if (progress.stopped()) {
          throw new CancellationException("the fit was stopped");
        }
        double before = logLikelihood;
        logLikelihood = expect();
        densities.forEach(Density::move);
        double total = Arrays.stream(mass).sum();
        for (int c = 0; c < k; c++) {
          logShare[c] = Math.log(Math.max(RAREST_CLASS, mass[c] / total));
        }
        if (logLikelihood - before < gain) {
          return;
        }
      }
    }

    /** The log-likelihood as the classes stand; collects what the next move needs. */
    private double expect() {
      Arrays.fill(mass, 0);
      var posterior = new double[k];
      double sum = 0;
      for (int i = 0; i < patterns.count(); i++) {
        double weight = patterns.weight()[i];
        if (weight == 0) {
          continue;
        }
        sum += weight * posterior(i, posterior);
        for (int c = 0; c < k; c++) {
          posterior[c] *= weight;
          mass[c] += posterior[c];
        }
        for (var density : densities) {
          density.collect(posterior, i);
        }
      }
      return sum;
    }

    /** Fills in the chance of each class for a pattern; returns the pattern's log density. */
    private double posterior(int pattern, double[] chance) {
      System.arraycopy(logShare, 0, chance, 0, k);
      for (var density : densities) {
        density.addTo(chance, pattern);
      }
      double most = chance[0];
      for (int c = 1; c < k; c++) {
        most = Math.max(most, chance[c]);
      }
      double sum = 0;
      for (int c = 0; c < k; c++) {
        chance[c] = Math.exp(chance[c] - most);
        sum += chance[c];
      }
      for (int c = 0; c < k; c++) {
        chance[c] /= sum;
      }
      return most + Math.log(sum);
    }

    LatentModel model(int starts, int startsAtBest) {
      var order =
          IntStream.range(0, k)
              .boxed()
              .sorted(Comparator.comparingDouble(c -> -logShare[c]))
              .mapToInt(Integer::intValue)
              .toArray();
      var place = new int[k];
      for (int c = 0; c < k; c++) {
        place[order[c]] = c;
      }
      var likeliest = new int[patterns.count()];
      var posterior = new double[k];
      double entropy = 0;
      for (int i = 0; i < likeliest.length; i++) {
        posterior(i, posterior);
        int best = 0;
        for (int c = 0; c < k; c++) {
          if (posterior[c] > posterior[best]) {
            best = c;
          }
          entropy -=
              posterior[c] > 0 ? patterns.weight()[i] * posterior[c] * Math.log(posterior[c]) : 0;
        }
        likeliest[i] = place[best];
      }
      return new LatentModel(
          k,
          logLikelihood,
          k - 1 + densities.stream().mapToInt(Density::parameters).sum(),
          (int) patterns.rows(),
          Arrays.stream(order).mapToDouble(c -> Math.exp(logShare[c])).toArray(),
          densities.stream().map(density -> density.profile(order)).toList(),
          Arrays.stream(patterns.of()).map(p -> p < 0 ? -1 : likeliest[p]).toArray(),
          entropy,
          starts,
          startsAtBest);
    }
  }
}
