package io.beachhead.workspace.access;

import io.beachhead.workspace.secrets.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that work once and for a while: the set-up of the workspace, an invitation. */
@Component
public class OneTimeLinks {
  static final Duration SET_UP_LASTS = Duration.ofHours(24);
  static final Duration INVITATION_LASTS = Duration.ofDays(7);

  private final JdbcClient sql;
  private final Clock clock;

  OneTimeLinks(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A new token for setting up the workspace; those made before no longer work. */
  @Transactional
  public String forSetUp() {
    sql.sql("DELETE FROM one_time_link WHERE purpose = 'setup'").update();
    return make("setup", null, SET_UP_LASTS);
  }

  /** A new token with which the member chooses a password; those made before no longer work. */
  @Transactional
  public String forMember(String member) {
    sql.sql("DELETE FROM one_time_link WHERE member = :member").param("member", member).update();
    return make("invitation", member, INVITATION_LASTS);
  }

  /** Whether the token would still set up the workspace. */
  public boolean setsUp(String token) {
    return sql.sql(
                """
                SELECT COUNT(*) FROM one_time_link
                WHERE hash = :hash AND purpose = 'setup' AND used_at IS NULL AND expires_at > :now
                """)
            .param("hash", Token.hash(token))
            .param("now", clock.millis())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The id of the member the token still invites. */
  public Optional<String> invites(String token) {
    return sql.sql(
            """
            SELECT member FROM one_time_link
            WHERE hash = :hash AND purpose = 'invitation' AND used_at IS NULL AND expires_at > :now
            """)
        .param("hash", Token.hash(token))
        .param("now", clock.millis())
        .query(String.class)
        .optional();
  }

  /** Uses the token up. False where it had been used or has expired: then nothing may follow. */
  @Transactional
  public boolean use(String token) {
    return sql.sql(
                """
                UPDATE one_time_link SET used_at = :now
                WHERE hash = :hash AND used_at IS NULL AND expires_at > :now
                """)
            .param("hash", Token.hash(token))
            .param("now", clock.millis())
            .update()
        == 1;
  }

  private String make(String purpose, @Nullable String member, Duration lasts) {
    var token = Token.random("");
    sql.sql(
            """
            INSERT INTO one_time_link (hash, purpose, member, created_at, expires_at)
            VALUES (:hash, :purpose, :member, :now, :expires)
            """)
        .param("hash", Token.hash(token))
        .param("purpose", purpose)
        .param("member", member)
        .param("now", clock.millis())
        .param("expires", clock.millis() + lasts.toMillis())
        .update();
    return token;
  }
}
