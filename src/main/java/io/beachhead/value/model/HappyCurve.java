package io.beachhead.value.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The chance that an account is happy, by a logistic curve fitted to observed accounts: log odds =
 * intercept + slope × x.
 *
 * @param on what x is
 * @param slope above 0
 * @param interceptVariance of the fit, with {@code slopeVariance} and {@code covariance}
 * @param accounts observed, {@code happy} of them happy
 */
public record HappyCurve(
    On on,
    double intercept,
    double slope,
    @JsonIgnore double interceptVariance,
    @JsonIgnore double slopeVariance,
    @JsonIgnore double covariance,
    int accounts,
    int happy) {

  /** What the curve is drawn over. */
  public enum On {
    /** Value over cost. */
    RATIO,
    /** Value less cost, in currency per account and year. */
    SURPLUS;

    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public HappyCurve {
    if (!(slope > 0)) {
      throw new IllegalArgumentException("a curve that does not rise: slope " + slope);
    }
  }

  /** The same curve with other log odds everywhere. */
  public HappyCurve raised(double by) {
    return new HappyCurve(
        on, intercept + by, slope, interceptVariance, slopeVariance, covariance, accounts, happy);
  }

  /** Where a share of the accounts, between 0 and 1, is happy: a multiple of cost or a surplus. */
  public double at(double share) {
    return (Math.log(share / (1 - share)) - intercept) / slope;
  }

  /** The value at which a share of the accounts with that cost is happy. */
  public double valueAt(double share, double cost) {
    return on == On.RATIO ? at(share) * cost : cost + at(share);
  }

  /** Where half of the accounts are happy. */
  @JsonProperty
  public double halfPoint() {
    return at(0.5);
  }

  /** The band in which customers turn happy: where a quarter are. */
  @JsonProperty
  public double quarterPoint() {
    return at(0.25);
  }

  /** Where three quarters are. */
  @JsonProperty
  public double threeQuarterPoint() {
    return at(0.75);
  }
}
