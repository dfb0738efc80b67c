package io.beachhead.imports.run;

import java.sql.SQLException;

/** The database refused; carries its reason through code that cannot throw it. */
final class StoreFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailedException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
