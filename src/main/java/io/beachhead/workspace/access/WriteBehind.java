package io.beachhead.workspace.access;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what nobody waits for: when a key was last used, who tried to sign in. There is one writer
 * for the whole program and an import may hold it for a while; signing in must not wait for that.
 */
@Component
public class WriteBehind {
  private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
  private static final int SECONDS_AT_END = 10;

  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("write-behind").factory());
  private final TransactionTemplate transaction;

  WriteBehind(PlatformTransactionManager transactions) {
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Runs the write in a transaction of its own, after those handed in before. */
  void later(Runnable write) {
    writer.execute(() -> {
      try {
        transaction.executeWithoutResult(_ -> write.run());
      } catch (RuntimeException e) {
        LOG.warn("An access record was not written: {}", e.getMessage());
      }
    });
  }

  /** Waits until everything handed in so far is written. */
  public void settle() {
    try {
      writer.submit(() -> {}).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @PreDestroy
  void close() throws InterruptedException {
    writer.shutdown();
    if (!writer.awaitTermination(SECONDS_AT_END, TimeUnit.SECONDS)) {
      LOG.warn("Some access records were not written before shutdown");
    }
  }
}
