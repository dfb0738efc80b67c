package io.beachhead.decisions.answers;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Verdict;
import io.beachhead.store.Changes;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestPatch;
import io.beachhead.voice.RequestState;
import io.beachhead.voice.Requests;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever asked for a feature is owed the news that it is here. Features become shipped on pages,
 * over the API, by files and by undoing them; the database notes each, and what follows is written
 * down before anybody next reads the answers.
 */
@Component
class OwedByShipping {
  private final AnswerRecords records;
  private final Decisions decisions;
  private final Requests requests;
  private final RequestEditing editing;
  private final Changes changes;
  private final TransactionTemplate writing;
  private volatile long seen = -1;

  OwedByShipping(
      AnswerRecords records,
      Decisions decisions,
      Requests requests,
      RequestEditing editing,
      Changes changes,
      TransactionTemplate writing) {
    this.records = records;
    this.decisions = decisions;
    this.requests = requests;
    this.editing = editing;
    this.changes = changes;
    this.writing = writing;
  }

  /** Writes down what follows from features that became shipped, or no longer are. */
  void settle() {
    long version = changes.version("value");
    if (version == seen) {
      return;
    }
    List<AnswerRecords.Shipping> shippings = records.shippings();
    RequestBook book = requests.book();
    List<Decision> standing =
        decisions.all().stream()
            .filter(decision -> decision.verdict() == Verdict.BUILD && decision.holds())
            .toList();
    writing.executeWithoutResult(_ -> {
      int forgotten = records.forgetUnshipped();
      shippings.forEach(shipping -> owe(shipping, book, standing));
      records.settled(shippings);
      if (forgotten > 0 || !shippings.isEmpty()) {
        changes.mark("decisions");
      }
    });
    seen = version;
  }

  private void owe(AnswerRecords.Shipping shipping, RequestBook book, List<Decision> standing) {
    List<String> about =
        standing.stream()
            .filter(decision ->
                decision.features().stream()
                    .anyMatch(feature -> feature.key().equals(shipping.feature())))
            .map(Decision::id)
            .toList();
    Set<String> voices = voices(shipping.feature(), book);
    for (String voice : voices) {
      records.replaceOwedTo(voice, about);
      records.oweShipped(
          shipping.feature(), about.isEmpty() ? null : about.getFirst(), voice, shipping.at());
    }
    if (!voices.isEmpty()) {
      editing.edit(
          voices,
          RequestPatch.of(RequestField.STATE, RequestState.DECIDED.key()),
          RequestEditing.Several.REPLACED);
    }
  }

  private static Set<String> voices(String feature, RequestBook book) {
    Set<String> voices = new LinkedHashSet<>();
    for (Request request : book.all()) {
      if (request.features().contains(feature)) {
        book.voices(book.head(request)).stream()
            .filter(Request::confirmed)
            .forEach(voice -> voices.add(voice.id()));
      }
    }
    return voices;
  }
}
