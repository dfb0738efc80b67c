package io.beachhead.growth.payments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.growth.payments.FailedPayments;
import io.beachhead.growth.payments.FailedPayments.Failed;
import io.beachhead.growth.payments.FailedPayments.Recovery;
import io.beachhead.growth.payments.PaymentDrafts;
import io.beachhead.growth.payments.StripeSecrets;
import io.beachhead.growth.reasons.LeavingPages;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of failed payments, its CSV, and the secrets of the webhook. */
@Controller
@Hidden
@ConditionalOnWebApplication
class PaymentsController {
  private static final int SHOWN = 100;
  private static final String BACK = "redirect:" + LeavingPages.PAYMENTS;

  private final Shells shells;
  private final FailedPayments payments;
  private final PaymentDrafts drafts;
  private final StripeSecrets secrets;
  private final CustomerBases bases;
  private final PublicAddress address;
  private final WorkspaceSettings settings;

  PaymentsController(
      Shells shells,
      FailedPayments payments,
      PaymentDrafts drafts,
      StripeSecrets secrets,
      CustomerBases bases,
      PublicAddress address,
      WorkspaceSettings settings) {
    this.shells = shells;
    this.payments = payments;
    this.drafts = drafts;
    this.secrets = secrets;
    this.bases = bases;
    this.address = address;
    this.settings = settings;
  }

  @GetMapping("/payments")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  JteView page() {
    var shell = shells.shell("reasons");
    var zone = settings.current().timezone();
    var base = bases.asOf(shell.today());
    var all = payments.all();
    boolean admin = CurrentUser.now().may(Role.ADMIN);
    var reasons = new ArrayList<PaymentsPage.ReasonRow>();
    FailedPayments.byReason(all).forEach((reason, recovery) -> reasons.add(row(reason, recovery)));
    return new JteView(
        "growth/payments/payments",
        new PaymentsPage(
            shell,
            LeavingPages.tabs(shell, LeavingPages.PAYMENTS),
            sentence(FailedPayments.recovery(all)),
            reasons,
            rows(all.stream().limit(SHOWN).toList(), base, shell, zone),
            cards(payments.expiring(shell.today()), base),
            admin
                ? secrets.saved().stream()
                    .map(one ->
                        new PaymentsPage.Secret(
                            one.id(), "…" + one.hint(), Format.time(one.createdAt(), zone)))
                    .toList()
                : List.of(),
            admin,
            address.link("/webhooks/stripe")));
  }

  @GetMapping("/payments.csv")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  void csv(HttpServletResponse response) {
    Csv.download(
        response,
        "failed-payments",
        csv -> {
          csv.row(
              "invoice",
              "account_id",
              "email",
              "amount",
              "currency",
              "reason",
              "attempts",
              "failed_at",
              "next_attempt_at",
              "state",
              "settled_at");
          for (var each : payments.all()) {
            csv.row(
                each.id(),
                each.account(),
                each.email(),
                Money.ofMinor(each.amountMinor(), each.currency()).amount(),
                each.currency(),
                each.reason(),
                each.attempts(),
                each.failedAt(),
                each.nextAt(),
                each.state(),
                each.settledAt());
          }
        });
  }

  @PostMapping("/payments/secrets")
  @PreAuthorize("hasRole('ADMIN')")
  String add(@RequestParam(defaultValue = "") String secret, RedirectAttributes redirect) {
    try {
      secrets.add(secret);
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Secret saved."));
    } catch (ProblemException refused) {
      redirect.addFlashAttribute(
          Flash.NAME, Flash.of("The secret was not saved: expected the signing secret, whsec_…"));
    }
    return BACK;
  }

  @PostMapping("/payments/secrets/{id}/deletion")
  @PreAuthorize("hasRole('ADMIN')")
  String remove(@PathVariable String id, RedirectAttributes redirect) {
    secrets.remove(id);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Secret removed; it is not good any more."));
    return BACK;
  }

  private static String sentence(Recovery recovery) {
    var share = recovery.share();
    if (share == null) {
      return recovery.failed() == 0
          ? "No payment failed yet."
          : "%s failed; none is settled yet.".formatted(Format.count(recovery.failed(), "payment"));
    }
    var days = recovery.medianDays();
    return "%s of those settled came back (%s at 80%% certainty)%s."
        .formatted(
            Format.of(recovery.recovered(), (long) recovery.recovered() + recovery.lost()),
            Format.shareRange(share.low(), share.high()),
            days == null ? "" : ", half of them within %s days".formatted(Format.number(days, 1)));
  }

  private static PaymentsPage.ReasonRow row(String reason, Recovery recovery) {
    var share = recovery.share();
    return new PaymentsPage.ReasonRow(
        reason.isEmpty() ? "Not said" : reason.replace('_', ' '),
        Format.count(recovery.failed()),
        Format.count(recovery.recovered()),
        share == null
            ? "not settled yet"
            : "%s (%s)"
                .formatted(Format.share(share.mid()), Format.shareRange(share.low(), share.high())),
        recovery.medianDays() == null ? "" : Format.number(recovery.medianDays(), 1),
        recovery.medianAttempts() == null ? "" : Format.number(recovery.medianAttempts(), 1));
  }

  private static String name(@Nullable String account, CustomerBase base) {
    int row = account == null ? -1 : base.rowOf(account);
    return row < 0 ? "not known" : base.name(row);
  }

  private List<PaymentsPage.CardRow> cards(
      List<FailedPayments.Expiring> expiring, CustomerBase base) {
    var messages = drafts.ofCards(expiring);
    var rows = new ArrayList<PaymentsPage.CardRow>();
    for (int i = 0; i < expiring.size(); i++) {
      var card = expiring.get(i);
      rows.add(
          new PaymentsPage.CardRow(
              name(card.account(), base),
              card.last4() == null ? "card" : "card ending in " + card.last4(),
              Format.date(card.expiresOn()),
              messages.get(i).text()));
    }
    return rows;
  }

  private List<PaymentsPage.Row> rows(
      List<Failed> shown, CustomerBase base, Shell shell, ZoneId zone) {
    var open = shown.stream().filter(each -> each.state().equals("open")).toList();
    var texts = new HashMap<String, String>();
    var messages = drafts.of(open);
    for (int i = 0; i < open.size(); i++) {
      texts.put(open.get(i).id(), messages.get(i).text());
    }
    return shown.stream().map(each -> row(each, texts.get(each.id()), base, shell, zone)).toList();
  }

  private static PaymentsPage.Row row(
      Failed each, @Nullable String draft, CustomerBase base, Shell shell, ZoneId zone) {
    var account = each.account();
    return new PaymentsPage.Row(
        name(account, base),
        account == null
            ? null
            : shell.link("/accounts/" + URLEncoder.encode(account, StandardCharsets.UTF_8)),
        Format.moneyExact(
            Money.ofMinor(each.amountMinor(), each.currency()).amount(), each.currency()),
        each.reason() == null ? "not said" : each.reason().replace('_', ' '),
        Format.count(each.attempts()),
        Format.time(each.failedAt(), zone),
        each.state(),
        switch (each.state()) {
          case "recovered" -> "ok";
          case "lost" -> "warn";
          default -> "line";
        },
        draft);
  }
}
