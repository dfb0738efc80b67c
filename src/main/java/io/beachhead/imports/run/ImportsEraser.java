package io.beachhead.imports.run;

import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets the history of imports: what it could undo is gone too. */
@Component
class ImportsEraser implements DataEraser {
  private final JdbcClient sql;

  ImportsEraser(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM import_change").update();
    sql.sql("DELETE FROM import").update();
  }
}
