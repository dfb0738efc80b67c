package io.beachhead.growth.leads;

import io.beachhead.statistics.AreaUnderCurve;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.RidgeLogistic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns the chance of an outcome from what accounts did before it: ridge logistic regression on
 * several cuts in time, tested on outcomes later than all it learned from.
 *
 * <p>The penalty is the one of {@link #PENALTIES} with the smallest deviance over five folds of
 * accounts. Cuts are closer together than the time they look ahead, so an account's rows overlap;
 * the variance of a chance is multiplied by how many of them share a day.
 */
public final class LeadModel {
  /** Conversions below which explicit rules decide. */
  static final int NEEDED = 30;

  private static final double[] PENALTIES = {1, 5, 25, 100};
  private static final int FOLDS = 5;

  /** More rows make the fit slower and hardly better. */
  private static final int MOST_ROWS = 60_000;

  private static final int MOST_ROWS_FOR_PENALTY = 12_000;
  private static final int BINS = 5;

  /** Conversions that have to be left for the test. */
  private static final int TESTED = 5;

  private LeadModel() {}

  /**
   * One account at one cut.
   *
   * @param row of the account
   * @param cut the day up to which its behaviour is known
   */
  record Example(int row, LocalDate cut, double[] predictors, boolean yes) {}

  /**
   * One bar of the calibration.
   *
   * @param predicted mean chance given
   * @param observed share that did it, with its 80% range
   * @param n accounts
   */
  public record Bin(double predicted, Interval observed, int n) {}

  /**
   * How well it predicted.
   *
   * @param from the first day whose outcomes were tested
   * @param n accounts tested
   * @param brierGuessing of saying the usual share of everybody
   * @param lift share that did it among the first {@code capacity}, over the share of all; null
   *     where nobody did it
   */
  record Test(
      LocalDate from,
      int n,
      int conversions,
      Estimate auc,
      double brier,
      double brierGuessing,
      List<Bin> calibration,
      int capacity,
      @Nullable Double lift) {}

  /**
   * What was learned.
   *
   * @param trainedTo the last day whose outcomes it learned from
   * @param overlap by what variances are multiplied
   * @param usual share of the outcome among what it learned from
   * @param test null where all outcomes lie too close together in time for a test
   */
  record Learned(
      RidgeLogistic fit,
      LocalDate trainedTo,
      double overlap,
      double usual,
      int rows,
      int conversions,
      @Nullable Test test) {}

  /**
   * Learns.
   *
   * @param examples whose outcomes are known
   * @param cuts days, the latest first
   * @param days how far outcomes look ahead
   * @param capacity accounts the team can call in that time
   * @return empty where there are too few conversions, see {@link #conversions}
   */
  static Optional<Learned> learn(
      List<Example> examples, List<LocalDate> cuts, int days, int capacity) {
    if (conversions(examples) < NEEDED || conversions(examples) == examples.size()) {
      return Optional.empty();
    }
    double overlap = overlap(cuts, days);
    for (int tested = 1; tested < cuts.size(); tested++) {
      LocalDate firstTested = cuts.get(tested - 1);
      List<Example> later = apart(examples, cuts, firstTested, days);
      List<Example> earlier =
          examples.stream()
              .filter(each -> !each.cut().plusDays(days).isAfter(firstTested))
              .toList();
      if (conversions(later) < TESTED) {
        continue;
      }
      if (conversions(earlier) < NEEDED / 2 || conversions(earlier) == earlier.size()) {
        break;
      }
      RidgeLogistic fit = fit(earlier);
      return Optional.of(
          learned(fit, earlier, overlap, days, test(fit, later, firstTested, capacity)));
    }
    return Optional.of(learned(fit(examples), examples, overlap, days, null));
  }

  /** Accounts that did it, each once. */
  static int conversions(List<Example> examples) {
    return (int) examples.stream().filter(Example::yes).mapToInt(Example::row).distinct().count();
  }

  private static Learned learned(
      RidgeLogistic fit, List<Example> from, double overlap, int days, @Nullable Test test) {
    LocalDate last = from.stream().map(Example::cut).max(Comparator.naturalOrder()).orElseThrow();
    return new Learned(
        fit,
        last.plusDays(days),
        overlap,
        (double) from.stream().filter(Example::yes).count() / from.size(),
        from.size(),
        conversions(from),
        test);
  }

  private static double overlap(List<LocalDate> cuts, int days) {
    if (cuts.size() < 2) {
      return 1;
    }
    double apart = (double) (cuts.getFirst().toEpochDay() - cuts.getLast().toEpochDay());
    return Math.max(1, days * (cuts.size() - 1) / apart);
  }

  /** Rows from a cut on, at cuts so far apart that no outcome is tested twice. */
  private static List<Example> apart(
      List<Example> examples, List<LocalDate> cuts, LocalDate from, int days) {
    var chosen = new HashSet<LocalDate>();
    LocalDate next = from;
    for (LocalDate cut : cuts.reversed()) {
      if (!cut.isBefore(next)) {
        chosen.add(cut);
        next = cut.plusDays(days);
      }
    }
    return examples.stream().filter(each -> chosen.contains(each.cut())).toList();
  }

  private static RidgeLogistic fit(List<Example> all) {
    List<Example> some = thinned(all, MOST_ROWS);
    return RidgeLogistic.fit(predictors(some), answers(some), penalty(all));
  }

  private static double penalty(List<Example> all) {
    List<Example> some = thinned(all, MOST_ROWS_FOR_PENALTY);
    double best = PENALTIES[1];
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      double deviance = 0;
      for (int fold = 0; fold < FOLDS && deviance < least; fold++) {
        int held = fold;
        List<Example> learn = some.stream().filter(each -> each.row() % FOLDS != held).toList();
        List<Example> check = some.stream().filter(each -> each.row() % FOLDS == held).toList();
        long yes = learn.stream().filter(Example::yes).count();
        if (yes > 0 && yes < learn.size()) {
          deviance +=
              deviance(RidgeLogistic.fit(predictors(learn), answers(learn), penalty), check);
        }
      }
      if (deviance < least) {
        least = deviance;
        best = penalty;
      }
    }
    return best;
  }

  private static double deviance(RidgeLogistic fit, List<Example> check) {
    double sum = 0;
    for (Example each : check) {
      double odds = fit.logOdds(each.predictors());
      double towards = each.yes() ? odds : -odds;
      sum += towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
    }
    return sum;
  }

  /** Every so-manieth account, with all its rows, so that shares stay as they are. */
  private static List<Example> thinned(List<Example> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    int every = (all.size() + most - 1) / most;
    return all.stream().filter(each -> each.row() / FOLDS % every == 0).toList();
  }

  private static double[][] predictors(List<Example> examples) {
    return examples.stream().map(Example::predictors).toArray(double[][]::new);
  }

  private static boolean[] answers(List<Example> examples) {
    boolean[] answers = new boolean[examples.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = examples.get(i).yes();
    }
    return answers;
  }

  private static Test test(RidgeLogistic fit, List<Example> later, LocalDate from, int capacity) {
    int n = later.size();
    double[] chances = new double[n];
    boolean[] yes = answers(later);
    Integer[] order = new Integer[n];
    int positives = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      order[i] = i;
      chances[i] = fit.chance(later.get(i).predictors());
      positives += yes[i] ? 1 : 0;
      squares += Math.pow(chances[i] - (yes[i] ? 1 : 0), 2);
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> -chances[i]));
    int called = Math.min(capacity, n);
    int reached = 0;
    for (int place = 0; place < called; place++) {
      reached += yes[order[place]] ? 1 : 0;
    }
    double usual = (double) positives / n;
    return new Test(
        from,
        n,
        positives,
        positives < 2 || n - positives < 2
            ? new NotEnoughData(Math.min(positives, n - positives), 2, "Both outcomes are needed.")
            : AreaUnderCurve.of(chances, yes),
        squares / n,
        usual * (1 - usual),
        calibration(chances, yes, order),
        called,
        positives == 0 || called == 0 ? null : (Double) ((double) reached / called / usual));
  }

  /** Bins of equally many accounts, from the lowest chance to the highest. */
  private static List<Bin> calibration(double[] chances, boolean[] yes, Integer[] order) {
    var bins = new ArrayList<Bin>();
    int n = order.length;
    int count = Math.min(BINS, n);
    for (int bin = 0; bin < count; bin++) {
      // The order begins with the highest.
      int from = n - (int) ((long) n * (bin + 1) / count);
      int to = n - (int) ((long) n * bin / count);
      double sum = 0;
      int did = 0;
      for (int place = from; place < to; place++) {
        sum += chances[order[place]];
        did += yes[order[place]] ? 1 : 0;
      }
      int size = to - from;
      bins.add(new Bin(sum / size, BinomialInterval.jeffreys(did, size), size));
    }
    return bins;
  }
}
