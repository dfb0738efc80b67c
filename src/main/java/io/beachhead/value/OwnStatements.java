package io.beachhead.value;

import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.Prior;
import io.beachhead.value.evidence.AccountValues;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.model.ValueModel;
import java.util.Arrays;
import java.util.Map;

/**
 * What accounts said of one feature themselves, as a pull away from their cell: an account's value
 * is (1 − pull) × what its cell says of an account of its size + pull × what it said.
 *
 * <p>That is the posterior mean with the cell's spread as the prior's, given the cell's mean; what
 * is left of the spread is √(1 − pull) of it. The cell's mean already holds the account's
 * statement, so nothing is counted twice.
 *
 * @param rows accounts, ascending
 * @param said the precision-weighted average over kinds
 * @param pull in [0, 1]
 */
record OwnStatements(int[] rows, double[] said, double[] pull) {

  private static final OwnStatements NONE =
      new OwnStatements(new int[0], new double[0], new double[0]);

  /**
   * Weighs them. A statement without uncertainty is taken to be as uncertain as what is believed
   * before it; where it is not known how far accounts of a cell differ, or they are said not to
   * differ at all, they are taken to differ as much as the prior says, so that nobody who speaks
   * goes unheard.
   */
  static OwnStatements of(
      Map<EvidenceKind, AccountValues> kinds,
      Home home,
      Cell[] cells,
      PartlyKnown size,
      ValueModel model) {
    if (kinds.isEmpty()) {
      return NONE;
    }
    double[] precision = new double[size.count()];
    double[] weighted = new double[size.count()];
    boolean[] spoke = new boolean[size.count()];
    int count = 0;
    for (Map.Entry<EvidenceKind, AccountValues> kind : kinds.entrySet()) {
      AccountValues column = kind.getValue();
      double bias = model.biasVariance(kind.getKey());
      PartlyKnown variances = column.variances();
      for (int i = 0; i < column.size(); i++) {
        int row = column.rows()[i];
        double variance =
            bias
                + (variances != null && variances.isKnown(i)
                    ? variances.at(i)
                    : before(home, cells, size, row, model.prior()));
        // An exact statement outweighs everything else, without dividing by nothing.
        double one = 1 / Math.max(variance, 1e-9);
        precision[row] += one;
        weighted[row] += one * column.values()[i];
        count += spoke[row] ? 0 : 1;
        spoke[row] = true;
      }
    }
    var own = new OwnStatements(new int[count], new double[count], new double[count]);
    int next = 0;
    for (int row = 0; row < spoke.length; row++) {
      if (spoke[row]) {
        double believed = before(home, cells, size, row, model.prior());
        own.rows[next] = row;
        own.said[next] = weighted[row] / precision[row];
        own.pull[next] = believed / (believed + 1 / precision[row]);
        next++;
      }
    }
    return own;
  }

  /** How far an account may be from its cell's mean, as a variance. */
  private static double before(Home home, Cell[] cells, PartlyKnown size, int row, Prior prior) {
    double spread = cells[home.cell(row)].spreadOrZero();
    double relative = home.relativeSize(row, size);
    double known = spread > 0 ? spread * spread : prior.variance();
    return Math.max(known * relative * relative, 1e-9);
  }

  int size() {
    return rows.length;
  }

  /** The place of an account; negative where it said nothing. */
  int place(int row) {
    return Arrays.binarySearch(rows, row);
  }
}
