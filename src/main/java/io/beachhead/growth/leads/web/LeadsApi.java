package io.beachhead.growth.leads.web;

import io.beachhead.growth.leads.LeadBook;
import io.beachhead.growth.leads.LeadFilter;
import io.beachhead.growth.leads.LeadList;
import io.beachhead.growth.leads.LeadStanding;
import io.beachhead.growth.leads.LeadsAnswer;
import io.beachhead.growth.leads.Playbook;
import io.beachhead.web.Csv;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leads as JSON and CSV, and how far the work on them is. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class LeadsApi {
  private static final int USUAL = 1000;
  private static final int MOST = 10_000;

  private final LeadList leads;
  private final LeadBook book;

  LeadsApi(LeadList leads, LeadBook book) {
    this.leads = leads;
    this.book = book;
  }

  /**
   * What is to change.
   *
   * @param playbook {@code buy}, {@code expand} or {@code keep}
   * @param owner absent leaves it, empty makes the lead nobody's
   * @param state absent leaves it
   */
  record ChangeOfLead(@Nullable String playbook, @Nullable String owner, @Nullable String state) {}

  @GetMapping(path = "/api/growth/leads", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Accounts likely to buy, to grow or to leave, with reasons",
      description =
          "playbook = buy (upgrades, or first revenue, within 60 days), expand (revenue up in 60"
              + " days) or keep (churns or shrinks in 90 days). state = open, taken, contacted,"
              + " won, lost or dismissed; an empty owner = nobody's. Under 30 outcomes four plain"
              + " rules decide and chance is null.")
  LeadsAnswer leads(
      @RequestParam(required = false) @Nullable String playbook,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      @RequestParam(defaultValue = "" + USUAL) int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest(
          "The limit is not usable.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be from 1 to 10,000")));
    }
    return leads.answer(LeadFilter.of(playbook, owner, state), asOf, limit);
  }

  @GetMapping(
      path = {"/api/growth/leads", "/api/growth/leads.csv", "/leads.csv"},
      produces = "text/csv")
  @Operation(
      summary =
          "The same as a table: one line per account and playbook; without playbook, of all three")
  void table(
      @RequestParam(required = false) @Nullable String playbook,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      HttpServletResponse response) {
    List<Playbook> about =
        playbook == null || playbook.isBlank()
            ? List.of(Playbook.values())
            : List.of(LeadFilter.playbook(playbook));
    List<LeadsAnswer> answers =
        about.stream()
            .map(each -> LeadFilter.of(each.key(), owner, state))
            .map(filter -> leads.answer(filter, asOf, Integer.MAX_VALUE))
            .toList();
    Csv.download(
        response,
        about.size() == 1 ? "leads-" + about.getFirst().key() : "leads",
        csv -> {
          csv.row(
              "account",
              "playbook",
              "name",
              "segment",
              "chance",
              "chance_low",
              "chance_high",
              "rules_met",
              "ready",
              "reasons",
              "changed",
              "could_bring",
              "currency",
              "owner",
              "state",
              "since");
          for (LeadsAnswer answer : answers) {
            answer.items().forEach(item -> csv.row(cells(answer.playbook(), item)));
          }
        });
  }

  private static @Nullable Object[] cells(Playbook playbook, LeadsAnswer.Item item) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(item.account());
    cells.add(playbook.key());
    cells.add(item.name());
    cells.add(item.segment());
    var chance = item.chance();
    cells.add(chance == null ? null : (Double) chance.mid());
    cells.add(chance == null ? null : (Double) chance.low());
    cells.add(chance == null ? null : (Double) chance.high());
    var rules = item.rules();
    cells.add(rules == null ? null : (Integer) rules.met());
    cells.add(item.ready());
    cells.add(
        item.reasons().stream()
            .map(reason ->
                reason.points() == null
                    ? reason.text()
                    : "%s %+.1f".formatted(reason.text(), reason.points()))
            .collect(Collectors.joining("; ")));
    cells.add(item.changed().text());
    var could = item.couldBring();
    cells.add(could == null ? null : could.amount());
    cells.add(could == null ? null : could.currency());
    cells.add(item.owner());
    cells.add(item.state().key());
    cells.add(item.standing().since());
    return cells.toArray();
  }

  @PutMapping("/api/growth/leads/{account}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Say who works on a lead, and how far they are",
      description =
          "Fields that are absent stay. won and lost become the outcome that chances are learned"
              + " from; every state is kept with its time.")
  LeadStanding change(@PathVariable String account, @RequestBody ChangeOfLead said) {
    if (said.playbook() == null || said.playbook().isBlank()) {
      throw ProblemException.unprocessable(
          "The lead was not changed.",
          List.of(ProblemItem.of("playbook", null, "is needed: buy, expand or keep")));
    }
    return book.change(
        account,
        LeadFilter.playbook(said.playbook()),
        new LeadBook.Change(said.owner(), LeadFilter.state(said.state())));
  }

  @GetMapping("/api/growth/leads/{account}/history")
  @Operation(summary = "Every state a lead was in, the oldest first")
  List<LeadStanding> history(
      @PathVariable String account, @RequestParam(required = false) @Nullable String playbook) {
    return book.history(account, LeadFilter.playbook(playbook));
  }
}
