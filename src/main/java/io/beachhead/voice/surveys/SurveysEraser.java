package io.beachhead.voice.surveys;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases surveys with their invitations and answers. */
@Component
class SurveysEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  SurveysEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    for (String table :
        List.of("survey_answer", "survey_invitation", "survey_set", "survey_item", "survey")) {
      sql.sql("DELETE FROM " + table).update();
    }
    changes.mark("surveys");
  }

  @Override
  public boolean holdsMoney() {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM survey_item WHERE worth IS NOT NULL)")
        .query(Boolean.class)
        .single();
  }
}
