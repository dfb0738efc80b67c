package io.beachhead.growth.stages.web;

import io.beachhead.growth.stages.GrowthStages;
import io.beachhead.growth.stages.StageQuestions;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Csv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stages of growth as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class StagesApi {
  private final StageQuestions questions;
  private final SignUpRange.Reader ranges;

  StagesApi(StageQuestions questions, SignUpRange.Reader ranges) {
    this.questions = questions;
    this.ranges = ranges;
  }

  @GetMapping(path = "/api/growth/stages", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The four stages of growth with their gates, and what runs ahead of them",
      description =
          "Over the people who signed up from dateFrom to dateTo, both included; without them,"
              + " everybody. acquire: new free users a day; retain: share active in days 28 to 35"
              + " from sign-up, of those followed that long; scale: spend of stages acquire and"
              + " scale over activated users of the same weeks; monetise: share that upgraded. A"
              + " stage is proven where its whole range lies beyond its gate and those before it"
              + " are proven.")
  GrowthStages stages(
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo) {
    return questions.stages(ranges.of(dateFrom, dateTo));
  }

  @GetMapping(
      path = {"/api/growth/stages.csv", "/growth/stages.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table, a line per stage")
  void table(
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo,
      HttpServletResponse response) {
    GrowthStages stages = questions.stages(ranges.of(dateFrom, dateTo));
    Csv.download(
        response,
        "growth-stages",
        csv -> {
          csv.row("stage", "value", "low", "high", "unit", "gate", "state", "n", "method");
          for (var stage : stages.stages()) {
            Interval value = stage.value();
            csv.row(
                stage.stage().key(),
                value == null ? null : (Double) value.mid(),
                value == null ? null : (Double) value.low(),
                value == null ? null : (Double) value.high(),
                stage.unit(),
                stage.gate(),
                stage.state().key(),
                stage.n(),
                stage.method());
          }
        });
  }
}
