package io.beachhead.decisions.web;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionEvidence;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Revisits;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of what is not being done, with what would reopen each. */
@Controller
@ConditionalOnWebApplication
class NotDoingController {
  private static final String ADDRESS = "/decisions/not-doing";

  private final Decisions decisions;
  private final Revisits revisits;
  private final Shells shells;

  NotDoingController(Decisions decisions, Revisits revisits, Shells shells) {
    this.decisions = decisions;
    this.revisits = revisits;
    this.shells = shells;
  }

  @GetMapping(ADDRESS)
  JteView page(
      @RequestParam(required = false) @Nullable String verdict,
      @RequestParam(required = false) @Nullable String segment) {
    DecisionFilter filter = DecisionFilter.of(verdict, segment);
    List<Decision> all = turnedDown();
    return new JteView(
        "decisions/not-doing",
        new NotDoingPage(
            shells.shell("decisions"),
            filter.verdicts(ADDRESS, all),
            filter.segments(ADDRESS, all),
            filter.of(all).stream().map(this::row).toList(),
            all.isEmpty(),
            filter.on(ADDRESS + ".csv")));
  }

  /** A line per decision that holds. */
  @GetMapping(ADDRESS + ".csv")
  void csv(
      @RequestParam(required = false) @Nullable String verdict,
      @RequestParam(required = false) @Nullable String segment,
      HttpServletResponse response) {
    List<Decision> shown = DecisionFilter.of(verdict, segment).of(turnedDown());
    Csv.download(
        response,
        "not-doing",
        csv -> {
          csv.row(
              "id",
              "decided_on",
              "verdict",
              "subject",
              "reason",
              "happy_forgone_low",
              "happy_forgone",
              "happy_forgone_high",
              "requests",
              "accounts_asking",
              "revisit_when",
              "standing",
              "due");
          for (Decision it : shown) {
            Interval forgone = it.predicted().total();
            DecisionEvidence.Asked asked = decisions.now(it).evidence().asked();
            Optional<Revisits.Revisit> again = revisits.of(it);
            csv.row(
                it.id(),
                it.decidedOn(),
                it.verdict().key(),
                it.subject().name(),
                it.ruling().reason(),
                forgone == null ? null : forgone.low(),
                forgone == null ? null : forgone.mid(),
                forgone == null ? null : forgone.high(),
                asked.voices(),
                asked.accounts(),
                it.ruling().revisitWhen(),
                again
                    .map(now -> DecisionDetail.standing(now, it.ruling().revisitWhen()))
                    .orElse(null),
                again.filter(Revisits.Revisit::due).isPresent() ? "yes" : "no");
          }
        });
  }

  private List<Decision> turnedDown() {
    return decisions.all().stream().filter(it -> it.holds() && it.verdict().turnsDown()).toList();
  }

  private NotDoingPage.Row row(Decision decision) {
    Interval forgone = decision.predicted().total();
    DecisionEvidence.Asked asked = decisions.now(decision).evidence().asked();
    Optional<Revisits.Revisit> again = revisits.of(decision);
    String when = decision.ruling().revisitWhen();
    return new NotDoingPage.Row(
        "/decisions?decision=" + decision.id(),
        Format.date(decision.decidedOn()),
        Wording.what(decision),
        decision.ruling().reason(),
        forgone == null
            ? "not known"
            : "%s %s".formatted(Wording.increase(forgone), Wording.span(forgone)),
        asked.voices() == 0
            ? "nobody asks"
            : "%s, %s"
                .formatted(
                    Format.count(asked.voices(), "request"),
                    Format.count(asked.accounts(), "account")),
        when == null ? "" : when,
        again.map(now -> DecisionDetail.standing(now, when)).orElse(""),
        again.filter(Revisits.Revisit::due).isPresent());
  }
}
