package io.beachhead.growth.activation.web;

import io.beachhead.growth.activation.ActivationAnswer;
import io.beachhead.growth.activation.ActivationAnswer.Figures;
import io.beachhead.growth.activation.ActivationQuestions;
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

/** Activation as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class ActivationApi {
  private final ActivationQuestions questions;
  private final SignUpRange.Reader ranges;

  ActivationApi(ActivationQuestions questions, SignUpRange.Reader ranges) {
    this.questions = questions;
    this.ranges = ranges;
  }

  @GetMapping(path = "/api/growth/activation", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Who completes the critical steps in time, how fast, and whether they stay",
      description =
          "For people and for accounts, from sign-up (beforePurchase) and from the upgrade"
              + " (afterPurchase). Who began too recently is left out and counted as open."
              + " validation compares week 4 of the activated and of the others.")
  ActivationAnswer activation(
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo) {
    return questions.activation(ranges.of(dateFrom, dateTo));
  }

  @GetMapping(
      path = {"/api/growth/activation.csv", "/growth/activation.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table, a line per step")
  void table(
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo,
      HttpServletResponse response) {
    ActivationAnswer answer = questions.activation(ranges.of(dateFrom, dateTo));
    Csv.download(
        response,
        "activation",
        csv -> {
          csv.row("of", "from", "event", "times", "started", "count", "share", "median_days");
          rows(csv, "people", "sign-up", answer.people().beforePurchase());
          rows(csv, "people", "purchase", answer.people().afterPurchase());
          rows(csv, "accounts", "sign-up", answer.accounts().beforePurchase());
          rows(csv, "accounts", "purchase", answer.accounts().afterPurchase());
        });
  }

  private static void rows(Csv csv, String of, String from, Figures figures) {
    for (var step : figures.steps()) {
      csv.row(
          of,
          from,
          step.event(),
          step.times(),
          figures.started(),
          step.count(),
          step.share(),
          step.medianDays());
    }
  }
}
