package io.beachhead.outbox.mail;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Sends the e-mails that are due, one after another, and tries again what a server refused. */
@Component
@ConditionalOnWebApplication
class MailCourier {
  private static final Logger LOG = LoggerFactory.getLogger(MailCourier.class);
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofDays(30);

  /** After each failed attempt; an e-mail that fails once more has failed. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(2), Duration.ofHours(12));

  private static final String BROKEN_OFF =
      "The program ended while this was sent; it may have arrived, so it is not sent again.";

  private final MailRecords records;
  private final MailPost post;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mail").factory());

  MailCourier(MailRecords records, MailPost post, Clock clock) {
    this.records = records;
    this.post = post;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    timer.execute(this::recover);
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks for what is due now, without waiting for the next turn. */
  void wake() {
    try {
      timer.execute(this::look);
    } catch (RejectedExecutionException ending) {
      LOG.debug("The program ends; the e-mail is sent after the next start.");
    }
  }

  private void recover() {
    try {
      records.recover(BROKEN_OFF);
    } catch (DataAccessException e) {
      LOG.error("E-mails that were being sent when the program ended stay marked so", e);
    }
  }

  private void look() {
    try {
      records.deleteBefore(clock.instant().minus(KEPT));
      var server = records.server();
      if (server.isEmpty()) {
        return;
      }
      for (var due = records.claim(clock.instant());
          due.isPresent();
          due = records.claim(clock.instant())) {
        send(server.get(), due.get());
      }
    } catch (DataAccessException e) {
      LOG.warn("E-mails that are due could not be read; trying again: {}", e.getMessage());
    }
  }

  private void send(MailServer server, MailRecords.Due mail) {
    var problem = post.send(server, mail.recipient(), mail.subject(), mail.body());
    boolean again = problem != null && mail.attempts() < WAITS.size();
    records.end(
        mail.id(), problem, again ? clock.instant().plus(WAITS.get(mail.attempts())) : null);
  }

  @PreDestroy
  void end() {
    timer.shutdownNow();
  }
}
