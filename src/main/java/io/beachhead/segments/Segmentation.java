package io.beachhead.segments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to divide all customers. The first segment whose rule is true of an account has it; an
 * account that no rule matches belongs to {@code otherwise}, so every account is in exactly one.
 *
 * @param active whether it is the one both teams agreed on
 * @param version rises with every change; 1 when created
 * @param segments in the order in which their rules are asked
 */
public record Segmentation(
    String key,
    String name,
    boolean active,
    int version,
    List<Segment> segments,
    Segment otherwise) {

  public Segmentation {
    segments = List.copyOf(segments);
  }

  /** The segments and, last, otherwise: the order of {@link Membership}'s indexes. */
  public List<Segment> all() {
    return Stream.concat(segments.stream(), Stream.of(otherwise)).toList();
  }

  /** The segment of that key, otherwise included. */
  public Optional<Segment> segment(String segmentKey) {
    return all().stream().filter(segment -> segment.key().equals(segmentKey)).findFirst();
  }
}
