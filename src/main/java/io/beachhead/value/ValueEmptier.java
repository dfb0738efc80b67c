package io.beachhead.value;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEmptier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Empties features, evidence, feature use, the value model and what happiness is. */
@Component
class ValueEmptier implements DataEmptier {
  private final JdbcClient sql;
  private final Changes changes;

  ValueEmptier(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void empty() {
    sql.sql("DELETE FROM evidence").update();
    sql.sql("DELETE FROM feature_use").update();
    sql.sql("DELETE FROM feature").update();
    sql.sql("DELETE FROM value_model").update();
    sql.sql("DELETE FROM happiness_definition").update();
    sql.sql("DELETE FROM adopted_threshold").update();
    changes.mark("value");
  }

  @Override
  public boolean holdsMoney() {
    return sql.sql("SELECT COUNT(*) FROM evidence").query(Long.class).single() > 0;
  }
}
