package io.beachhead.behaviour.log;

/** The events could not be made durable, for lack of disk space say; nothing of them is kept. */
public final class NotDurable extends RuntimeException {
  NotDurable(String message, Throwable cause) {
    super(message, cause);
  }
}
