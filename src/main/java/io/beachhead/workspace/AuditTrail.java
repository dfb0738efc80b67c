package io.beachhead.workspace;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what, and when: imports, rules, values, decisions, access, settings. Events are only ever
 * added; the database refuses to change or delete one.
 */
@Component
public class AuditTrail {
  private final JdbcClient sql;
  private final Clock clock;

  AuditTrail(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Records what the current user does, within the transaction that does it: either both are kept
   * or neither.
   *
   * @param action in the past tense, with the noun first: {@code segmentation.saved}
   * @param subject what it was done to, as people know it: a name or key
   * @param detail one line, or empty; never a secret
   */
  @Transactional
  public void record(String action, String subject, String detail) {
    record(CurrentUser.now(), action, subject, detail);
  }

  /** The same, for work that somebody else began: a job on another thread, a sign-in. */
  @Transactional
  public void record(CurrentUser by, String action, String subject, String detail) {
    sql.sql(
            """
            INSERT INTO audit_event (at, actor_kind, actor_id, actor, action, subject, detail)
            VALUES (:at, :kind, :id, :actor, :action, :subject, :detail)
            """)
        .param("at", clock.millis())
        .param("kind", by.kind().key())
        .param("id", by.id())
        .param("actor", by.name())
        .param("action", action)
        .param("subject", subject)
        .param("detail", detail)
        .update();
  }
}
