package io.beachhead.imports.run;

import io.beachhead.imports.ImportTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that a file wants in a table.
 *
 * @param values in the order of the table's columns; null = not said
 */
record TableRecord(ImportTable table, List<@Nullable Object> values, Mode mode) {
  /** How a record meets what is stored and what the file said before. */
  enum Mode {
    /** Created or updated; the same key twice in one file is a fault. */
    ROW,
    /** The same key again in one file is no fault: it says the same. */
    ONCE,
    /** Only where there is a row already. */
    UPDATE
  }

  static TableRecord of(ImportTable table, @Nullable Object[] values, Mode mode) {
    if (values.length != table.columns().size()) {
      throw new IllegalArgumentException(
          "%s has %d columns, not %d"
              .formatted(table.name(), table.columns().size(), values.length));
    }
    return new TableRecord(table, Arrays.asList(values), mode);
  }
}
