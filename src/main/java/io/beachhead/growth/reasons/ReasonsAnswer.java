package io.beachhead.growth.reasons;

import io.beachhead.customers.revenue.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the recurring revenue of a period went.
 *
 * @param segmentation key; null where customers are not divided
 * @param total all losses; its reasons add up to the churned and contracted revenue of the period
 * @param segments those with losses, in their order
 * @param cancelPage what came of everybody who answered on the cancel page, whenever that was
 * @param items every account that left or shrank, the largest loss first
 */
public record ReasonsAnswer(
    LocalDate from,
    LocalDate to,
    @Nullable String segmentation,
    Part total,
    List<Part> segments,
    List<OnCancelPage> cancelPage,
    List<Item> items) {

  /**
   * Customers who gave a reason on the cancel page, and what came of it.
   *
   * @param outcome open, left, paused, changed-plan, talk, stayed or undone
   */
  public record OnCancelPage(String reason, String outcome, int count) {}

  /**
   * The losses of a segment, or of all.
   *
   * @param key null for all
   * @param churned recurring revenue a year of accounts that left
   * @param contracted a year, of accounts that pay less
   * @param reasons the largest first; what was not said is last, its reason null
   */
  public record Part(
      @Nullable String key,
      String name,
      int accounts,
      Money churned,
      Money contracted,
      List<Counted> reasons) {}

  /**
   * How much went for a reason.
   *
   * @param reason in few words; null = not said
   * @param arr recurring revenue a year
   * @param share of the part's losses; null where they are 0
   */
  public record Counted(@Nullable String reason, int accounts, Money arr, @Nullable Double share) {}

  /**
   * An account that left or shrank.
   *
   * @param contraction whether it shrank; else it left
   * @param arr what went, a year
   * @param reason null = not said
   * @param source where the reason was stated; null where it was not
   * @param used names of features it used in the 90 days before the period and within it
   * @param askedFor its requests, in its words, the newest first
   */
  public record Item(
      String account,
      String name,
      @Nullable String segment,
      boolean contraction,
      Money arr,
      @Nullable String reason,
      @Nullable String comment,
      @Nullable String source,
      List<String> used,
      List<String> askedFor) {}
}
