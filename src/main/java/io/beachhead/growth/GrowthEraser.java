package io.beachhead.growth;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what the company said of its growth, and its spend. */
@Component
class GrowthEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  GrowthEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM growth_definition").update();
    sql.sql("DELETE FROM spend").update();
    changes.mark(GrowthDefinitions.AREA);
  }
}
