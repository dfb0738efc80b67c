package io.beachhead.decisions;

import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The requests that a decision touches: those it is about, with everybody who asks for the same.
 *
 * @param heads merged requests once
 * @param voices every one of them, each owed an answer of its own
 */
record TouchedRequests(List<Request> heads, List<Request> voices) {

  TouchedRequests {
    heads = List.copyOf(heads);
    voices = List.copyOf(voices);
  }

  /**
   * @param end what was said from then on is left out
   */
  static TouchedRequests of(RequestBook book, Subject subject, Set<String> features, Instant end) {
    Set<String> keys = new LinkedHashSet<>(subject.keys());
    Predicate<Request> about =
        switch (subject.kind()) {
          case FEATURES, SCENARIO ->
              request -> request.features().stream().anyMatch(features::contains);
          case THEME -> request -> keys.stream().anyMatch(request::in);
          case REQUESTS -> request -> keys.contains(request.id());
        };
    Map<String, Request> heads = new LinkedHashMap<>();
    for (Request request : book.all()) {
      if (about.test(request)) {
        Request head = subject.kind() == Subject.Kind.REQUESTS ? request : book.head(request);
        heads.put(head.id(), head);
      }
    }
    Map<String, Request> voices = new LinkedHashMap<>();
    for (Request head : heads.values()) {
      book.voices(head).stream()
          .filter(Request::confirmed)
          .filter(voice -> saidBefore(voice, end))
          .forEach(voice -> voices.put(voice.id(), voice));
    }
    return new TouchedRequests(List.copyOf(heads.values()), List.copyOf(voices.values()));
  }

  private static boolean saidBefore(Request request, Instant end) {
    Instant at = request.createdAt();
    return at == null || at.isBefore(end);
  }

  /** Keys of the features that they name, in the order in which they are named. */
  Set<String> features() {
    Set<String> named = new LinkedHashSet<>();
    voices.forEach(voice -> named.addAll(voice.features()));
    return named;
  }

  List<String> ids() {
    return voices.stream().map(Request::id).toList();
  }
}
