package io.beachhead.decisions.tracker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a message comes from whoever knows the secret; compared in constant time. */
final class Proof {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  private Proof() {}

  /**
   * Checks the header that the kind signs with.
   *
   * @param header its value; empty where it was not sent
   */
  static boolean holds(TrackerKind kind, String secret, String header, byte[] body) {
    return switch (kind) {
      case GITHUB, JIRA ->
          header.startsWith(PREFIX)
              && same(
                  header.substring(PREFIX.length()).toLowerCase(Locale.ROOT), sign(secret, body));
      case LINEAR -> same(header.toLowerCase(Locale.ROOT), sign(secret, body));
      case GITLAB -> same(header, secret);
    };
  }

  /** HMAC-SHA256 in hexadecimal. */
  static String sign(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
