package io.beachhead.decisions.answers;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Deletes answers with the rest of the data. */
@Component
class AnswersEraser implements DataEraser {
  private final AnswerRecords records;
  private final Changes changes;

  AnswersEraser(AnswerRecords records, Changes changes) {
    this.records = records;
    this.changes = changes;
  }

  @Override
  public void erase() {
    records.deleteAll();
    changes.mark("decisions");
  }
}
