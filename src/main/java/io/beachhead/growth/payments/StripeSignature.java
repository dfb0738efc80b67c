package io.beachhead.growth.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's signature of a webhook: the header {@code Stripe-Signature: t=SECONDS,v1=HEX[,v1=HEX…]},
 * where each v1 is HMAC-SHA-256 of {@code SECONDS.BODY} by a signing secret. While a secret is
 * being replaced Stripe signs with both. Other schemes (v0) are passed over. The source is Stripe's
 * documentation, "Verify webhook signatures manually".
 */
final class StripeSignature {
  /** How far its time may be from ours, either way. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_SIGNATURES = 20;

  private StripeSignature() {}

  /** Why a body is not to be trusted; null where it is signed rightly and now. */
  static @Nullable String flaw(
      @Nullable String header, byte[] body, Collection<String> secrets, Instant now) {
    if (header == null || header.isBlank()) {
      return "The header Stripe-Signature is missing.";
    }
    String time = null;
    var signatures = new ArrayList<String>();
    for (var part : header.split(",", MOST_SIGNATURES)) {
      int cut = part.indexOf('=');
      var scheme = cut < 0 ? "" : part.substring(0, cut).strip();
      if (scheme.equals("t")) {
        time = part.substring(cut + 1).strip();
      } else if (scheme.equals("v1")) {
        signatures.add(part.substring(cut + 1).strip());
      }
    }
    if (time == null || !time.matches("\\d{1,12}") || signatures.isEmpty()) {
      return "The header Stripe-Signature cannot be read; expected t=SECONDS,v1=SIGNATURE.";
    }
    if (!matches(time, body, signatures, secrets)) {
      return "The signature is not that of a signing secret known here.";
    }
    // Only what is signed is worth a look at its time.
    var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    return age.compareTo(TOLERANCE) > 0
        ? "The signature is %d seconds off; at most %d are accepted."
            .formatted(age.toSeconds(), TOLERANCE.toSeconds())
        : null;
  }

  private static boolean matches(
      String time, byte[] body, List<String> signatures, Collection<String> secrets) {
    boolean matches = false;
    for (var secret : secrets) {
      var right = of(time, body, secret).getBytes(StandardCharsets.US_ASCII);
      for (var signature : signatures) {
        matches |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
      }
    }
    return matches;
  }

  /** The signature of a body sent at a time, seconds of the epoch. */
  static String of(String time, byte[] body, String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
