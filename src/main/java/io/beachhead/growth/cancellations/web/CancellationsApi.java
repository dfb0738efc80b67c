package io.beachhead.growth.cancellations.web;

import io.beachhead.growth.cancellations.Cancellation;
import io.beachhead.growth.cancellations.Cancellations;
import io.beachhead.growth.cancellations.OfferRule;
import io.beachhead.growth.cancellations.OfferRules;
import io.beachhead.growth.cancellations.Outcome;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.workspace.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links to cancel and what came of them, as JSON. */
@RestController
@RequestMapping("/api/cancellations")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Growth")
class CancellationsApi {
  private final Cancellations cancellations;
  private final OfferRules rules;
  private final PublicAddress address;
  private final Clock clock;

  CancellationsApi(
      Cancellations cancellations, OfferRules rules, PublicAddress address, Clock clock) {
    this.cancellations = cancellations;
    this.rules = rules;
    this.address = address;
    this.clock = clock;
  }

  /**
   * A link to make.
   *
   * @param account id
   * @param person address of whom it is for
   * @param days how long it can be used; 14 where it is not said
   */
  record NewLink(@Nullable String account, @Nullable String person, @Nullable Integer days) {}

  /** What came of it. */
  record Settled(@Nullable String outcome) {}

  /** The rules of what is offered, the first that holds counts for each kind of offer. */
  record Rules(List<OfferRule> rules) {}

  /**
   * The newest first.
   *
   * @param outcomes how many have each outcome
   * @param kept the share of those settled who stayed in one way or another, 80% interval; null
   *     where none is
   */
  record Answer(
      List<CancellationAnswer> items,
      int total,
      Map<String, Integer> outcomes,
      @Nullable Interval kept) {}

  @GetMapping
  @Operation(summary = "Cancellations with their answers and outcomes, the newest first")
  Answer all(
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String account) {
    var all =
        cancellations.all().stream()
            .filter(each -> account == null || each.account().equals(account))
            .toList();
    var outcomes = new LinkedHashMap<String, Integer>();
    for (var each : Outcome.values()) {
      outcomes.put(
          each.key(), (int) all.stream().filter(c -> c.result().outcome() == each).count());
    }
    int settled = (int) all.stream().filter(c -> !c.open()).count();
    int kept = (int) all.stream().filter(c -> c.result().outcome().kept()).count();
    var items =
        all.stream()
            .filter(each -> outcome == null || each.result().outcome().key().equals(outcome))
            .map(this::answer)
            .toList();
    return new Answer(
        items,
        items.size(),
        outcomes,
        settled == 0 ? null : BinomialInterval.jeffreys(kept, settled));
  }

  @PostMapping
  @Operation(
      summary = "Make a link by which an account can cancel",
      description = "The link is signed, can be used once, and expires after days (14).")
  ResponseEntity<CancellationAnswer> add(@RequestBody NewLink link) {
    var made = cancellations.add(link.account(), link.person(), link.days());
    return ResponseEntity.created(URI.create("/api/cancellations/" + made.id())).body(answer(made));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One cancellation")
  CancellationAnswer one(@PathVariable String id) {
    return answer(cancellations.one(id));
  }

  @PutMapping("/{id}")
  @Operation(summary = "Write down what came of a cancellation, after a talk for example")
  CancellationAnswer settle(@PathVariable String id, @RequestBody Settled settled) {
    return answer(cancellations.settle(id, settled.outcome()));
  }

  @GetMapping("/rules")
  @Operation(summary = "What the cancel page offers to whom")
  Rules rules() {
    return new Rules(rules.all());
  }

  @PutMapping("/rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Replace the rules of what the cancel page offers")
  void replace(@RequestBody Rules said) {
    //noinspection ConstantValue: JSON may leave it out
    rules.replace(said.rules() == null ? List.of() : said.rules());
  }

  private CancellationAnswer answer(Cancellation cancellation) {
    boolean usable = cancellation.open() && !clock.instant().isAfter(cancellation.expiresAt());
    return CancellationAnswer.of(
        cancellation, usable ? address.link(cancellations.path(cancellation)) : null);
  }
}
