package io.beachhead.workspace.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which code does an authenticator app show now?
 *
 * <p>Time-based one-time passwords by RFC 6238 with what every app supports: HMAC-SHA-1, steps of
 * 30 seconds since the epoch, six digits. Checked against the test vectors of its appendix B.
 */
final class Totp {
  static final int STEP_SECONDS = 30;
  static final int DIGITS = 6;

  /** A phone's clock may be half a minute off, and people type slowly: RFC 6238, section 5.2. */
  private static final int STEPS_ASIDE = 1;

  private static final int DYNAMIC_TRUNCATION = 0x0F;

  private Totp() {}

  /** The 30 seconds that moment lies in, counted from the epoch. */
  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * The code of a step.
   *
   * @param digits 6 to 8
   */
  static String code(byte[] secret, long step, int digits) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & DYNAMIC_TRUNCATION;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      var text = Integer.toString(number);
      return "0".repeat(Math.max(0, digits - text.length()))
          + text.substring(Math.max(0, text.length() - digits));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-1", e);
    }
  }

  /** The step whose code that is, this one or a neighbour; empty where it is the code of none. */
  static OptionalLong stepOf(byte[] secret, String typed, Instant now) {
    long current = step(now);
    var given = typed.getBytes(StandardCharsets.UTF_8);
    var found = OptionalLong.empty();
    for (long step = current - STEPS_ASIDE; step <= current + STEPS_ASIDE; step++) {
      var right = code(secret, step, DIGITS).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(right, given)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
