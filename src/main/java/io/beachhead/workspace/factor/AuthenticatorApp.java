package io.beachhead.workspace.factor;

import io.beachhead.store.Changes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes of the authenticator app on a member's phone. */
@Component
public class AuthenticatorApp {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ISSUER = "Beachhead";

  /** As long as the hash: RFC 4226, section 4, recommends 160 bits. */
  private static final int SECRET_BYTES = 20;

  private final JdbcClient sql;
  private final Changes changes;
  private final Clock clock;

  AuthenticatorApp(JdbcClient sql, Changes changes, Clock clock) {
    this.sql = sql;
    this.changes = changes;
    this.clock = clock;
  }

  /** A new secret, in base32; good for nothing before {@link #confirm}. */
  public static String newSecret() {
    var secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return Base32.encode(secret);
  }

  /** What the app reads from the picture: the secret, and under which name to list it. */
  public static String address(String secret, String email) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(ISSUER, encoded(email), secret, ISSUER);
  }

  /**
   * Stores the secret if the app shows the right code for it; another one's place is taken.
   *
   * @return false where the code is wrong: then nothing changes
   */
  @Transactional
  public boolean confirm(String member, String secret, String typed) {
    var now = clock.instant();
    var step = Totp.stepOf(Base32.decode(secret), digits(typed), now);
    if (step.isEmpty()) {
      return false;
    }
    remove(member);
    sql.sql(
            """
            INSERT INTO authenticator_app (member, secret, confirmed_at, last_step)
            VALUES (:member, :secret, :now, :step)
            """)
        .param("member", member)
        .param("secret", secret)
        .param("now", now.toEpochMilli())
        .param("step", step.getAsLong())
        .update();
    return true;
  }

  /** Whether the member's app shows that code now. A code is taken once. */
  @Transactional
  public boolean accepts(String member, String typed) {
    var secret =
        sql.sql("SELECT secret FROM authenticator_app WHERE member = :member")
            .param("member", member)
            .query(String.class)
            .optional();
    if (secret.isEmpty()) {
      return false;
    }
    var now = clock.instant();
    var step = Totp.stepOf(Base32.decode(secret.get()), digits(typed), now);
    // A last step far ahead was noted before the clock was set back: it says nothing about now.
    return step.isPresent()
        && sql.sql(
                    """
                    UPDATE authenticator_app SET last_step = :step
                    WHERE member = :member AND (last_step < :step OR last_step > :ahead)
                    """)
                .param("member", member)
                .param("step", step.getAsLong())
                .param("ahead", Totp.step(now) + 1)
                .update()
            == 1;
  }

  /** Takes the app away; false where there was none. */
  @Transactional
  public boolean remove(String member) {
    changes.mark("access");
    return sql.sql("DELETE FROM authenticator_app WHERE member = :member")
            .param("member", member)
            .update()
        == 1;
  }

  private static String digits(String typed) {
    return typed.replaceAll("\\s", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
