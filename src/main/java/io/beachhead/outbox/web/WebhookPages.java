package io.beachhead.outbox.web;

import io.beachhead.outbox.Delivery;
import io.beachhead.outbox.MessageType;
import io.beachhead.outbox.Outbox;
import io.beachhead.outbox.Webhook;
import io.beachhead.outbox.WebhookKind;
import io.beachhead.outbox.Webhooks;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.web.FormErrors;
import io.beachhead.workspace.web.SettingsTabs;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts webhooks and their deliveries on pages. */
@Component
@ConditionalOnWebApplication
class WebhookPages {
  static final String ADDRESS = "/settings/webhooks";
  private static final int ROWS = 25;

  private final Shells shells;
  private final Webhooks webhooks;
  private final Outbox outbox;
  private final WorkspaceSettings settings;

  WebhookPages(Shells shells, Webhooks webhooks, Outbox outbox, WorkspaceSettings settings) {
    this.shells = shells;
    this.webhooks = webhooks;
    this.outbox = outbox;
    this.settings = settings;
  }

  List<MessageType> types() {
    return webhooks.types();
  }

  /** All of them, with that form and, where one was just made, its secret. */
  JteView list(
      WebhooksPage.Form form, WebhooksPage.@Nullable ShownSecret secret, HttpStatus status) {
    Shell shell = shells.shell("settings");
    List<Webhook> all = webhooks.all();
    return new JteView(
        "outbox/webhooks",
        new WebhooksPage(
            shell,
            SettingsTabs.at(ADDRESS),
            all.stream().map(this::line).toList(),
            form,
            deliveries(shell, null),
            secret,
            all.size() >= Webhooks.MOST),
        status);
  }

  /** One of them. */
  JteView one(
      Webhook webhook,
      WebhooksPage.Form form,
      WebhooksPage.@Nullable ShownSecret secret,
      HttpStatus status) {
    Shell shell = shells.shell("settings");
    return new JteView(
        "outbox/webhook",
        new WebhookPage(
            shell,
            SettingsTabs.at(ADDRESS),
            line(webhook),
            webhook.kind() == WebhookKind.STANDARD,
            form,
            deliveries(shell, webhook.id()),
            secret),
        status);
  }

  /** The form as the webhook stands. A secret address is not shown again. */
  WebhooksPage.Form form(Webhook webhook) {
    String url = webhook.kind() == WebhookKind.SLACK ? "" : webhook.url().toString();
    return new WebhooksPage.Form(
        webhook.name(), url, webhook.kind().key(), webhook.events(), types(), FormErrors.NONE);
  }

  private WebhooksPage.Line line(Webhook webhook) {
    List<String> labels = new ArrayList<>();
    for (MessageType type : types()) {
      if (webhook.events().contains(type.key())) {
        labels.add(type.label());
      }
    }
    return new WebhooksPage.Line(
        webhook.id(),
        webhook.name(),
        webhook.kind().label(),
        webhook.shownUrl(),
        labels.isEmpty() ? "What people send to it" : String.join(" · ", labels),
        webhook.muted());
  }

  private WebhooksPage.Deliveries deliveries(Shell shell, @Nullable String webhook) {
    PageAddress address = shell.address();
    int page = number(address.parameter("page"));
    long total = outbox.deliveries(webhook, null, null, 1).total();
    List<Delivery> upToPage = outbox.deliveries(webhook, null, null, page * ROWS).items();
    List<Delivery> shown =
        upToPage.subList(Math.min((page - 1) * ROWS, upToPage.size()), upToPage.size());
    ZoneId zone = settings.current().timezone();
    return new WebhooksPage.Deliveries(
        shown.stream().map(delivery -> sent(delivery, zone)).toList(),
        Pager.byNumber(address, page, ROWS, total),
        ADDRESS + "/deliveries/",
        ADDRESS + "/deliveries.csv" + (webhook == null ? "" : "?webhook=" + webhook));
  }

  /** Up to the last page that 30 days could fill; anything else is the first. */
  private static int number(@Nullable String page) {
    return page != null && page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
  }

  private static WebhooksPage.Sent sent(Delivery delivery, ZoneId zone) {
    String mark =
        switch (delivery.state()) {
          case SENT -> "ok";
          case FAILED -> "bad";
          case WAITING -> delivery.attempts() > 0 ? "warn" : null;
          case SENDING -> null;
        };
    return new WebhooksPage.Sent(
        delivery.id(),
        Format.time(delivery.createdAt(), zone),
        delivery.type(),
        delivery.webhookName(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        mark,
        detail(delivery, zone),
        delivery.state() != Delivery.State.SENDING);
  }

  private static String detail(Delivery delivery, ZoneId zone) {
    List<String> parts = new ArrayList<>();
    if (delivery.problem() != null) {
      parts.add(delivery.problem());
    } else if (delivery.status() != null) {
      parts.add("Answered %d.".formatted(delivery.status()));
    }
    if (delivery.attempts() > 1 || delivery.state() == Delivery.State.FAILED) {
      parts.add(Format.count(delivery.attempts(), "attempt") + ".");
    }
    if (delivery.state() == Delivery.State.WAITING && delivery.attempts() > 0) {
      parts.add("Next at " + Format.time(Objects.requireNonNull(delivery.nextAt()), zone) + ".");
    }
    return String.join(" ", parts);
  }
}
