package io.beachhead.value.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Who is happy, given what the product is worth to them and what it costs them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface HappyRule permits HappyRule.Step, HappyRule.Observed {

  /**
   * The value from which on (strictly above) an account of that cost is happy, in currency per
   * account and year; under an observed curve, where half of the accounts are.
   */
  double threshold(double cost);

  /** The curve that decides; null where a step does. */
  @JsonIgnore
  default @Nullable HappyCurve deciding() {
    return null;
  }

  /** An assumption: nobody below a value is happy, everybody above it is. */
  sealed interface Step extends HappyRule permits Margin, Ratio {}

  /**
   * Value above cost by an amount.
   *
   * @param margin currency per account and year, at least 0
   */
  record Margin(double margin) implements Step {
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
  record Ratio(double ratio) implements Step {
    @Override
    public double threshold(double cost) {
      return ratio * cost;
    }
  }

  /**
   * The curve fitted to who is observed happy, as it stands on the day asked for.
   *
   * @param assumed the step that holds where no curve is identified
   * @param curve null where none is identified, or where the rule is not asked of a day
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Observed(Step assumed, @Nullable HappyCurve curve) implements HappyRule {
    /** Always true: it names the rule in the API. */
    @JsonProperty
    public boolean observed() {
      return true;
    }

    @Override
    public double threshold(double cost) {
      return curve == null ? assumed.threshold(cost) : curve.valueAt(0.5, cost);
    }

    @Override
    public @Nullable HappyCurve deciding() {
      return curve;
    }
  }
}
