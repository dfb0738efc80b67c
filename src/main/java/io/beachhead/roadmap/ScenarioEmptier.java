package io.beachhead.roadmap;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEmptier;
import org.springframework.stereotype.Component;

/** Emptying the workspace takes the scenarios along. */
@Component
class ScenarioEmptier implements DataEmptier {
  private final ScenarioRecords records;
  private final Changes changes;

  ScenarioEmptier(ScenarioRecords records, Changes changes) {
    this.records = records;
    this.changes = changes;
  }

  @Override
  public void empty() {
    records.deleteAll();
    changes.mark("roadmap");
  }
}
