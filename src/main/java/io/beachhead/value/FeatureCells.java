package io.beachhead.value;

import io.beachhead.statistics.Posterior;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.model.ValueModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a feature is worth in the cells of its home, after all that was said of it: in the home
 * itself, and in other segmentations.
 *
 * <p>A statement on a segment of another segmentation is a measurement of an average over a known
 * mix of home cells, y = Σ hₖ μₖ + e with the variance of the statement. The cells' means are the
 * least-squares solution with all variances, taken in one statement after the other (the Kalman
 * form, which also holds where a cell is known exactly and does not depend on their order).
 *
 * @param cells by cell of the home
 * @param covariance of the cells' means
 */
record FeatureCells(Cell[] cells, double[][] covariance) {

  /**
   * A statement made elsewhere.
   *
   * @param mix how much of each home cell it speaks of
   */
  record Elsewhere(Evidence statement, String segmentationName, String segmentName, double[] mix) {}

  static FeatureCells of(Cell[] home, List<Elsewhere> elsewhere, ValueModel model) {
    int count = home.length;
    double[][] covariance = new double[count][count];
    double[] mean = new double[count];
    for (int cell = 0; cell < count; cell++) {
      mean[cell] = home[cell].estimate().mean();
      covariance[cell][cell] = Math.pow(home[cell].estimate().sd(), 2);
    }
    if (elsewhere.isEmpty()) {
      return new FeatureCells(home, covariance);
    }
    List<Cells.Weighed> readings = new ArrayList<>();
    List<double[]> gains = new ArrayList<>();
    for (Elsewhere each : elsewhere) {
      Cells.Weighed reading = Cells.weighed(each.statement, model);
      readings.add(reading);
      gains.add(
          update(
              mean,
              covariance,
              each.mix,
              reading.reading().estimate(),
              reading.reading().totalVariance()));
    }
    Cell[] cells = new Cell[count];
    for (int cell = 0; cell < count; cell++) {
      cells[cell] = cell(home[cell], cell, mean, covariance, elsewhere, readings, gains);
    }
    return new FeatureCells(cells, covariance);
  }

  /** Takes one measurement in; returns how far each cell follows it. */
  private static double[] update(
      double[] mean, double[][] covariance, double[] mix, double value, double variance) {
    int count = mean.length;
    double[] along = new double[count];
    double expected = 0;
    double total = variance;
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < count; k++) {
        along[i] += covariance[i][k] * mix[k];
      }
      expected += mix[i] * mean[i];
      total += mix[i] * along[i];
    }
    double[] gain = new double[count];
    if (!(total > 0)) {
      return gain;
    }
    for (int i = 0; i < count; i++) {
      gain[i] = along[i] / total;
      mean[i] += gain[i] * (value - expected);
    }
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < count; k++) {
        covariance[i][k] -= gain[i] * along[k];
      }
      covariance[i][i] = Math.max(0, covariance[i][i]);
    }
    return gain;
  }

  /** What was known at home keeps the part of its weight that its precision has in the whole. */
  private static Cell cell(
      Cell home,
      int place,
      double[] mean,
      double[][] covariance,
      List<Elsewhere> elsewhere,
      List<Cells.Weighed> readings,
      List<double[]> gains) {
    double before = Math.pow(home.estimate().sd(), 2);
    double kept = before == 0 ? 1 : Math.min(1, covariance[place][place] / before);
    double pull = gains.stream().mapToDouble(gain -> Math.abs(gain[place])).sum();
    List<EvidenceLine> lines = new ArrayList<>();
    home.evidence().forEach(line -> lines.add(line.weighing(line.weight() * kept)));
    for (int i = 0; i < readings.size(); i++) {
      double part = pull == 0 ? 0 : Math.abs(gains.get(i)[place]) / pull * (1 - kept);
      if (part > 0) {
        lines.add(readings.get(i).line().with(part, from(elsewhere.get(i), mean)));
      }
    }
    lines.sort(Comparator.comparingDouble(EvidenceLine::weight).reversed());
    return new Cell(
        new Posterior(
            mean[place], Math.sqrt(covariance[place][place]), home.estimate().priorWeight() * kept),
        home.spread(),
        lines);
  }

  private static EvidenceLine.From from(Elsewhere said, double[] mean) {
    double fitted = 0;
    for (int cell = 0; cell < mean.length; cell++) {
      fitted += said.mix[cell] * mean[cell];
    }
    return new EvidenceLine.From(
        Objects.requireNonNull(said.statement.segmentation()),
        said.segmentationName,
        Objects.requireNonNull(said.statement.segment()),
        said.segmentName,
        said.statement.value() - fitted);
  }

  /** The variance of a mix of the cells' means. */
  double variance(double[] mix) {
    double sum = 0;
    for (int i = 0; i < mix.length; i++) {
      if (mix[i] != 0) {
        for (int k = 0; k < mix.length; k++) {
          sum += mix[i] * mix[k] * covariance[i][k];
        }
      }
    }
    return Math.max(0, sum);
  }
}
