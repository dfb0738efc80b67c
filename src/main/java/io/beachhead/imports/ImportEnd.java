package io.beachhead.imports;

import org.jspecify.annotations.Nullable;

/** What a session may say after its last row. */
public interface ImportEnd {
  /** Reports a fault of a row that only showed once all rows were read. */
  void problem(long line, String column, String value, String problem);

  /** Changes a stored row that follows from the file; see {@link ImportRow#update}. */
  void update(ImportTable table, @Nullable Object... values);

  /** Adds a sentence to the report. */
  void note(String sentence);

  /** Asks what only people know; the page offers the answers. */
  void ask(ImportQuestion question);
}
