package io.beachhead.alerts;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Deletes the alerts with all data. */
@Component
class AlertsEraser implements DataEraser {
  private final AlertRecords records;

  AlertsEraser(AlertRecords records) {
    this.records = records;
  }

  @Override
  public void erase() {
    records.deleteAll();
  }
}
