package io.beachhead.growth.leads;

import java.time.LocalDate;

/**
 * What was known of every account at the end of a day.
 *
 * @param columns number, then row of the account; read only
 * @param seen whether the account was known by then: created, active or paying
 */
record LeadDay(LocalDate day, float[][] columns, boolean[] seen) {
  /** The predictors of one account. */
  double[] row(int account) {
    double[] row = new double[columns.length];
    for (int column = 0; column < row.length; column++) {
      row[column] = columns[column][account];
    }
    return row;
  }
}
