package io.beachhead.behaviour.log;

/** The calls of the tracking protocol. Only the first three are events of a question. */
public enum Call {
  TRACK,
  PAGE,
  SCREEN,
  IDENTIFY,
  GROUP,
  ALIAS;

  /** The condition of {@link #isAction} in SQL, on the table {@code event}. */
  public static final String IS_ACTION = "call <= " + SCREEN.ordinal();

  /** How it is stored. */
  int code() {
    return ordinal();
  }

  /** Whether a question may count it: somebody did something, rather than said who they are. */
  public boolean isAction() {
    return this == TRACK || this == PAGE || this == SCREEN;
  }
}
