package io.beachhead.behaviour.asked;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.FunnelQuestion;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.RetentionQuestion;
import io.beachhead.behaviour.StickinessQuestion;
import io.beachhead.behaviour.people.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a question looks like in JSON; whatever is left out has its usual value. */
public final class QuestionBody {
  private QuestionBody() {}

  /** The fields every question has. */
  public interface Dated {
    @Nullable String dateFrom();

    @Nullable String dateTo();

    @Nullable String timezone();

    @Nullable String weekStart();
  }

  /** Who is asked for, besides the answer. */
  public interface WithActors {
    /** Whether those behind one of the numbers are asked for. */
    @Nullable Boolean actors();

    /** Which number, such as {@code {"step": 2, "lost": true}}. */
    @Nullable JsonNode of();

    /** How many of them an answer holds. */
    @Nullable Integer limit();

    /** Where the list goes on: the nextCursor of an earlier answer. */
    @Nullable String cursor();

    default boolean wantsActors() {
      return Boolean.TRUE.equals(actors());
    }
  }

  /** What every question that can be divided says besides. */
  public interface Common extends Dated, WithActors {
    /** What holds for every event, by property. */
    @Nullable Map<String, JsonNode> where();

    /** By what the answer is divided: segment, persona, property:NAME or account.ATTRIBUTE. */
    @Nullable String breakdown();

    /** How many values are shown; the rest is "other". */
    @Nullable Integer breakdownLimit();

    /** Whose segments; the active ones unless said. */
    @Nullable String segmentation();

    /** The day whose segments and attributes divide; today unless said. */
    default @Nullable LocalDate asOf() {
      return null;
    }
  }

  public record Funnel(
      @Nullable String dateFrom,
      @Nullable String dateTo,
      @Nullable Unit by,
      @Nullable Map<String, JsonNode> where,
      @Nullable String timezone,
      @Nullable String weekStart,
      @Nullable List<FunnelQuestion.Step> steps,
      FunnelQuestion.@Nullable Order order,
      FunnelQuestion.@Nullable Window window,
      @Nullable String breakdown,
      @Nullable Integer breakdownLimit,
      @Nullable String segmentation,
      @Nullable LocalDate asOf,
      @Nullable String attribution,
      @Nullable List<FunnelQuestion.Exclusion> exclusions,
      FunnelQuestion.@Nullable Trend trend,
      FunnelQuestion.@Nullable TimeToConvert timeToConvert,
      @Nullable Boolean correlation,
      @Nullable List<Map<String, JsonNode>> compare,
      @Nullable Boolean actors,
      @Nullable JsonNode of,
      @Nullable Integer limit,
      @Nullable String cursor)
      implements Common {}

  public record Retention(
      @Nullable String dateFrom,
      @Nullable String dateTo,
      @Nullable Unit by,
      @Nullable Map<String, JsonNode> where,
      @Nullable String timezone,
      @Nullable String weekStart,
      @Nullable EventSelector start,
      @JsonProperty("return") @Nullable EventSelector returning,
      @Nullable Interval period,
      @Nullable Integer intervals,
      RetentionQuestion.@Nullable Cohorts cohorts,
      RetentionQuestion.@Nullable Returns returns,
      @Nullable Integer minimumReturns,
      @Nullable String breakdown,
      @Nullable Integer breakdownLimit,
      @Nullable String segmentation,
      @Nullable LocalDate asOf,
      @Nullable Boolean actors,
      @Nullable JsonNode of,
      @Nullable Integer limit,
      @Nullable String cursor)
      implements Common {}

  public record Stickiness(
      @Nullable String dateFrom,
      @Nullable String dateTo,
      @Nullable Unit by,
      @Nullable Map<String, JsonNode> where,
      @Nullable String timezone,
      @Nullable String weekStart,
      @Nullable String event,
      @Nullable Interval interval,
      @Nullable Integer intervalCount,
      @Nullable Boolean cumulative,
      StickinessQuestion.@Nullable PerInterval perInterval,
      @Nullable String breakdown,
      @Nullable Integer breakdownLimit,
      @Nullable String segmentation,
      @Nullable LocalDate asOf,
      @Nullable Boolean actors,
      @Nullable JsonNode of,
      @Nullable Integer limit,
      @Nullable String cursor)
      implements Common {}

  /** Lifecycle and activity. */
  public record Simple(
      @Nullable String dateFrom,
      @Nullable String dateTo,
      @Nullable Unit by,
      @Nullable Map<String, JsonNode> where,
      @Nullable String timezone,
      @Nullable String weekStart,
      @Nullable String event,
      @Nullable Interval interval,
      @Nullable String breakdown,
      @Nullable Integer breakdownLimit,
      @Nullable String segmentation,
      @Nullable LocalDate asOf,
      @Nullable Boolean actors,
      @Nullable JsonNode of,
      @Nullable Integer limit,
      @Nullable String cursor)
      implements Common {}

  /** Which features, by their keys; all that are defined by events unless said. */
  public record FeatureUse(
      @Nullable String dateFrom,
      @Nullable String dateTo,
      @Nullable Unit by,
      @Nullable Map<String, JsonNode> where,
      @Nullable String timezone,
      @Nullable String weekStart,
      @Nullable List<String> features,
      @Nullable String breakdown,
      @Nullable Integer breakdownLimit,
      @Nullable String segmentation,
      @Nullable LocalDate asOf,
      @Nullable Boolean actors,
      @Nullable JsonNode of,
      @Nullable Integer limit,
      @Nullable String cursor)
      implements Common {}
}
