package io.beachhead.workspace.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes for whoever lost the phone: each works once. Only hashes are kept, and plain SHA-256 is
 * enough, because unlike a password a code has 120 bits of chance in it.
 */
@Component
public class RecoveryCodes {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HOW_MANY = 10;
  private static final int BYTES = 15;
  private static final int GROUP = 6;

  private final JdbcClient sql;
  private final Clock clock;

  RecoveryCodes(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Ten new codes, to be shown once; those from before no longer work. */
  @Transactional
  public List<String> renew(String member) {
    remove(member);
    var codes = Stream.generate(RecoveryCodes::random).limit(HOW_MANY).toList();
    for (var code : codes) {
      sql.sql(
              """
              INSERT INTO recovery_code (hash, member, created_at) VALUES (:hash, :member, :now)
              """)
          .param("hash", hash(code))
          .param("member", member)
          .param("now", clock.millis())
          .update();
    }
    return codes;
  }

  /** Uses a code up; false where it is not one of the member's, or was used before. */
  @Transactional
  public boolean use(String member, String typed) {
    return sql.sql(
                """
                UPDATE recovery_code SET used_at = :now
                WHERE hash = :hash AND member = :member AND used_at IS NULL
                """)
            .param("hash", hash(typed))
            .param("member", member)
            .param("now", clock.millis())
            .update()
        == 1;
  }

  /** How many the member has left. */
  public int left(String member) {
    return sql.sql("SELECT COUNT(*) FROM recovery_code WHERE member = :member AND used_at IS NULL")
        .param("member", member)
        .query(Integer.class)
        .single();
  }

  @Transactional
  void remove(String member) {
    sql.sql("DELETE FROM recovery_code WHERE member = :member").param("member", member).update();
  }

  private static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    var letters = Base32.encode(bytes).toLowerCase(Locale.ROOT);
    return letters.replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
  }

  /** Of the letters and digits alone: how somebody groups or capitalises them does not matter. */
  private static String hash(String code) {
    var plain = code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
