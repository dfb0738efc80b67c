package io.beachhead.behaviour.stored;

import io.beachhead.behaviour.log.EventLog;
import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Deletes the events once the records are deleted. */
@Component
class BehaviourEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;
  private final EventLog log;

  BehaviourEraser(JdbcClient sql, Changes changes, EventLog log) {
    this.sql = sql;
    this.changes = changes;
    this.log = log;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM undone_merge").update();
    sql.sql("DELETE FROM domain_rule").update();
    sql.sql("DELETE FROM saved_question").update();
    changes.mark("behaviour");
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            log.emptyIfAnything();
          }
        });
  }
}
