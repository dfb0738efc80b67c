package io.beachhead.imports.run;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.PastImport;
import io.beachhead.workspace.CurrentUser;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the start: imports that were running when the program ended have broken off. What they left is
 * counted beside the start, which does not wait for the log.
 */
@Component
@ConditionalOnWebApplication
class InterruptedImports {
  private static final Logger LOG = LoggerFactory.getLogger(InterruptedImports.class);

  private final List<ImportKind> kinds;
  private final ImportLedger ledger;
  private final TransactionTemplate transaction;

  InterruptedImports(
      List<ImportKind> kinds, ImportLedger ledger, PlatformTransactionManager transactions) {
    this.kinds = kinds;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
  }

  @EventListener(ApplicationReadyEvent.class)
  void note() {
    var unfinished = ledger.unfinished();
    if (!unfinished.isEmpty()) {
      transaction.executeWithoutResult(
          _ -> unfinished.forEach(past -> ledger.breakOff(past.id(), past.counts().created())));
      Thread.ofVirtual().name("broken-off-imports").start(() -> unfinished.forEach(this::count));
    }
  }

  private void count(PastImport past) {
    try {
      for (var kind : kinds) {
        if (kind instanceof LogKind log && kind.name().equals(past.kind())) {
          long stored = log.countOf(past.id());
          transaction.executeWithoutResult(_ -> {
            ledger.breakOff(past.id(), stored);
            if (past.state() == PastImport.State.RUNNING) {
              ledger.recordBreak(CurrentUser.SYSTEM, ledger.find(past.id()));
            }
          });
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("What the import {} left could not be counted: {}", past.id(), e.getMessage());
    }
  }
}
