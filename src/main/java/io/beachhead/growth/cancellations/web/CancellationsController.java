package io.beachhead.growth.cancellations.web;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.growth.cancellations.CancelQuestions;
import io.beachhead.growth.cancellations.Cancellation;
import io.beachhead.growth.cancellations.Cancellations;
import io.beachhead.growth.cancellations.OfferRule;
import io.beachhead.growth.cancellations.OfferRules;
import io.beachhead.growth.cancellations.Reason;
import io.beachhead.growth.cancellations.web.CancellationsPage.Option;
import io.beachhead.growth.cancellations.web.CancellationsPage.RuleRow;
import io.beachhead.growth.reasons.LeavingPages;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.PublicAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The team's page of cancellations: links, answers, outcomes, and the rules of offers. */
@Controller
@Hidden
@ConditionalOnWebApplication
class CancellationsController {
  private static final int SHOWN = 200;
  private static final String BACK = "redirect:" + LeavingPages.CANCELLATIONS;

  private final Shells shells;
  private final Cancellations cancellations;
  private final OfferRules rules;
  private final CancelQuestions questions;
  private final CustomerBases bases;
  private final AccountGrouping grouping;
  private final PublicAddress address;
  private final Clock clock;

  CancellationsController(
      Shells shells,
      Cancellations cancellations,
      OfferRules rules,
      CancelQuestions questions,
      CustomerBases bases,
      AccountGrouping grouping,
      PublicAddress address,
      Clock clock) {
    this.shells = shells;
    this.cancellations = cancellations;
    this.rules = rules;
    this.questions = questions;
    this.bases = bases;
    this.grouping = grouping;
    this.address = address;
    this.clock = clock;
  }

  @GetMapping("/cancellations")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  JteView page() {
    return view(null);
  }

  @GetMapping("/cancellations.csv")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  void csv(HttpServletResponse response) {
    Csv.download(
        response,
        "cancellations",
        csv -> {
          csv.row(
              "id",
              "account_id",
              "person_email",
              "created_at",
              "reason",
              "liked",
              "comment",
              "offered",
              "outcome",
              "plan",
              "resumes_on",
              "outcome_at");
          for (var each : cancellations.all()) {
            var answers = each.answers();
            csv.row(
                each.id(),
                each.account(),
                each.person(),
                each.createdAt(),
                answers == null ? null : answers.reason().key(),
                answers == null ? null : String.join("; ", answers.liked()),
                answers == null ? null : answers.comment(),
                String.join("; ", each.offered()),
                each.result().outcome().key(),
                each.result().plan(),
                each.result().resumesOn(),
                each.result().at());
          }
        });
  }

  @PostMapping("/cancellations")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object add(
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String person,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return tried(
        () -> cancellations.add(account.strip(), person.isBlank() ? null : person.strip(), null),
        "Link made. Send it to the customer.",
        response,
        redirect);
  }

  @PostMapping("/cancellations/{id}/outcome")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object settle(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String outcome,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return tried(() -> cancellations.settle(id, outcome), "Outcome saved.", response, redirect);
  }

  @PostMapping("/cancellations/rules")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object rules(
      HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
    return tried(
        () -> {
          rules.replace(sent(request));
        },
        "Rules saved.",
        response,
        redirect);
  }

  private Object tried(
      Runnable act, String message, HttpServletResponse response, RedirectAttributes redirect) {
    try {
      act.run();
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      return view(
          refused.problems().isEmpty()
              ? refused.detail()
              : refused.problems().stream()
                  .map(each -> each.column() + ": " + each.problem())
                  .collect(Collectors.joining("; ")));
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of(message));
    return BACK;
  }

  /** The rules of the form; rows without an offer are left out. */
  private static List<OfferRule> sent(HttpServletRequest request) {
    var offers = request.getParameterValues("offer");
    var sent = new ArrayList<OfferRule>();
    for (int i = 0; offers != null && i < offers.length; i++) {
      var offer = offers[i];
      for (var known : OfferRule.Offer.values()) {
        if (known.key().equals(offer)) {
          sent.add(
              new OfferRule(
                  cell(request, "reason", i),
                  cell(request, "segment", i),
                  number(cell(request, "minArr", i)),
                  known,
                  cell(request, "plan", i),
                  months(cell(request, "months", i)),
                  cell(request, "words", i)));
        }
      }
    }
    return sent;
  }

  private static @Nullable String cell(HttpServletRequest request, String name, int row) {
    var cells = request.getParameterValues(name);
    return cells == null || row >= cells.length || cells[row].isBlank() ? null : cells[row].strip();
  }

  private static @Nullable Double number(@Nullable String text) {
    try {
      return text == null ? null : Double.valueOf(text.replace(",", ""));
    } catch (NumberFormatException _) {
      throw ProblemException.badRequest("ARR from: \"%s\" is not a number.".formatted(text));
    }
  }

  private static @Nullable Integer months(@Nullable String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException _) {
      throw ProblemException.badRequest("Months: \"%s\" is not a whole number.".formatted(text));
    }
  }

  private JteView view(@Nullable String error) {
    var shell = shells.shell("reasons");
    var base = bases.asOf(shell.today());
    var all = cancellations.all();
    var groups = grouping.divide(null, base).orElse(null);
    var ruleRows = new ArrayList<RuleRow>();
    rules.all().forEach(rule -> ruleRows.add(row(rule)));
    ruleRows.add(new RuleRow("", "", "", "", "", "", ""));
    return new JteView(
        "growth/cancellations/cancellations",
        new CancellationsPage(
            shell,
            LeavingPages.tabs(shell, LeavingPages.CANCELLATIONS),
            sentence(all),
            error,
            all.stream().limit(SHOWN).map(each -> row(each, base, shell)).toList(),
            ruleRows,
            Arrays.stream(Reason.values()).map(r -> new Option(r.key(), r.words())).toList(),
            groups == null
                ? List.of()
                : groups.groups().stream().map(g -> new Option(g.key(), g.name())).toList(),
            true));
  }

  private static String sentence(List<Cancellation> all) {
    long settled = all.stream().filter(each -> !each.open()).count();
    if (settled == 0) {
      return "A link asks a customer who wants to leave two questions and makes an offer. None was"
          + " used yet.";
    }
    long kept = all.stream().filter(each -> each.result().outcome().kept()).count();
    var share = BinomialInterval.jeffreys(kept, settled);
    return "%s of those who used their link stayed in one way or another (%s at 80%% certainty)."
        .formatted(Format.of(kept, settled), Format.shareRange(share.low(), share.high()));
  }

  private static RuleRow row(OfferRule rule) {
    return new RuleRow(
        text(rule.reason()),
        text(rule.segment()),
        rule.minArr() == null ? "" : Format.number(rule.minArr(), 0).replace(",", ""),
        rule.offer().key(),
        text(rule.plan()),
        rule.months() == null ? "" : rule.months().toString(),
        text(rule.words()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private CancellationsPage.Row row(Cancellation each, CustomerBase base, Shell shell) {
    int row = base.rowOf(each.account());
    var answers = each.answers();
    var result = each.result();
    boolean usable = each.open() && !clock.instant().isAfter(each.expiresAt());
    return new CancellationsPage.Row(
        each.id(),
        row < 0 ? each.account() : base.name(row),
        shell.link("/accounts/" + URLEncoder.encode(each.account(), StandardCharsets.UTF_8)),
        Format.age(LocalDate.ofInstant(each.createdAt(), ZoneOffset.UTC), shell.today()),
        answers == null ? "not answered" : answers.reason().words(),
        answers == null
            ? ""
            : answers.liked().stream().map(questions::label).collect(Collectors.joining(", ")),
        answers == null ? null : answers.comment(),
        result.outcome().words()
            + (result.resumesOn() == null ? "" : " until " + Format.date(result.resumesOn()))
            + (result.plan() == null ? "" : ": " + result.plan())
            + (each.open() && !usable ? ", expired" : ""),
        each.open() ? "line" : result.outcome().kept() ? "ok" : "warn",
        usable ? address.link(cancellations.path(each)) : null,
        true);
  }
}
