package io.beachhead.segments.history.web;

import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.segments.SegmentationVersion;
import io.beachhead.segments.history.Agreements;
import io.beachhead.segments.history.Flows;
import io.beachhead.segments.history.ScoredVersions;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of a segmentation as JSON. */
@RestController
@RequestMapping("/api/segmentations/{key}")
@Tag(name = "Segments")
class HistoryApi {
  private final ScoredVersions versions;
  private final Flows flows;
  private final Agreements agreements;
  private final CustomerBases customers;
  private final Shells shells;

  HistoryApi(
      ScoredVersions versions,
      Flows flows,
      Agreements agreements,
      CustomerBases customers,
      Shells shells) {
    this.versions = versions;
    this.flows = flows;
    this.agreements = agreements;
    this.customers = customers;
    this.shells = shells;
  }

  /**
   * A version.
   *
   * @param moved accounts that changed segment with it; null for the first
   * @param scoreThen how well it reflected behaviour on the day it was saved; null without enough
   *     data
   * @param scoreNow how well it reflects behaviour on the as-of day
   */
  record Saved(
      int version,
      String name,
      int segments,
      Instant savedAt,
      String savedBy,
      @Nullable Integer moved,
      @Nullable Interval scoreThen,
      @Nullable Interval scoreNow) {}

  /** Keys of segments; the same key twice for accounts that stayed. */
  record Way(String from, String to, int accounts, Money arr) {}

  /**
   * For whom an admin agrees.
   *
   * @param side product or gtm; others agree for their role's side
   */
  record Agreeing(@Nullable String side) {}

  @GetMapping("/versions")
  @Operation(
      summary = "The versions of a segmentation, the newest first",
      description =
          "scoreThen and scoreNow: how well the rules of the version reflect behaviour on the day"
              + " it was saved and on the as-of day, of the ten newest.")
  List<Saved> versions(@PathVariable String key) {
    return versions.of(key, shells.asOf()).stream().map(HistoryApi::saved).toList();
  }

  private static Saved saved(ScoredVersions.Scored scored) {
    SegmentationVersion version = scored.version();
    return new Saved(
        version.version(),
        version.definition().name(),
        version.definition().segments().size(),
        version.savedAt(),
        version.savedBy(),
        version.moved(),
        scored.then(),
        scored.now());
  }

  @GetMapping("/flows")
  @Operation(
      summary = "Where accounts went between two versions",
      description =
          "from and to: a version's number, or a day (the version in use then, with the customers"
              + " of that day). By default the version before and the one in use. Every account is"
              + " in exactly one flow, so they add up to the whole.")
  List<Way> flows(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    String currency = customers.asOf(shells.asOf()).currency();
    return flows.between(key, from, to, shells.asOf()).stream()
        .map(flow ->
            new Way(
                flow.from().key(),
                flow.to().key(),
                flow.accounts(),
                Money.of(flow.arr(), currency)))
        .toList();
  }

  @GetMapping("/agreement")
  @Operation(summary = "Who agreed on the version in use")
  Agreements.Agreement agreement(@PathVariable String key) {
    return agreements.of(key);
  }

  @PostMapping("/agreement")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Agree on the version in use, for the side of your role",
      description =
          "It takes product and gtm; once both have agreed it is the active segmentation. An admin"
              + " agrees for the side named in the body, by default product.")
  Agreements.Agreement agree(
      @PathVariable String key, @RequestBody(required = false) @Nullable Agreeing body) {
    return agreements.agree(key, body == null ? null : body.side());
  }
}
