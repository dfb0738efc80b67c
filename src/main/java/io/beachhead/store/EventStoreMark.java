package io.beachhead.store;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes into the records that there are events beside them, so that a later start can tell a
 * workspace that lost its events from one that never had any (see {@link WorkspaceFiles}).
 */
@Component
class EventStoreMark {
  private static final Logger LOG = LoggerFactory.getLogger(EventStoreMark.class);

  private final Warehouse warehouse;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Clock clock;

  EventStoreMark(
      Warehouse warehouse, JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    // On a thread of its own: whoever stores the first event may hold the writer of the records.
    warehouse.whenCreated(() -> Thread.ofVirtual().name("event-store-mark").start(this::set));
  }

  /** For a folder from before there was the mark, and where setting it failed. */
  @EventListener(ApplicationReadyEvent.class)
  void setWhereMissing() {
    if (warehouse.exists()) {
      set();
    }
  }

  private void set() {
    try {
      if (sql.sql("SELECT count(*) FROM event_store_mark").query(Long.class).single() == 0) {
        transaction.executeWithoutResult(_ ->
            sql.sql("INSERT INTO event_store_mark (since) VALUES (:now)")
                .param("now", clock.millis())
                .update());
      }
    } catch (DataAccessException | TransactionException e) {
      // The next start tries again.
      LOG.info("The records do not say yet that there are events: {}", e.getMessage());
    }
  }
}
