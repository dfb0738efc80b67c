package io.beachhead.growth.reps;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases who sells. */
@Component
class RepsEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  RepsEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM rep").update();
    changes.mark(RepsImport.AREA);
  }
}
