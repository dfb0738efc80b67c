package io.beachhead.segments;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Deletes the segmentations with the rest of the data. */
@Component
class SegmentsEraser implements DataEraser {
  private final SegmentationRecords records;

  SegmentsEraser(SegmentationRecords records) {
    this.records = records;
  }

  @Override
  public void erase() {
    records.empty();
  }
}
