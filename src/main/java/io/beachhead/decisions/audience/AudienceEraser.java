package io.beachhead.decisions.audience;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Erases views of the roadmap: their links end. */
@Component
class AudienceEraser implements DataEraser {
  private final AudienceRecords records;

  AudienceEraser(AudienceRecords records) {
    this.records = records;
  }

  @Override
  public void erase() {
    records.deleteAll();
  }
}
