package io.beachhead.value;

import java.util.Arrays;
import java.util.Optional;

/** Every metric this module shows. Each has its paragraph in {@code docs/metrics/KEY.md}. */
public enum ValueMetric {
  HAPPY_CUSTOMERS("happy-customers"),
  HAPPY_SHARE("happy-share"),
  BUY_SHARE("buy-share"),
  LUKEWARM("lukewarm"),
  VALUE_ADDED("value-added"),
  ARR_OF_HAPPY_CUSTOMERS("arr-of-happy-customers"),
  EFFORT("effort"),
  CONCENTRATION("concentration"),
  NOT_SERVED("not-served"),
  SEGMENT_VALUE("segment-value"),
  VALUE_SPREAD("value-spread"),
  FEATURE_VALUE("feature-value"),
  PRIOR_WEIGHT("prior-weight"),
  COST("cost"),
  HAPPY_THRESHOLD("happy-threshold"),
  ACCOUNT_VALUE("account-value");

  private final String key;

  ValueMetric(String key) {
    this.key = key;
  }

  /** The name in addresses and of the file that explains it. */
  public String key() {
    return key;
  }

  /** Where the page explains it. */
  public String methodHref() {
    return "/method/" + key;
  }

  public static Optional<ValueMetric> of(String key) {
    return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
  }
}
