package io.beachhead.cli;

/** The command cannot be carried out for a reason the user can fix: printed without a stack. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  Refusal(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  ExitCode code() {
    return code;
  }
}
