package io.beachhead.voice;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Empties requests and themes. */
@Component
class VoiceEmptier implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  VoiceEmptier(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM request_form").update();
    sql.sql("DELETE FROM request").update();
    sql.sql("DELETE FROM theme").update();
    changes.mark("voice");
    changes.mark("forms");
  }

  @Override
  public boolean holdsMoney() {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM request WHERE amount_minor IS NOT NULL)")
        .query(Boolean.class)
        .single();
  }
}
