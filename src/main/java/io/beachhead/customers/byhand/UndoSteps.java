package io.beachhead.customers.byhand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What takes a change back, in this order: rows that must still be as the change left them, rows to
 * delete, rows to write as they were, single columns to set.
 */
record UndoSteps(List<Row> expect, List<Row> clear, List<Row> put, List<Cell> set) {

  /** A row, or the key of one, by column. */
  record Row(String table, Map<String, @Nullable Object> columns) {}

  /** A column of the row with a key. */
  record Cell(
      String table, Map<String, @Nullable Object> key, String column, @Nullable Object value) {}

  static UndoSteps empty() {
    return new UndoSteps(
        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }
}
