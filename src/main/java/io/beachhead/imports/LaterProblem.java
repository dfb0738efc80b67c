package io.beachhead.imports;

/**
 * Takes what turns out to be wrong with a row only after others were read, because rows are
 * compared with the log in groups. Of such a row nothing is stored.
 */
@FunctionalInterface
public interface LaterProblem {
  /**
   * @param line on which the row begins, from 1
   */
  void problem(long line, String column, String value, String problem);
}
