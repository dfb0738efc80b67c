package io.beachhead.value.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/** From which value on a customer is happy, given what they pay. Always strictly above. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface HappyRule permits HappyRule.Margin, HappyRule.Ratio {

  /** The value that has to be exceeded, in currency per account and year. */
  double threshold(double cost);

  /**
   * Value above cost by an amount.
   *
   * @param margin currency per account and year, at least 0
   */
  record Margin(double margin) implements HappyRule {
    @Override
    public double threshold(double cost) {
      return cost + margin;
    }
  }

  /**
   * Value above a multiple of cost.
   *
   * @param ratio above 0
   */
  record Ratio(double ratio) implements HappyRule {
    @Override
    public double threshold(double cost) {
      return ratio * cost;
    }
  }
}
