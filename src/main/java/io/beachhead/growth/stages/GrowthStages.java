package io.beachhead.growth.stages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.growth.spend.Spend.Stage;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The four stages, in their order.
 *
 * @param dateFrom the first day of sign-up that counts; null while nobody signed up
 * @param currency of costs
 * @param ahead what goes to stages beyond the one the company is in; null where nothing does, or
 *     nothing is known of money
 */
public record GrowthStages(
    @Nullable LocalDate dateFrom,
    LocalDate dateTo,
    String currency,
    int people,
    List<StageFigure> stages,
    @Nullable Ahead ahead,
    List<String> cautions) {

  /** Where a stage stands. */
  public enum State {
    /** Its gate is passed, the whole range included, and so are those before it. */
    PROVEN("proven"),
    /** The first that is not proven. */
    HERE("here"),
    /** Beyond that one, and money goes to it already. */
    EARLY("early"),
    NOT_YET("notYet");

    private final String key;

    State(String key) {
      this.key = key;
    }

    @com.fasterxml.jackson.annotation.JsonValue
    public String key() {
      return key;
    }
  }

  /**
   * One stage.
   *
   * @param value a rate, a share or an amount, by {@code unit}
   * @param gate what it has to reach; null where the company has not said
   * @param n people behind the value
   * @param trend by week of sign-up, oldest first; value null where it is not known
   * @param ndr net dollar retention over the year, for monetise only
   */
  public record StageFigure(
      Stage stage,
      @Nullable Interval value,
      String unit,
      @Nullable Double gate,
      State state,
      String definition,
      String method,
      long n,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
      List<Week> trend,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ndr ndr) {}

  /** A week by its first day. */
  public record Week(LocalDate start, @Nullable Double value) {}

  /**
   * Net dollar retention of the year up to the last day.
   *
   * @param gate null where the company has not said
   */
  public record Ndr(@Nullable Interval value, @Nullable Double gate) {}

  /**
   * Skipping ahead.
   *
   * @param here the stage that is not proven
   * @param spendShare part of the spend with a stage that goes to stages beyond it, 0 to 1
   * @param spend by stage, in the workspace's currency
   * @param sentence the same in words
   */
  public record Ahead(
      Stage here,
      double spendShare,
      Map<String, Double> spend,
      List<Stage> stages,
      String sentence) {}
}
