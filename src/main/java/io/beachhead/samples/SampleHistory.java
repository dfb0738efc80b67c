package io.beachhead.samples;

import io.beachhead.behaviour.Event;
import io.beachhead.behaviour.EventLog;
import io.beachhead.web.Format;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stores what a sample's customers did, day by day, beside everything else: people look around
 * already while the year arrives. One at a time.
 */
@Component
class SampleHistory implements DisposableBean {
  private static final int EVENTS_PER_SUBMISSION = 10_000;

  /** The next submission is prepared while one is written; more would only fill the memory. */
  private static final int MOST_UNDER_WAY = 2;

  private static final Logger LOG = LoggerFactory.getLogger(SampleHistory.class);

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
          ? "A year of product events is arriving: %s so far".formatted(Format.count(stored))
          : "The sample's events stopped arriving after %s: %s"
              .formatted(Format.count(stored), failure);
    }
  }

  SampleHistory(EventLog log, @Value("${beachhead.sample.days:366}") int mostDays, Clock clock) {
    this.log = log;
    this.mostDays = mostDays;
    this.clock = clock;
  }

  /**
   * Begins, and returns at once.
   *
   * @param atEnd called on another thread once every event is stored, not where it failed
   */
  synchronized void begin(SampleEvents events, Runnable atEnd) {
    stop();
    var beginning = new Arrival(events, atEnd);
    arrival = beginning;
    beginning.thread.start();
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

  private final class Arrival {
    private final SampleEvents events;
    private final LocalDate first;
    private final Runnable atEnd;
    private final int days;
    private final Thread thread;
    private final CompletableFuture<Void> writing = new CompletableFuture<>();
    private volatile boolean stopped;
    private volatile boolean over;
    private volatile int daysDone;
    private volatile long stored;
    private volatile @Nullable String failure;

    Arrival(SampleEvents events, Runnable atEnd) {
      this.events = events;
      this.atEnd = atEnd;
      int told = Math.toIntExact(events.first().until(events.last(), ChronoUnit.DAYS)) + 1;
      days = Math.min(told, mostDays);
      first = events.last().minusDays(days - 1L);
      thread = Thread.ofPlatform().name("sample-events").daemon(true).unstarted(this::run);
    }

    Progress progress() {
      return new Progress(stored, daysDone, days, over, failure);
    }

    private void run() {
      try {
        write();
      } catch (EventLog.NotDurable | CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        failure = cause.getMessage();
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

    private void write() {
      Instant now = clock.instant();
      Deque<CompletableFuture<EventLog.Receipt>> underWay = new ArrayDeque<>();
      List<Event> batch = new ArrayList<>();
      for (LocalDate day = first; !day.isAfter(events.last()); day = day.plusDays(1)) {
        if (stopped) {
          break;
        }
        for (Event event : events.on(day)) {
          if (!event.receivedAt().isAfter(now)) {
            batch.add(event);
          }
        }
        if (batch.size() >= EVENTS_PER_SUBMISSION || day.equals(events.last())) {
          while (underWay.size() >= MOST_UNDER_WAY) {
            stored += underWay.remove().join().stored();
          }
          underWay.add(submit(batch));
          batch = new ArrayList<>();
        }
        daysDone++;
      }
      while (!underWay.isEmpty()) {
        stored += underWay.remove().join().stored();
      }
    }

    private CompletableFuture<EventLog.Receipt> submit(List<Event> batch) {
      while (true) {
        try {
          return log.append(batch, List.of());
        } catch (EventLog.Overload busy) {
          // Real senders go first.
          pause();
        }
      }
    }

    private static void pause() {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while waiting for the event log", e);
      }
    }
  }
}
