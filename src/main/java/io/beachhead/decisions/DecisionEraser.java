package io.beachhead.decisions;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes decisions with the rest of the data: the one way in which they go. */
@Component
class DecisionEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  DecisionEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("INSERT INTO decision_erasure (id) VALUES (1)").update();
    sql.sql("DELETE FROM decision").update();
    sql.sql("DELETE FROM decision_erasure").update();
    changes.mark("decisions");
  }
}
