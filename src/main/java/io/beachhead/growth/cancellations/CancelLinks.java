package io.beachhead.growth.cancellations;

import io.beachhead.workspace.secrets.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs and reads the links of cancel pages: {@code ID.EXPIRY.SIGNATURE}, where the expiry counts
 * seconds of the epoch and the signature is HMAC-SHA-256 of both by a key of this workspace. So a
 * link can be shown again without its secret being stored, and a forged one is told apart without a
 * look at the records.
 */
@Component
class CancelLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PATH = "/cancel/";

  private final JdbcClient sql;

  CancelLinks(JdbcClient sql) {
    this.sql = sql;
  }

  /** What a link with a right signature says. */
  record Signed(String id, Instant expiresAt) {}

  /** The path of the page. The first one makes the key, so it needs a transaction. */
  String path(String id, Instant expiresAt) {
    var said = id + "." + expiresAt.getEpochSecond();
    return PATH + said + "." + signature(said, key());
  }

  /** What a token says; empty where its signature is wrong. */
  Optional<Signed> read(String token) {
    int cut = token.lastIndexOf('.');
    var said = cut < 0 ? "" : token.substring(0, cut);
    var parts = said.split("\\.", -1);
    var key = storedKey();
    if (parts.length != 2 || key.isEmpty()) {
      return Optional.empty();
    }
    var right = signature(said, key.get()).getBytes(StandardCharsets.UTF_8);
    var given = token.substring(cut + 1).getBytes(StandardCharsets.UTF_8);
    // Signed by us, so that what is in it can be read.
    return MessageDigest.isEqual(right, given)
        ? Optional.of(new Signed(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1]))))
        : Optional.empty();
  }

  private String key() {
    return storedKey()
        .orElseGet(() -> {
          sql.sql("INSERT INTO cancellation_setting (id, signing) VALUES (1, :key)")
              .param("key", Token.random(""))
              .update();
          return storedKey().orElseThrow();
        });
  }

  private Optional<String> storedKey() {
    return sql.sql("SELECT signing FROM cancellation_setting WHERE id = 1")
        .query(String.class)
        .optional();
  }

  private static String signature(String said, String key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
