package io.beachhead.outbox.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code outbox/webhook.jte}: one webhook, what it gets and what it got.
 *
 * @param secret just made, shown this once; null where none was
 */
public record WebhookPage(
    Shell shell,
    List<Choice> tabs,
    WebhooksPage.Line webhook,
    boolean signed,
    WebhooksPage.Form form,
    WebhooksPage.Deliveries deliveries,
    WebhooksPage.@Nullable ShownSecret secret) {}
