package io.beachhead.growth.payments.web;

import io.beachhead.customers.revenue.Money;
import io.beachhead.growth.payments.FailedPayments;
import io.beachhead.growth.payments.FailedPayments.Expiring;
import io.beachhead.growth.payments.FailedPayments.Failed;
import io.beachhead.growth.payments.FailedPayments.Recovery;
import io.beachhead.growth.payments.PaymentDrafts;
import io.beachhead.growth.payments.StripeSecrets;
import io.beachhead.growth.payments.StripeSecrets.Saved;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Failed payments and what came of them, as JSON. */
@RestController
@RequestMapping("/api/payments")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Growth")
class PaymentsApi {
  private final FailedPayments payments;
  private final PaymentDrafts drafts;
  private final StripeSecrets secrets;
  private final WorkspaceSettings settings;
  private final Clock clock;

  PaymentsApi(
      FailedPayments payments,
      PaymentDrafts drafts,
      StripeSecrets secrets,
      WorkspaceSettings settings,
      Clock clock) {
    this.payments = payments;
    this.drafts = drafts;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  /** A payment, its amount as money. */
  record PaymentAnswer(
      String id,
      @Nullable String account,
      @Nullable String email,
      Money amount,
      @Nullable String reason,
      int attempts,
      Instant failedAt,
      @Nullable Instant nextAttemptAt,
      String state,
      @Nullable Instant settledAt) {
    static PaymentAnswer of(Failed failed) {
      return new PaymentAnswer(
          failed.id(),
          failed.account(),
          failed.email(),
          Money.ofMinor(failed.amountMinor(), failed.currency()),
          failed.reason(),
          failed.attempts(),
          failed.failedAt(),
          failed.nextAt(),
          failed.state(),
          failed.settledAt());
    }
  }

  /**
   * The latest first.
   *
   * @param byReason the same by what the bank said; a blank key where it said nothing
   * @param expiring cards that stop working soon
   */
  record Answer(
      List<PaymentAnswer> items,
      int total,
      Recovery recovery,
      Map<String, Recovery> byReason,
      List<Expiring> expiring) {}

  /** A message to send. */
  record Draft(String subject, String text) {}

  /** A signing secret. */
  record NewSecret(@Nullable String secret) {}

  @GetMapping
  @Operation(summary = "Failed payments, what share came back, and cards that expire")
  Answer all(@RequestParam(required = false) @Nullable String state) {
    var all = payments.all();
    var items =
        all.stream()
            .filter(each -> state == null || each.state().equals(state))
            .map(PaymentAnswer::of)
            .toList();
    return new Answer(
        items,
        items.size(),
        FailedPayments.recovery(all),
        FailedPayments.byReason(all),
        payments.expiring(settings.current().today(clock)));
  }

  @GetMapping("/{id}/draft")
  @Operation(summary = "A message about a failed payment that says what the product gave")
  Draft draft(@PathVariable String id) {
    var payment =
        payments.all().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no failed payment " + id + "."));
    var draft = drafts.of(payment);
    return new Draft(draft.subject(), draft.text());
  }

  @GetMapping("/secrets")
  @PreAuthorize("hasRole('ADMIN')")
  @Operation(summary = "Signing secrets of Stripe's webhook, by their last characters")
  List<Saved> secrets() {
    return secrets.saved();
  }

  @PostMapping("/secrets")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('ADMIN')")
  @Operation(summary = "Save a signing secret of Stripe's webhook beside the others")
  Saved add(@RequestBody NewSecret secret) {
    return secrets.add(secret.secret());
  }

  @DeleteMapping("/secrets/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasRole('ADMIN')")
  @Operation(summary = "End a signing secret")
  void remove(@PathVariable String id) {
    secrets.remove(id);
  }
}
