package io.beachhead.imports.cell;

/** A cell that does not say what its column asks for; the message says what to do. */
public final class BadCellException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadCellException(String message) {
    super(message, null, false, false); // one per bad cell: no stack trace
  }

  /** Never null: it says what is wrong. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
