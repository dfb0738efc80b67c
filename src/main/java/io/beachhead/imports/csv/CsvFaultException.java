package io.beachhead.imports.csv;

/** A fault after which the rest of the file cannot be read with any certainty. */
public final class CsvFaultException extends Exception {
  private static final long serialVersionUID = 1L;
  private final long line;
  private final int column;

  CsvFaultException(long line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Physical line, from 1, on which the faulty record begins. */
  public long line() {
    return line;
  }

  /** Index of the cell from 0, or −1 where the fault has no cell. */
  public int column() {
    return column;
  }

  /** Never null: it says what is wrong. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
