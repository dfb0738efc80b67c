package io.beachhead.value.happiness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which value on accounts are observed happy, by a logistic curve.
 *
 * @param on what the curve is drawn over
 * @param curve that the observed rule uses: this one at the level of all accounts that could be
 *     judged; null unless identified
 */
public record Calibration(
    On on,
    @JsonUnwrapped Sample sample,
    @JsonUnwrapped Finding finding,
    @JsonUnwrapped Fit fit,
    String method,
    @JsonIgnore @Nullable HappyCurve curve) {

  /**
   * What it was fitted to.
   *
   * @param n accounts: those with a price, value evidence of their own and all marks known
   * @param happy of them
   * @param keptOut what was kept out so that nothing is explained by itself
   * @param bins accounts in groups of about equal size, by the predictor
   */
  public record Sample(int n, int happy, List<String> keptOut, List<Bin> bins) {
    public Sample {
      keptOut = List.copyOf(keptOut);
      bins = List.copyOf(bins);
    }
  }

  /**
   * What was found.
   *
   * @param identified whether the data set a threshold
   * @param verdict in a sentence
   * @param threshold where half of the accounts are happy, with its 80% range; null unless
   *     identified
   * @param adopted the rule that the threshold would set; null unless identified
   * @param caution what to know before relying on it; null = nothing
   */
  public record Finding(
      boolean identified,
      String verdict,
      @Nullable Interval threshold,
      HappyRule.@Nullable Step adopted,
      @Nullable String caution,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /**
   * The curve and how good it is.
   *
   * @param auc how well the predictor tells happy from not; null where it cannot be given
   * @param intercept and {@code slope} of the log odds; null where nothing could be fitted
   * @param validation the out-of-fold check; null where nothing was fitted
   */
  public record Fit(
      @Nullable Interval auc,
      @Nullable Double intercept,
      @Nullable Double slope,
      @Nullable Double slopeError,
      @Nullable Double logLikelihood,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Validation validation) {}

  /** The same with its curve at another level. */
  Calibration with(HappyCurve leveled) {
    return new Calibration(on, sample, finding, fit, method, leveled);
  }

  /** Groups of the out-of-fold check. */
  public static final int CHECKED_IN = 5;

  /**
   * How well the curve predicts accounts it has not seen: each tenth of them by the curve of the
   * others.
   *
   * @param brier mean squared distance of the predicted chance from what was observed; 0 = perfect
   * @param brierOfShare the same for the plain share of happy accounts: what a curve has to beat
   * @param bins accounts by predicted chance, in {@value #CHECKED_IN} groups of about equal size
   */
  public record Validation(double brier, double brierOfShare, List<Checked> bins) {
    public Validation {
      bins = List.copyOf(bins);
    }
  }

  /**
   * Accounts of about equal predicted chance.
   *
   * @param predicted mean chance
   * @param observed share of them that are happy, with its 80% range
   */
  public record Checked(double predicted, Interval observed, int n, int happy) {}

  /** The predictor. */
  public enum On {
    /** Value less cost, in currency per account and year: the threshold is a margin. */
    SURPLUS("surplus"),
    /** Value over cost: the threshold is a multiple of cost. */
    RATIO("ratio");

    private final String key;

    On(String key) {
      this.key = key;
    }

    @JsonValue
    public String key() {
      return key;
    }

    /** The one in whose terms a rule speaks. */
    public static On of(HappyRule rule) {
      return switch (rule) {
        case HappyRule.Margin _ -> SURPLUS;
        case HappyRule.Ratio _ -> RATIO;
        case HappyRule.Observed observed -> {
          HappyCurve curve = observed.curve();
          yield curve == null ? of(observed.assumed()) : valueOf(curve.on().name());
        }
      };
    }

    public static Optional<On> of(String key) {
      return Arrays.stream(values()).filter(on -> on.key.equals(key)).findFirst();
    }
  }

  /**
   * Accounts of about equal predictor.
   *
   * @param from lowest and {@code to} highest of them
   * @param mean of their predictor
   */
  public record Bin(double from, double to, double mean, int n, int happy, Interval share) {}
}
