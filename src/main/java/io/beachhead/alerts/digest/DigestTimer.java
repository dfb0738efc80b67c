package io.beachhead.alerts.digest;

import io.beachhead.workspace.WorkspaceSettings;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends the digests of a week on the morning after it. To each address a week's goes once. */
@Component
@ConditionalOnWebApplication
class DigestTimer {
  private static final Logger LOG = LoggerFactory.getLogger(DigestTimer.class);
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private final Digests digests;
  private final WorkspaceSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("digests").factory());
  private @Nullable LocalDate sent;

  DigestTimer(Digests digests, WorkspaceSettings settings, Clock clock) {
    this.digests = digests;
    this.settings = settings;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var _ = timer.scheduleWithFixedDelay(this::look, 10, 30, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      var now = clock.instant().atZone(settings.current().timezone());
      var week = digests.week();
      boolean begun =
          now.toLocalDate().isAfter(week.plusWeeks(1)) || !now.toLocalTime().isBefore(MORNING);
      if (begun && !week.equals(sent)) {
        digests.send();
        sent = week;
      }
    } catch (RuntimeException e) {
      LOG.warn("The weekly digests could not be sent; trying again: {}", e.getMessage());
    }
  }

  @PreDestroy
  void end() {
    timer.shutdownNow();
  }
}
