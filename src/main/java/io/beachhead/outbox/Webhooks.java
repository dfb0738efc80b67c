package io.beachhead.outbox;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The webhooks of the workspace: who is told, and of what. */
@Component
public class Webhooks {
  static final Duration UNDO_LASTS = Duration.ofMinutes(1);

  /** More would make every event of a busy day a burst of requests. */
  public static final int MOST = 50;

  private final WebhookRecords records;
  private final Networks networks;
  private final AuditTrail audit;
  private final Clock clock;
  private final ObjectProvider<MessageType> types;

  /**
   * A webhook just made.
   *
   * @param secret signs its messages; shown this once, null for a Slack-compatible one
   */
  public record Registered(Webhook webhook, @Nullable String secret) {}

  Webhooks(
      WebhookRecords records,
      Networks networks,
      AuditTrail audit,
      Clock clock,
      ObjectProvider<MessageType> types) {
    this.records = records;
    this.networks = networks;
    this.audit = audit;
    this.clock = clock;
    this.types = types;
  }

  /** What a webhook can subscribe to, by key. */
  public List<MessageType> types() {
    return types.stream().sorted(Comparator.comparing(MessageType::key)).toList();
  }

  /** All of them, the oldest first. */
  public List<Webhook> all() {
    return records.all();
  }

  /**
   * One of them.
   *
   * @throws ProblemException 404 where there is none with that id
   */
  public Webhook one(String id) {
    return records
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no webhook %s.".formatted(id)));
  }

  /**
   * Registers a receiver.
   *
   * @throws ProblemException 422 that names every field that cannot be used, 409 at {@link #MOST}
   */
  @Transactional
  public Registered register(WebhookDraft draft) {
    if (records.all().size() >= MOST) {
      throw ProblemException.conflict(
          "There are already %d webhooks. Delete one first.".formatted(MOST));
    }
    var problems = new ArrayList<ProblemItem>();
    String name = draft.nameOf(problems);
    Optional<URI> url = draft.urlOf(networks, problems);
    Optional<WebhookKind> kind = draft.kindOf(problems);
    List<String> events = draft.eventsOf(known().keySet(), problems);
    refuse(problems);
    WebhookKind form = kind.orElseThrow();
    var made =
        new Webhook(
            UUID.randomUUID().toString(),
            name,
            url.orElseThrow(),
            form,
            events,
            false,
            CurrentUser.now().name(),
            Instant.ofEpochMilli(clock.millis()));
    String secret = form == WebhookKind.STANDARD ? Signature.newSecret() : null;
    records.insert(made, secret);
    audit.record("webhook.registered", name, made.shownUrl());
    return new Registered(made, secret);
  }

  /**
   * Changes what the draft states; what is null in it stays. The kind stays in any case.
   *
   * @param muted null to leave it
   * @throws ProblemException 404, or 422 that names every field that cannot be used
   */
  @Transactional
  public Webhook change(String id, WebhookDraft draft, @Nullable Boolean muted) {
    Webhook before = one(id);
    var problems = new ArrayList<ProblemItem>();
    if (draft.kind() != null && !draft.kind().equals(before.kind().key())) {
      problems.add(ProblemItem.of("kind", draft.kind(), "cannot change; register another webhook"));
    }
    String name = draft.name() == null ? before.name() : draft.nameOf(problems);
    URI url =
        draft.url() == null ? before.url() : draft.urlOf(networks, problems).orElse(before.url());
    List<String> events =
        draft.events() == null ? before.events() : draft.eventsOf(known().keySet(), problems);
    refuse(problems);
    var after =
        new Webhook(
            id,
            name,
            url,
            before.kind(),
            events,
            muted == null ? before.muted() : muted,
            before.createdBy(),
            before.createdAt());
    records.update(after);
    if (after.muted() != before.muted()) {
      audit.record(after.muted() ? "webhook.muted" : "webhook.unmuted", name, "");
    }
    if (!after.url().equals(before.url()) || !events.equals(before.events())) {
      audit.record("webhook.changed", name, after.shownUrl());
    }
    return after;
  }

  /**
   * Gives it a new secret; the old one signs nothing from then on.
   *
   * @throws ProblemException 404, or 409 for a kind whose messages are not signed
   */
  @Transactional
  public Registered newSecret(String id) {
    Webhook webhook = one(id);
    if (webhook.kind() != WebhookKind.STANDARD) {
      throw ProblemException.conflict(
          "Messages to %s are not signed, so it has no secret.".formatted(webhook.name()));
    }
    String secret = Signature.newSecret();
    records.secret(id, secret);
    audit.record("webhook.secret-changed", webhook.name(), "");
    return new Registered(webhook, secret);
  }

  /**
   * Deletes it with what still waits for it.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public Webhook delete(String id) {
    Webhook webhook = one(id);
    Instant now = clock.instant();
    records.delete(id, now, Instant.EPOCH);
    audit.record("webhook.deleted", webhook.name(), webhook.shownUrl());
    return webhook;
  }

  /**
   * Takes a deletion back.
   *
   * @throws ProblemException 409 where it is gone for good
   */
  @Transactional
  public void restore(String id) {
    if (records.delete(id, null, clock.instant().minus(UNDO_LASTS)) == 0) {
      throw ProblemException.conflict("The webhook was deleted too long ago. Register it again.");
    }
    audit.record("webhook.restored", one(id).name(), "");
  }

  private Map<String, MessageType> known() {
    Map<String, MessageType> known = new LinkedHashMap<>();
    types().forEach(type -> known.put(type.key(), type));
    return known;
  }

  private static void refuse(List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The webhook cannot be saved.", problems);
    }
  }
}
