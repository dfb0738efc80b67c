package io.beachhead.imports.csv;

/** The file as a whole is not a CSV; the message says what it is and what to do. */
public final class NotCsvException extends Exception {
  private static final long serialVersionUID = 1L;

  public NotCsvException(String message) {
    super(message);
  }

  /** Never null: it says what is wrong. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
