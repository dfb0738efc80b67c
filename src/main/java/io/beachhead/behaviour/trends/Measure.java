package io.beachhead.behaviour.trends;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a series counts in each interval. */
public enum Measure {
  /** Events. */
  @JsonProperty("total")
  TOTAL("Events"),
  /** People with at least one event in the interval. */
  @JsonProperty("people")
  PEOPLE("People"),
  /** Accounts with at least one event in the interval. */
  @JsonProperty("accounts")
  ACCOUNTS("Accounts"),
  @JsonProperty("sum")
  SUM("Sum of"),
  @JsonProperty("mean")
  MEAN("Mean of"),
  @JsonProperty("min")
  MIN("Lowest"),
  @JsonProperty("max")
  MAX("Highest"),
  @JsonProperty("median")
  MEDIAN("Median of", 0.5),
  @JsonProperty("p75")
  P75("75th percentile of", 0.75),
  @JsonProperty("p90")
  P90("90th percentile of", 0.9),
  @JsonProperty("p95")
  P95("95th percentile of", 0.95),
  @JsonProperty("p99")
  P99("99th percentile of", 0.99);

  private final String label;
  private final double quantile;

  Measure(String label) {
    this(label, Double.NaN);
  }

  Measure(String label, double quantile) {
    this.label = label;
    this.quantile = quantile;
  }

  /** {@code People}, {@code Sum of}: the name of a property follows where it needs one. */
  public String label() {
    return label;
  }

  /** Whether it is about the values of a numeric property. */
  public boolean ofProperty() {
    return ordinal() >= SUM.ordinal();
  }

  /** Whether it is a percentile. */
  boolean isQuantile() {
    return !Double.isNaN(quantile);
  }

  /** Of a percentile, as a share: 0.9 of p90. */
  double quantile() {
    return quantile;
  }

  /** Whether intervals add up: twice as many events in twice the time. */
  public boolean isCount() {
    return this == TOTAL || this == PEOPLE || this == ACCOUNTS;
  }
}
