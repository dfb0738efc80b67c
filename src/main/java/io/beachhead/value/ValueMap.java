package io.beachhead.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyRule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the product with a selection of features is worth to each segment, and how many customers it
 * makes happy. Plain numbers are in {@code currency} per account and year, shares are fractions.
 *
 * @param scope what it is about
 * @param distribution the one the model asks for; a segment says which one it got
 * @param segments in their order, {@code otherwise} last and only where it has accounts
 * @param today the same without the selection
 * @param notServed segments whose happy share rises by under one point, while the selection adds
 *     value somewhere
 * @param notes what a reader should know before relying on the numbers
 * @param hint the next step where there is nothing to show yet
 */
public record ValueMap(
    @JsonUnwrapped Scope scope,
    Selected selection,
    HappyRule happy,
    Distribution distribution,
    List<SegmentValue> segments,
    Total total,
    Today today,
    List<NotServed> notServed,
    List<String> notes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint,
    Method method) {

  /** A segment's happy share has to rise by this much to count as served: one point. */
  public static final double SERVED_FROM = 0.01;

  public ValueMap {
    segments = List.copyOf(segments);
    notServed = List.copyOf(notServed);
    notes = List.copyOf(notes);
  }

  /**
   * Which customers on which day, and how they are divided.
   *
   * @param segmentation key; null where the workspace has none yet
   */
  public record Scope(
      LocalDate asOf,
      String currency,
      @Nullable String segmentation,
      @Nullable String segmentationName) {}

  public LocalDate asOf() {
    return scope.asOf;
  }

  public String currency() {
    return scope.currency;
  }

  public @Nullable String segmentation() {
    return scope.segmentation;
  }

  public @Nullable String segmentationName() {
    return scope.segmentationName;
  }

  /**
   * What is switched on beyond the shipped features.
   *
   * @param scenario key, null = none
   * @param features keys of all of them, those of the scenario included
   */
  public record Selected(
      @Nullable String scenario, @Nullable String scenarioName, List<String> features) {
    public Selected {
      features = List.copyOf(features);
    }
  }

  /**
   * One segment.
   *
   * @param colour of the segment
   * @param who which of the accounts pay; shares are of those
   */
  public record SegmentValue(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      CountedAccounts who,
      Money arr,
      @JsonUnwrapped Worth worth,
      @JsonUnwrapped Costs costs,
      @JsonUnwrapped Outcome outcome,
      @JsonUnwrapped Spreading spreading,
      List<FeatureValue> features) {
    public SegmentValue {
      features = List.copyOf(features);
    }

    public Interval value() {
      return worth.value;
    }

    public double sd() {
      return worth.sd;
    }

    public double spread() {
      return worth.spread;
    }

    public @Nullable SpreadGap spreadUnknown() {
      return worth.spreadUnknown;
    }

    public @Nullable Double price() {
      return costs.price;
    }

    public double effort() {
      return costs.effort;
    }

    public @Nullable Double cost() {
      return costs.cost;
    }

    public @Nullable Double threshold() {
      return costs.threshold;
    }

    public @Nullable Turning turning() {
      return costs.turning;
    }

    public @Nullable Double buyShare() {
      return outcome.buyShare;
    }

    public @Nullable Interval happyShare() {
      return outcome.happyShare;
    }

    public @Nullable Interval happyAccounts() {
      return outcome.happyAccounts;
    }

    public @Nullable Money happyArr() {
      return outcome.happyArr;
    }

    public @Nullable NotEnoughData notEnoughData() {
      return outcome.notEnoughData;
    }

    public Distribution distribution() {
      return spreading.distribution;
    }

    public @Nullable Integer counted() {
      return spreading.counted;
    }

    public @Nullable Histogram histogram() {
      return spreading.histogram;
    }

    /** Whether accounts outside all rules end up here. */
    public boolean otherwise() {
      return colour == 0;
    }
  }

  /**
   * What the selection is worth to the accounts of a segment.
   *
   * @param value to the average account: the mean over its accounts
   * @param sd of that mean
   * @param spread sd between the accounts; features of unknown spread count as 0
   * @param spreadUnknown which part of the spread is missing; null = none
   */
  public record Worth(
      Interval value,
      double sd,
      double spread,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SpreadGap spreadUnknown) {}

  /**
   * What it costs them, and how much it has to be worth.
   *
   * @param price mean over accounts with a price; null = no account has one
   * @param effort yearly cost of the customer's own time
   * @param cost price and effort
   * @param threshold value from which on (strictly above) a customer is happy; under the observed
   *     curve, where half of them are
   * @param turning where a quarter and three quarters are happy; null under a step
   */
  public record Costs(
      @Nullable Double price,
      double effort,
      @Nullable Double cost,
      @Nullable Double threshold,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Turning turning) {}

  /**
   * Who buys and who is happy.
   *
   * @param buyShare share with value above cost
   * @param happyArr ARR that the happy accounts carry
   * @param notEnoughData why shares are null
   */
  public record Outcome(
      @Nullable Double buyShare,
      @Nullable Interval happyShare,
      @Nullable Interval happyAccounts,
      @Nullable Money happyArr,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /**
   * How the accounts' values are taken to be spread.
   *
   * @param distribution the one used
   * @param counted accounts whose own values were counted; null where a formula was used
   * @param histogram of those values; null where a formula was used
   */
  public record Spreading(
      Distribution distribution,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer counted,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Histogram histogram) {}

  /** The values between which customers turn happy: 25% of them at the one, 75% at the other. */
  public record Turning(double low, double high) {}

  /**
   * Counts in bins of equal width, from the lowest value or 0.
   *
   * @param from where the first bin begins
   */
  public record Histogram(double from, double width, double[] counts) {
    public Histogram {
      counts = counts.clone();
    }

    @Override
    public double[] counts() {
      return counts.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Histogram that
          && from == that.from
          && width == that.width
          && java.util.Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
      return java.util.Objects.hash(from, width, java.util.Arrays.hashCode(counts));
    }
  }

  /** {@code unknown} of the {@code of} selected features have no known spread. */
  public record SpreadGap(int unknown, int of) {}

  /**
   * One feature in one segment.
   *
   * @param selected shipped, or switched on
   * @param mean of the average value
   * @param low its 10th percentile
   * @param high its 90th percentile
   * @param sd of the estimate
   * @param priorWeight the prior's part in the mean; 1 = no evidence
   * @param spread sd between accounts; null = not known
   * @param from key of the segmentation it was asked in, where that is not this one: then the value
   *     is re-weighted from it; null where it was asked here or nowhere
   * @param evidence most telling line first
   */
  public record FeatureValue(
      String key,
      String name,
      FeatureState state,
      boolean selected,
      double mean,
      double low,
      double high,
      double sd,
      double priorWeight,
      @Nullable Double spread,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String from,
      List<EvidenceLine> evidence) {

    /** Whether the prior says more than the evidence does. */
    public boolean mostlyPrior() {
      return priorWeight > 0.5;
    }
  }

  /**
   * All segments together.
   *
   * @param who which of the accounts pay
   * @param happyAccounts modelled happy customers; null where no segment can say
   * @param happyArr ARR that the happy accounts carry; null likewise
   * @param valueAdded Σ accounts × Σ means of the features switched on beyond those shipped
   * @param effortWeeks person-weeks of those; null where none of them has a known effort
   * @param effortUnknown keys of those without a known effort
   * @param concentration 0 = value added spread evenly over segments, 1 = all in one; null where
   *     nothing is added or there is one segment only
   */
  public record Total(
      int accounts,
      CountedAccounts who,
      Money arr,
      @Nullable Interval happyAccounts,
      @Nullable Money happyArr,
      double valueAdded,
      @Nullable Double effortWeeks,
      List<String> effortUnknown,
      @Nullable Double concentration,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {
    public Total {
      effortUnknown = List.copyOf(effortUnknown);
    }
  }

  /** The figures with nothing selected beyond the shipped features. */
  public record Today(
      @Nullable Interval happyAccounts, @Nullable Money happyArr, List<SegmentToday> segments) {
    public Today {
      segments = List.copyOf(segments);
    }
  }

  /** One segment without the selection; null as in {@link SegmentValue}. */
  public record SegmentToday(
      String key,
      Interval value,
      double spread,
      @Nullable Double buyShare,
      @Nullable Interval happyShare,
      @Nullable Interval happyAccounts,
      Distribution distribution,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Histogram histogram) {}

  /** A segment that the selection does not serve. */
  public record NotServed(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      Money arr,
      Interval happyShare,
      double change) {}

  /** How the numbers came about: the same data and seed give the same numbers. */
  public record Method(String name, String pooling, int draws, long seed) {}

  /** Whether the observed curve decides who is happy. */
  public boolean byCurve() {
    return happy.deciding() != null;
  }

  /** Whether anything is switched on. */
  public boolean changed() {
    return !selection.features().isEmpty();
  }
}
