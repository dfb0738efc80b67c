package io.beachhead.value.happiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many customers are observed happy, by segment and month, beside the model. Shares are
 * fractions with their 80% range.
 *
 * @param segmentation key; null where customers are not divided
 * @param definition in the form of the API
 * @param segments in their order, {@code otherwise} last and only where it has accounts
 * @param months at the end of each of the last twelve months, then on the as-of day
 * @param notes what a reader should know first
 */
public record HappinessAnswer(
    LocalDate asOf,
    @Nullable String segmentation,
    @Nullable String segmentationName,
    int windowDays,
    int required,
    Object definition,
    Part total,
    List<Part> segments,
    List<Month> months,
    List<String> notes,
    String method) {

  public HappinessAnswer {
    segments = List.copyOf(segments);
    months = List.copyOf(months);
    notes = List.copyOf(notes);
  }

  /**
   * One segment, or all accounts.
   *
   * @param key null for all accounts
   * @param share null where it cannot be given; {@code notEnoughData} then says why
   * @param modelledShare null where the model cannot tell
   * @param modelledHappy accounts, likewise
   */
  public record Part(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("slot") @Nullable Integer colour,
      @JsonUnwrapped Counts counts,
      @Nullable Interval share,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
      List<BehaviourShare> behaviours,
      @Nullable Interval modelledShare,
      @Nullable Interval modelledHappy) {
    public Part {
      behaviours = List.copyOf(behaviours);
    }

    public int accounts() {
      return counts.accounts;
    }

    public int n() {
      return counts.n;
    }

    public int unknown() {
      return counts.unknown;
    }

    public int happy() {
      return counts.happy;
    }

    public int notHappy() {
      return counts.notHappy;
    }

    public int undecided() {
      return counts.undecided;
    }

    public int payAndUseOnly() {
      return counts.payAndUseOnly;
    }

    public BehaviourShare behaviour(HappyBehaviour which) {
      return behaviours.get(which.ordinal());
    }
  }

  /**
   * Accounts by what is observed of them.
   *
   * @param accounts that were there on the day
   * @param n accounts of which every counted behaviour is known: {@code share} is among them
   * @param unknown the other accounts
   * @param happy observed happy; with fewer behaviours required than counted some of them may be
   *     among the {@code unknown}
   * @param undecided accounts for which what is not known would decide
   * @param payAndUseOnly accounts that pay and use the product, but neither refer nor engage
   */
  public record Counts(
      int accounts,
      int n,
      int unknown,
      int happy,
      int notHappy,
      int undecided,
      int payAndUseOnly) {}

  /**
   * One behaviour in a segment.
   *
   * @param counted whether it counts for being happy
   * @param n accounts of which it is known
   * @param share of those that show it; null where it is known of none
   */
  public record BehaviourShare(
      HappyBehaviour key,
      String name,
      boolean counted,
      int yes,
      int no,
      int unknown,
      int n,
      @Nullable Interval share,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /** The counts at the end of one day. */
  public record Month(LocalDate date, Point total, List<Point> segments) {
    public Month {
      segments = List.copyOf(segments);
    }
  }

  /**
   * One segment on one day.
   *
   * @param share null where nothing is known
   */
  public record Point(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
      int accounts,
      int n,
      int happy,
      @Nullable Interval share) {}
}
