package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.MessageHashes;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.imports.LaterProblem;
import io.beachhead.imports.LogSession.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from going on what contradicts a stored event of the same message id: an id that is not
 * one, such as a row number that begins again with each file, would make "unchanged" of what is
 * new.
 */
final class StoredTwins implements HistoryDestination {
  private static final int ASKED_AT_ONCE = 2_000;

  private final HistoryDestination next;
  private final StoredEvents stored;
  private final LaterProblem later;

  /** Of every stored message id, sorted: 8 bytes an event, read where a file gives ids. */
  private long @Nullable [] hashes;

  private final List<FileEvent> suspects = new ArrayList<>();

  StoredTwins(HistoryDestination next, StoredEvents stored, LaterProblem later) {
    this.next = next;
    this.stored = stored;
    this.later = later;
  }

  @Override
  public void take(FileEvent event) {
    if (!event.named() || event.repeated() || !maybeStored(event.event().messageId())) {
      next.take(event);
      return;
    }
    suspects.add(event);
    if (suspects.size() == ASKED_AT_ONCE) {
      compare();
    }
  }

  private boolean maybeStored(String messageId) {
    if (hashes == null) {
      hashes = stored.messageHashes();
    }
    return Arrays.binarySearch(hashes, MessageHashes.hash(messageId)) >= 0;
  }

  private void compare() {
    var ids = new HashSet<String>();
    suspects.forEach(suspect -> ids.add(suspect.event().messageId()));
    var twins = stored.withMessageIds(ids);
    for (var suspect : suspects) {
      var twin = twins.get(suspect.event().messageId());
      var contradiction = twin == null ? null : Contradiction.between(suspect.event(), twin);
      if (contradiction == null) {
        next.take(suspect);
      } else {
        later.problem(
            suspect.line(),
            "message_id",
            suspect.event().messageId(),
            "is stored already, and says something else here (%s); leave it out where it does not identify an event"
                .formatted(contradiction));
      }
    }
    suspects.clear();
  }

  @Override
  public Outcome finish() {
    compare();
    return next.finish();
  }
}
