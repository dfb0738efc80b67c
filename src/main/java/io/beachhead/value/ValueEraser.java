package io.beachhead.value;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes features, evidence, feature use, the value model and what happiness is. */
@Component
class ValueEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  ValueEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM evidence").update();
    sql.sql("DELETE FROM feature_use").update();
    sql.sql("DELETE FROM feature_release").update();
    sql.sql("DELETE FROM feature").update();
    sql.sql("DELETE FROM deleted_feature").update();
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
