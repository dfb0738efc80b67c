package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.EventBulk;
import io.beachhead.behaviour.log.NotDurable;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.imports.LogSession.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Where the sound events of a file go. */
sealed interface HistoryDestination
    permits HistoryDestination.Nowhere,
        HistoryDestination.Comparison,
        HistoryDestination.Log,
        StoredTwins {
  void take(FileEvent event);

  Outcome finish();

  /** Only problems are of interest. */
  final class Nowhere implements HistoryDestination {
    @Override
    public void take(FileEvent event) {
      // checked, and that was all
    }

    @Override
    public Outcome finish() {
      return new Outcome(0, 0);
    }
  }

  /** Counts what the log holds already. */
  final class Comparison implements HistoryDestination {
    private static final int ASKED_AT_ONCE = 10_000;

    private final StoredEvents stored;
    private final List<String> asked = new ArrayList<>(ASKED_AT_ONCE);
    private long fresh;
    private long known;

    Comparison(StoredEvents stored) {
      this.stored = stored;
    }

    @Override
    public void take(FileEvent event) {
      if (event.implied()) {
        return;
      }
      if (event.repeated()) {
        known++;
        return;
      }
      asked.add(event.event().messageId());
      if (asked.size() == ASKED_AT_ONCE) {
        ask();
      }
    }

    private void ask() {
      int found = stored.countOf(asked);
      known += found;
      fresh += asked.size() - found;
      asked.clear();
    }

    @Override
    public Outcome finish() {
      ask();
      return new Outcome(fresh, known);
    }
  }

  /** Stores them. */
  final class Log implements HistoryDestination {
    private final EventBulk bulk;
    private final EventBulk implied;

    /**
     * @param implied takes what no row says by itself, so that it is not counted with the rows
     */
    Log(EventBulk bulk, EventBulk implied) {
      this.bulk = bulk;
      this.implied = implied;
    }

    @Override
    public void take(FileEvent event) {
      try {
        (event.implied() ? implied : bulk).add(event.event());
      } catch (NotDurable e) {
        throw EventsImport.notStored(e);
      }
    }

    @Override
    public Outcome finish() {
      try {
        implied.finish();
        var receipt = bulk.finish();
        return new Outcome(receipt.stored(), receipt.duplicates());
      } catch (NotDurable e) {
        throw EventsImport.notStored(e);
      }
    }
  }
}
