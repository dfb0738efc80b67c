package io.beachhead.value;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the value map is asked.
 *
 * @param segmentation key; null = the active one
 * @param scenario key of a named selection to switch on; null = none
 * @param features keys of further features to switch on
 * @param asOf revenue in force on that day; null = today in the workspace's zone
 */
public record ValueMapQuestion(
    @Nullable String segmentation,
    @Nullable String scenario,
    List<String> features,
    @Nullable LocalDate asOf) {

  public ValueMapQuestion {
    features = List.copyOf(features);
  }

  /** The product as it is, in the active segmentation. */
  public static ValueMapQuestion today() {
    return new ValueMapQuestion(null, null, List.of(), null);
  }

  /** With these features switched on as well. */
  public ValueMapQuestion with(List<String> features) {
    return new ValueMapQuestion(segmentation, scenario, features, asOf);
  }

  /** With that scenario switched on. */
  public ValueMapQuestion in(@Nullable String scenario) {
    return new ValueMapQuestion(segmentation, scenario, features, asOf);
  }
}
