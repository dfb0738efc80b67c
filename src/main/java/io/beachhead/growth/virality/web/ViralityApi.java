package io.beachhead.growth.virality.web;

import io.beachhead.growth.users.SignUpRange;
import io.beachhead.growth.virality.Virality;
import io.beachhead.growth.virality.ViralityQuestions;
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

/** Virality as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class ViralityApi {
  private final ViralityQuestions questions;
  private final SignUpRange.Reader ranges;

  ViralityApi(ViralityQuestions questions, SignUpRange.Reader ranges) {
    this.questions = questions;
    this.ranges = ranges;
  }

  @GetMapping(path = "/api/growth/virality", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "How many new users one new user brings, and how fast",
      description =
          "Of the people who signed up from dateFrom to dateTo: sharers is their number that shared"
              + " or invited, k = sharers over sign-ups × invitesPerSharer × acceptance. explosive"
              + " is null where the range of k holds 1. An acceptance is traced to its sender by a"
              + " property (invitedBy, inviterId, referredBy …; invitationId on both; email or"
              + " inviteeId of the invitation), else by account.")
  Virality virality(
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo) {
    return questions.virality(ranges.of(dateFrom, dateTo));
  }

  @GetMapping(
      path = {"/api/growth/virality.csv", "/growth/virality.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table of one line")
  void table(
      @RequestParam(required = false) @Nullable String dateFrom,
      @RequestParam(required = false) @Nullable String dateTo,
      HttpServletResponse response) {
    Virality it = questions.virality(ranges.of(dateFrom, dateTo));
    Csv.download(
        response,
        "virality",
        csv -> {
          csv.row(
              "k",
              "low",
              "high",
              "sign_ups",
              "sharers",
              "invitations",
              "accepted",
              "cycle_days",
              "between_companies");
          var k = it.k();
          var counts = it.counts();
          csv.row(
              k == null ? null : (Double) k.mid(),
              k == null ? null : (Double) k.low(),
              k == null ? null : (Double) k.high(),
              it.signUps(),
              it.sharers(),
              counts == null ? null : (Integer) counts.invitations(),
              counts == null ? null : (Integer) counts.accepted(),
              it.cycleDays(),
              counts == null ? null : (Integer) counts.betweenCompanies());
        });
  }
}
