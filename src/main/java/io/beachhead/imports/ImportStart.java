package io.beachhead.imports;

import org.jspecify.annotations.Nullable;

/** What a session may store before its first row. */
public interface ImportStart {
  /** Stores a row of a table that is not of the file; see {@link ImportRow#put}. */
  void put(ImportTable table, @Nullable Object... values);

  /** Adds a sentence to the report. */
  void note(String sentence);
}
