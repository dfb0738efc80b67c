package io.beachhead.alignment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.value.HappyChange;
import java.util.List;

/**
 * What three features would do for the segment they are chosen for.
 *
 * @param colour of the segment
 * @param shareNow modelled happy share with what is shipped
 * @param shareThen with the features
 * @param gained modelled happy accounts of this segment, today and with the features
 * @param features the most valuable ones that can be built, at most three, most valuable first
 * @param effortWeeks person-weeks of those whose effort is known
 */
public record Tipping(
    String segment,
    String segmentName,
    @JsonProperty("slot") int colour,
    int accounts,
    double shareNow,
    double shareThen,
    @JsonIgnore HappyChange gained,
    List<Chosen> features,
    double effortWeeks) {

  public Tipping {
    features = List.copyOf(features);
  }

  /** Happy accounts more in this segment, unrounded. */
  @JsonProperty
  public double accountsGained() {
    return gained.exact();
  }

  /**
   * @param worth currency per account and year, to this segment
   */
  public record Chosen(String key, String name, double worth) {}
}
