package io.beachhead.store;

import java.io.IOException;

/**
 * A backup cannot be restored: damaged, from a newer program, or no backup. Nothing was changed.
 */
public final class BackupRefused extends IOException {
  private static final long serialVersionUID = 1L;

  BackupRefused(String message) {
    super(message);
  }

  BackupRefused(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
