package io.beachhead.voice.jobs;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEmptier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Empties jobs and what people said of them. */
@Component
class JobsEmptier implements DataEmptier {
  private final JdbcClient sql;
  private final Changes changes;

  JobsEmptier(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void empty() {
    sql.sql("DELETE FROM job_statement").update();
    sql.sql("DELETE FROM job").update();
    changes.mark("jobs");
  }
}
