package io.beachhead.customers;

import io.beachhead.customers.revenue.RevenueInForce;
import io.beachhead.customers.revenue.WorkspaceTerms;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The customer base at any date, kept in memory until accounts, people, revenue or settings change.
 * Concurrent callers wait for the load in progress.
 */
@Component
public class CustomerBases {
  /** A page asks for today and perhaps one earlier day; scenarios for a few more. */
  private static final int DATES_KEPT = 12;

  /** A base read while imports commit again and again is given as it is after so many attempts. */
  private static final int READINGS = 3;

  private static final String[] AREAS = {"customers", "settings"};

  private final CustomerBaseQuery query;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;

  CustomerBases(CustomerBaseQuery query, WorkspaceSettings settings, Changes changes) {
    this.query = query;
    this.settings = settings;
    this.changes = changes;
  }

  private record Snapshot(
      long version,
      CustomerBase.AccountColumns columns,
      RevenueInForce revenue,
      ComputedOnce<LocalDate, CustomerBase> byDate) {}

  /**
   * All accounts, with the revenue in force on the day. Inside a writing transaction that changes
   * customers, its own changes included.
   */
  public CustomerBase asOf(LocalDate date) {
    Snapshot current = current();
    return current.byDate.get(date, day -> new CustomerBase(day, current.columns, current.revenue));
  }

  private Snapshot current() {
    Snapshot held = snapshot;
    if (held != null && held.version == version()) {
      return held;
    }
    if (writing()) {
      return ofTransaction();
    }
    lock.lock();
    try {
      held = snapshot;
      if (held != null && held.version == version()) {
        return held;
      }
      Snapshot read = read();
      snapshot = read;
      return read;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What a writing transaction reads is its own until it commits: its rows may never be there for
   * others. A base it has not changed serves it to its end, and everybody afterwards.
   */
  private Snapshot ofTransaction() {
    if (changes.pending(AREAS)) {
      return read();
    }
    for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
      if (synchronization instanceof ReadByTransaction own && own.of(this)) {
        return own.base;
      }
    }
    var own = new ReadByTransaction(read());
    TransactionSynchronizationManager.registerSynchronization(own);
    return own.base;
  }

  private final class ReadByTransaction implements TransactionSynchronization {
    private final Snapshot base;

    ReadByTransaction(Snapshot base) {
      this.base = base;
    }

    boolean of(CustomerBases bases) {
      return bases == CustomerBases.this;
    }

    @Override
    public void afterCommit() {
      if (!changes.pending(AREAS)) {
        snapshot = base;
      }
    }
  }

  /** Several statements read the base; a commit between them would mix two states of it. */
  private Snapshot read() {
    for (int reading = 1; ; reading++) {
      long version = version();
      CustomerBaseBuilder base = query.load(WorkspaceTerms.of(settings.current()));
      Snapshot read =
          new Snapshot(
              version, base.columns(), base.ledger().build(), new ComputedOnce<>(DATES_KEPT));
      if (version == version() || reading == READINGS) {
        return read;
      }
    }
  }

  private static boolean writing() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
  }

  private long version() {
    return changes.version(AREAS);
  }
}
