package io.beachhead.voice.mail;

/** What came is no e-mail that can be read; the message says why. */
public final class UnreadableMailException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableMailException(String message) {
    super(message);
  }
}
