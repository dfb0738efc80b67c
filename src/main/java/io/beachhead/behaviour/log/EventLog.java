package io.beachhead.behaviour.log;

import io.beachhead.behaviour.log.WaitingEvents.Origin;
import io.beachhead.behaviour.log.WaitingEvents.Submission;
import io.beachhead.store.HeapTrimmer;
import io.beachhead.store.Warehouse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where events become durable, exactly once. One thread writes: it takes whatever waits, drops the
 * messages it has already stored, appends the rest and commits them together; only then are their
 * senders answered. Nothing acknowledged is ever lost, nothing is stored twice.
 */
@Component
public class EventLog implements DisposableBean {
  /** Larger commits gain little and make the last sender wait. */
  static final int EVENTS_PER_COMMIT = 20_000;

  /** After this long without an import older message ids are dropped. */
  private static final Duration BULK_PAUSE = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofMillis(20);

  /** How often the idle writer polls. */
  private static final Duration IDLE = Duration.ofMillis(200);

  private static final Duration DEDUPLICATED = Duration.ofDays(8);

  private static final Logger log = LoggerFactory.getLogger(EventLog.class);

  private final Warehouse warehouse;
  private final Clock clock;
  private final EventIndex index;
  private final HeapTrimmer heap;
  private final WaitingEvents waiting = new WaitingEvents();
  private final MessageHashes recent = new MessageHashes();

  private volatile boolean stopping;
  private @Nullable Thread writer;
  private @Nullable DuckDBConnection connection;
  private volatile long nextSeq;

  EventLog(Warehouse warehouse, EventIndex index, HeapTrimmer heap, Clock clock) {
    this.warehouse = warehouse;
    this.index = index;
    this.heap = heap;
    this.clock = clock;
  }

  /**
   * Hands events over; the future completes once they are durable.
   *
   * @return completes with {@link NotDurable} when they could not be stored
   * @throws Overload when too much waits already; nothing was taken
   */
  public CompletableFuture<Receipt> append(List<Event> events, List<RejectedEvent> rejected) {
    start();
    return waiting.add(events, rejected, null);
  }

  /**
   * Stores any number of events, as an import does: waits while much is waiting, and returns once
   * everything is durable. Unlike {@link #append} it knows every message ever stored again, not
   * only those of the last days, so that importing a file again stores nothing twice.
   *
   * @param events read as fast as they can be stored; only a few thousand are held at a time
   * @throws NotDurable when some could not be stored; those before them are
   */
  public Receipt appendAll(Iterator<Event> events) {
    var bulk = bulk(null);
    events.forEachRemaining(bulk::add);
    return bulk.finish();
  }

  /**
   * The same, event by event.
   *
   * @param importId under which the events can be taken out again; null for none
   */
  public EventBulk bulk(@Nullable String importId) {
    return new EventBulk(events -> submitPatiently(events, importId));
  }

  /**
   * Waits until everything handed over before is durable, or refused.
   *
   * @throws NotDurable when the log cannot be written
   */
  public void settle() {
    try {
      submitPatiently(List.of(), null).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotDurable notDurable) {
        throw notDurable;
      }
      throw e;
    }
  }

  /** Takes a bulk's events once there is room; senders that cannot wait go first. */
  private CompletableFuture<Receipt> submitPatiently(
      List<Event> events, @Nullable String importId) {
    start();
    while (true) {
      try {
        return waiting.add(events, List.of(), new Origin(importId));
      } catch (Overload senders) {
        LockSupport.parkNanos(PATIENCE.toNanos());
      }
    }
  }

  /** Opens the log, reads its dictionaries and what it stored lately, and fills the index. */
  public synchronized void start() {
    if (writer != null) {
      return;
    }
    try {
      open();
    } catch (SQLException e) {
      throw new NotDurable("the event log cannot be opened: " + e.getMessage(), e);
    }
    // Whoever starts it while it is closed for a moment gets a writer that stays.
    stopping = false;
    writer = Thread.ofPlatform().name("event-log").daemon(true).start(this::run);
  }

  /** Whether anything was ever stored, identities among it; opens no warehouse to find out. */
  public synchronized boolean holdsAnything() {
    if (writer == null && !warehouse.exists()) {
      return false;
    }
    start();
    return nextSeq > 0;
  }

  /** Removes everything, and does not even open the warehouse where nothing was ever stored. */
  public synchronized void emptyIfAnything() {
    if (writer == null && !warehouse.exists()) {
      return;
    }
    try {
      start();
      if (nextSeq > 0 || index.vocabulary().names.size() > 0 || rejectedCount() > 0) {
        empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The events could not be deleted: " + e.getMessage(), e);
    }
  }

  private long rejectedCount() throws SQLException {
    try (var reader = warehouse.reader();
        var statement = reader.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM rejected_event")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Removes every event and word. Senders wait meanwhile. */
  public synchronized void empty() throws SQLException {
    destroy();
    try (var writing = warehouse.writer();
        var statement = writing.createStatement()) {
      EventSchema.migrate(writing);
      statement.execute("BEGIN TRANSACTION");
      statement.execute("DELETE FROM event");
      statement.execute("DELETE FROM word");
      statement.execute("DELETE FROM rejected_event");
      statement.execute("COMMIT");
      statement.execute("CHECKPOINT");
    }
    index.clear();
    recent.clear();
    nextSeq = 0;
  }

  /**
   * Takes the events of an import out again, and reads the log anew. Senders wait meanwhile.
   *
   * @return how many there were
   */
  public int takeOut(String importId) {
    return takeOut("import_id = ?", importId);
  }

  /**
   * Deletes what was stored under a message id, and reads the log anew. Senders wait meanwhile.
   *
   * @return how many events there were, 0 for an unknown id
   */
  public int delete(String messageId) {
    return takeOut(
        "message_hash = %d AND message_id = ?".formatted(MessageHashes.hash(messageId)), messageId);
  }

  private int takeOut(String condition, String value) {
    return rewrite(writing -> {
      try (var statement = writing.prepareStatement("DELETE FROM event WHERE " + condition)) {
        statement.setString(1, value);
        return statement.executeUpdate();
      }
    });
  }

  /** Changes what is stored; returns how many events that were. */
  @FunctionalInterface
  public interface Rewriting {
    int on(DuckDBConnection writing) throws SQLException;
  }

  /**
   * Changes what is stored already, and reads the log anew. Senders wait meanwhile.
   *
   * @return what the change returns
   * @throws NotDurable when the log cannot be written
   */
  public synchronized int rewrite(Rewriting rewriting) {
    start();
    try {
      destroy();
      int changed;
      try (var writing = warehouse.writer()) {
        changed = rewriting.on(writing);
      }
      index.clear();
      return changed;
    } catch (SQLException e) {
      throw new NotDurable("the stored events could not be changed: " + e.getMessage(), e);
    } finally {
      resume();
    }
  }

  private void open() throws SQLException {
    var opened = warehouse.writer();
    try {
      EventSchema.migrate(opened);
      if (!index.isLoaded()) {
        load(opened);
      }
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
    connection = opened;
  }

  private void load(DuckDBConnection opened) throws SQLException {
    index.clear(); // of what an earlier attempt left half-way
    index.vocabulary().load(opened);
    try (var statement = opened.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT message_hash FROM event WHERE received_at > "
                    + clock.instant().minus(DEDUPLICATED).toEpochMilli())) {
      while (rows.next()) {
        recent.add(rows.getLong(1), clock.instant());
      }
    }
    nextSeq = index.load(opened);
  }

  private void run() {
    while (!stopping || !waiting.isEmpty()) {
      try {
        var group = waiting.take(EVENTS_PER_COMMIT, IDLE);
        if (!group.isEmpty()) {
          commit(group);
        } else if (recent.forgetAncient(clock.instant().minus(BULK_PAUSE))) {
          // An import has left much behind, and is over.
          heap.collect();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void commit(List<Submission> group) {
    try {
      if (connection == null) {
        reopen();
      }
    } catch (SQLException | RuntimeException e) {
      fail(group, e);
      return;
    }
    var words = index.vocabulary();
    int names = words.names.size();
    int actors = words.actors.size();
    int accounts = words.accounts.size();
    try {
      var writing = Objects.requireNonNull(connection);
      if (group.stream().anyMatch(submission -> submission.history() != null)) {
        recent.rememberAncient(writing, clock.instant());
      }
      var fresh = FreshEvents.of(writing, group.stream().map(Submission::events).toList(), recent);
      var committed = CommittedEvents.of(fresh.events(), words, nextSeq);
      try (var statement = writing.createStatement()) {
        statement.execute("BEGIN TRANSACTION");
        EventRows.words(writing, words, names, actors, accounts);
        EventRows.events(
            writing, fresh, committed, group.stream().map(Submission::importId).toList());
        EventRows.rejected(
            writing, group.stream().flatMap(submission -> submission.rejected().stream()).toList());
        statement.execute("COMMIT");
      }
      nextSeq += committed.size();
      remember(fresh);
      index.add(committed);
      for (int i = 0; i < group.size(); i++) {
        int duplicates = fresh.duplicates()[i];
        var submission = group.get(i);
        submission
            .receipt()
            .complete(new Receipt(submission.events().size() - duplicates, duplicates));
      }
    } catch (SQLException | RuntimeException e) {
      words.names.truncate(names);
      words.actors.truncate(actors);
      words.accounts.truncate(accounts);
      fail(group, e);
    }
  }

  /** What was received long ago is history that a start would not read again either. */
  private void remember(FreshEvents fresh) {
    var now = clock.instant();
    var since = now.minus(DEDUPLICATED);
    for (int i = 0; i < fresh.hashes().length; i++) {
      if (fresh.events().get(i).receivedAt().isAfter(since)) {
        recent.add(fresh.hashes()[i], now);
      }
    }
  }

  private void fail(List<Submission> group, Exception e) {
    discard();
    log.warn("Events could not be stored, their senders were told: {}", e.getMessage());
    var failure = new NotDurable("the events could not be stored: " + e.getMessage(), e);
    for (var submission : group) {
      for (var event : submission.events()) {
        // Should the commit have become durable all the same, the next try finds it.
        recent.add(MessageHashes.hash(event.messageId()), clock.instant());
      }
      submission.receipt().completeExceptionally(failure);
    }
  }

  /** A failed commit breaks the connection, and a full disk the engine: open both anew. */
  private void discard() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      log.debug("The broken connection did not close: {}", e.getMessage());
    }
    connection = null;
    warehouse.reopen();
  }

  /**
   * Opens the log after a failure. A commit that was reported as failed may have become durable all
   * the same; then everything is read anew, so that memory and file agree.
   */
  private void reopen() throws SQLException {
    var opened = warehouse.writer();
    try (var statement = opened.createStatement();
        var rows = statement.executeQuery("SELECT coalesce(max(seq) + 1, 0) FROM event")) {
      rows.next();
      if (rows.getLong(1) != nextSeq || !index.isLoaded()) {
        load(opened);
      }
    }
    connection = opened;
  }

  /** Runs again after {@link #destroy}. */
  public synchronized void resume() {
    start();
  }

  @Override
  public synchronized void destroy() throws SQLException {
    stopping = true;
    var running = writer;
    writer = null;
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(30));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
