package io.beachhead.voice.interviews;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Looks once an hour for texts whose time is over, so that they go whether or not somebody asks.
 */
@Component
@ConditionalOnWebApplication
class RetentionTimer {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionTimer.class);

  private final Retention retention;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());

  RetentionTimer(Retention retention) {
    this.retention = retention;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var _ = timer.scheduleWithFixedDelay(this::look, 1, 60, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      retention.deleteExpired();
    } catch (DataAccessException busy) {
      LOG.warn("Texts whose time is over were not deleted; trying again in an hour.", busy);
    }
  }

  @PreDestroy
  void end() {
    timer.shutdownNow();
  }
}
