package io.beachhead.behaviour.log;

/** The calls of the tracking protocol. Only the first three are events of a question. */
public enum Call {
  TRACK,
  PAGE,
  SCREEN,
  IDENTIFY,
  GROUP,
  ALIAS;

  /** Whether a question may count it: somebody did something, rather than said who they are. */
  public boolean isAction() {
    return this == TRACK || this == PAGE || this == SCREEN;
  }
}
