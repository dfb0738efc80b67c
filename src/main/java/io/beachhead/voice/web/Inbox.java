package io.beachhead.voice.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an address asks for, and how many each filter would leave: a value's count is
 * of the requests that all other filters let through.
 */
final class Inbox {
  /** What can be chosen in the list; {@code REST} is the search, the account and the deal. */
  enum Facet {
    STATE,
    THEME,
    FEATURE,
    IMPORTANCE,
    SEGMENT,
    OWNER,
    SOURCE,
    REST
  }

  /** The value that stands for requests without a theme or feature. */
  static final String NONE = "";

  private final List<Request> found = new ArrayList<>();
  private final Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
  private final Map<Facet, Integer> all = new EnumMap<>(Facet.class);
  private final RequestLookup.Said said;
  private final RequestQuestion question;

  private Inbox(RequestLookup.Said said, RequestQuestion question) {
    this.said = said;
    this.question = question;
    for (Facet facet : Facet.values()) {
      counts.put(facet, new HashMap<>());
      all.put(facet, 0);
    }
  }

  static Inbox of(RequestLookup.Said said, RequestQuestion question) {
    var inbox = new Inbox(said, question);
    said.requests(question.which()).forEach(inbox::add);
    return inbox;
  }

  /** The newest first. */
  List<Request> found() {
    return found;
  }

  /** How many requests have a value, all other filters applied. */
  int count(Facet facet, String value) {
    return counts.getOrDefault(facet, Map.of()).getOrDefault(value, 0);
  }

  /** The values there are, each with its count. */
  Map<String, Integer> values(Facet facet) {
    return counts.getOrDefault(facet, Map.of());
  }

  /** How many there are whatever the value. */
  int all(Facet facet) {
    return all.getOrDefault(facet, 0);
  }

  private void add(Request request) {
    AccountGroup group = said.segment(request);
    String segment = group == null ? null : group.key();
    Facet missed = null;
    for (Facet facet : Facet.values()) {
      if (!fits(facet, request, segment)) {
        if (missed != null) {
          return; // missed by two: it counts nowhere
        }
        missed = facet;
      }
    }
    if (missed == null) {
      found.add(request);
      for (Facet facet : Facet.values()) {
        count(facet, request, segment);
      }
    } else {
      count(missed, request, segment);
    }
  }

  private boolean fits(Facet facet, Request request, @Nullable String segment) {
    return switch (facet) {
      case STATE -> question.state() == null || question.state() == request.state();
      case THEME ->
          question.unassigned()
              ? request.unassigned()
              : question.theme() == null || request.in(question.theme());
      case FEATURE -> question.feature() == null || request.features().contains(question.feature());
      case IMPORTANCE ->
          question.importance() == null || question.importance() == request.importance();
      case SEGMENT -> question.segment() == null || question.segment().equals(segment);
      case OWNER -> question.owner() == null || question.owner().equalsIgnoreCase(request.owner());
      case SOURCE ->
          question.source() == null || question.source().equalsIgnoreCase(request.source());
      case REST -> question.rest(request, said.accountName(request));
    };
  }

  private void count(Facet facet, Request request, @Nullable String segment) {
    all.merge(facet, 1, Integer::sum);
    switch (facet) {
      case STATE -> up(facet, request.state().key());
      case THEME -> {
        for (AssignedTheme theme : request.themes()) {
          up(facet, theme.key());
        }
        if (request.unassigned()) {
          up(facet, NONE);
        }
      }
      case FEATURE -> request.features().forEach(feature -> up(facet, feature));
      case IMPORTANCE -> {
        Importance importance = request.importance();
        if (importance != null) {
          up(facet, importance.key());
        }
      }
      case SEGMENT -> {
        if (segment != null) {
          up(facet, segment);
        }
      }
      case OWNER -> {
        if (request.owner() != null) {
          up(facet, request.owner());
        }
      }
      case SOURCE -> {
        if (request.source() != null) {
          up(facet, request.source());
        }
      }
      case REST -> {}
    }
  }

  private void up(Facet facet, String value) {
    counts.computeIfAbsent(facet, _ -> new HashMap<>()).merge(value, 1, Integer::sum);
  }
}
