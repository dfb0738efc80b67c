package io.beachhead.outbox;

import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes messages and sends them to the webhooks that want them. A message is stored in the
 * transaction that it reports, and sent once that has committed.
 */
@Component
public class Outbox {
  /** Of a body as it is sent; Standard Webhooks asks to stay under 20 KB. */
  private static final int LARGEST = 64 * 1024;

  private final DeliveryRecords deliveries;
  private final WebhookRecords webhooks;
  private final ObjectProvider<Courier> courier;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;

  /** Some of the deliveries, newest first. */
  public record Page(List<Delivery> items, long total) {
    public Page {
      items = List.copyOf(items);
    }
  }

  Outbox(
      DeliveryRecords deliveries,
      WebhookRecords webhooks,
      ObjectProvider<Courier> courier,
      AuditTrail audit,
      JsonMapper json,
      Clock clock) {
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.courier = courier;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Sends a message to every webhook that is subscribed to its type and not muted; to each at most
   * once, however often a message with that id is handed in.
   *
   * @return to how many it goes
   * @throws ProblemException 413 where the data make more than 64 KB
   */
  @Transactional
  public int send(Message message) {
    int receivers = 0;
    for (Webhook webhook : webhooks.all()) {
      if (!webhook.muted() && webhook.events().contains(message.type())) {
        receivers += stored(webhook, message) ? 1 : 0;
      }
    }
    if (receivers > 0) {
      wakeAfterCommit();
    }
    return receivers;
  }

  /**
   * Sends a message to one webhook that a person chose, subscribed or not.
   *
   * @throws ProblemException 404 for an unknown webhook, 409 for a muted one, 413 as {@link #send}
   */
  @Transactional
  public void sendTo(String webhook, Message message) {
    Webhook to = one(webhook);
    if (to.muted()) {
      throw ProblemException.conflict(
          "%s is muted, so nothing is sent to it. Unmute it under Settings → Webhooks."
              .formatted(to.name()));
    }
    if (stored(to, message)) {
      wakeAfterCommit();
    }
  }

  /**
   * Sends a test to one webhook.
   *
   * @throws ProblemException 404 for an unknown webhook, 409 for a muted one
   */
  @Transactional
  public void sendTest(String webhook) {
    sendTo(
        webhook,
        new Message(
            MessageType.TEST.key(),
            "test-" + UUID.randomUUID(),
            "A test from Beachhead: messages arrive here.",
            Map.of("webhook", webhook)));
  }

  /**
   * Sends a delivery again, with the same id and body, whether it arrived or not.
   *
   * @throws ProblemException 404 for an unknown delivery, 409 while it is being sent
   */
  @Transactional
  public Delivery sendAgain(String id) {
    Delivery delivery = delivery(id);
    if (!deliveries.again(id, clock.instant())) {
      throw ProblemException.conflict("It is being sent right now.");
    }
    audit.record("webhook.sent-again", delivery.webhookName(), delivery.type());
    wakeAfterCommit();
    return delivery(id);
  }

  /**
   * One delivery.
   *
   * @throws ProblemException 404 where there is none with that id
   */
  public Delivery delivery(String id) {
    return deliveries
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no delivery %s.".formatted(id)));
  }

  /**
   * The deliveries, newest first. They are kept for 30 days.
   *
   * @param webhook id of a receiver; null for all
   * @param state null for all
   * @param after the delivery the page begins behind; null for the first page
   */
  public Page deliveries(
      @Nullable String webhook,
      Delivery.@Nullable State state,
      @Nullable Delivery after,
      int limit) {
    var question = new DeliveryRecords.Question(webhook, state);
    var place =
        after == null
            ? null
            : new DeliveryRecords.Place(after.createdAt().toEpochMilli(), after.id());
    return new Page(deliveries.list(question, place, limit), deliveries.count(question));
  }

  private Webhook one(String id) {
    return webhooks
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no webhook %s.".formatted(id)));
  }

  private boolean stored(Webhook webhook, Message message) {
    Instant now = clock.instant();
    String body =
        switch (webhook.kind()) {
          case STANDARD -> standard(message, now);
          case SLACK -> json.writeValueAsString(Map.of("text", slackText(message.text())));
        };
    if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw ProblemException.tooLarge("The message has more than %d KB.".formatted(LARGEST / 1024));
    }
    return deliveries.add(webhook.id(), message.id(), message.type(), body, now).isPresent();
  }

  private String standard(Message message, Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", message.type());
    body.put("timestamp", now.toString());
    body.put("text", message.text());
    body.put("data", message.data());
    return json.writeValueAsString(body);
  }

  /**
   * Slack gives three characters a meaning; escaped, no text can mention everybody or hide a link.
   */
  private static String slackText(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            courier.ifAvailable(Courier::wake);
          }
        });
  }
}
