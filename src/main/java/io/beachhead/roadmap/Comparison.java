package io.beachhead.roadmap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios side by side, all against the same customers, segmentation, day and value model. Plain
 * numbers of money are in {@code currency} per account and year, shares are fractions.
 *
 * @param segmentation key; null where the workspace has none yet
 * @param capacityWeeks person-weeks of the planning period; null = not known
 * @param today the product as it is
 */
public record Comparison(
    LocalDate asOf,
    String currency,
    @Nullable String segmentation,
    @Nullable String segmentationName,
    @Nullable Double capacityWeeks,
    Today today,
    List<Column> scenarios) {

  public Comparison {
    scenarios = List.copyOf(scenarios);
  }

  /**
   * @param happyAccounts null where no segment can say
   */
  public record Today(int accounts, Money arr, @Nullable Interval happyAccounts) {}

  /**
   * One scenario.
   *
   * @param letter A, B … by its place among all scenarios
   * @param missing prerequisites that are neither shipped nor chosen
   */
  public record Column(
      String key,
      String letter,
      String name,
      String note,
      List<ChosenFeature> features,
      List<MissingPrerequisite> missing,
      @JsonUnwrapped Happy happy,
      List<SegmentOutcome> segments,
      @JsonUnwrapped Added value,
      @JsonUnwrapped Effort effort,
      @JsonUnwrapped Left left) {

    public Column {
      features = List.copyOf(features);
      missing = List.copyOf(missing);
      segments = List.copyOf(segments);
    }

    public @Nullable Interval happyAccounts() {
      return happy.happyAccounts;
    }

    public @Nullable Double change() {
      return happy.change;
    }

    public @Nullable Double effortWeeks() {
      return effort.effortWeeks;
    }
  }

  /**
   * How many customers it makes happy.
   *
   * @param happyAccounts modelled happy customers; null where no segment can say
   * @param change of the middle of {@code happyAccounts} against today
   * @param happyArr ARR of the happy share of each segment
   */
  public record Happy(
      @Nullable Interval happyAccounts,
      @Nullable Double change,
      @Nullable Money happyArr,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /**
   * What it adds.
   *
   * @param valueAdded per year, all accounts together
   * @param concentration 0 = value added spread evenly over segments, 1 = all in one
   */
  public record Added(double valueAdded, @Nullable Double concentration) {}

  /**
   * What it takes.
   *
   * @param effortWeeks null where no chosen feature has a known effort
   * @param effortUnknown keys of the chosen features without a known effort
   * @param weeksOver person-weeks above the capacity, 0 where it fits; null where either is unknown
   */
  public record Effort(
      @Nullable Double effortWeeks, List<String> effortUnknown, @Nullable Double weeksOver) {
    public Effort {
      effortUnknown = List.copyOf(effortUnknown);
    }
  }

  /**
   * Who is left waiting.
   *
   * @param openRequests requests for features that it neither has nor adds
   */
  public record Left(List<NotServed> notServed, int openRequests) {
    public Left {
      notServed = List.copyOf(notServed);
    }
  }

  /**
   * A feature that a scenario adds.
   *
   * @param mainSegment the one it adds most value to; null where it adds none
   */
  public record ChosenFeature(
      String key,
      String name,
      String state,
      @Nullable Double effortWeeks,
      @Nullable SegmentName mainSegment) {}

  public record SegmentName(String key, String name, @JsonProperty("slot") int colour) {}

  /**
   * What becomes of a segment.
   *
   * @param paying of the accounts: {@code happyShare} is among them
   * @param happyShare null where it cannot be told
   * @param change of the middle of {@code happyAccounts} against today
   */
  public record SegmentOutcome(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      int paying,
      Money arr,
      @JsonUnwrapped Worth worth,
      @Nullable Interval happyShare,
      @Nullable Interval happyAccounts,
      @Nullable Double change,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /**
   * What the product is worth to the average account of a segment, against what it costs it.
   *
   * @param value with the scenario
   * @param today without it
   */
  public record Worth(
      double value,
      double spread,
      @Nullable Double cost,
      @Nullable Double threshold,
      double today,
      double spreadToday) {}

  /**
   * A segment that the scenario does not serve.
   *
   * @param openRequests from its accounts, for features that the scenario neither has nor adds
   */
  public record NotServed(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      Money arr,
      int openRequests) {}
}
