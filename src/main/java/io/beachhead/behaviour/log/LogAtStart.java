package io.beachhead.behaviour.log;

import io.beachhead.store.Warehouse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads the stored events once the program answers, so that neither the start nor the first
 * question waits for them, and every page can say so where they cannot be read. Nothing is opened
 * where nothing was ever stored.
 */
@Component
@ConditionalOnWebApplication
class LogAtStart {
  private final LogAccess log;
  private final Warehouse warehouse;

  LogAtStart(LogAccess log, Warehouse warehouse) {
    this.log = log;
    this.warehouse = warehouse;
  }

  @EventListener(ApplicationReadyEvent.class)
  void read() {
    if (warehouse.exists()) {
      Thread.ofPlatform().name("event-log-start").daemon(true).start(log::canBeRead);
    }
  }
}
