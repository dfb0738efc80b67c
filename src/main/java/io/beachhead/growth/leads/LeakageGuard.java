package io.beachhead.growth.leads;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what was written after an outcome from predicting it. A value that was stored later than
 * the day from which it is to look ahead may have been written because of what happened then: a
 * plan, a stage, the date of a signature.
 */
public final class LeakageGuard {
  private LeakageGuard() {}

  /**
   * A column that might predict.
   *
   * @param written the last day on which its values were stored
   */
  record Column(String name, LocalDate written) {}

  /**
   * A column that may not.
   *
   * @param column its name
   * @param why one sentence for people
   */
  public record Refused(String column, String why) {}

  /**
   * Which of the columns are refused.
   *
   * @param looksAhead the earliest day whose outcomes are to be predicted
   */
  static List<Refused> refused(List<Column> columns, LocalDate looksAhead) {
    var refused = new ArrayList<Refused>();
    for (Column column : columns) {
      if (column.written().isAfter(looksAhead)) {
        refused.add(
            new Refused(
                column.name(),
                "Its values were written on %s, after outcomes from %s on that they would have to predict."
                    .formatted(column.written(), looksAhead)));
      }
    }
    return refused;
  }
}
