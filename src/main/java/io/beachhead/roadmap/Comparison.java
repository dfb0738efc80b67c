package io.beachhead.roadmap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
   * @param happyAccounts modelled happy customers; null where no segment can say
   * @param change of the middle of {@code happyAccounts} against today
   * @param happyArr ARR of the happy share of each segment
   * @param valueAdded per year, all accounts together
   * @param effortWeeks null where no chosen feature has a known effort
   * @param effortUnknown keys of the chosen features without a known effort
   * @param weeksOver person-weeks above the capacity, 0 where it fits; null where either is unknown
   * @param concentration 0 = value added spread evenly over segments, 1 = all in one
   * @param openRequests requests for features that it neither has nor adds
   */
  public record Column(
      String key,
      String letter,
      String name,
      String note,
      List<ChosenFeature> features,
      List<MissingPrerequisite> missing,
      @Nullable Interval happyAccounts,
      @Nullable Double change,
      List<SegmentOutcome> segments,
      double valueAdded,
      @Nullable Money happyArr,
      @Nullable Double effortWeeks,
      List<String> effortUnknown,
      @Nullable Double weeksOver,
      @Nullable Double concentration,
      List<NotServed> notServed,
      int openRequests,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

    public Column {
      features = List.copyOf(features);
      missing = List.copyOf(missing);
      segments = List.copyOf(segments);
      effortUnknown = List.copyOf(effortUnknown);
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

  public record SegmentName(String key, String name, int colour) {}

  /**
   * What becomes of a segment.
   *
   * @param value of the average account
   * @param today value of the average account without the scenario
   * @param happyShare null where it cannot be told
   * @param change of the middle of {@code happyAccounts} against today
   */
  public record SegmentOutcome(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      Money arr,
      double value,
      double spread,
      @Nullable Double cost,
      @Nullable Double threshold,
      @Nullable Interval happyShare,
      @Nullable Interval happyAccounts,
      @Nullable Double change,
      double today,
      double spreadToday,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /**
   * A segment that the scenario does not serve.
   *
   * @param openRequests from its accounts, for features that the scenario neither has nor adds
   */
  public record NotServed(
      String key, String name, int colour, int accounts, Money arr, int openRequests) {}
}
