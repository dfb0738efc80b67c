package io.beachhead.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class WebhooksTest {
  private static final String TYPE = "thing.happened";

  @Autowired TestClient client;
  @Autowired Outbox outbox;
  @Autowired Courier courier;
  @Autowired WebhookRecords webhooks;
  @Autowired DeliveryRecords deliveries;
  @Autowired Clock clock;

  private final List<Receiver> receivers = new ArrayList<>();

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @AfterEach
  void close() {
    receivers.forEach(Receiver::close);
  }

  @Test
  void signsMessagesSoThatTheOfficialLibraryAcceptsThem() throws Exception {
    var receiver = receiver();
    var made =
        client.json(
            client.postJson(
                "/api/webhooks",
                """
                {"name":"CRM","kind":"standard","url":"%s","events":[]}
                """
                    .formatted(receiver.url())));
    String id = made.path("id").asString();
    String secret = made.path("secret").asString();
    assertThat(secret).startsWith("whsec_");
    assertThat(client.get("/api/webhooks").body()).contains("\"CRM\"").doesNotContain("whsec_");

    outbox.sendTo(id, message("thing-1"));

    var got = receiver.next();
    assertThat(got.header("webhook-id")).isEqualTo("thing-1");
    assertThatCode(() -> new Webhook(secret).verify(got.body(), got.headers()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Webhook(secret).verify(got.body() + " ", got.headers()))
        .isInstanceOf(WebhookVerificationException.class);
    var body = client.json(client.get("/api/webhooks/deliveries"));
    assertThat(got.body()).contains("\"type\":\"thing.happened\"", "\"data\":{\"count\":3}");
    assertThat(body.path("total").asInt()).isOne();
    assertThat(settled("thing-1").path("state").asString()).isEqualTo("sent");

    var second = client.json(client.postJson("/api/webhooks/" + id + "/secret", ""));
    outbox.sendTo(id, message("thing-2"));
    var later = receiver.next();
    assertThatThrownBy(() -> new Webhook(secret).verify(later.body(), later.headers()))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatCode(() ->
            new Webhook(second.path("secret").asString()).verify(later.body(), later.headers()))
        .doesNotThrowAnyException();
  }

  @Test
  void sendsEachMessageOnceToWhoeverIsSubscribed() throws Exception {
    var receiver = receiver();
    register("Subscribed", receiver, WebhookKind.STANDARD, TYPE);
    register("Not", receiver, WebhookKind.STANDARD, "other.thing");
    String muted = register("Muted", receiver, WebhookKind.STANDARD, TYPE);
    client.patchJson("/api/webhooks/" + muted, "{\"muted\":true}");

    assertThat(outbox.send(message("thing-1"))).isOne();
    assertThat(outbox.send(message("thing-1"))).isZero();
    receiver.next();
    settled("thing-1");
    assertThat(receiver.waiting()).isEmpty();
  }

  @Test
  void triesAgainWithTheSameIdUntilItArrives() throws Exception {
    var receiver = receiver().answering(500);
    String id = register("Slow to start", receiver, WebhookKind.STANDARD, TYPE);
    outbox.send(message("thing-1"));
    var first = receiver.next();
    var waits = settled("thing-1");
    assertThat(waits.path("state").asString()).isEqualTo("waiting");
    assertThat(waits.path("problem").asString()).isEqualTo("The receiver answered 500.");

    receiver.answering(204);
    assertThat(courier.sendNext(id, clock.instant().plusSeconds(6))).isTrue();
    var second = receiver.next();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    var sent = settled("thing-1");
    assertThat(sent.path("state").asString()).isEqualTo("sent");
    assertThat(sent.path("attempts").asInt()).isEqualTo(2);

    client.postJson("/api/webhooks/deliveries/" + sent.path("id").asString() + "/again", "");
    assertThat(receiver.next().header("webhook-id")).isEqualTo("thing-1");
  }

  @Test
  void waitsLongerEachTimeAndGivesUp() {
    var failed = Attempt.unanswered("");
    var now = Instant.parse("2026-11-30T12:00:00Z");
    assertThat(Courier.next(0, failed, now)).isEqualTo(now.plusSeconds(5));
    assertThat(Courier.next(6, failed, now)).isEqualTo(now.plus(Duration.ofHours(12)));
    assertThat(Courier.next(7, failed, now)).isNull();
    var busy = new Attempt(429, "", Duration.ofMinutes(1), false);
    assertThat(Courier.next(0, busy, now)).isEqualTo(now.plusSeconds(60));
  }

  @Test
  void letsNobodyWaitForAReceiverThatNeverAnswers() throws Exception {
    var silent = receiver().neverAnswering();
    var quick = receiver();
    register("Silent", silent, WebhookKind.STANDARD, TYPE);
    register("Quick", quick, WebhookKind.STANDARD, TYPE);
    for (int i = 0; i < 5; i++) {
      outbox.send(message("thing-" + i));
    }
    Instant begun = Instant.now();
    for (int i = 0; i < 5; i++) {
      quick.next();
    }
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
    silent.next();
    assertThat(silent.waiting()).isEmpty();
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void followsNoRedirectAndStopsWhereTheReceiverIsGone() throws Exception {
    var other = receiver();
    var redirecting = receiver().answering(302, "Location", other.url());
    register("Moved", redirecting, WebhookKind.STANDARD, TYPE);
    var gone = receiver().answering(410);
    register("Gone", gone, WebhookKind.SLACK, TYPE);
    outbox.send(message("thing-1"));
    redirecting.next();
    gone.next();
    settled("thing-1");
    assertThat(other.waiting()).isEmpty();
    var states = client.getJson("/api/webhooks/deliveries");
    assertThat(states.path("items").findValuesAsString("state"))
        .containsExactlyInAnyOrder("waiting", "failed");
  }

  @Test
  void sendsSlackOneTextThatMentionsNobody() throws Exception {
    var receiver = receiver();
    register("Channel", receiver, WebhookKind.SLACK, TYPE);
    outbox.send(new Message(TYPE, "thing-1", "Ben & Co <!channel> asked", Map.of()));
    var got = receiver.next();
    assertThat(got.body()).isEqualTo("{\"text\":\"Ben &amp; Co &lt;!channel&gt; asked\"}");
    assertThat(got.header("webhook-signature")).isEmpty();
    assertThat(client.get("/api/webhooks").body()).contains("/…\"").doesNotContain("/hook\"");
  }

  @Test
  void sendsNothingTwiceAfterARestartWhereTheReceiverCannotTell() throws Exception {
    var receiver = receiver();
    String standard = register("Standard", receiver, WebhookKind.STANDARD, TYPE);
    String slack = register("Slack", receiver, WebhookKind.SLACK, TYPE);
    Instant later = clock.instant().plusSeconds(3_600);
    deliveries.add(standard, "thing-1", TYPE, "{}", later);
    deliveries.add(slack, "thing-1", TYPE, "{}", later);
    deliveries.claim(standard, later);
    deliveries.claim(slack, later);

    deliveries.recover(later, "It may have arrived.");

    assertThat(outbox.deliveries(standard, null, null, 9).items().getFirst().state())
        .isEqualTo(Delivery.State.WAITING);
    var unsure = outbox.deliveries(slack, null, null, 9).items().getFirst();
    assertThat(unsure.state()).isEqualTo(Delivery.State.FAILED);
    assertThat(unsure.problem()).isEqualTo("It may have arrived.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://[::1]:80/",
        "ftp://example.com/",
        "https://user:pass@example.com/",
        "https://",
        "not an address",
        "https://example.com:99999/",
        "file:///etc/passwd",
        ""
      })
  void registersNoAddressThatMessagesMayNotGoTo(String url) {
    var answer =
        client.postJson(
            "/api/webhooks",
            "{\"name\":\"x\",\"kind\":\"standard\",\"url\":\"%s\",\"events\":[]}".formatted(url));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(client.json(answer).path("problems").path(0).path("column").asString())
        .isEqualTo("url");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    var answer =
        client.postJson(
            "/api/webhooks", "{\"kind\":\"mail\",\"events\":[\"no.such\"],\"name\":\" \"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(client.json(answer).path("problems").findValuesAsString("column"))
        .containsExactlyInAnyOrder("name", "url", "kind", "events");
    assertThat(client.get("/api/webhooks/none").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/webhooks/deliveries?state=lost").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/webhooks/deliveries?cursor=x").statusCode()).isEqualTo(400);
  }

  @Test
  void isTheAdminsAlone() {
    var key = client.json(client.postJson("/api/keys", "{\"name\":\"p\",\"role\":\"product\"}"));
    var product = client.withKey(key.path("key").asString());
    assertThat(product.get("/api/webhooks").statusCode()).isEqualTo(403);
    assertThat(product.get("/api/webhooks/deliveries").statusCode()).isEqualTo(403);
    assertThat(product.get("/settings/webhooks").statusCode()).isEqualTo(403);
  }

  @Test
  void showsWebhooksAndWhatBecameOfTheirMessages() throws Exception {
    var receiver = receiver().answering(503);
    String id = register("Ops", receiver, WebhookKind.STANDARD, TYPE);
    outbox.send(message("thing-1"));
    receiver.next();
    settled("thing-1");
    assertThat(client.get("/settings/webhooks").body()).contains("Ops", "thing.happened");
    assertThat(client.get("/settings/webhooks/" + id).body())
        .contains("The receiver answered 503.", "Send again", "Send a test");
    assertThat(client.get("/settings/webhooks/deliveries.csv").body())
        .contains("thing-1,thing.happened,waiting,1,503,The receiver answered 503.");
    assertThat(client.delete("/api/webhooks/" + id).statusCode()).isEqualTo(204);
    assertThat(client.get("/settings/webhooks/" + id).statusCode()).isEqualTo(404);
  }

  private Receiver receiver() {
    var receiver = new Receiver();
    receivers.add(receiver);
    return receiver;
  }

  private static Message message(String id) {
    return new Message(TYPE, id, "Something happened.", Map.of("count", 3));
  }

  private String register(String name, Receiver receiver, WebhookKind kind, String event) {
    String id = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    webhooks.insert(
        new io.beachhead.outbox.Webhook(
            id,
            name,
            URI.create(receiver.url()),
            kind,
            List.of(event),
            false,
            "Test",
            clock.instant()),
        kind == WebhookKind.STANDARD ? Signature.newSecret() : null);
    return id;
  }

  /** The delivery of a message once no attempt is under way. */
  private JsonNode settled(String message) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      boolean all = true;
      JsonNode last = null;
      for (JsonNode item : client.getJson("/api/webhooks/deliveries").path("items")) {
        if (item.path("message").asString().equals(message)) {
          last = item;
          all &=
              !item.path("state").asString().equals("sending") && item.path("attempts").asInt() > 0;
        }
      }
      if (all && last != null) {
        return last;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("Still being sent: " + message);
  }
}
