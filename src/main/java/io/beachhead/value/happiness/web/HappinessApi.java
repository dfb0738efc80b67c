package io.beachhead.value.happiness.web;

import io.beachhead.statistics.Interval;
import io.beachhead.value.happiness.AccountHappiness;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.happiness.HappinessAnswer.BehaviourShare;
import io.beachhead.value.happiness.HappinessAnswer.Part;
import io.beachhead.value.happiness.HappinessDefinitions;
import io.beachhead.value.happiness.HappyBehaviour;
import io.beachhead.value.happiness.HappyFilter;
import io.beachhead.value.happiness.Observation;
import io.beachhead.web.Csv;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Observed happiness as JSON and CSV. */
@RestController
@Tag(name = "Happiness")
class HappinessApi {
  private static final int MOST = 1000;

  private final Happiness happiness;
  private final HappinessDefinitions definitions;

  HappinessApi(Happiness happiness, HappinessDefinitions definitions) {
    this.happiness = happiness;
    this.definitions = definitions;
  }

  /**
   * A page of accounts with their marks.
   *
   * @param nextOffset null at the end
   */
  record Accounts(
      LocalDate asOf, List<AccountHappiness> items, int total, @Nullable Integer nextOffset) {}

  @GetMapping(
      path = {"/api/happiness", "/happiness.json"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Observed happy customers by segment and month, beside the model")
  HappinessAnswer happiness(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    return happiness.answer(segmentation, asOf);
  }

  @GetMapping(
      path = {"/api/happiness", "/api/happiness.csv", "/happiness.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per segment")
  void table(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      HttpServletResponse response) {
    HappinessAnswer answer = happiness.answer(segmentation, asOf);
    Csv.download(
        response,
        "happiness",
        csv -> {
          List<Object> head =
              new ArrayList<>(
                  List.of(
                      "segment",
                      "name",
                      "accounts",
                      "n",
                      "unknown",
                      "happy",
                      "share",
                      "share_low",
                      "share_high"));
          for (HappyBehaviour behaviour : HappyBehaviour.values()) {
            head.add(behaviour.key());
            head.add(behaviour.key() + "_n");
          }
          head.addAll(List.of("modelled_share", "modelled_low", "modelled_high", "as_of"));
          csv.row(head.toArray());
          answer.segments().forEach(part -> csv.row(cells(part, answer.asOf())));
          csv.row(cells(answer.total(), answer.asOf()));
        });
  }

  private static @Nullable Object[] cells(Part part, LocalDate asOf) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(part.key());
    cells.add(part.name());
    cells.add(part.accounts());
    cells.add(part.n());
    cells.add(part.unknown());
    cells.add(part.happy());
    Interval share = part.share();
    cells.add(share == null ? null : (Double) share.mid());
    cells.add(share == null ? null : (Double) share.low());
    cells.add(share == null ? null : (Double) share.high());
    for (BehaviourShare behaviour : part.behaviours()) {
      cells.add(behaviour.yes());
      cells.add(behaviour.n());
    }
    Interval modelled = part.modelledShare();
    cells.add(modelled == null ? null : (Double) modelled.mid());
    cells.add(modelled == null ? null : (Double) modelled.low());
    cells.add(modelled == null ? null : (Double) modelled.high());
    cells.add(asOf);
    return cells.toArray();
  }

  @GetMapping(path = "/api/happiness/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Accounts with their four marks, those who pay most first",
      description =
          "show = all, happy, near (one behaviour short), lukewarm (pay and use only), not-happy"
              + " or undecided; with near, lacking = refers, engages, uses or pays.")
  Accounts accounts(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(required = false) @Nullable String lacking,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Observation observation = happiness.observation(segmentation, asOf);
    int[] rows = filter(show, lacking, segment, q).rows(observation);
    int from = Math.clamp(offset, 0, rows.length);
    int to = Math.min(rows.length, from + Math.clamp(limit, 1, MOST));
    return new Accounts(
        observation.asOf(),
        Arrays.stream(rows, from, to)
            .mapToObj(row -> AccountHappiness.of(observation, row))
            .toList(),
        rows.length,
        to < rows.length ? (Integer) to : null);
  }

  @GetMapping(
      path = {"/api/happiness/accounts", "/api/happiness/accounts.csv", "/happiness/accounts.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per account")
  void accountsTable(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(required = false) @Nullable String lacking,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(defaultValue = "") String q,
      HttpServletResponse response) {
    Observation observation = happiness.observation(segmentation, asOf);
    int[] rows = filter(show, lacking, segment, q).rows(observation);
    Csv.download(
        response,
        "happiness-accounts",
        csv -> {
          List<Object> head =
              new ArrayList<>(
                  List.of("id", "name", "segment", "arr", "standing", "met", "required"));
          for (HappyBehaviour behaviour : HappyBehaviour.values()) {
            head.add(behaviour.key());
          }
          for (HappyBehaviour behaviour : HappyBehaviour.values()) {
            head.add(behaviour.key() + "_evidence");
          }
          csv.row(head.toArray());
          for (int row : rows) {
            AccountHappiness account = AccountHappiness.of(observation, row);
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(account.id());
            cells.add(account.name());
            cells.add(account.segment());
            cells.add(
                observation.base().hasRevenue(row) ? (Double) observation.base().arr(row) : null);
            cells.add(account.standing() == null ? null : account.standing().key());
            cells.add(account.met());
            cells.add(account.required());
            account.behaviours().forEach(finding -> cells.add(finding.mark().key()));
            account.behaviours().forEach(finding -> cells.add(finding.words()));
            csv.row(cells.toArray());
          }
        });
  }

  @GetMapping("/api/happiness/definition")
  @Operation(summary = "What makes an account observed happy")
  Object definition() {
    return definitions.written(definitions.current());
  }

  @PutMapping("/api/happiness/definition")
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Change what makes an account observed happy",
      description = "Changes the fields it has; refers, engages, uses and pays field by field.")
  Object change(@RequestBody JsonNode change) {
    return definitions.written(definitions.change(change));
  }

  /** What the parameters of an address ask. */
  static HappyFilter filter(
      @Nullable String show, @Nullable String lacking, @Nullable String segment, String text) {
    return new HappyFilter(
        show == null || show.isBlank()
            ? HappyFilter.Show.ALL
            : HappyFilter.Show.of(show).orElseThrow(() -> unknown("show", show)),
        lacking == null || lacking.isBlank()
            ? null
            : HappyBehaviour.of(lacking).orElseThrow(() -> unknown("lacking", lacking)),
        segment == null || segment.isBlank() ? null : segment,
        text.strip());
  }

  private static ProblemException unknown(String parameter, String value) {
    return ProblemException.unprocessable(
        "The filter is not valid.",
        List.of(
            ProblemItem.of(
                parameter,
                value,
                parameter.equals("show")
                    ? "expected all, happy, near, lukewarm, not-happy or undecided"
                    : "expected refers, engages, uses or pays")));
  }
}
