package io.beachhead.value;

import io.beachhead.statistics.Posterior;
import io.beachhead.value.evidence.EvidenceLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each feature is worth to the average account of each segment of a division: the mean over
 * its accounts, its uncertainty from that of the cells, the spread within and between the cells.
 */
final class SegmentAverages {
  private final Cell[][] cells;

  private SegmentAverages(Cell[][] cells) {
    this.cells = cells;
  }

  Cell cell(int segment, int feature) {
    return cells[segment][feature];
  }

  static SegmentAverages of(AccountGrid grid, Division division) {
    List<double[][]> mixes =
        grid.homes().stream().map(home -> home.mix(division, grid.accounts().size())).toList();
    Cell[][] cells = new Cell[division.size()][grid.features().size()];
    for (int feature = 0; feature < grid.features().size(); feature++) {
      double[][] mix = copy(mixes.get(grid.homeOf(feature)));
      double[] said = new double[division.size()];
      listen(grid, division, feature, mix, said);
      for (int segment = 0; segment < division.size(); segment++) {
        cells[segment][feature] =
            division.parts().get(segment).accounts() == 0
                ? empty(grid, division, segment, feature)
                : cell(
                    grid,
                    division,
                    feature,
                    mixes.get(grid.homeOf(feature))[segment],
                    mix[segment],
                    said[segment]);
      }
    }
    return new SegmentAverages(cells);
  }

  private static double[][] copy(double[][] of) {
    double[][] copy = new double[of.length][];
    for (int i = 0; i < of.length; i++) {
      copy[i] = of[i].clone();
    }
    return copy;
  }

  /** Accounts that spoke follow their cell less, and add what they said. */
  private static void listen(
      AccountGrid grid, Division division, int feature, double[][] mix, double[] said) {
    OwnStatements own = grid.own(feature);
    Home home = grid.home(feature);
    for (int i = 0; i < own.size(); i++) {
      int row = own.rows()[i];
      int segment = division.segmentOf()[row];
      int accounts = division.parts().get(segment).accounts();
      mix[segment][home.cell(row)] -=
          own.pull()[i] * home.relativeSize(row, grid.accounts().size()) / accounts;
      said[segment] += own.pull()[i] * own.said()[i] / accounts;
    }
  }

  /** Nobody is in it: what was said of it, or the prior. */
  private static Cell empty(AccountGrid grid, Division division, int segment, int feature) {
    return grid.home(feature).division().key().equals(division.key())
        ? grid.cells(feature).cells()[segment]
        : ValueGrid.unknown(grid.model());
  }

  /**
   * @param whole how much of each cell the segment is made of
   * @param mix the same without what accounts said themselves
   * @param said what that adds
   */
  private static Cell cell(
      AccountGrid grid, Division division, int feature, double[] whole, double[] mix, double said) {
    FeatureCells known = grid.cells(feature);
    double total = 0;
    for (double part : whole) {
      total += part;
    }
    double mean = said;
    double prior = 0;
    for (int cell = 0; cell < mix.length; cell++) {
      mean += mix[cell] * known.cells()[cell].estimate().mean();
      prior += whole[cell] / total * known.cells()[cell].estimate().priorWeight();
    }
    boolean home = grid.home(feature).division().key().equals(division.key());
    return new Cell(
        new Posterior(mean, Math.sqrt(known.variance(mix)), prior),
        spread(known.cells(), whole, total),
        lines(known.cells(), whole, total, home ? null : grid.home(feature).division()));
  }

  /** Within the cells and between them; null where no cell's spread is known. */
  private static @Nullable Double spread(Cell[] cells, double[] whole, double total) {
    double mean = 0;
    boolean known = false;
    for (int cell = 0; cell < cells.length; cell++) {
      mean += whole[cell] / total * cells[cell].estimate().mean();
      known |= whole[cell] > 0 && cells[cell].spread() != null;
    }
    double variance = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      double off = cells[cell].estimate().mean() - mean;
      double spread = cells[cell].spreadOrZero();
      variance += whole[cell] / total * (off * off + spread * spread);
    }
    return known ? (Double) Math.sqrt(Math.max(0, variance)) : null;
  }

  /**
   * @param borrowed whom the cells are of; null = they are the division's own segments
   */
  private static List<EvidenceLine> lines(
      Cell[] cells, double[] whole, double total, @Nullable Division borrowed) {
    var lines = new ArrayList<EvidenceLine>();
    for (int cell = 0; cell < cells.length; cell++) {
      double part = whole[cell] / total;
      if (whole[cell] == 0) {
        continue;
      }
      for (EvidenceLine line : cells[cell].evidence()) {
        lines.add(
            line.with(
                line.weight() * part,
                line.from() != null || borrowed == null
                    ? line.from()
                    : new EvidenceLine.From(
                        borrowed.key(),
                        borrowed.name(),
                        borrowed.parts().get(cell).key(),
                        borrowed.parts().get(cell).name(),
                        null)));
      }
    }
    lines.sort(Comparator.comparingDouble(EvidenceLine::weight).reversed());
    return lines;
  }
}
