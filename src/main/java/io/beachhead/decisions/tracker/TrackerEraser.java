package io.beachhead.decisions.tracker;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Erases trackers and links. */
@Component
class TrackerEraser implements DataEraser {
  private final TrackerRecords records;

  TrackerEraser(TrackerRecords records) {
    this.records = records;
  }

  @Override
  public void erase() {
    records.deleteAll();
  }
}
