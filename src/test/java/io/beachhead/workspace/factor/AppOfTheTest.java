package io.beachhead.workspace.factor;

import java.time.Instant;

/** The authenticator app on the phone of whoever the tests sign in. */
public final class AppOfTheTest {
  private AppOfTheTest() {}

  /** The code the app shows at that moment. */
  public static String code(String secret, Instant at) {
    return Totp.code(Base32.decode(secret.replace(" ", "")), Totp.step(at), Totp.DIGITS);
  }
}
