package io.beachhead.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.fuzz.RawHttp.Answer;
import io.beachhead.fuzz.RawHttp.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends requests and keeps what went wrong, once for each kind of wrong and address. */
final class Failures {
  private static final int THREADS = 4;

  private final int port;
  private final Function<Answer, @Nullable String> wrong;
  private final ConcurrentSkipListMap<String, String> found = new ConcurrentSkipListMap<>();

  /**
   * @param wrong what is wrong with an answer below 500; null where nothing is
   */
  Failures(int port, Function<Answer, @Nullable String> wrong) {
    this.port = port;
    this.wrong = wrong;
  }

  /** Sends them from several connections until the time is over; how many went out. */
  int send(List<Request> requests, Instant until) throws Exception {
    var next = new AtomicInteger();
    Callable<Boolean> work =
        () -> {
          try (var http = new RawHttp(port)) {
            for (int i = next.getAndIncrement();
                i < requests.size() && Instant.now().isBefore(until);
                i = next.getAndIncrement()) {
              check(requests.get(i), http);
            }
          }
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
        done.get();
      }
    }
    return Math.min(next.get(), requests.size());
  }

  /** The first of each, the second of each, …: whatever the time, everything gets its share. */
  static List<Request> inTurn(List<List<Request>> lists) {
    var all = new ArrayList<Request>();
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (var list : lists) {
        if (i < list.size()) {
          all.add(list.get(i));
        }
      }
    }
    return all;
  }

  private void check(Request request, RawHttp http) {
    try {
      var answer = http.send(request);
      var what = answer.status() >= 500 ? Integer.toString(answer.status()) : wrong.apply(answer);
      if (what != null) {
        note(request, what, answer.text());
      }
    } catch (IOException broken) {
      note(request, "no answer: " + broken, "");
    }
  }

  private void note(Request request, String what, String answer) {
    var path = request.target().replaceAll("[?].*", "");
    var place = path.length() > 60 ? path.substring(0, 60) + "…" : path;
    found.putIfAbsent(
        what + " " + request.method() + " " + place,
        request + "\n      → " + answer.substring(0, Math.min(300, answer.length())));
  }

  void none() {
    var text = new StringBuilder();
    found.forEach((what, how) -> text.append(what).append("\n    ").append(how).append('\n'));
    assertThat(found.size()).as(text.toString()).isZero();
  }
}
