package io.beachhead.growth.reasons.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.growth.reasons.LeavingPages;
import io.beachhead.growth.reasons.LossReasons;
import io.beachhead.growth.reasons.ReasonsAnswer;
import io.beachhead.growth.reasons.ReasonsAnswer.Item;
import io.beachhead.growth.reasons.ReasonsAnswer.Part;
import io.beachhead.growth.reasons.StatedReasons;
import io.beachhead.growth.reasons.StatedReasons.Draft;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The page of why customers leave, its CSV, and the form by which a reason is written down. */
@Controller
@Hidden
@ConditionalOnWebApplication
class ReasonsController {
  private static final int SHOWN = 100;
  private static final String NOT_SAID = "Not said";

  private final Shells shells;
  private final LossReasons reasons;
  private final StatedReasons stated;
  private final ReasonsPeriod period;

  ReasonsController(
      Shells shells, LossReasons reasons, StatedReasons stated, ReasonsPeriod period) {
    this.shells = shells;
    this.reasons = reasons;
    this.stated = stated;
    this.period = period;
  }

  @GetMapping("/reasons")
  JteView page(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    return view(from, to, null);
  }

  @GetMapping("/reasons.csv")
  void csv(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      HttpServletResponse response) {
    var days = period.of(from, to);
    var answer = reasons.answer(segmentation, days.from(), days.to());
    Csv.download(
        response,
        "reasons",
        csv -> {
          csv.row(
              "account_id",
              "name",
              "segment",
              "kind",
              "arr",
              "currency",
              "reason",
              "comment",
              "source",
              "used",
              "asked_for");
          for (var item : answer.items()) {
            csv.row(
                item.account(),
                item.name(),
                item.segment(),
                item.contraction() ? "contraction" : "churn",
                item.arr().amount(),
                item.arr().currency(),
                item.reason(),
                item.comment(),
                item.source(),
                String.join("; ", item.used()),
                String.join(" | ", item.askedFor()));
          }
        });
  }

  @PostMapping("/reasons")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView add(
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(required = false) @Nullable String date,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    String id;
    try {
      id = stated.add(new Draft(account, date, kind, reason, form.get("comment")));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      return view(
          null,
          null,
          refused.problems().stream()
              .map(each -> each.column() + ": " + each.problem())
              .collect(Collectors.joining("; ")));
    }
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "Reason saved.",
            new PageAddress(
                    "/reasons/deletion/undoing", List.of(new PageAddress.Parameter("id", id)))
                .href()));
    var back =
        account != null && "account".equals(form.get("back"))
            ? AccountAddress.of(account)
            : LeavingPages.REASONS;
    return new ModelAndView(new RedirectView(back, true));
  }

  @PostMapping("/reasons/deletion")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String delete(@RequestParam String id, RedirectAttributes redirect) {
    var was = stated.delete(id);
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "Reason deleted.",
            new PageAddress(
                    "/reasons/restoration",
                    List.of(
                        parameter("account", was.account()),
                        parameter("date", was.date()),
                        parameter("kind", was.kind()),
                        parameter("reason", was.reason()),
                        parameter("comment", was.comment())))
                .href()));
    return "redirect:" + AccountAddress.of(Objects.requireNonNullElse(was.account(), ""));
  }

  private static PageAddress.Parameter parameter(String name, @Nullable String value) {
    return new PageAddress.Parameter(name, Objects.requireNonNullElse(value, ""));
  }

  /** Undoes that a reason was written down. */
  @PostMapping("/reasons/deletion/undoing")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ResponseEntity<Void> undo(@RequestParam String id) {
    stated.delete(id);
    return ResponseEntity.noContent().build();
  }

  /** Undoes that a reason was deleted. */
  @PostMapping("/reasons/restoration")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ResponseEntity<Void> restore(
      @RequestParam String account,
      @RequestParam String date,
      @RequestParam String kind,
      @RequestParam String reason,
      @RequestParam(defaultValue = "") String comment) {
    stated.add(new Draft(account, date, kind, reason, comment));
    return ResponseEntity.noContent().build();
  }

  private JteView view(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String error) {
    var shell = shells.shell("reasons");
    var days = period.of(from, to == null ? shell.asOf() : to);
    var chosen = shell.segmentation();
    var answer = reasons.answer(chosen == null ? null : chosen.key(), days.from(), days.to());
    var parts = new ArrayList<ReasonsPage.PartRows>();
    if (answer.total().accounts() > 0) {
      parts.add(part(answer.total()));
      answer.segments().forEach(each -> parts.add(part(each)));
    }
    return new JteView(
        "growth/reasons/reasons",
        new ReasonsPage(
            shell,
            LeavingPages.tabs(shell, LeavingPages.REASONS),
            days.from().toString(),
            days.to().toString(),
            error,
            sentence(answer),
            parts,
            answer.cancelPage().stream()
                .map(each ->
                    new ReasonsPage.CancelRow(
                        words(each.reason()), words(each.outcome()), Format.count(each.count())))
                .toList(),
            answer.items().stream().limit(SHOWN).map(item -> row(item, shell)).toList(),
            shell.link("/reasons.csv?from=%s&to=%s".formatted(days.from(), days.to())),
            CurrentUser.now().may(Role.PRODUCT) || CurrentUser.now().may(Role.GTM)));
  }

  private static String sentence(ReasonsAnswer answer) {
    var total = answer.total();
    if (total.accounts() == 0) {
      return "No customer left or pays less than at the start of this period.";
    }
    var notSaid =
        total.reasons().stream()
            .filter(each -> each.reason() == null)
            .mapToInt(each -> each.accounts())
            .sum();
    return "%s a year went with accounts that left, %s with accounts that pay less. Nobody said why for %s."
        .formatted(
            Format.money(total.churned().amount(), total.churned().currency()),
            Format.money(total.contracted().amount(), total.contracted().currency()),
            Format.of(notSaid, total.accounts()));
  }

  private static ReasonsPage.PartRows part(Part part) {
    return new ReasonsPage.PartRows(
        part.name(),
        null,
        Format.money(
            part.churned().amount().add(part.contracted().amount()), part.churned().currency()),
        part.reasons().stream()
            .map(each ->
                new ReasonsPage.ReasonRow(
                    each.reason() == null ? NOT_SAID : words(each.reason()),
                    each.reason() != null,
                    Format.count(each.accounts()),
                    Format.money(each.arr().amount(), each.arr().currency()),
                    each.share() == null ? "" : Format.share(each.share())))
            .toList());
  }

  /** Keys such as too-expensive read as words. */
  static String words(String reason) {
    return reason.matches("[a-z0-9]+(-[a-z0-9]+)+") ? reason.replace('-', ' ') : reason;
  }

  private static ReasonsPage.Row row(Item item, Shell shell) {
    var reason = item.reason();
    var source = item.source();
    return new ReasonsPage.Row(
        item.name(),
        shell.link(AccountAddress.of(item.account())),
        item.contraction() ? "pays less" : "left",
        Format.money(item.arr().amount(), item.arr().currency()),
        reason == null ? NOT_SAID : words(reason),
        reason != null,
        item.comment(),
        source == null ? "" : words(source),
        item.used().isEmpty() ? "nothing known" : String.join(", ", item.used()),
        item.askedFor().isEmpty() ? "nothing" : String.join(" · ", item.askedFor()));
  }
}
