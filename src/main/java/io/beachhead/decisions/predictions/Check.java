package io.beachhead.decisions.predictions;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a prediction.
 *
 * @param decision id
 * @param segments in the order of the prediction
 */
public record Check(String decision, List<Part> segments) {
  public Check {
    segments = List.copyOf(segments);
  }

  /**
   * One segment.
   *
   * @param users accounts that use what was decided on and have comparable ones
   * @param others comparable accounts that do not use it
   * @param observed change in happy accounts; null where there is not enough data
   * @param missing what is missing; null where nothing is
   */
  public record Part(
      String segment,
      int users,
      int others,
      @Nullable Interval observed,
      @Nullable NotEnoughData missing) {

    static Part unknown(String segment, int users, int others, NotEnoughData missing) {
      return new Part(segment, users, others, null, missing);
    }
  }

  /** Whether the change of any segment can be said. */
  boolean known() {
    return segments.stream().anyMatch(part -> part.observed() != null);
  }

  @Nullable Part part(String segment) {
    return segments.stream()
        .filter(part -> part.segment().equals(segment))
        .findFirst()
        .orElse(null);
  }
}
