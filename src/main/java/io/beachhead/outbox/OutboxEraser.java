package io.beachhead.outbox;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Erases webhooks with their deliveries: what comes next is somebody else's data. */
@Component
class OutboxEraser implements DataEraser {
  private final WebhookRecords webhooks;

  OutboxEraser(WebhookRecords webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public void erase() {
    webhooks.deleteAll();
  }
}
