package io.beachhead.workspace.secrets;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What is remembered of strangers is kept by their browsers, signed, so that nobody can fill the
 * server with it. The key lasts as long as the process: after a restart a form is asked for again.
 */
@Component
public class SignedCookies {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final CookieNames names;

  SignedCookies(CookieNames names) {
    var random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, ALGORITHM);
    this.names = names;
  }

  /** The cookie for a purpose; what is signed for one purpose is worth nothing for another. */
  public SignedCookie named(String purpose) {
    return new SignedCookie(names.of(purpose), this);
  }

  byte[] sign(byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
