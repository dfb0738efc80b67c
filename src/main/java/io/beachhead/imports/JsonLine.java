package io.beachhead.imports;

import org.jspecify.annotations.Nullable;

/** One line of newline-delimited JSON. */
public interface JsonLine {
  /** From 1. */
  long number();

  /** UTF-8, without white space around it; of a line that is far too long the beginning. */
  byte[] bytes();

  /** How often a content occurred in this file so far, this time included. */
  int occurrence(String content);

  /** Reports what is wrong; of a line with a problem nothing is stored. */
  void problem(@Nullable String column, @Nullable String value, String problem);
}
