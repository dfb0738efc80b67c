package io.beachhead.voice.interviews;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases interviews and the guide. */
@Component
class InterviewsEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  InterviewsEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    for (String table :
        java.util.List.of(
            "guide_asked", "interview_quote", "interview", "guide_question", "code")) {
      sql.sql("DELETE FROM " + table).update();
    }
    changes.mark("interviews");
  }
}
