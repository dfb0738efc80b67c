package io.beachhead.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.fuzz.RawHttp.Answer;
import io.beachhead.fuzz.RawHttp.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/**
 * Walks every operation that the OpenAPI description names, as everybody who may come: nothing a
 * client sends may answer 5xx or something else than JSON, and none of it may be logged as a fault
 * of ours. A new operation is covered from the moment it is described.
 *
 * <p>In a program of its own: what is sent here changes settings that other tests rely on.
 */
@TestWorkspace
@TestPropertySource(properties = "spring.application.name=fuzz")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class EveryAddressTest {
  /** Every operation gets its first requests whatever the time; the rest is a sample of seed 8. */
  private static final Duration MOST_FOR_ADMIN =
      Duration.ofSeconds(Long.getLong("beachhead.fuzz.seconds", 35));

  private static final int THREADS = 4;
  private static final int FOR_OTHERS = 12;

  @Autowired TestClient client;
  @Autowired Environment environment;

  private final Map<String, @Nullable String> keys = new LinkedHashMap<>();

  @BeforeAll
  void load() {
    client.emptyWorkspace();
    assertThat(client.post("/api/samples/project-management", "").statusCode()).isEqualTo(200);
    keys.put("nobody", null);
    for (var role : List.of("viewer", "gtm", "product")) {
      var made =
          client.postJson(
              "/api/keys", "{\"name\":\"fuzz %s\",\"role\":\"%s\"}".formatted(role, role));
      keys.put(role, client.json(made).path("key").asString());
    }
    keys.put("admin", TestWorkspace.API_KEY);
    client
        .withKey(TestWorkspace.WRITE_KEY)
        .postJson(
            "/v1/track",
            "{\"userId\":\"u1\",\"event\":\"Opened\",\"messageId\":\"first\",\"context\":{\"groupId\":\"acme\"}}");
  }

  @Test
  void answersWhateverIsSentToTheInterface(CapturedOutput output) throws Exception {
    var described = new Described(client);
    var operations = described.operations();
    assertThat(operations).hasSizeGreaterThan(80);
    var every = List.copyOf(described.allParameters());
    var first = new ArrayList<Request>();
    var more = new ArrayList<List<Request>>();
    var random = new Random(8);
    for (var operation : operations) {
      var requests = new Requests(operation, described.goodPaths(operation), every).all();
      keys.forEach((role, key) -> {
        var their = new ArrayList<>(requests);
        Collections.shuffle(their.subList(Math.min(1, their.size()), their.size()), random);
        int count = Math.min(their.size(), FOR_OTHERS);
        their.subList(0, count).forEach(request -> first.add(by(role, key, request)));
        if (role.equals("admin") && !operation.method().equals("DELETE")) {
          more.add(
              their.subList(count, their.size()).stream()
                  .map(request -> by(role, key, request))
                  .toList());
        }
      });
    }
    var failures = new Failures();
    var start = Instant.now();
    int sent = send(first, Instant.MAX, failures);
    sent += send(inTurn(more), start.plus(MOST_FOR_ADMIN), failures);
    System.out.printf(
        "%d operations, %d of %d requests in %s%n",
        operations.size(),
        sent,
        first.size() + more.stream().mapToInt(List::size).sum(),
        Duration.between(start, Instant.now()));
    failures.none();
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .as("mistakes of clients are not faults of ours")
        .isEmpty();
  }

  /**
   * The first of each, the second of each, …: whatever the time, every operation gets its share.
   */
  private static List<Request> inTurn(List<List<Request>> lists) {
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

  private static Request by(String role, @Nullable String key, Request request) {
    var headers = new ArrayList<>(request.headers());
    if (key != null) {
      // The tracking protocol takes a write key; everybody has that one.
      var its = request.target().startsWith("/v1/") ? TestWorkspace.WRITE_KEY : key;
      headers.add("Authorization: Bearer " + its);
    }
    return new Request(request.method(), request.target(), headers, request.body());
  }

  /** Sends them from several connections until the time is over; how many went out. */
  private int send(List<Request> requests, Instant until, Failures failures) throws Exception {
    var next = new AtomicInteger();
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var work =
          Collections.nCopies(
              THREADS,
              (Callable<Boolean>)
                  () -> {
                    try (var http = new RawHttp(port)) {
                      for (int i = next.getAndIncrement();
                          i < requests.size() && Instant.now().isBefore(until);
                          i = next.getAndIncrement()) {
                        failures.check(requests.get(i), http);
                      }
                    }
                    return true;
                  });
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
    return Math.min(next.get(), requests.size());
  }

  /** What went wrong, once for each kind of wrong and address. */
  private static final class Failures {
    private final ConcurrentSkipListMap<String, String> found = new ConcurrentSkipListMap<>();

    void check(Request request, RawHttp http) {
      Answer answer;
      try {
        answer = http.send(request);
      } catch (IOException broken) {
        note(request, "no answer: " + broken, "");
        return;
      }
      if (answer.status() >= 500) {
        note(request, Integer.toString(answer.status()), answer.text());
      } else if (answer.status() >= 400
          && answer.body().length > 0
          && !answer.type().startsWith("application/problem+json")) {
        note(request, answer.status() + " as " + answer.type(), answer.text());
      } else if (answer.type().startsWith("text/html")) {
        note(request, "a page", answer.text());
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
}
