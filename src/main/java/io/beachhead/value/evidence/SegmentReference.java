package io.beachhead.value.evidence;

import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads how files and the API name a segment: {@code real-estate} in the active segmentation, or
 * {@code industry/real-estate} in any.
 */
@Component
public class SegmentReference {
  private final Segmentations segmentations;

  SegmentReference(Segmentations segmentations) {
    this.segmentations = segmentations;
  }

  /** A segment that exists. */
  public record Found(String segmentation, String segment) {}

  /** Empty where there is no such segment, or none is active and the reference names none. */
  public Optional<Found> find(String reference) {
    int slash = reference.indexOf('/');
    Optional<Segmentation> in =
        slash < 0
            ? segmentations.active()
            : segmentations.find(reference.substring(0, slash).strip());
    String key = reference.substring(slash + 1).strip();
    return in.flatMap(segmentation ->
        segmentation.segment(key).map(segment -> new Found(segmentation.key(), segment.key())));
  }
}
