package io.beachhead.imports.csv;

/**
 * One record.
 *
 * @param line physical line, from 1, on which it begins
 * @param cells as written, quotes removed, not trimmed; owned by the reader's caller
 */
@SuppressWarnings("ArrayRecordComponent") // millions of them pass by, each read once
public record CsvRow(long line, String[] cells) {
  /** Whether nothing but white space is in it. */
  public boolean blank() {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }
}
