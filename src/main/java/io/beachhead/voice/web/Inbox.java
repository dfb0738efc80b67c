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
import java.util.Objects;
import java.util.Set;
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

  private static final List<Facet> FACETS = List.of(Facet.values());

  private final List<Request> found = new ArrayList<>();
  private final Map<Facet, Counts> counts = new EnumMap<>(Facet.class);
  private final RequestLookup.Said said;
  private final RequestQuestion question;

  private Inbox(RequestLookup.Said said, RequestQuestion question) {
    this.said = said;
    this.question = question;
    for (Facet facet : Facet.values()) {
      counts.put(facet, new Counts());
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
    int[] count = of(facet).by.get(value);
    return count == null ? 0 : count[0];
  }

  /** The values there are. */
  Set<String> values(Facet facet) {
    return of(facet).by.keySet();
  }

  /** How many there are whatever the value. */
  int all(Facet facet) {
    return of(facet).all;
  }

  private Counts of(Facet facet) {
    return Objects.requireNonNull(counts.get(facet));
  }

  private void add(Request request) {
    AccountGroup group = said.segment(request);
    String segment = group == null ? null : group.key();
    Facet missed = null;
    for (Facet facet : FACETS) {
      if (!fits(facet, request, segment)) {
        if (missed != null) {
          return; // missed by two: it counts nowhere
        }
        missed = facet;
      }
    }
    if (missed == null) {
      found.add(request);
      for (Facet facet : FACETS) {
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
    Counts counts = of(facet);
    counts.all++;
    switch (facet) {
      case STATE -> counts.up(request.state().key());
      case THEME -> {
        for (AssignedTheme theme : request.themes()) {
          counts.up(theme.key());
        }
        if (request.unassigned()) {
          counts.up(NONE);
        }
      }
      case FEATURE -> request.features().forEach(counts::up);
      case IMPORTANCE -> {
        Importance importance = request.importance();
        if (importance != null) {
          counts.up(importance.key());
        }
      }
      case SEGMENT -> {
        if (segment != null) {
          counts.up(segment);
        }
      }
      case OWNER -> {
        if (request.owner() != null) {
          counts.up(request.owner());
        }
      }
      case SOURCE -> {
        if (request.source() != null) {
          counts.up(request.source());
        }
      }
      case REST -> {}
    }
  }

  /** How many requests there are, and how many by value. */
  private static final class Counts {
    final Map<String, int[]> by = new HashMap<>();
    int all;

    void up(String value) {
      by.computeIfAbsent(value, _ -> new int[1])[0]++;
    }
  }
}
