package io.beachhead.growth.leads;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases who worked on which lead. */
@Component
class LeadsEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  LeadsEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM lead_change").update();
    changes.mark(LeadBook.AREA);
  }
}
