package io.beachhead.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.fuzz.RawHttp.Answer;
import io.beachhead.fuzz.RawHttp.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
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

  /** Whoever signs in by password next must not be asked for what a request demanded. */
  @AfterAll
  void asksForNoSecondFactor() {
    assertThat(
            client
                .putJson("/api/workspace/sign-in", "{\"secondFactorRequired\":false}")
                .statusCode())
        .isEqualTo(200);
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
      var requests =
          new Requests(operation, described.goodPaths(operation), every, described::files).all();
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
    var failures =
        new Failures(
            environment.getRequiredProperty("local.server.port", Integer.class),
            EveryAddressTest::notForAProgram);
    var start = Instant.now();
    int sent = failures.send(first, Instant.MAX);
    sent += failures.send(Failures.inTurn(more), start.plus(MOST_FOR_ADMIN));
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

  private static Request by(String role, @Nullable String key, Request request) {
    var headers = new ArrayList<>(request.headers());
    if (key != null) {
      // The tracking protocol takes a write key; everybody has that one.
      var its = request.target().startsWith("/v1/") ? TestWorkspace.WRITE_KEY : key;
      headers.add("Authorization: Bearer " + its);
    }
    return new Request(request.method(), request.target(), headers, request.body());
  }

  private static @Nullable String notForAProgram(Answer answer) {
    if (answer.type().startsWith("text/html")) {
      return "a page";
    }
    return answer.status() >= 400
            && answer.body().length > 0
            && !answer.type().startsWith("application/problem+json")
        ? answer.status() + " as " + answer.type()
        : null;
  }
}
