package io.beachhead.samples;

import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.log.NotDurable;
import io.beachhead.web.Format;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stores what a sample's customers did, the newest weeks first, while everything else goes on:
 * people look around already as the year arrives. One sample at a time.
 */
@Component
class SampleHistory implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(SampleHistory.class);

  private static final int DAYS_AT_A_TIME = 28;

  private final EventLog log;
  private final int mostDays;
  private final Clock clock;
  private volatile @Nullable Arrival arrival;

  /**
   * How far it is.
   *
   * @param failure why it stopped before its end; null otherwise
   */
  record Progress(long stored, int daysDone, int days, boolean over, @Nullable String failure) {
    String sentence() {
      return failure == null
          ? "A year of product events is loading: %s so far".formatted(Format.count(stored))
          : "The sample's events stopped loading after %s: %s"
              .formatted(Format.count(stored), failure);
    }
  }

  SampleHistory(EventLog log, @Value("${beachhead.sample.days:366}") int mostDays, Clock clock) {
    this.log = log;
    this.mostDays = mostDays;
    this.clock = clock;
  }

  /**
   * Begins, and returns at once. What is stored already, from a run that was cut short, is not
   * stored again.
   *
   * @param key of the sample
   * @param atEnd called on another thread once every event is stored, not where it failed
   */
  synchronized void begin(String key, SampleEvents events, Runnable atEnd) {
    stop();
    var beginning = new Arrival(importId(key), events);
    arrival = beginning;
    // The arrival outlives its end and must not keep the sample: only the thread knows it.
    Thread.ofPlatform()
        .name("sample-events")
        .daemon(true)
        .start(() -> beginning.run(events, atEnd));
  }

  /** Under which the log keeps the events of that sample, so that they can be taken out again. */
  static String importId(String key) {
    return "sample:" + key;
  }

  /** Empty where nothing was begun since the program started, or since it was stopped. */
  Optional<Progress> progress() {
    return Optional.ofNullable(arrival).map(Arrival::progress);
  }

  /** Stops and waits until nothing more is written; what is stored stays. */
  synchronized void stop() {
    var running = arrival;
    arrival = null;
    if (running != null) {
      running.stopped = true;
      running.writing.join();
    }
  }

  @Override
  public void destroy() {
    stop();
  }

  /**
   * Every day once: the last four weeks first, each four weeks from their beginning. What pages say
   * about today is right long before the whole year is in.
   */
  static Stream<LocalDate> newestWeeksFirst(LocalDate first, LocalDate last) {
    return Stream.iterate(last, end -> !end.isBefore(first), end -> end.minusDays(DAYS_AT_A_TIME))
        .flatMap(end -> {
          LocalDate earliest = end.minusDays(DAYS_AT_A_TIME - 1);
          return (earliest.isBefore(first) ? first : earliest).datesUntil(end.plusDays(1));
        });
  }

  private final class Arrival {
    private final String importId;
    private final LocalDate first;
    private final int days;
    private final CompletableFuture<Void> writing = new CompletableFuture<>();
    private volatile boolean stopped;
    private volatile boolean over;
    private final AtomicInteger daysDone = new AtomicInteger();
    private final AtomicLong stored = new AtomicLong();
    private volatile @Nullable String failure;

    Arrival(String importId, SampleEvents events) {
      this.importId = importId;
      int told = Math.toIntExact(events.first().until(events.last(), ChronoUnit.DAYS)) + 1;
      days = Math.min(told, mostDays);
      first = events.last().minusDays(days - 1L);
    }

    Progress progress() {
      return new Progress(stored.get(), daysDone.get(), days, over, failure);
    }

    void run(SampleEvents events, Runnable atEnd) {
      try {
        var bulk = log.bulk(importId);
        due(events).forEachRemaining(bulk::add);
        var receipt = bulk.finish();
        stored.set(receipt.stored() + receipt.duplicates());
      } catch (NotDurable e) {
        failure = e.getMessage();
        LOG.warn("The sample's events cannot be stored: {}", failure);
      } finally {
        writing.complete(null);
      }
      // Whoever stops waits for the writing only: ending may need what they hold.
      if (!stopped && failure == null) {
        atEnd.run();
      }
      over = true;
    }

    /** Every event that has come due, unless somebody stops. */
    private Iterator<Event> due(SampleEvents events) {
      Instant now = clock.instant();
      return newestWeeksFirst(first, events.last())
          .takeWhile(_ -> !stopped)
          .peek(_ -> daysDone.incrementAndGet())
          .flatMap(day -> events.on(day).stream())
          .filter(event -> !event.receivedAt().isAfter(now))
          .peek(_ -> stored.incrementAndGet())
          .iterator();
    }
  }
}
