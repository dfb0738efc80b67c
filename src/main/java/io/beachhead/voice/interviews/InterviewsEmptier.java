package io.beachhead.voice.interviews;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEmptier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Empties interviews and the guide. */
@Component
class InterviewsEmptier implements DataEmptier {
  private final JdbcClient sql;
  private final Changes changes;

  InterviewsEmptier(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void empty() {
    for (String table :
        java.util.List.of("guide_asked", "interview_quote", "interview", "guide_question")) {
      sql.sql("DELETE FROM " + table).update();
    }
    changes.mark("interviews");
  }
}
