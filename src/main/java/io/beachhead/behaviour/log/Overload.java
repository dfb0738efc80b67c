package io.beachhead.behaviour.log;

/** Too much is waiting: come back in a moment. */
public final class Overload extends RuntimeException {
  Overload() {
    super("the event log is busy");
  }
}
