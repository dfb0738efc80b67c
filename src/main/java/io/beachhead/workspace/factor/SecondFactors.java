package io.beachhead.workspace.factor;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has a second factor, and whether everybody must. Cheap: asked at every request. */
@Component
public class SecondFactors {
  private final JdbcClient sql;
  private final RecoveryCodes recoveryCodes;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;
  private final AtomicReference<@Nullable Snapshot> last = new AtomicReference<>();

  private record Snapshot(
      long version, boolean required, Set<String> withApp, Set<String> withPasskey) {}

  SecondFactors(
      JdbcClient sql, RecoveryCodes recoveryCodes, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.recoveryCodes = recoveryCodes;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the password alone does not let the member in. */
  public boolean has(String member) {
    return hasApp(member) || hasPasskey(member);
  }

  /** Whether an app shows codes for the member. */
  public boolean hasApp(String member) {
    return snapshot().withApp.contains(member);
  }

  /** Whether the member has a passkey. */
  public boolean hasPasskey(String member) {
    return snapshot().withPasskey.contains(member);
  }

  /** Whether anybody has a passkey. */
  public boolean anyPasskey() {
    return !snapshot().withPasskey.isEmpty();
  }

  /** Whether everybody who signs in with a password needs a second factor. */
  public boolean required() {
    return snapshot().required;
  }

  /** Whether that member still owes one. */
  public boolean owedBy(String member) {
    return required() && !has(member);
  }

  /** Asks a second factor of everybody, from the next request on, or of nobody. */
  @Transactional
  public void require(boolean required) {
    if (required == required()) {
      return;
    }
    sql.sql("UPDATE workspace SET second_factor_required = :required, changed_at = :now")
        .param("required", required ? 1 : 0)
        .param("now", clock.millis())
        .update();
    changes.mark("access");
    audit.record(
        "workspace.changed", "sign-in", "second factor: " + (required ? "required" : "optional"));
  }

  /**
   * Takes the app, the passkeys and the recovery codes of somebody who lost them: the password is
   * enough until they set up new ones.
   *
   * @param email by which the audit trail names the member
   */
  @Transactional
  public void reset(String member, String email) {
    sql.sql("DELETE FROM authenticator_app WHERE member = :member")
        .param("member", member)
        .update();
    sql.sql("DELETE FROM passkey WHERE member = :member").param("member", member).update();
    recoveryCodes.remove(member);
    changes.mark("access");
    audit.record("member.second-factor-reset", email, "");
  }

  /** Forgets the recovery codes of whoever has nothing left to recover. */
  @Transactional
  public void tidyUp(String member) {
    var left =
        sql.sql(
                """
                SELECT (SELECT COUNT(*) FROM authenticator_app WHERE member = :member)
                  + (SELECT COUNT(*) FROM passkey WHERE member = :member)
                """)
            .param("member", member)
            .query(Integer.class)
            .single();
    if (left == 0) {
      recoveryCodes.remove(member);
    }
  }

  private Snapshot snapshot() {
    long version = changes.version("access");
    var snapshot = last.get();
    if (snapshot == null || snapshot.version != version) {
      snapshot =
          new Snapshot(
              version,
              sql.sql("SELECT second_factor_required FROM workspace").query(Integer.class).single()
                  == 1,
              members("SELECT member FROM authenticator_app"),
              members("SELECT DISTINCT member FROM passkey"));
      last.set(snapshot);
    }
    return snapshot;
  }

  private Set<String> members(String query) {
    return Set.copyOf(new HashSet<>(sql.sql(query).query(String.class).list()));
  }
}
