package io.beachhead.growth.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leads of a playbook.
 *
 * @param withinDays how far ahead a chance looks
 * @param total how many match, of which {@code items} are the first
 * @param ready how many accounts are worth a call: see {@link Item#ready}
 * @param perRep leads of all playbooks that sell, by quarter
 * @param hiring null without people who sell
 * @param notEnoughData why nothing can be said at all; absent where something can
 */
public record LeadsAnswer(
    LocalDate asOf,
    Playbook playbook,
    int withinDays,
    List<Item> items,
    int total,
    int ready,
    Model model,
    List<LeadsPerRep.Quarter> perRep,
    LeadsPerRep.@Nullable Hiring hiring,
    Called called,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  /**
   * A lead.
   *
   * @param chance of the outcome within {@link LeadsAnswer#withinDays}; null where rules decide
   * @param rules how many of the four rules it meets; null where there is a model
   * @param ready with a model: its whole range lies above the usual share; else three rules met
   * @param couldBring a year; null where nobody can say
   */
  public record Item(
      String account,
      String name,
      @Nullable String segment,
      @Nullable Interval chance,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RulesMet rules,
      List<LeadReasons.Reason> reasons,
      Change changed,
      boolean ready,
      @Nullable Money couldBring,
      @Nullable String owner,
      Standing standing) {
    @com.fasterxml.jackson.annotation.JsonProperty
    public LeadState state() {
      return standing.state();
    }
  }

  /**
   * Since when a lead stands as it does.
   *
   * @param since null where nobody has touched it
   */
  public record Standing(LeadState state, @Nullable Instant since, @Nullable String by) {}

  /** How many of the four rules are met. */
  public record RulesMet(int met, int of) {}

  /**
   * What moved the chance since a week before.
   *
   * @param points of percent; null where rules decide
   */
  public record Change(String text, @Nullable Double points) {}

  /**
   * How chances were made, and how well they predicted.
   *
   * @param method {@code ridge} or {@code rules}
   * @param trainedTo the last day whose outcomes were learned from; null with rules
   * @param auc how well it tells those who did it from others, later than it learned; null with
   *     {@link #notEnoughData} beside it
   * @param brier mean squared error; {@code brierGuessing} of saying the usual share of everybody
   * @param lift share that did it among the first {@code capacity}, over the share of all
   * @param rules the four rules, where they decide
   */
  public record Model(
      String method,
      @Nullable LocalDate trainedTo,
      @Nullable Interval auc,
      @Nullable Double brier,
      @Nullable Double brierGuessing,
      List<LeadModel.Bin> calibration,
      @Nullable Double lift,
      @Nullable Sample sample,
      Columns columns,
      List<String> rules,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /**
   * What a model rests on.
   *
   * @param rows accounts at cuts that it learned from
   * @param conversions accounts among them that did it
   * @param usual share of the outcome among the rows
   * @param tested accounts at later cuts; 0 where there was no test
   * @param capacity accounts the team can call
   */
  public record Sample(
      int rows, int conversions, double usual, int tested, int testedConversions, int capacity) {}

  /**
   * What was offered to learn from.
   *
   * @param refused columns written too late to predict
   */
  public record Columns(List<String> used, List<LeakageGuard.Refused> refused) {}

  /**
   * Ready accounts that were called, and those that were not.
   *
   * @param did of those called, how many did what the call was to bring about
   * @param share the same as a share; null without any
   * @param didNotCalled of those not called, how many did it all the same
   * @param difference of the shares; null where there are too few of either
   * @param caution what the difference does not prove
   */
  public record Called(
      int called,
      int did,
      @Nullable Interval share,
      int notCalled,
      int didNotCalled,
      @Nullable Interval shareNotCalled,
      @Nullable Interval difference,
      String caution) {}
}
