package io.beachhead.roadmap;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Deletes the scenarios with the rest of the data. */
@Component
class ScenarioEraser implements DataEraser {
  private final ScenarioRecords records;
  private final Changes changes;

  ScenarioEraser(ScenarioRecords records, Changes changes) {
    this.records = records;
    this.changes = changes;
  }

  @Override
  public void erase() {
    records.deleteAll();
    changes.mark("roadmap");
  }
}
