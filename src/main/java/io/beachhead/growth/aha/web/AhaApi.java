package io.beachhead.growth.aha.web;

import io.beachhead.growth.aha.AhaAnswer;
import io.beachhead.growth.aha.AhaQuestion;
import io.beachhead.growth.aha.AhaQuestions;
import io.beachhead.growth.users.SignUpRange;
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

/** Candidates for the aha moment as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class AhaApi {
  private final AhaQuestions questions;
  private final SignUpRange.Reader ranges;

  AhaApi(AhaQuestions questions, SignUpRange.Reader ranges) {
    this.questions = questions;
    this.ranges = ranges;
  }

  @GetMapping(path = "/api/growth/aha", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Early behaviours that go with staying, the most telling first",
      description =
          "A candidate is an event at least so many times until the end of day withinDays; stayed ="
              + " active from day outcomeFromDay to day outcomeToDay. Days count from 1 and have 24"
              + " hours from sign-up. Chosen on one half of the people, holdout is the other half;"
              + " q is Benjamini and Hochberg's over all candidates.")
  AhaAnswer aha(
      @RequestParam(defaultValue = "7") int withinDays,
      @RequestParam(defaultValue = "8") int outcomeFromDay,
      @RequestParam(defaultValue = "28") int outcomeToDay,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String dateFrom) {
    return questions.candidates(
        AhaQuestion.of(withinDays, outcomeFromDay, outcomeToDay, limit), ranges.of(dateFrom, null));
  }

  @GetMapping(
      path = {"/api/growth/aha.csv", "/growth/aha.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table, a line per candidate")
  void table(
      @RequestParam(defaultValue = "7") int withinDays,
      @RequestParam(defaultValue = "8") int outcomeFromDay,
      @RequestParam(defaultValue = "28") int outcomeToDay,
      @RequestParam(defaultValue = "100") int limit,
      HttpServletResponse response) {
    AhaAnswer answer =
        questions.candidates(
            AhaQuestion.of(withinDays, outcomeFromDay, outcomeToDay, limit), ranges.of(null, null));
    Csv.download(
        response,
        "aha-candidates",
        csv -> {
          csv.row(
              "event",
              "times",
              "reach",
              "precision",
              "sensitivity",
              "lift",
              "bits",
              "q",
              "holdout_precision",
              "holdout_low",
              "holdout_high",
              "holdout_lift");
          for (var it : answer.candidates()) {
            var holdout = it.holdout();
            csv.row(
                it.event(),
                it.times(),
                it.reach(),
                it.precision(),
                it.sensitivity(),
                it.lift(),
                it.bits(),
                it.q(),
                holdout == null ? null : (Double) holdout.precision().mid(),
                holdout == null ? null : (Double) holdout.precision().low(),
                holdout == null ? null : (Double) holdout.precision().high(),
                holdout == null ? null : holdout.lift());
          }
        });
  }
}
