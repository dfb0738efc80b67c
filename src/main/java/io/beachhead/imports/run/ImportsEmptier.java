package io.beachhead.imports.run;

import io.beachhead.workspace.DataEmptier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets the history of imports: what it could take back is gone too. */
@Component
class ImportsEmptier implements DataEmptier {
  private final JdbcClient sql;

  ImportsEmptier(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void empty() {
    sql.sql("DELETE FROM import_change").update();
    sql.sql("DELETE FROM import").update();
  }
}
