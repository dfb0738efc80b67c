package io.beachhead.segments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segmentation as it was once saved.
 *
 * @param definition the rules, names and slots of that version; {@code active} tells of today
 * @param moved accounts that changed segment with it, counted when it was saved; null for the first
 */
public record SegmentationVersion(
    Segmentation definition, String savedBy, Instant savedAt, @Nullable Integer moved) {
  public int version() {
    return definition.version();
  }
}
