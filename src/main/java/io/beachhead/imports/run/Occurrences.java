package io.beachhead.imports.run;

/** Counts equal contents within a file, in the database and not in memory. */
@FunctionalInterface
interface Occurrences {
  /** How often the content occurred so far, this time included. */
  int next(String content);
}
