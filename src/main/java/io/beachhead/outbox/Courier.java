package io.beachhead.outbox;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. Each receiver has a thread of its own while something is due for it, so that
 * one which never answers keeps nobody else waiting.
 */
@Component
@ConditionalOnWebApplication
class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /**
   * After each failed attempt; a message that fails once more has failed. About 28 hours in all.
   */
  static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(8),
          Duration.ofHours(12));

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int AT_A_TIME = 32;
  private static final String BROKEN_OFF =
      "The program ended while this was sent; it may have arrived. Send it again if it did not.";

  private final DeliveryRecords deliveries;
  private final WebhookRecords webhooks;
  private final Post post;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox").factory());
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final AtomicBoolean closing = new AtomicBoolean();

  Courier(DeliveryRecords deliveries, WebhookRecords webhooks, Post post, Clock clock) {
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.post = post;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    timer.execute(this::recover);
    var _ = timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    var _ = timer.scheduleWithFixedDelay(this::tidy, 1, 60, TimeUnit.MINUTES);
  }

  /** Looks for what is due now, without waiting for the next turn. */
  void wake() {
    try {
      timer.execute(this::look);
    } catch (RejectedExecutionException ending) {
      LOG.debug("The program ends; the message is sent after the next start.");
    }
  }

  private void recover() {
    try {
      deliveries.recover(clock.instant(), BROKEN_OFF);
    } catch (DataAccessException e) {
      LOG.error("What was being sent when the program ended stays marked as being sent", e);
    }
  }

  private void look() {
    if (closing.get()) {
      return;
    }
    try {
      for (String receiver : deliveries.receiversDue(clock.instant())) {
        if (busy.contains(receiver) || !places.tryAcquire()) {
          continue;
        }
        busy.add(receiver);
        Thread.ofVirtual().name("webhook-" + receiver).start(() -> serve(receiver));
      }
    } catch (DataAccessException e) {
      LOG.warn("Messages that are due could not be read; trying again: {}", e.getMessage());
    }
  }

  private void serve(String receiver) {
    try {
      boolean more = true;
      while (more && !closing.get()) {
        more = sendNext(receiver, clock.instant());
      }
    } catch (DataAccessException e) {
      LOG.warn("A message could not be marked as sent: {}", e.getMessage());
    } finally {
      busy.remove(receiver);
      places.release();
      // What came in after the last look of this thread would wait for the next turn.
      wake();
    }
  }

  /**
   * Sends what is due first for a receiver.
   *
   * @return whether it arrived, so that the next one may be tried at once
   */
  boolean sendNext(String receiver, Instant now) {
    var due = deliveries.claim(receiver, now);
    var webhook = webhooks.find(receiver);
    if (due.isEmpty() || webhook.isEmpty()) {
      return false;
    }
    Delivery delivery = due.get();
    String secret = webhooks.secret(receiver).orElse(null);
    Attempt attempt =
        post.send(webhook.get(), secret, delivery.message(), deliveries.body(delivery.id()));
    if (closing.get() && attempt.status() == null) {
      return false;
    }
    if (attempt.worked()) {
      deliveries.end(delivery.id(), Delivery.State.SENT, attempt, null);
      return true;
    }
    Instant next = attempt.hopeless() ? null : next(delivery.attempts(), attempt, now);
    Delivery.State state = next == null ? Delivery.State.FAILED : Delivery.State.WAITING;
    deliveries.end(delivery.id(), state, attempt, next);
    return false;
  }

  /** When to try again after so many attempts before this one; null for no more. */
  static @Nullable Instant next(int before, Attempt attempt, Instant now) {
    if (before >= WAITS.size()) {
      return null;
    }
    Duration wait = WAITS.get(before);
    Duration asked = attempt.pause();
    return now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
  }

  private void tidy() {
    try {
      deliveries.deleteBefore(clock.instant().minus(KEPT));
      webhooks.purge(clock.instant().minus(Webhooks.UNDO_LASTS));
    } catch (DataAccessException e) {
      LOG.warn("Old deliveries were not deleted; trying again in an hour: {}", e.getMessage());
    }
  }

  @PreDestroy
  void end() {
    closing.set(true);
    timer.shutdownNow();
  }
}
