package io.beachhead.growth.payments;

import io.beachhead.customers.revenue.Money;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes Stripe's events: payments that fail, are paid after all or are given up, cards about to
 * expire, and subscriptions that ended with what the customer said. Each event counts once, by its
 * id, however often it is sent; other types are answered and passed over.
 */
@Component
public class StripeEvents {
  /** Amounts of these come with two decimals although the currency has none. */
  private static final Set<String> WITH_TWO_DECIMALS = Set.of("ISK", "UGX");

  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_COMMENT = 5_000;

  private final JdbcClient sql;
  private final StripeSecrets secrets;
  private final AccountOfCustomer accounts;
  private final JsonMapper json;
  private final Changes changes;
  private final Clock clock;

  StripeEvents(
      JdbcClient sql,
      StripeSecrets secrets,
      AccountOfCustomer accounts,
      JsonMapper json,
      Changes changes,
      Clock clock) {
    this.sql = sql;
    this.secrets = secrets;
    this.accounts = accounts;
    this.json = json;
    this.changes = changes;
    this.clock = clock;
  }

  /** What became of an event. */
  public enum Received {
    HANDLED,
    /** It came before. */
    REPEATED,
    /** Nobody here asks for its type. */
    IGNORED
  }

  /**
   * Takes one delivery.
   *
   * @param signature the header {@code Stripe-Signature}
   * @throws ProblemException 400 where the signature is wrong or old or the body is no event
   */
  @Transactional
  public Received take(@Nullable String signature, byte[] body) {
    var known = secrets.all();
    if (known.isEmpty()) {
      throw ProblemException.badRequest(
          "No signing secret is set. Save the endpoint's secret under Payments first.");
    }
    var flaw = StripeSignature.flaw(signature, body, known, clock.instant());
    if (flaw != null) {
      throw ProblemException.badRequest(flaw);
    }
    var event = parsed(body);
    var id = text(event, "id");
    var type = text(event, "type");
    var object = event.path("data").path("object");
    if (id == null || type == null || !object.isObject()) {
      throw ProblemException.badRequest(
          "The body is not an event of Stripe: id, type, data.object.");
    }
    if (!knows(type)) {
      return Received.IGNORED;
    }
    int fresh =
        sql.sql(
                """
                INSERT INTO stripe_event (id, type, received_at) VALUES (:id, :type, :now)
                ON CONFLICT (id) DO NOTHING
                """)
            .param("id", id)
            .param("type", type)
            .param("now", clock.millis())
            .update();
    if (fresh == 0) {
      return Received.REPEATED;
    }
    long created = event.path("created").longValue(clock.instant().getEpochSecond());
    handle(type, object, Instant.ofEpochSecond(created), id);
    changes.mark("payments");
    return Received.HANDLED;
  }

  private JsonNode parsed(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException _) {
      throw ProblemException.badRequest("The body is not valid JSON.");
    }
  }

  private static boolean knows(String type) {
    return switch (type) {
      case "invoice.payment_failed",
          "invoice.paid",
          "invoice.payment_succeeded",
          "invoice.voided",
          "invoice.marked_uncollectible",
          "charge.failed",
          "payment_intent.payment_failed",
          "customer.source.expiring",
          "customer.source.updated",
          "customer.source.deleted",
          "payment_method.attached",
          "payment_method.automatically_updated",
          "payment_method.updated",
          "customer.subscription.deleted" ->
          true;
      default -> false;
    };
  }

  private void handle(String type, JsonNode object, Instant at, String event) {
    switch (type) {
      case "invoice.payment_failed" -> failed(object, at);
      case "invoice.paid", "invoice.payment_succeeded" -> settled(object, "recovered", at);
      case "invoice.voided", "invoice.marked_uncollectible" -> settled(object, "lost", at);
      case "charge.failed" -> reason(id(object, "invoice"), text(object, "failure_code"));
      case "payment_intent.payment_failed" -> reason(invoice(object), decline(object));
      case "customer.source.expiring" -> expiring(object, at);
      case "customer.subscription.deleted" -> ended(object, at, event);
      default -> renewed(object);
    }
  }

  private void failed(JsonNode invoice, Instant at) {
    var id = text(invoice, "id");
    var currency = text(invoice, "currency");
    if (id == null || currency == null) {
      throw ProblemException.badRequest("The invoice has no id or no currency.");
    }
    var iso = currency.toUpperCase(Locale.ROOT);
    var due =
        amount(
            invoice.path("amount_remaining").longValue(invoice.path("amount_due").longValue(0)),
            iso);
    var customer = id(invoice, "customer");
    var email = text(invoice, "customer_email");
    var next = invoice.get("next_payment_attempt");
    sql.sql(
            """
            INSERT INTO failed_payment (id, account_id, customer, email, amount_minor, currency,
              reason, attempts, failed_at, next_at)
            VALUES (:id, :account, :customer, :email, :amount, :currency, :reason, :attempts, :at,
              :next)
            ON CONFLICT (id) DO UPDATE SET
              attempts = CASE WHEN excluded.attempts > failed_payment.attempts
                THEN excluded.attempts ELSE failed_payment.attempts END,
              failed_at = CASE WHEN excluded.failed_at < failed_payment.failed_at
                THEN excluded.failed_at ELSE failed_payment.failed_at END,
              reason = coalesce(excluded.reason, failed_payment.reason),
              next_at = excluded.next_at
            """)
        .param("id", id)
        .param("account", accounts.of(invoice, customer, email))
        .param("customer", customer)
        .param("email", email)
        .param("amount", due)
        .param("currency", iso)
        .param("reason", decline(invoice.path("payment_intent")))
        .param("attempts", Math.max(1, invoice.path("attempt_count").intValue(1)))
        .param("at", at.toEpochMilli())
        .param(
            "next",
            next == null || !next.isNumber()
                ? null
                : Instant.ofEpochSecond(next.longValue()).toEpochMilli())
        .update();
  }

  /** In our own minor units. */
  private static long amount(long stripes, String currency) {
    int decimals = WITH_TWO_DECIMALS.contains(currency) ? 2 : Money.minorDigits(currency);
    return new Money(BigDecimal.valueOf(stripes, decimals), currency).minor();
  }

  /** An invoice that was paid at once never failed, and is not here. */
  private void settled(JsonNode invoice, String state, Instant at) {
    sql.sql(
            """
            UPDATE failed_payment SET state = :state, settled_at = :at, next_at = NULL
            WHERE id = :id AND state <> 'recovered' AND failed_at <= :at
            """)
        .param("state", state)
        .param("at", at.toEpochMilli())
        .param("id", text(invoice, "id"))
        .update();
  }

  private void reason(@Nullable String invoice, @Nullable String reason) {
    if (invoice != null && reason != null) {
      sql.sql("UPDATE failed_payment SET reason = :reason WHERE id = :id")
          .param("reason", cut(reason, LONGEST_REASON))
          .param("id", invoice)
          .update();
    }
  }

  private void expiring(JsonNode card, Instant at) {
    var id = text(card, "id");
    int month = card.path("exp_month").intValue(0);
    int year = card.path("exp_year").intValue(0);
    if (id == null || month < 1 || month > 12 || year < 1970 || year > 9999) {
      return; // a source that is no card
    }
    var customer = id(card, "customer");
    sql.sql(
            """
            INSERT INTO expiring_card
              (id, account_id, customer, email, last4, expires_on, noticed_at)
            VALUES (:id, :account, :customer, :email, :last4, :expires, :at)
            ON CONFLICT (id) DO UPDATE SET expires_on = excluded.expires_on
            """)
        .param("id", id)
        .param("account", accounts.of(card, customer, null))
        .param("customer", customer)
        .param("email", text(card.path("owner"), "email"))
        .param("last4", text(card, "last4"))
        .param("expires", YearMonth.of(year, month).atEndOfMonth().toString())
        .param("at", at.toEpochMilli())
        .update();
  }

  /** A new card, or new dates of the old one: the customer's warning is over. */
  private void renewed(JsonNode method) {
    var customer = id(method, "customer");
    sql.sql("DELETE FROM expiring_card WHERE id = :id OR customer = :customer")
        .param("id", text(method, "id"))
        .param("customer", customer)
        .update();
  }

  private void ended(JsonNode subscription, Instant at, String event) {
    var customer = id(subscription, "customer");
    if (customer != null) {
      sql.sql(
              """
              UPDATE failed_payment SET state = 'lost', settled_at = :at, next_at = NULL
              WHERE customer = :customer AND state = 'open'
              """)
          .param("at", at.toEpochMilli())
          .param("customer", customer)
          .update();
    }
    var account = accounts.of(subscription, customer, null);
    var details = subscription.path("cancellation_details");
    var reason =
        Optional.ofNullable(text(details, "feedback")).or(() -> unpaid(details)).orElse(null);
    var comment = text(details, "comment");
    if (account == null || (reason == null && comment == null)) {
      return; // nothing was said
    }
    long ended = subscription.path("ended_at").longValue(at.getEpochSecond());
    sql.sql(
            """
            INSERT INTO churn_reason (id, account_id, date, kind, reason, comment, source)
            VALUES (:id, :account, :date, 'churn', :reason, :comment, 'stripe')
            """)
        .param("id", "stripe:" + event)
        .param("account", account)
        .param("date", LocalDate.ofInstant(Instant.ofEpochSecond(ended), ZoneOffset.UTC).toString())
        .param("reason", reason == null ? "other" : reason.replace('_', '-'))
        .param("comment", comment == null ? null : cut(comment, LONGEST_COMMENT))
        .update();
    changes.mark("reasons");
  }

  private static Optional<String> unpaid(JsonNode details) {
    return "payment_failed".equals(text(details, "reason"))
        ? Optional.of("payment-failed")
        : Optional.empty();
  }

  private static @Nullable String decline(JsonNode intent) {
    var error = intent.path("last_payment_error");
    var code = text(error, "decline_code");
    var reason = code == null ? text(error, "code") : code;
    return reason == null ? null : cut(reason, LONGEST_REASON);
  }

  /** Newer versions of the API name the invoice below {@code payment_details}. */
  private static @Nullable String invoice(JsonNode intent) {
    var named = id(intent, "invoice");
    return named == null ? text(intent.path("payment_details"), "order_reference") : named;
  }

  /** An id, or that of the object that stands in its place. */
  private static @Nullable String id(JsonNode parent, String field) {
    var value = parent.path(field);
    return value.isObject() ? text(value, "id") : text(parent, field);
  }

  private static @Nullable String text(JsonNode parent, String field) {
    var text = parent.path(field).stringValue("");
    return text.isBlank() ? null : cut(text, LONGEST_COMMENT);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
