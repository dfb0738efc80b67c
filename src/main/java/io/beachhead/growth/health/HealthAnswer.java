package io.beachhead.growth.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of accounts.
 *
 * @param segmentation whose segments are named; null without one
 * @param items the least healthy first, those not known last
 * @param total accounts that match
 * @param bands of all that match the filter apart from its band
 * @param holds of paying accounts 90 days before: who left since, by the band they were in
 * @param owners everybody who owns an account
 */
public record HealthAnswer(
    LocalDate asOf,
    @Nullable String segmentation,
    HealthDefinition definition,
    List<Item> items,
    int total,
    @Nullable String nextCursor,
    List<Band> bands,
    int notKnown,
    List<Held> holds,
    List<String> owners,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  /**
   * One account.
   *
   * @param health from 0 to 1; low and high = what the parts not known could make of it
   * @param before 28 days earlier
   * @param change now less before
   * @param use of the last 28 days by who did it; null without events
   */
  public record Item(
      String account,
      String name,
      @Nullable String segment,
      @Nullable String owner,
      @Nullable Interval health,
      @Nullable HealthBand band,
      @Nullable Double before,
      @Nullable Double change,
      List<Health.Part> parts,
      @Nullable Use use,
      Money arr,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /** Events of 28 days: by people, by software agents and by API keys. */
  public record Use(int events, int people, int agents, int apiKeys) {}

  /** Accounts in a band. */
  public record Band(HealthBand band, int accounts, Money arr) {}

  /** See {@link HealthOfDay.Held}. */
  public record Held(
      HealthBand band, LocalDate from, int accounts, int left, @Nullable Interval share) {}
}
