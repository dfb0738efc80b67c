package io.beachhead.outbox.web;

import io.beachhead.outbox.MessageType;
import io.beachhead.outbox.Webhook;
import io.beachhead.outbox.WebhookDraft;
import io.beachhead.outbox.WebhookKind;
import io.beachhead.outbox.Webhooks;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks as JSON. */
@RestController
@RequestMapping("/api/webhooks")
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Workspace")
@RunsAs(Workload.LIGHT)
class WebhooksApi {
  private final Webhooks webhooks;

  WebhooksApi(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * A webhook.
   *
   * @param url only its host where the address itself is a secret (slack)
   */
  record WebhookView(
      String id,
      String name,
      String url,
      WebhookKind kind,
      List<String> events,
      boolean muted,
      String createdBy,
      Instant createdAt) {
    static WebhookView of(Webhook webhook) {
      return new WebhookView(
          webhook.id(),
          webhook.name(),
          webhook.shownUrl(),
          webhook.kind(),
          webhook.events(),
          webhook.muted(),
          webhook.createdBy(),
          webhook.createdAt());
    }
  }

  /**
   * A webhook and what signs its messages.
   *
   * @param secret shown this once; null for slack
   */
  record Made(String id, @Nullable String secret) {}

  /** What is to change; a field that is missing stays. */
  record Change(
      @Nullable String name,
      @Nullable String url,
      @Nullable List<@Nullable String> events,
      @Nullable Boolean muted) {}

  @GetMapping
  @Operation(summary = "Webhooks, oldest first")
  List<WebhookView> all() {
    return webhooks.all().stream().map(WebhookView::of).toList();
  }

  @GetMapping("/events")
  @Operation(summary = "The types of messages a webhook can subscribe to")
  List<MessageType> events() {
    return webhooks.types();
  }

  @GetMapping("/{id}")
  @Operation(summary = "One webhook")
  WebhookView one(@PathVariable String id) {
    return WebhookView.of(webhooks.one(id));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Register a webhook",
      description =
          "kind is standard (JSON signed as Standard Webhooks 1.0 says) or slack ({\"text\": …})."
              + " The secret of a standard one is in this answer only. Private addresses are"
              + " refused unless the server's BEACHHEAD_WEBHOOK_NETWORKS names their network.")
  Made register(@RequestBody WebhookDraft draft) {
    Webhooks.Registered made = webhooks.register(draft);
    return new Made(made.webhook().id(), made.secret());
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change or mute a webhook",
      description = "While it is muted, nothing is sent to it and nothing new is stored for it.")
  WebhookView change(@PathVariable String id, @RequestBody Change change) {
    return WebhookView.of(
        webhooks.change(
            id,
            new WebhookDraft(change.name(), change.url(), null, change.events()),
            change.muted()));
  }

  @PostMapping("/{id}/secret")
  @Operation(
      summary = "Give a webhook a new secret",
      description = "The old one signs nothing from now on. The new one is in this answer only.")
  Made newSecret(@PathVariable String id) {
    return new Made(id, webhooks.newSecret(id).secret());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a webhook with its deliveries")
  void delete(@PathVariable String id) {
    webhooks.delete(id);
  }
}
