package io.beachhead.value.outcomes;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Csv;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Outcomes as JSON and CSV. */
@Controller
@Tag(name = "Segments")
class OutcomesController {
  private final Outcomes outcomes;
  private final Shells shells;

  OutcomesController(Outcomes outcomes, Shells shells) {
    this.outcomes = outcomes;
    this.shells = shells;
  }

  @GetMapping("/api/segment-outcomes")
  @ResponseBody
  @Operation(
      summary = "Happy, NRR, GRR, use and win rate of the segments of every segmentation",
      description =
          "Shares with their 80% range over the year up to the as-of day; null where there is not"
              + " enough data.")
  Outcomes.Answer answer() {
    return outcomes.answer(shells.asOf());
  }

  @GetMapping({"/api/segment-outcomes.csv", "/segments/~outcomes.csv"})
  @Operation(summary = "The same as a table: a line for each segment")
  void table(HttpServletResponse response) {
    Outcomes.Answer answer = outcomes.answer(shells.asOf());
    Csv.download(
        response,
        "segment-outcomes",
        csv -> {
          csv.row(
              "segmentation",
              "segment",
              "name",
              "accounts",
              "happy",
              "nrr",
              "grr",
              "use",
              "win_rate",
              "as_of");
          for (var one : answer.segmentations()) {
            for (var segment : one.segments()) {
              csv.row(
                  one.key(),
                  segment.key(),
                  segment.name(),
                  segment.accounts(),
                  mid(segment.happy()),
                  mid(segment.nrr()),
                  mid(segment.grr()),
                  mid(segment.use()),
                  mid(segment.winRate()),
                  answer.asOf());
            }
          }
        });
  }

  private static @Nullable Double mid(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.mid();
  }
}
