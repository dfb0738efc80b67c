package io.beachhead.voice.themes;

import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests by theme. Merged requests count once, accounts and their ARR count once each, importance
 * counts every voice.
 *
 * @param requests all of them
 * @param unassigned requests without a theme
 * @param withoutThemeButFeature those of them that name a feature
 * @param silent accounts that asked for nothing
 * @param outside requests that only accounts outside the target segments make; null where no
 *     segmentation is in use
 */
public record ThemeReport(
    int requests,
    List<OfTheme> themes,
    int unassigned,
    int withoutThemeButFeature,
    Silent silent,
    @Nullable Outside outside) {

  /**
   * One theme.
   *
   * @param arr of the accounts that ask, each once
   * @param quote the words of the voice with the most at stake; null without requests
   */
  public record OfTheme(
      String key,
      String name,
      int requests,
      int accounts,
      Money arr,
      Voices importance,
      List<OfSegment> segments,
      @Nullable Quote quote) {}

  /** How many voices say how badly they need it. */
  public record Voices(int nice, int important, int blocker) {}

  /** The part of one segment; a request of several segments counts in each. */
  public record OfSegment(
      String key, String name, int requests, int accounts, Money arr, Voices importance) {}

  /** What one of them said. */
  public record Quote(String request, String text, @Nullable String account) {}

  /** Accounts nobody has heard of. */
  public record Silent(int accounts, Money arr) {}

  /**
   * What fits no target segment.
   *
   * @param arr of those accounts, each once
   * @param effortWeeks to build the features that these requests name and that are still to build;
   *     null where no effort is known
   * @param features keys of those features
   * @param happyAccounts how many more customers these features would make happy, in all segments;
   *     null without enough data
   */
  public record Outside(
      int requests,
      Money arr,
      @Nullable Double effortWeeks,
      List<String> features,
      @Nullable Interval happyAccounts) {}
}
