package io.beachhead.growth.payments;

import io.beachhead.behaviour.WhoDid;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.growth.payments.FailedPayments.Failed;
import io.beachhead.value.features.Features;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages about failed payments. They say what the product gave, in numbers of use that are
 * counted over the last 90 days, and what the customer can do about this reason.
 */
@Component
public class PaymentDrafts {
  private static final Duration LOOKED_AT = Duration.ofDays(90);
  private static final int MOST_FEATURES = 3;

  private final WhoDid whoDid;
  private final Features features;
  private final CustomerBases customers;
  private final WorkspaceSettings settings;
  private final Clock clock;

  PaymentDrafts(
      WhoDid whoDid,
      Features features,
      CustomerBases customers,
      WorkspaceSettings settings,
      Clock clock) {
    this.whoDid = whoDid;
    this.features = features;
    this.customers = customers;
    this.settings = settings;
    this.clock = clock;
  }

  /** A message to send. */
  public record Draft(String subject, String text) {}

  private record Use(String feature, long times) {}

  /** The message about a payment. */
  public Draft of(Failed payment) {
    return of(List.of(payment)).getFirst();
  }

  /** The messages about payments, in their order; use is counted once for all of them. */
  public List<Draft> of(List<Failed> payments) {
    var use = use(payments.stream().map(Failed::account).toList());
    return payments.stream()
        .map(each -> draft(each, use.getOrDefault(String.valueOf(each.account()), List.of())))
        .toList();
  }

  /** The messages about cards that expire, in their order. */
  public List<Draft> ofCards(List<FailedPayments.Expiring> cards) {
    var use = use(cards.stream().map(FailedPayments.Expiring::account).toList());
    var product = settings.current().name();
    return cards.stream()
        .map(card -> {
          var text = new StringBuilder();
          text.append(
              "Hello,\n\nthe card%s that pays for %s works until %s. Please enter a new one before, so that nothing stops."
                  .formatted(
                      card.last4() == null ? "" : " ending in " + card.last4(),
                      product,
                      Format.date(card.expiresOn())));
          used(text, card.account(), use.getOrDefault(String.valueOf(card.account()), List.of()));
          text.append("\n\nThank you,\n%s".formatted(product));
          return new Draft("Your card for %s expires soon".formatted(product), text.toString());
        })
        .toList();
  }

  private Draft draft(Failed payment, List<Use> use) {
    var product = settings.current().name();
    var amount =
        Format.moneyExact(
            Money.ofMinor(payment.amountMinor(), payment.currency()).amount(), payment.currency());
    var text = new StringBuilder();
    text.append("Hello,\n\nthe payment of %s for %s did not go through".formatted(amount, product));
    text.append(payment.attempts() > 1 ? " (%d attempts).".formatted(payment.attempts()) : ".");
    text.append(' ').append(whatToDo(payment.reason()));
    var next = payment.nextAt();
    if (next != null && next.isAfter(clock.instant())) {
      text.append(
          " It is tried again on %s."
              .formatted(Format.date(next.atZone(settings.current().timezone()).toLocalDate())));
    }
    used(text, payment.account(), use);
    text.append("\n\nThank you,\n%s".formatted(product));
    return new Draft("Your payment for %s did not go through".formatted(product), text.toString());
  }

  private void used(StringBuilder text, @Nullable String account, List<Use> use) {
    if (!use.isEmpty()) {
      text.append("\n\nIn the last 90 days %s used:\n".formatted(nameOf(account)));
      for (var each : use) {
        text.append(
            "- %s, %s\n"
                .formatted(
                    each.feature(),
                    each.times() == 1 ? "once" : Format.count(each.times()) + " times"));
      }
      text.append("We would like to keep that for you.");
    }
  }

  private String nameOf(@Nullable String account) {
    var base = customers.asOf(settings.current().today(clock));
    int row = account == null ? -1 : base.rowOf(account);
    return row < 0 ? "you" : base.name(row);
  }

  /** By account, the features used most first. */
  private Map<String, List<Use>> use(List<@Nullable String> accounts) {
    long to = clock.millis();
    var found = new HashMap<String, List<Use>>();
    for (var feature : features.all()) {
      if (feature.shipped() && !feature.events().isEmpty()) {
        var times = whoDid.times(feature.events(), to - LOOKED_AT.toMillis(), to);
        for (var account : accounts) {
          var count = account == null ? null : times.get(account);
          if (account != null && count != null) {
            var use = new Use(feature.name(), count);
            var its = found.computeIfAbsent(account, _ -> new ArrayList<>());
            if (!its.contains(use)) {
              its.add(use);
            }
          }
        }
      }
    }
    found.replaceAll((_, its) ->
        its.stream()
            .sorted(Comparator.comparingLong(Use::times).reversed())
            .limit(MOST_FEATURES)
            .toList());
    return found;
  }

  /** By Stripe's decline codes. */
  private static String whatToDo(@Nullable String reason) {
    return switch (reason == null ? "" : reason) {
      case "expired_card" -> "The card has expired; please enter a new one.";
      case "insufficient_funds" ->
          "The bank says that the card's limit or balance was not enough; another card helps at"
              + " once.";
      case "authentication_required" ->
          "The bank asks you to confirm the payment; please open the invoice and confirm it.";
      case "lost_card", "stolen_card", "pickup_card" -> "Please enter another card.";
      case "incorrect_number", "incorrect_cvc", "invalid_expiry_month", "invalid_expiry_year" ->
          "The details of the card do not match; please enter them again.";
      case "processing_error", "issuer_not_available", "try_again_later" ->
          "The bank could not be reached; you need not do anything yet.";
      default -> "Please check the card with your bank, or enter another one.";
    };
  }
}
