package io.beachhead.voice.surveys;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survey as somebody sets it up.
 *
 * @param key made of the name where it is left out
 * @param kind nps, stay-or-leave, outcomes, maxdiff or van-westendorp
 * @param items for outcomes and maxdiff
 * @param intro shown above the questions
 * @param closesOn the last day on which it takes answers
 * @param quota it closes when so many have answered
 * @param perSet items shown together, for maxdiff; by default 4 (5 of more than 20 items)
 * @param sets how many sets everybody sees, for maxdiff; by default so many that each item is shown
 *     about three times
 */
public record NewSurvey(
    @Nullable String key,
    @Nullable String name,
    @Nullable String kind,
    @Nullable List<@Nullable NewItem> items,
    @Nullable String intro,
    @Nullable LocalDate closesOn,
    @Nullable Integer quota,
    @Nullable Integer perSet,
    @Nullable Integer sets) {

  /**
   * What is asked about.
   *
   * @param key made of the text where it is left out
   * @param feature key of the feature it stands for
   * @param worth its known worth to an account per year: an anchor
   * @param job key of the job that is rated; where it is left out and the item's own key is that of
   *     a job, that one
   */
  public record NewItem(
      @Nullable String key,
      @Nullable String text,
      @Nullable String feature,
      @Nullable BigDecimal worth,
      @Nullable String job) {}
}
