package io.beachhead.behaviour.log;

import io.beachhead.store.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads the stored events once the program answers, so that neither the start nor the first
 * question waits for them. Nothing is opened where nothing was ever stored.
 */
@Component
@ConditionalOnWebApplication
class LogAtStart {
  private static final Logger LOG = LoggerFactory.getLogger(LogAtStart.class);

  private final EventLog log;
  private final Warehouse warehouse;

  LogAtStart(EventLog log, Warehouse warehouse) {
    this.log = log;
    this.warehouse = warehouse;
  }

  @EventListener(ApplicationReadyEvent.class)
  void read() {
    if (warehouse.exists()) {
      Thread.ofPlatform().name("event-log-start").daemon(true).start(this::open);
    }
  }

  private void open() {
    try {
      log.start();
    } catch (EventLog.NotDurable e) {
      // Whoever asks or sends next tries again, and is told.
      LOG.warn(e.getMessage());
    }
  }
}
