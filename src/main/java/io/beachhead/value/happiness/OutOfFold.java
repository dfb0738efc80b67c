package io.beachhead.value.happiness;

import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.LogisticRegression;
import io.beachhead.statistics.LogisticRegression.Fitted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a happy curve on accounts it was not fitted to: each fold by the curve of the others. */
final class OutOfFold {
  private static final int FOLDS = 10;

  private OutOfFold() {}

  /** Null where a curve cannot be fitted without one of the folds. */
  static Calibration.@Nullable Validation check(double[] x, boolean[] happy) {
    double[] predicted = new double[x.length];
    // By turns in the order of the predictor, so that every fold spans its whole range.
    Integer[] order = order(x);
    for (int fold = 0; fold < FOLDS; fold++) {
      if (!predict(order, fold, x, happy, predicted)) {
        return null;
      }
    }
    double yes = 0;
    for (boolean each : happy) {
      yes += each ? 1 : 0;
    }
    double share = yes / happy.length;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      squares += Math.pow(predicted[i] - (happy[i] ? 1 : 0), 2);
    }
    return new Calibration.Validation(
        squares / x.length, share * (1 - share), bins(predicted, happy));
  }

  private static Integer[] order(double[] by) {
    Integer[] order = new Integer[by.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(by[a], by[b]));
    return order;
  }

  private static boolean predict(
      Integer[] order, int fold, double[] x, boolean[] happy, double[] predicted) {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> yes = new ArrayList<>();
    for (int place = 0; place < order.length; place++) {
      if (place % FOLDS != fold) {
        rows.add(new double[] {x[order[place]]});
        yes.add(happy[order[place]]);
      }
    }
    boolean[] answers = new boolean[yes.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = yes.get(i);
    }
    if (!(LogisticRegression.fit(rows.toArray(double[][]::new), answers)
        instanceof Fitted fitted)) {
      return false;
    }
    for (int place = fold; place < order.length; place += FOLDS) {
      predicted[order[place]] = fitted.chance(x[order[place]]);
    }
    return true;
  }

  private static List<Calibration.Checked> bins(double[] predicted, boolean[] happy) {
    Integer[] order = order(predicted);
    int count = Math.min(Calibration.CHECKED_IN, predicted.length);
    List<Calibration.Checked> bins = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      int from = bin * order.length / count;
      int to = (bin + 1) * order.length / count;
      double sum = 0;
      int yes = 0;
      for (int place = from; place < to; place++) {
        sum += predicted[order[place]];
        yes += happy[order[place]] ? 1 : 0;
      }
      int n = to - from;
      bins.add(new Calibration.Checked(sum / n, BinomialInterval.jeffreys(yes, n), n, yes));
    }
    return bins;
  }
}
