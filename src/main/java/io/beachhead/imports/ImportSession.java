package io.beachhead.imports;

/** One run of an import, from its first row to its last. Used by one thread. */
@FunctionalInterface
public interface ImportSession {
  /** Reads one row: puts what is to be stored, or reports what is wrong with it. */
  void read(ImportRow row);

  /** Called before the first row, for what all rows need. */
  default void begin(ImportStart start) {}

  /** Called after the last row, for checks between rows. */
  default void end(ImportEnd end) {}
}
