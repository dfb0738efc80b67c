package io.beachhead.imports.run;

import io.beachhead.imports.ImportTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that a file wants in a table.
 *
 * @param values in the order of the table's columns; null = not said
 * @param once whether the same key again in one file is no fault
 */
record TableRecord(ImportTable table, List<@Nullable Object> values, boolean once) {
  static TableRecord of(ImportTable table, @Nullable Object[] values, boolean once) {
    if (values.length != table.columns().size()) {
      throw new IllegalArgumentException(
          "%s has %d columns, not %d"
              .formatted(table.name(), table.columns().size(), values.length));
    }
    return new TableRecord(table, Arrays.asList(values), once);
  }
}
