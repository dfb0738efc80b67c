package io.beachhead.growth.mistakes.web;

import io.beachhead.growth.mistakes.Mistake;
import io.beachhead.growth.mistakes.Mistakes;
import io.beachhead.web.Csv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The four mistakes of product-led growth as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class MistakesApi {
  private final Mistakes mistakes;

  MistakesApi(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  @GetMapping(path = "/api/growth/mistakes", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Four mistakes of product-led growth",
      description =
          "top-of-funnel, leads-per-rep, first-revenue-pay and price-wall, each seen, notSeen or"
              + " cannotTell with what is missing.")
  List<Mistake> mistakes(@RequestParam(required = false) @Nullable LocalDate asOf) {
    return mistakes.on(asOf);
  }

  @GetMapping(
      path = {"/api/growth/mistakes", "/api/growth/mistakes.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per mistake")
  void table(
      @RequestParam(required = false) @Nullable LocalDate asOf, HttpServletResponse response) {
    Csv.download(
        response,
        "mistakes",
        csv -> {
          csv.row("mistake", "state", "figure", "rule", "why");
          for (Mistake each : mistakes.on(asOf)) {
            csv.row(
                each.kind().key(),
                switch (each.state()) {
                  case SEEN -> "seen";
                  case NOT_SEEN -> "notSeen";
                  case CANNOT_TELL -> "cannotTell";
                },
                each.figure(),
                each.rule(),
                each.why());
          }
        });
  }
}
