package io.beachhead.outbox.mail;

/**
 * An e-mail in plain text.
 *
 * @param id the same whenever the same thing is told, so that it goes to an address once
 * @param subject one line
 */
public record Mail(String id, String subject, String text) {
  public Mail {
    subject = subject.replaceAll("\\s+", " ").strip();
  }
}
