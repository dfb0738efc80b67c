package io.beachhead.decisions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.customers.revenue.Money;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.features.FeatureState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was known when a decision was made. It is stored once and never worked out again, so it can
 * be read when features, requests and segments of that day are gone.
 *
 * @param currency of all plain amounts, which are per account and year
 * @param segmentation key; null where customers were not divided
 * @param effortWeeks person-weeks of the features whose effort was known; null where none was
 * @param retention of all customers; null where it was not kept
 */
public record DecisionEvidence(
    LocalDate asOf,
    String currency,
    @Nullable String segmentation,
    @Nullable String segmentationName,
    Asked asked,
    List<FeatureThen> features,
    List<SegmentThen> segments,
    @Nullable Double effortWeeks,
    @Nullable Kept retention) {

  public DecisionEvidence {
    features = List.copyOf(features);
    segments = List.copyOf(segments);
  }

  /**
   * Who had asked for it.
   *
   * @param requests merged ones counted once
   * @param voices every one of them
   * @param accounts distinct ones
   * @param blockers voices who called it a blocker
   * @param atStake money that the voices named, lost deals included
   * @param arr of those accounts
   */
  public record Asked(
      int requests, int voices, int accounts, int blockers, Money atStake, Money arr) {}

  /** A feature as it stood, and what it was worth by segment. */
  public record FeatureThen(
      String key,
      String name,
      FeatureState state,
      @Nullable Double effortWeeks,
      List<ValueThen> values) {
    public FeatureThen {
      values = List.copyOf(values);
    }
  }

  /**
   * The value of a feature to the average account of a segment.
   *
   * @param segment key
   * @param priorWeight part of the assumption in it; 1 = nothing was known
   */
  public record ValueThen(
      String segment,
      double mean,
      double low,
      double high,
      double priorWeight,
      List<Line> evidence) {
    public ValueThen {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * One statement on that value.
   *
   * @param n asked or measured; null where not known
   * @param weight its part in the mean, 0 to 1
   */
  public record Line(
      EvidenceKind kind, double value, @Nullable Double n, double weight, String source) {}

  /**
   * Revenue kept over the twelve months up to the day, as fractions of what it was.
   *
   * @param grr null where there was no revenue a year before
   * @param nrr null where there was no revenue a year before
   */
  public record Kept(@Nullable Double grr, @Nullable Double nrr) {}

  /**
   * A segment as it stood.
   *
   * @param requests voices from its accounts
   * @param happyAccounts modelled ones, without what was decided on; null where nobody pays
   * @param retention null where it was not kept
   */
  public record SegmentThen(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      Money arr,
      int requests,
      @Nullable Double happyAccounts,
      @Nullable Kept retention) {}
}
