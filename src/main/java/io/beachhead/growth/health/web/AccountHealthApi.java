package io.beachhead.growth.health.web;

import io.beachhead.growth.health.Health;
import io.beachhead.growth.health.HealthAnswer;
import io.beachhead.growth.health.HealthAnswer.Item;
import io.beachhead.growth.health.HealthDefinition;
import io.beachhead.growth.health.HealthDefinitions;
import io.beachhead.growth.health.HealthFilter;
import io.beachhead.growth.health.HealthPart;
import io.beachhead.growth.health.HealthQuestions;
import io.beachhead.web.Csv;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Health of accounts as JSON and CSV, and what the company means by it. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class AccountHealthApi {
  private static final int USUAL = 1000;
  private static final int MOST = 10_000;

  private final HealthQuestions questions;
  private final HealthDefinitions definitions;

  AccountHealthApi(HealthQuestions questions, HealthDefinitions definitions) {
    this.questions = questions;
    this.definitions = definitions;
  }

  /**
   * Which accounts.
   *
   * @param owner empty or - = nobody's
   * @param band good, fair or poor
   * @param q part of a name or an id
   */
  record Asked(
      @Nullable String segmentation,
      @Nullable String segment,
      @Nullable String owner,
      @Nullable String band,
      @Nullable String q,
      @Nullable LocalDate asOf) {
    HealthFilter filter() {
      return new HealthFilter(
          blankToNull(segmentation),
          blankToNull(segment),
          "-".equals(owner) ? "" : owner,
          HealthFilter.band(band),
          q);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }

  @GetMapping(path = "/api/growth/health", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "How healthy accounts are, part by part, the least healthy first",
      description =
          "health is the mean of the known parts (use, breadth, seats, requests, payments) by the"
              + " weights of the definition; low and high are what the parts not known could make"
              + " of it. change is against 28 days earlier. use tells events of people, of software"
              + " agents and of API keys apart. holds says who of the paying accounts of 90 days"
              + " ago left since, by the band they were in.")
  HealthAnswer health(
      @ParameterObject Asked asked,
      @RequestParam(defaultValue = "" + USUAL) int limit,
      @Parameter(description = "nextCursor of the answer before") @RequestParam(required = false)
          @Nullable String cursor) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest(
          "The limit is not usable.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be from 1 to 10,000")));
    }
    return questions.answer(
        asked.filter(), asked.asOf(), new HealthQuestions.Slice(from(cursor), limit));
  }

  private static int from(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    Cursor decoded = Cursor.decode(cursor, 1);
    try {
      return Math.max(0, Integer.parseInt(decoded.parts().getFirst()));
    } catch (NumberFormatException notOurs) {
      throw decoded.foreign();
    }
  }

  @GetMapping(
      path = {"/api/growth/health", "/api/growth/health.csv", "/growth/health.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per account")
  void table(@ParameterObject Asked asked, HttpServletResponse response) {
    HealthAnswer answer = questions.answer(asked.filter(), asked.asOf(), HealthQuestions.Slice.ALL);
    Csv.download(
        response,
        "health",
        csv -> {
          var header =
              new ArrayList<@Nullable Object>(
                  List.of(
                      "account",
                      "name",
                      "segment",
                      "owner",
                      "health",
                      "health_low",
                      "health_high",
                      "band",
                      "change_28_days"));
          for (HealthPart part : HealthPart.values()) {
            header.add(part.key());
            header.add(part.key() + "_figure");
          }
          header.addAll(
              List.of("events", "by_people", "by_agents", "by_api_keys", "arr", "currency"));
          csv.row(header.toArray());
          answer.items().forEach(item -> csv.row(cells(item)));
        });
  }

  private static @Nullable Object[] cells(Item item) {
    var health = item.health();
    var band = item.band();
    var cells = new ArrayList<@Nullable Object>();
    cells.add(item.account());
    cells.add(item.name());
    cells.add(item.segment());
    cells.add(item.owner());
    cells.add(health == null ? null : (Double) health.mid());
    cells.add(health == null ? null : (Double) health.low());
    cells.add(health == null ? null : (Double) health.high());
    cells.add(band == null ? null : band.key());
    cells.add(item.change());
    for (Health.Part part : item.parts()) {
      cells.add(part.value());
      cells.add(part.figure());
    }
    var use = item.use();
    cells.add(use == null ? null : (Integer) use.events());
    cells.add(use == null ? null : (Integer) use.people());
    cells.add(use == null ? null : (Integer) use.agents());
    cells.add(use == null ? null : (Integer) use.apiKeys());
    cells.add(item.arr().amount());
    cells.add(item.arr().currency());
    return cells.toArray();
  }

  @GetMapping("/api/growth/health/definition")
  @Operation(summary = "What the company means by a healthy account")
  HealthDefinition definition() {
    return definitions.current();
  }

  @PutMapping("/api/growth/health/definition")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Change the fields named, keep the others",
      description =
          "weights of the parts, 0 to 1000 (only their proportions count); full = from where on a"
              + " part is complete; machines = the property of events, with its values, that tells"
              + " software agents and API keys from people. 422 names each wrong field.")
  HealthDefinition change(@RequestBody JsonNode change) {
    return definitions.change(change);
  }
}
