package io.beachhead.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the memory in which the engine keeps what it has read, some seconds after it was asked
 * and between two questions: it would keep it for as long as the program runs, and reading it again
 * from the file costs milliseconds.
 */
final class WarehouseTrimmer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseTrimmer.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** What small questions soon need again. */
  private static final String KEPT = "32MB";

  private final Connection connection;
  private final String limit;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("warehouse-trimmer").daemon(true).unstarted(work));
  private final AtomicInteger readers = new AtomicInteger();
  private volatile long lastUse = System.nanoTime();
  private long trimmedFor = lastUse;

  /**
   * @param connection of its own; closed with it
   * @param limit of the engine's memory while it is in use
   */
  WarehouseTrimmer(Connection connection, String limit) {
    this.connection = connection;
    this.limit = limit;
  }

  void start() {
    var _ =
        clock.scheduleWithFixedDelay(
            this::trimWhereUnused, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** The same connection; while it is open the engine is in use. */
  Connection watched(Connection reader) {
    readers.incrementAndGet();
    return (Connection)
        Proxy.newProxyInstance(
            WarehouseTrimmer.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close") && !reader.isClosed()) {
                lastUse = System.nanoTime();
                readers.decrementAndGet();
              }
              try {
                return method.invoke(reader, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private void trimWhereUnused() {
    long last = lastUse;
    if (readers.get() == 0 && last != trimmedFor) {
      trimmedFor = last;
      try {
        trim();
      } catch (SQLException stillUsed) {
        // Somebody began just now and holds more than would be left; the next time will do.
        LOG.debug("The warehouse keeps its memory: {}", stillUsed.getMessage());
      }
    }
  }

  /**
   * Lowers the limit, which drops what is cached beyond it, and raises it again.
   *
   * @throws SQLException when more is in use at this moment
   */
  synchronized void trim() throws SQLException {
    try (var statement = connection.createStatement()) {
      try {
        statement.execute("SET memory_limit = '" + KEPT + "'");
      } finally {
        statement.execute("SET memory_limit = '" + limit + "'");
      }
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    clock.shutdownNow();
    connection.close();
  }
}
