package io.beachhead.workspace;

import io.beachhead.workspace.access.Key;
import io.beachhead.workspace.access.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys with which product events may be sent under {@code /v1}. */
@Component
public class WriteKeys {
  private final Keys keys;

  WriteKeys(Keys keys) {
    this.keys = keys;
  }

  /**
   * @param hint the last four characters of the secret
   * @param madeAt null for the environment's key
   * @param lastUsed to the minute; null = never
   */
  public record WriteKey(
      String id, String name, String hint, @Nullable Instant madeAt, @Nullable Instant lastUsed) {}

  /**
   * A key just made.
   *
   * @param secret shown this once
   */
  public record NewWriteKey(String id, String secret) {}

  /**
   * The key with that secret; empty where it is unknown or revoked. From memory: call it freely.
   */
  public Optional<WriteKey> find(String secret) {
    return keys.write(secret).map(WriteKeys::view);
  }

  /** Whether the secret is an API key: known here, but without the right to send events. */
  public boolean isApiKey(String secret) {
    return keys.api(secret).isPresent();
  }

  /** The keys that work, newest first. */
  public List<WriteKey> all() {
    return keys.allWrite().stream().map(WriteKeys::view).toList();
  }

  /** Makes a key. */
  public NewWriteKey make(String name) {
    var issued = keys.makeWrite(name);
    return new NewWriteKey(issued.id(), issued.secret());
  }

  /** Ends a key at once; false where no key has that id. */
  public boolean revoke(String id) {
    return keys.revoke(id);
  }

  /**
   * The secret in an {@code Authorization} header: the user name of Basic, with or without a colon
   * and password after it, or the token of Bearer. Empty where there is none.
   */
  public static Optional<String> presented(@Nullable String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    int space = authorization.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    var rest = authorization.substring(space + 1).strip();
    var secret =
        switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
          case "bearer" -> rest;
          case "basic" -> userName(rest);
          default -> "";
        };
    return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
  }

  private static String userName(String base64) {
    try {
      var decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = decoded.indexOf(':');
      return colon < 0 ? decoded : decoded.substring(0, colon);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private static WriteKey view(Key.Write key) {
    return new WriteKey(key.id(), key.name(), key.hint(), key.made().at(), key.made().lastUsed());
  }
}
