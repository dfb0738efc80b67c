package io.beachhead.segments.learned;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param accounts that have a value in any column; the others are left out
 * @param models one for each number of classes tried
 * @param chosen by BIC among those that can be admitted
 * @param profiles of the chosen number, the largest class first; empty where none was
 * @param rules that place an account by what is known of it
 * @param seed of starts and resamples
 */
public record LearnedResult(
    int accounts,
    List<String> columns,
    List<Model> models,
    Chosen chosen,
    List<Profile> profiles,
    Rules rules,
    long seed) {
  /**
   * One number of classes.
   *
   * @param smallestShare of the accounts, 0 to 1
   * @param startsAtBest how many random starts came to this maximum
   * @param stability mean adjusted Rand index of fits to resamples: 1 for the same classes each
   *     time
   * @param objection why it cannot be admitted; null where it can
   */
  public record Model(
      int k,
      double logLikelihood,
      int parameters,
      double aic,
      double bic,
      double icl,
      double entropyR2,
      double smallestShare,
      int startsAtBest,
      double stability,
      @Nullable String objection) {}

  /**
   * The number of classes to take.
   *
   * @param k null where none can be admitted
   */
  public record Chosen(@Nullable Integer k, String why) {}

  /**
   * A class in words.
   *
   * @param key of the segment it becomes
   * @param name made of what sets it apart most
   * @param share of the accounts, 0 to 1
   * @param standsOut what sets it apart, the strongest first
   * @param quotes what its accounts asked for, in their words
   * @param jobs what its people hire the product for, the most frequent first
   */
  public record Profile(
      @JsonProperty("class") int number,
      String key,
      String name,
      int accounts,
      double share,
      @JsonProperty("stands out") List<String> standsOut,
      List<String> quotes,
      List<String> jobs) {}

  /**
   * How to place an account.
   *
   * @param accuracy the cross-validated share placed right; null without attributes to ask
   */
  public record Rules(List<Rule> segments, @Nullable Interval accuracy) {}

  /**
   * @param segment key of the segment a class becomes
   * @param when in the rule language; null where no rule leads there
   */
  public record Rule(String segment, @Nullable String when) {}
}
