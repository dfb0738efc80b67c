package io.beachhead.segments;

import io.beachhead.workspace.DataEmptier;
import org.springframework.stereotype.Component;

/** Empties the segmentations with the rest of the workspace. */
@Component
class SegmentsEmptier implements DataEmptier {
  private final SegmentationRecords records;

  SegmentsEmptier(SegmentationRecords records) {
    this.records = records;
  }

  @Override
  public void empty() {
    records.empty();
  }
}
