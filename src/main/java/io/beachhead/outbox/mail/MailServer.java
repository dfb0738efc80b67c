package io.beachhead.outbox.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our e-mails.
 *
 * @param username null where it asks for none
 * @param secret the password; null where it asks for none
 * @param sender address that e-mails come from
 */
public record MailServer(
    String host,
    int port,
    Tls tls,
    @Nullable String username,
    @Nullable String secret,
    String sender) {

  /** How the connection is kept private. */
  public enum Tls {
    /** Not at all: for a server on the same machine or network. */
    NONE("None"),
    /** It begins openly and goes on encrypted, or not at all. */
    STARTTLS("STARTTLS"),
    /** Encrypted from the first byte. */
    TLS("TLS");

    private final String label;

    Tls(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** The name in the API and in the database. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name; empty for any other. */
    public static Optional<Tls> of(@Nullable String key) {
      return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
  }

  /** Without the secret: records are printed. */
  @Override
  public String toString() {
    return "MailServer[%s:%d, %s]".formatted(host, port, tls);
  }
}
