package io.beachhead.workspace.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Challenges that a browser has its passkey sign. They say themselves what they are for and until
 * when, and are sealed: nothing is kept for a stranger who asks for one. Only those that were
 * answered rightly are remembered, so that an answer works once.
 */
final class Challenges {
  static final Duration LAST = Duration.ofMinutes(5);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 16;
  private static final int UNSEALED = RANDOM_BYTES + Long.BYTES;
  private static final int KEY_BYTES = 32;

  private final byte[] key = new byte[KEY_BYTES];
  private final LongSupplier nanos;
  private final Map<String, Long> answered = new HashMap<>();

  /**
   * @param nanos counts up whatever happens to the clock, as {@link System#nanoTime()}
   */
  Challenges(LongSupplier nanos) {
    this.nanos = nanos;
    RANDOM.nextBytes(key);
  }

  /** A new challenge for that purpose. */
  byte[] issue(String purpose) {
    var random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    var unsealed =
        ByteBuffer.allocate(UNSEALED)
            .put(random)
            .putLong(nanos.getAsLong() + LAST.toNanos())
            .array();
    var seal = seal(unsealed, purpose);
    return ByteBuffer.allocate(unsealed.length + seal.length).put(unsealed).put(seal).array();
  }

  /** Whether we issued the challenge for that purpose, not long ago, and it was not answered. */
  synchronized boolean open(byte[] challenge, String purpose) {
    if (challenge.length <= UNSEALED) {
      return false;
    }
    var unsealed = Arrays.copyOf(challenge, UNSEALED);
    var seal = Arrays.copyOfRange(challenge, UNSEALED, challenge.length);
    return MessageDigest.isEqual(seal, seal(unsealed, purpose))
        && expiry(challenge) - nanos.getAsLong() > 0
        && !answered.containsKey(Arrays.toString(challenge));
  }

  /** Remembers that the challenge was answered; false where it had been already. */
  synchronized boolean answered(byte[] challenge) {
    answered.values().removeIf(until -> until - nanos.getAsLong() <= 0);
    return answered.put(Arrays.toString(challenge), expiry(challenge)) == null;
  }

  private static long expiry(byte[] challenge) {
    return ByteBuffer.wrap(challenge).getLong(RANDOM_BYTES);
  }

  private byte[] seal(byte[] unsealed, String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(unsealed);
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }
}
