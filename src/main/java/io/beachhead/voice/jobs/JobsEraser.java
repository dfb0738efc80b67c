package io.beachhead.voice.jobs;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases jobs and what people said of them. */
@Component
class JobsEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  JobsEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM job_statement").update();
    sql.sql("DELETE FROM job").update();
    changes.mark("jobs");
  }
}
