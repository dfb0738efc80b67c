package io.beachhead.imports.run;

import io.beachhead.imports.csv.CsvShape;
import io.beachhead.imports.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read: everything the first pass found out.
 *
 * @param shape null for lines of JSON
 * @param mapping null for lines of JSON
 */
record FileReading(@Nullable CsvShape shape, @Nullable Mapping mapping, ColumnFormats formats) {

  /** Of lines of JSON, which have no columns. */
  static FileReading ofLines(long count) {
    return new FileReading(null, null, ColumnFormats.ofLines(count));
  }

  /** Records of the file. */
  long rows() {
    return formats.rows();
  }
}
