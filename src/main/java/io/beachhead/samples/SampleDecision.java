package io.beachhead.samples;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a sample.
 *
 * @param features keys
 * @param verdict build, later, no or nothing
 * @param revisitWhen what would reopen it; null for nothing
 * @param checkOn when to compare the prediction; null for never
 * @param follows whether it takes the place of the last one about the same features
 */
public record SampleDecision(
    LocalDate decidedOn,
    List<String> features,
    String verdict,
    String reason,
    List<String> alternatives,
    @Nullable String revisitWhen,
    @Nullable LocalDate checkOn,
    boolean follows) {
  public SampleDecision {
    features = List.copyOf(features);
    alternatives = List.copyOf(alternatives);
  }
}
