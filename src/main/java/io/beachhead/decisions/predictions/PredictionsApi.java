package io.beachhead.decisions.predictions;

import io.beachhead.statistics.Interval;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.Csv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Predictions and their outcomes as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Decisions")
class PredictionsApi {
  private final Predictions predictions;
  private final ValueModels models;

  PredictionsApi(Predictions predictions, ValueModels models) {
    this.predictions = predictions;
    this.models = models;
  }

  @GetMapping(value = "/api/predictions", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "What decisions to build predicted, and what came of it",
      description =
          "Checked by itself on the day each decision names. A decision counts once in inside and"
              + " of: by the segment that was to gain most.")
  PredictionsAnswer all() {
    return PredictionsAnswer.of(predictions.all(), models.current().bias());
  }

  @GetMapping(
      value = {"/api/predictions.csv", "/decisions/predictions.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per decision and segment")
  void csv(HttpServletResponse response) {
    PredictionsAnswer answer = all();
    Csv.download(
        response,
        "predictions",
        csv -> {
          csv.row(
              "decision",
              "name",
              "decided_on",
              "check_on",
              "segment",
              "predicted_low",
              "predicted",
              "predicted_high",
              "observed_low",
              "observed",
              "observed_high",
              "within",
              "rests_on",
              "users",
              "comparable",
              "why_not");
          for (PredictionsAnswer.Item item : answer.items()) {
            for (PredictionsAnswer.Segment segment : item.segments()) {
              Interval predicted = segment.predicted();
              Interval observed = segment.observed();
              csv.row(
                  item.decision(),
                  item.name(),
                  item.decidedOn(),
                  item.checkOn(),
                  segment.key(),
                  low(predicted),
                  mid(predicted),
                  high(predicted),
                  low(observed),
                  mid(observed),
                  high(observed),
                  segment.within(),
                  segment.restsOn() == null ? null : segment.restsOn().key(),
                  segment.users(),
                  segment.comparable(),
                  segment.notEnoughData() == null ? null : segment.notEnoughData().why());
            }
          }
        });
  }

  @PostMapping("/api/predictions/{decision}/check")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Check a prediction again with the data as they are now",
      description = "409 before its day.")
  PredictionsAnswer.Item again(@PathVariable String decision) {
    return PredictionsAnswer.item(predictions.again(decision));
  }

  private static @Nullable Double low(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.low();
  }

  private static @Nullable Double mid(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.mid();
  }

  private static @Nullable Double high(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.high();
  }
}
