package io.beachhead.growth.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Stripe's deliveries in their true shapes, signed as Stripe signs. */
@TestWorkspace
class StripeTest {
  private static final String SECRET = "whsec_test_0123456789abcdef";
  private static final String NEXT = "whsec_next_0123456789abcdef";

  @Autowired TestClient client;

  @BeforeEach
  void anAccountAndASecret() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts", "id,name,stripe_customer\nacme,Acme,cus_A\nbolt,Bolt,\n");
    client.postCsv("/api/imports/people", "id,account_id,email\nbob,bolt,bob@bolt.test\n");
    client
        .getJson("/api/payments/secrets")
        .forEach(
            secret -> client.delete("/api/payments/secrets/" + secret.get("id").stringValue()));
    assertThat(
            client
                .postJson("/api/payments/secrets", "{\"secret\":\"" + SECRET + "\"}")
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void followsAPaymentFromItsFailureToItsRecovery() {
    long now = Instant.now().getEpochSecond();
    assertHandled(
        event("evt_1", "invoice.payment_failed", now - 86_400 * 2, invoice("in_1", 1)), true);
    assertHandled(
        event(
            "evt_2",
            "charge.failed",
            now - 86_400 * 2,
            "{\"id\":\"ch_1\",\"object\":\"charge\",\"invoice\":\"in_1\",\"failure_code\":\"insufficient_funds\"}"),
        true);
    assertHandled(event("evt_3", "invoice.payment_failed", now - 86_400, invoice("in_1", 2)), true);
    assertHandled(
        event("evt_3", "invoice.payment_failed", now - 86_400, invoice("in_1", 2)), false);
    var open = payments();
    assertThat(open.get("items").size()).isEqualTo(1);
    var payment = open.get("items").get(0);
    assertThat(payment.get("account").stringValue()).isEqualTo("acme");
    assertThat(payment.get("amount").get("amount").doubleValue()).isEqualTo(49.0);
    assertThat(payment.get("attempts").intValue()).isEqualTo(2);
    assertThat(payment.get("reason").stringValue()).isEqualTo("insufficient_funds");
    assertThat(open.get("recovery").get("share").isNull()).isTrue();
    assertHandled(event("evt_4", "invoice.paid", now, invoice("in_1", 3)), true);
    assertHandled(event("evt_5", "invoice.paid", now, invoice("in_never_failed", 1)), true);
    var recovered = payments();
    assertThat(recovered.get("items").size()).isEqualTo(1);
    assertThat(recovered.get("items").get(0).get("state").stringValue()).isEqualTo("recovered");
    assertThat(recovered.get("recovery").get("recovered").intValue()).isEqualTo(1);
    assertThat(recovered.get("recovery").get("medianDays").doubleValue()).isEqualTo(2.0);
    assertThat(recovered.get("recovery").get("share").get("high").doubleValue()).isPositive();
    assertThat(recovered.get("byReason").get("insufficient_funds").get("recovered").intValue())
        .isEqualTo(1);
  }

  @Test
  void findsTheAccountByAddressAndKeepsCurrenciesWithoutDecimals() {
    long now = Instant.now().getEpochSecond();
    assertHandled(
        event(
            "evt_1",
            "invoice.payment_failed",
            now,
            """
            {"id":"in_2","object":"invoice","customer":"cus_B","customer_email":"BOB@bolt.test",
             "amount_due":5000,"currency":"jpy","attempt_count":1,"next_payment_attempt":null}
            """),
        true);
    var payment = payments().get("items").get(0);
    assertThat(payment.get("account").stringValue()).isEqualTo("bolt");
    assertThat(payment.get("amount").get("amount").doubleValue()).isEqualTo(5000.0);
    var draft = client.getJson("/api/payments/in_2/draft");
    assertThat(draft.get("text").stringValue()).contains("did not go through").contains("5,000");
    assertThat(client.get("/api/payments/none/draft").statusCode()).isEqualTo(404);
  }

  @Test
  void warnsOfCardsBeforeTheyExpire() {
    long now = Instant.now().getEpochSecond();
    var card =
        """
        {"id":"card_1","object":"card","brand":"Visa","customer":"cus_A","exp_month":12,
         "exp_year":2199,"last4":"4242"}
        """;
    assertHandled(event("evt_1", "customer.source.expiring", now, card), true);
    var expiring = payments().get("expiring").get(0);
    assertThat(expiring.get("account").stringValue()).isEqualTo("acme");
    assertThat(expiring.get("expiresOn").stringValue()).isEqualTo("2199-12-31");
    assertHandled(
        event(
            "evt_2",
            "payment_method.attached",
            now,
            "{\"id\":\"pm_1\",\"object\":\"payment_method\",\"customer\":\"cus_A\"}"),
        true);
    assertThat(payments().get("expiring").size()).isZero();
  }

  @Test
  void acceptsOnlyWhatIsSignedRightlyAndNow() {
    long now = Instant.now().getEpochSecond();
    var event = event("evt_1", "invoice.payment_failed", now, invoice("in_1", 1));
    assertThat(sent(event, null).statusCode()).isEqualTo(400);
    assertThat(sent(event, "nonsense").statusCode()).isEqualTo(400);
    assertThat(sent(event, signature(event, now, "whsec_wrong_0123456789")).statusCode())
        .isEqualTo(400);
    assertThat(sent(event + " ", signature(event, now, SECRET)).statusCode()).isEqualTo(400);
    var old = sent(event, signature(event, now - 301, SECRET));
    assertThat(old.statusCode()).isEqualTo(400);
    assertThat(old.body()).contains("seconds off");
    assertThat(sent(event, signature(event, now + 400, SECRET)).statusCode()).isEqualTo(400);
    assertThat(payments().get("total").intValue()).isZero();
    client.postJson("/api/payments/secrets", "{\"secret\":\"" + NEXT + "\"}");
    assertThat(sent(event, signature(event, now, NEXT)).statusCode())
        .as("while one secret replaces another both are good")
        .isEqualTo(200);
    var both = "t=%d,v1=%s,v1=%s,v0=x".formatted(now, "0".repeat(64), hex(event, now, SECRET));
    assertThat(sent(event("evt_2", "ping", now, "{}"), "t=" + now).statusCode()).isEqualTo(400);
    assertThat(sent(event, both).statusCode()).isEqualTo(200);
  }

  @Test
  void passesOverTypesNobodyAsksForAndRefusesWhatIsNoEvent() {
    long now = Instant.now().getEpochSecond();
    assertHandled(event("evt_1", "product.created", now, "{\"id\":\"prod_1\"}"), false);
    for (var body :
        new String[] {"{}", "[]", "not json", "{\"id\":\"evt_2\",\"type\":\"invoice.paid\"}"}) {
      assertThat(sent(body, signature(body, now, SECRET)).statusCode()).as(body).isEqualTo(400);
    }
    var large = "{\"a\":\"" + "x".repeat(10_000_000) + "\"}";
    assertThat(sent(large, signature(large, now, SECRET)).statusCode()).isEqualTo(413);
    assertThat(client.postJson("/api/payments/secrets", "{\"secret\":\"short\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void importsFailedPaymentsOfAFile() {
    var csv =
        """
        invoice,account_id,failed_at,amount,currency,reason,attempts,recovered_at,lost_at
        i1,acme,2026-01-01,49,USD,expired_card,2,2026-01-05,
        i2,acme,2026-02-01,49,USD,expired_card,1,,2026-02-20
        i3,bolt,2026-03-01,10,USD,,1,,
        """;
    assertThat(client.postCsv("/api/imports/failed-payments", csv).statusCode()).isEqualTo(200);
    var recovery = payments().get("recovery");
    assertThat(recovery.get("recovered").intValue()).isEqualTo(1);
    assertThat(recovery.get("lost").intValue()).isEqualTo(1);
    assertThat(recovery.get("open").intValue()).isEqualTo(1);
    assertThat(recovery.get("medianDays").doubleValue()).isEqualTo(4.0);
    var again = client.json(client.postCsv("/api/imports/failed-payments", csv));
    assertThat(again.get("unchanged").intValue()).isEqualTo(3);
    var exported = client.get("/api/export/failed-payments.csv").body();
    assertThat(
            client
                .json(client.postCsv("/api/imports/failed-payments", exported))
                .get("unchanged")
                .intValue())
        .isEqualTo(3);
    var bad =
        client.postCsv(
            "/api/imports/failed-payments",
            "account_id,failed_at,amount,recovered_at\nacme,2026-01-05,1,2026-01-01\n");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("is before failed_at");
  }

  @Test
  void warnsOfCardsOfAFileBeforeTheyExpire() {
    var soon = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
    var csv =
        "account_id,expires_on,last4,email\nacme,%s,4242,ada@acme.test\nbolt,2099-12-31,1111,\n"
            .formatted(soon);
    assertThat(client.postCsv("/api/imports/cards", csv).statusCode()).isEqualTo(200);
    var expiring = payments().get("expiring");
    assertThat(expiring.size()).as("only those of the next 90 days").isEqualTo(1);
    assertThat(expiring.at("/0/expiresOn").stringValue()).isEqualTo(soon.atEndOfMonth().toString());
    assertThat(client.get("/payments").body())
        .contains("card ending in 4242", "Please enter a new one before");
    var whole =
        client.postCsv(
            "/api/imports/cards", "account_id,expires_on,last4\nacme,2027-01,4242424242424242\n");
    assertThat(whole.statusCode()).isEqualTo(422);
    assertThat(whole.body()).contains("must be four digits");
  }

  private JsonNode payments() {
    return client.getJson("/api/payments");
  }

  private static String invoice(String id, int attempts) {
    return """
    {"id":"%s","object":"invoice","customer":"cus_A","customer_email":"ada@acme.test",
     "amount_due":4900,"amount_remaining":4900,"currency":"usd","attempt_count":%d,
     "next_payment_attempt":4102444800,"status":"open","billing_reason":"subscription_cycle",
     "parent":{"subscription_details":{"subscription":"sub_1","metadata":{}}},"metadata":{}}
    """
        .formatted(id, attempts);
  }

  private static String event(String id, String type, long created, String object) {
    return """
    {"id":"%s","object":"event","api_version":"2025-04-30.basil","created":%d,"livemode":false,
     "pending_webhooks":1,"request":{"id":null},"type":"%s","data":{"object":%s}}
    """
        .formatted(id, created, type, object);
  }

  private void assertHandled(String event, boolean handled) {
    var answer = sent(event, signature(event, Instant.now().getEpochSecond(), SECRET));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(client.json(answer).get("handled").booleanValue()).isEqualTo(handled);
  }

  private static String signature(String body, long time, String secret) {
    return "t=%d,v1=%s".formatted(time, hex(body, time, secret));
  }

  private static String hex(String body, long time, String secret) {
    return StripeSignature.of(Long.toString(time), body.getBytes(StandardCharsets.UTF_8), secret);
  }

  private HttpResponse<String> sent(String body, String signature) {
    var anonymous = client.withKey(null);
    var request =
        signature == null
            ? anonymous.request("/webhooks/stripe", "Content-Type", "application/json")
            : anonymous.request(
                "/webhooks/stripe",
                "Content-Type",
                "application/json",
                "Stripe-Signature",
                signature);
    return anonymous.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
