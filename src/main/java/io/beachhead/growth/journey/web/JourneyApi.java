package io.beachhead.growth.journey.web;

import io.beachhead.growth.journey.JourneyAnswer;
import io.beachhead.growth.journey.JourneyQuestions;
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

/** The way from sign-up to upgrade as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class JourneyApi {
  private final JourneyQuestions questions;
  private final SignUpRange.Reader ranges;

  JourneyApi(JourneyQuestions questions, SignUpRange.Reader ranges) {
    this.questions = questions;
    this.ranges = ranges;
  }

  @GetMapping(path = "/api/growth/journey", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Signed up, onboarded, aha, active in week 4, upgraded: how many get how far",
      description =
          "by: persona, segment, channel, plan or motion (self-serve, or sales-touched where a deal"
              + " was begun before the upgrade); the parts add up to the whole. Each step asks for"
              + " all before it; ever counts without that. timeToValue is Kaplan and Meier's"
              + " median.")
  JourneyAnswer journey(
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo) {
    return questions.journey(ranges.of(dateFrom, dateTo), by, segmentation, _ -> true);
  }

  @GetMapping(
      path = {"/api/growth/journey.csv", "/growth/journey.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table, a line per value and step; all first")
  void table(
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo,
      HttpServletResponse response) {
    JourneyAnswer answer =
        questions.journey(ranges.of(dateFrom, dateTo), by, segmentation, _ -> true);
    Csv.download(
        response,
        "growth-journey",
        csv -> {
          csv.row("value", "step", "count", "share", "of_before", "open");
          answer.steps().forEach(step -> row(csv, "all", step));
          answer
              .groups()
              .forEach(group -> group.steps().forEach(step -> row(csv, group.value(), step)));
        });
  }

  private static void row(Csv csv, @Nullable String value, JourneyAnswer.JourneyStep step) {
    csv.row(
        value == null ? "not known" : value,
        step.step(),
        step.count(),
        step.share(),
        step.ofBefore(),
        step.open());
  }
}
