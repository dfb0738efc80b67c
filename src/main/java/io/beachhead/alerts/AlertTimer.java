package io.beachhead.alerts;

import io.beachhead.behaviour.BehaviourQuestions;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at the alerts when something came in, and every few minutes as time passes. However busy
 * the log is, no more than a tenth of the time is spent on it.
 */
@Component
@ConditionalOnWebApplication
class AlertTimer {
  private static final Logger LOG = LoggerFactory.getLogger(AlertTimer.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(5);
  private static final int SHARE_OF_TIME = 10;

  private final AlertChecks checks;
  private final AlertRecords records;
  private final BehaviourQuestions questions;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alerts").factory());
  private long seen = -1;
  private Instant notBefore = Instant.MIN;
  private Instant last = Instant.MIN;

  AlertTimer(AlertChecks checks, AlertRecords records, BehaviourQuestions questions, Clock clock) {
    this.checks = checks;
    this.records = records;
    this.questions = questions;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      var now = clock.instant();
      long version = questions.version();
      boolean due = version != seen || last.plus(AT_LEAST_EVERY).isBefore(now);
      if (!due || now.isBefore(notBefore) || records.all().isEmpty()) {
        return;
      }
      checks.checkAll();
      seen = version;
      last = now;
      var took = Duration.between(now, clock.instant());
      notBefore = clock.instant().plus(took.multipliedBy(SHARE_OF_TIME));
    } catch (RuntimeException e) {
      LOG.warn("Alerts could not be checked; trying again in a moment: {}", e.getMessage());
    }
  }

  @PreDestroy
  void end() {
    timer.shutdownNow();
  }
}
