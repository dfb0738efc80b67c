package io.beachhead.decisions.predictions;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every hour for predictions whose day has come, whether or not somebody asks. */
@Component
@ConditionalOnWebApplication
class PredictionTimer {
  private static final Logger LOG = LoggerFactory.getLogger(PredictionTimer.class);

  private final Predictions predictions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("prediction-checks").factory());

  PredictionTimer(Predictions predictions) {
    this.predictions = predictions;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var _ = timer.scheduleWithFixedDelay(this::look, 2, 60, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      predictions.all();
    } catch (RuntimeException e) {
      LOG.warn("Predictions could not be checked; trying again in an hour.", e);
    }
  }

  @PreDestroy
  void end() {
    timer.shutdownNow();
  }
}
