package io.beachhead.voice.interviews;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the words of an interview when the time it may be kept for is over. */
@Component
public class Retention {
  private final JdbcClient sql;
  private final TransactionTemplate transactions;
  private final Changes changes;
  private final AuditTrail audit;
  private final WorkspaceSettings settings;
  private final Clock clock;

  Retention(
      JdbcClient sql,
      TransactionTemplate transactions,
      Changes changes,
      AuditTrail audit,
      WorkspaceSettings settings,
      Clock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.changes = changes;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /** Deletes what is due today; nobody reads a transcript after its day. */
  public void deleteExpired() {
    String today = settings.current().today(clock).toString();
    var due =
        sql.sql("SELECT id FROM interview WHERE keep_until < :today AND transcript <> ''")
            .param("today", today)
            .query(String.class)
            .list();
    if (!due.isEmpty()) {
      transactions.executeWithoutResult(_ -> {
        sql.sql(
                """
                UPDATE interview_quote SET words = '' WHERE interview_id IN (
                  SELECT id FROM interview WHERE keep_until < :today)
                """)
            .param("today", today)
            .update();
        sql.sql("UPDATE interview SET transcript = '' WHERE keep_until < :today")
            .param("today", today)
            .update();
        changes.mark("interviews");
        due.forEach(id ->
            audit.record(CurrentUser.SYSTEM, "interview.text-deleted", id, "its time was over"));
      });
    }
  }
}
