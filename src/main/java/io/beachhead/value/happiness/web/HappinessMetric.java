package io.beachhead.value.happiness.web;

import io.beachhead.value.happiness.HappyBehaviour;

/** Every metric these pages show. Each has its paragraph in {@code docs/metrics/KEY.md}. */
public enum HappinessMetric {
  OBSERVED_HAPPINESS("observed-happiness"),
  ONE_SHORT_OF_HAPPY("one-short-of-happy"),
  LUKEWARM_OBSERVED("pay-and-use-only"),
  CALIBRATED_THRESHOLD("calibrated-threshold"),
  REFERS(HappyBehaviour.REFERS.metric()),
  ENGAGES(HappyBehaviour.ENGAGES.metric()),
  USES(HappyBehaviour.USES.metric()),
  PAYS(HappyBehaviour.PAYS.metric());

  private final String key;

  HappinessMetric(String key) {
    this.key = key;
  }

  /** The name in addresses and of the file that explains it. */
  public String key() {
    return key;
  }

  public String methodHref() {
    return "/method/" + key;
  }

  static HappinessMetric of(HappyBehaviour behaviour) {
    return valueOf(behaviour.name());
  }
}
