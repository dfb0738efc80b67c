package io.beachhead.voice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All requests at one moment, and who is a voice of whom. */
public final class RequestBook {
  private final List<Request> everything;
  private final Map<String, Request> byId;
  private final List<Request> all;
  private final List<Request> distinct;
  private final Map<String, List<Request>> merged;
  private final int unassigned;

  private RequestBook(List<Request> newestFirst) {
    everything = newestFirst;
    byId = HashMap.newHashMap(newestFirst.size());
    newestFirst.forEach(request -> byId.put(request.id(), request));
    all = newestFirst.stream().filter(Request::confirmed).toList();
    merged = new HashMap<>();
    var own = new ArrayList<Request>(newestFirst.size());
    for (Request request : newestFirst) {
      String into = request.mergedInto();
      if (into != null && byId.containsKey(into)) {
        merged.computeIfAbsent(into, _ -> new ArrayList<>()).add(request);
      } else {
        own.add(request);
      }
    }
    distinct = own.stream().filter(Request::confirmed).toList();
    unassigned = (int) distinct.stream().filter(Request::unassigned).count();
  }

  static RequestBook of(List<Request> requests) {
    return new RequestBook(requests.stream().sorted(Requests.NEWEST_FIRST).toList());
  }

  /** The same with some requests as they are now: those of {@code ids} not among them are gone. */
  RequestBook with(Set<String> ids, List<Request> now) {
    var kept = new ArrayList<Request>(everything.size() + now.size());
    everything.stream().filter(request -> !ids.contains(request.id())).forEach(kept::add);
    for (Request request : now) {
      int place = Collections.binarySearch(kept, request, Requests.NEWEST_FIRST);
      kept.add(place < 0 ? -place - 1 : place, request);
    }
    return new RequestBook(kept);
  }

  /** Every confirmed voice, the newest first. */
  public List<Request> all() {
    return all;
  }

  /** Every confirmed request, merged ones counted once, the newest first. */
  public List<Request> distinct() {
    return distinct;
  }

  /** What software filed and no person has accepted yet, the newest first. */
  public List<Request> unconfirmed() {
    return everything.stream().filter(request -> !request.confirmed()).toList();
  }

  /** How many of the distinct ones have neither theme nor feature. */
  public int unassigned() {
    return unassigned;
  }

  public Optional<Request> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The request that another one is, in the end, a voice of: itself where it is not merged. */
  public Request head(Request request) {
    Request head = request;
    for (Request next = into(head); next != null; next = into(head)) {
      head = next;
    }
    return head;
  }

  private @Nullable Request into(Request request) {
    String into = request.mergedInto();
    return into == null ? null : byId.get(into);
  }

  /** A request and all that were merged into it, directly or through others; itself first. */
  public List<Request> voices(Request request) {
    if (!merged.containsKey(request.id())) {
      return List.of(request);
    }
    var voices = new ArrayList<Request>();
    var known = new HashSet<String>();
    collect(List.of(request), voices, known);
    return voices;
  }

  private void collect(Collection<Request> some, List<Request> voices, Set<String> known) {
    for (Request request : some) {
      if (known.add(request.id())) {
        voices.add(request);
        collect(merged.getOrDefault(request.id(), List.of()), voices, known);
      }
    }
  }
}
