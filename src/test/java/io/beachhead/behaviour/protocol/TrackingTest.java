package io.beachhead.behaviour.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class TrackingTest {
  @Autowired TestClient client;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
  }

  @Test
  void acknowledgesACallAndShowsItAtOnce() {
    var answer =
        send("/v1/track", "{\"messageId\":\"m1\",\"userId\":\"ada\",\"event\":\"Signed up\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(client.json(answer)).hasToString("{\"success\":true}");
    var stored = client.getJson("/api/events?messageId=m1").get("items");
    assertThat(stored.size()).isEqualTo(1);
    assertThat(stored.get(0).get("event").stringValue()).isEqualTo("Signed up");
    assertThat(stored.get(0).get("userId").stringValue()).isEqualTo("ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/batch",
        "/v1/b",
        "/v1/import",
        "/v1/import/",
        "/v1/batch/",
        // What comes of an address that ends in a slash.
        "//v1/import/",
        "//v1//batch",
        "/v1/import//"
      })
  void takesABatchAtEveryAddress(String address) {
    var answer =
        send(
            address,
            """
            {"batch":[
              {"type":"track","messageId":"m1","userId":"ada","event":"A"},
              {"type":"identify","messageId":"m2","userId":"ada","anonymousId":"dev","traits":{"createdAt":"2026-01-01"}},
              {"type":"page","messageId":"m3","anonymousId":"dev","name":"Pricing"}],
             "context":{"groupId":"acme"}}
            """);
    assertThat(answer.statusCode()).isEqualTo(200);
    var ofAda = client.getJson("/api/events?person=ada").get("items");
    assertThat(texts(ofAda, "messageId")).containsExactly("m3", "m2", "m1");
    assertThat(texts(client.getJson("/api/events?account=acme").get("items"), "event"))
        .containsExactly("Page viewed", "A");
  }

  @Test
  void findsTheWriteKeyWhereverItComes() {
    var event = "\"userId\":\"ada\",\"event\":\"A\"";
    assertThat(
            send("/v1/track", "{" + event + "}", basic(TestWorkspace.WRITE_KEY + ":")).statusCode())
        .isEqualTo(200);
    assertThat(send("/v1/track", "{" + event + "}", basic(TestWorkspace.WRITE_KEY)).statusCode())
        .isEqualTo(200);
    var inBody = "{" + event + ",\"writeKey\":\"" + TestWorkspace.WRITE_KEY + "\"}";
    assertThat(send("/v1/t", inBody, null).statusCode()).isEqualTo(200);
    assertThat(send("/v1/t", inBody, "Bearer something-else").statusCode()).isEqualTo(200);
    assertThat(
            send("/v1/track", "{" + event + "}", "Bearer " + TestWorkspace.WRITE_KEY).statusCode())
        .isEqualTo(200);
    assertThat(send("/v1/track", "{" + event + "}", basic("unknown")).statusCode()).isEqualTo(401);
    assertThat(send("/v1/track", "{" + event + "}", null).statusCode()).isEqualTo(401);
    assertThat(send("/v1/track", "{" + event + "}", "Bearer " + TestWorkspace.API_KEY).statusCode())
        .isEqualTo(403);
  }

  @Test
  void correctsAClockThatRunsWrong() {
    var before = Instant.now();
    send(
        "/v1/track",
        """
        {"messageId":"m1","userId":"ada","event":"A",
         "timestamp":"1970-01-01T00:00:00Z","sentAt":"1970-01-01T00:01:00Z"}
        """);
    send(
        "/v1/track",
        "{\"messageId\":\"m2\",\"userId\":\"ada\",\"event\":\"A\",\"timestamp\":\"2025-02-03T04:05:06.789Z\"}");
    var corrected = Instant.parse(stored("m1").get("timestamp").stringValue());
    assertThat(corrected)
        .isBetween(
            before.minus(Duration.ofSeconds(61)), Instant.now().minus(Duration.ofSeconds(59)));
    assertThat(stored("m2").get("timestamp").stringValue()).isEqualTo("2025-02-03T04:05:06.789Z");
  }

  @Test
  void keepsInvalidCallsAsideAndTakesTheOthers() {
    var answer =
        send(
            "/v1/batch",
            """
            {"batch":[
              {"type":"track","messageId":"good","userId":"ada","event":"A"},
              {"type":"track","messageId":"nobody","event":"A"},
              {"type":"track","messageId":"nameless","userId":"ada"},
              {"type":"dance","userId":"ada"},
              {"type":"track","userId":"ada","event":"A","timestamp":"yesterday"},
              17]}
            """);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(client.getJson("/api/events").get("items").size()).isEqualTo(1);
    var rejected = client.getJson("/api/events/rejected").get("items");
    assertThat(texts(rejected, "reason"))
        .containsExactlyInAnyOrder(
            "has neither userId nor anonymousId",
            "is a track call without an event name",
            "has an unknown type",
            "has a timestamp that cannot be read; use 2026-04-03T10:15:00Z",
            "is not a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "{\"userId\":\"ada\",\"event\":\"A\",\"properties\":{\"x\":NaN}}", ""})
  void refusesWhatIsNoJson(String body) {
    assertThat(send("/v1/track", body).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesWhatIsTooLargeTooManyOrTooDeep() {
    var padding = "x".repeat(33 * 1024);
    assertThat(
            send(
                    "/v1/track",
                    "{\"userId\":\"ada\",\"event\":\"A\",\"properties\":{\"p\":\"%s\"}}"
                        .formatted(padding))
                .statusCode())
        .isEqualTo(400);
    assertThat(send("/v1/batch", batchOf(2_501)).statusCode()).isEqualTo(400);
    assertThat(send("/v1/batch", batchOf(2_500)).statusCode()).isEqualTo(200);
    assertThat(
            send("/v1/batch", "{\"batch\":[],\"p\":\"" + "x".repeat(501 * 1024) + "\"}")
                .statusCode())
        .isEqualTo(400);
    var deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(
            send(
                    "/v1/track",
                    "{\"userId\":\"ada\",\"event\":\"A\",\"properties\":{\"p\":%s}}"
                        .formatted(deep))
                .statusCode())
        .isEqualTo(400);
    assertThat(client.getJson("/api/events?limit=1000").get("items").size()).isEqualTo(1000);
  }

  @Test
  void keepsAnEventOverTheLimitAsideInsideABatch() {
    var padding = "x".repeat(33 * 1024);
    assertThat(
            send(
                    "/v1/batch",
                    """
                    {"batch":[{"type":"track","userId":"ada","event":"A","properties":{"p":"%s"}},
                              {"type":"track","messageId":"small","userId":"ada","event":"A"}]}
                    """
                        .formatted(padding))
                .statusCode())
        .isEqualTo(200);
    assertThat(texts(client.getJson("/api/events").get("items"), "messageId"))
        .containsExactly("small");
  }

  @Test
  void bearsAFloodOfNamesAndProperties() {
    for (int part = 0; part < 5; part++) {
      int from = part * 2_000;
      var batch =
          IntStream.range(from, from + 2_000)
              .mapToObj(i ->
                  "{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"Event %d\"}".formatted(i))
              .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
      assertThat(send("/v1/batch", batch).statusCode()).isEqualTo(200);
    }
    var properties =
        IntStream.range(0, 1_500)
            .mapToObj(i -> "\"property%d\":%d".formatted(i, i))
            .collect(Collectors.joining(","));
    assertThat(
            send(
                    "/v1/track",
                    "{\"userId\":\"ada\",\"event\":\"Flood\",\"properties\":{%s}}"
                        .formatted(properties))
                .statusCode())
        .isEqualTo(200);
    var funnel =
        client.postJson(
            "/api/behaviour/funnel",
            "{\"steps\":[{\"event\":\"Flood\",\"where\":{\"property7\":7}}]}");
    assertThat(client.json(funnel).get("steps").get(0).get("count").intValue()).isEqualTo(1);
  }

  @Test
  void unpacksGzip() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(
          "{\"messageId\":\"m1\",\"userId\":\"ada\",\"event\":\"A\"}"
              .getBytes(StandardCharsets.UTF_8));
    }
    var request =
        HttpRequest.newBuilder(client.uri("/v1/track"))
            .header("Authorization", basic(TestWorkspace.WRITE_KEY + ":"))
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()));
    assertThat(client.send(request).statusCode()).isEqualTo(200);
    assertThat(stored("m1").get("event").stringValue()).isEqualTo("A");
  }

  /** Nulls for what is not said, microseconds and an offset: the form of analytics-python. */
  @Test
  void readsWhatThePythonClientSends() {
    var answer =
        send(
            "/v1/batch",
            """
            {"batch":[
              {"integrations":{},"anonymousId":null,"properties":{"plan":"team"},"event":"Paid",
               "timestamp":"2026-03-01T10:00:00.123456+00:00","type":"track","userId":"ada",
               "context":{"library":{"name":"analytics-python","version":"2.3.5"}},
               "messageId":"p1"},
              {"integrations":{},"anonymousId":null,"traits":{"email":"ada@acme.example"},
               "timestamp":"2026-03-01T10:00:01.000001+00:00","type":"identify","userId":"ada",
               "context":{"library":{"name":"analytics-python","version":"2.3.5"}},
               "messageId":"p2"}],
             "sentAt":"2026-03-01T10:00:02.000000+00:00"}
            """,
            basic(TestWorkspace.WRITE_KEY + ":"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(stored("p1").get("event").stringValue()).isEqualTo("Paid");
    assertThat(stored("p2").get("userId").stringValue()).isEqualTo("ada");
  }

  @Test
  void answersTheBrowser() {
    var preflight =
        client.send(
            HttpRequest.newBuilder(client.uri("/v1/t"))
                .header("Origin", "https://product.example")
                .header("Access-Control-Request-Method", "POST")
                .header(
                    "Access-Control-Request-Headers", "authorization,content-type,x-retry-count")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(TestClient.header(preflight, "Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(TestClient.header(preflight, "Access-Control-Allow-Headers").getFirst())
        .containsIgnoringCase("Authorization")
        .containsIgnoringCase("X-Retry-Count");
    var refused =
        client.send(
            HttpRequest.newBuilder(client.uri("/v1/t"))
                .header("Origin", "https://product.example")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestClient.header(refused, "Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(TestClient.header(refused, "Access-Control-Expose-Headers").getFirst())
        .contains("Retry-After");
    var settings =
        client.send(
            HttpRequest.newBuilder(
                client.uri("/v1/projects/" + TestWorkspace.WRITE_KEY + "/settings")));
    var segment = client.json(settings).get("integrations").get("Segment.io");
    assertThat(segment.get("apiKey").stringValue()).isEqualTo(TestWorkspace.WRITE_KEY);
    assertThat(segment.get("apiHost").stringValue()).endsWith("/v1");
    assertThat(send("/v1/m", "{\"series\":[]}", null).statusCode()).isEqualTo(200);
  }

  @Test
  void storesAMessageOnceWithinABatchAndAcrossRequests() {
    var twice =
        """
        {"batch":[{"type":"track","messageId":"m1","userId":"ada","event":"A"},
                  {"type":"track","messageId":"m1","userId":"ada","event":"A"}]}
        """;
    send("/v1/batch", twice);
    send("/v1/batch", twice);
    var funnel =
        client.postJson(
            "/api/behaviour/funnel", "{\"steps\":[{\"event\":\"A\"},{\"event\":\"A\"}]}");
    var steps = client.json(funnel).get("steps");
    assertThat(List.of(steps.get(0).get("count").intValue(), steps.get(1).get("count").intValue()))
        .containsExactly(1, 0);
  }

  @Test
  void bearsAHistoryOfDecades() {
    send(
        "/v1/track",
        "{\"messageId\":\"m1\",\"userId\":\"ada\",\"event\":\"A\",\"timestamp\":\"1990-01-01T00:00:00Z\"}");
    send("/v1/track", "{\"messageId\":\"m2\",\"userId\":\"ada\",\"event\":\"A\"}");
    assertThat(stored("m1").get("timestamp").stringValue()).isEqualTo("1990-01-01T00:00:00Z");
    var weeks =
        client.postJson(
            "/api/behaviour/retention",
            """
            {"start":{"event":"A"},"return":{"event":"A"},"period":"week","intervals":4}
            """);
    assertThat(weeks.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesABatchWithBrokenJsonAsAWholeAndSaysWhere() {
    var answer =
        send(
            "/v1/batch",
            "{\"batch\":[{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"ada\",\"event\":\"A\"},{]}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(client.json(answer).get("detail").stringValue()).contains("line 1, column");
    assertThat(client.getJson("/api/events").get("items").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"track", "identify", "page", "screen", "group", "alias", "t", "i", "a"})
  void takesACallWithOrWithoutASlashAtItsEnd(String call) {
    var body =
        "{\"userId\":\"ada\",\"event\":\"A\",\"groupId\":\"acme\",\"previousId\":\"ad\",\"messageId\":\"%s\"}";
    assertThat(send("/v1/" + call, body.formatted("m1")).statusCode()).isEqualTo(200);
    assertThat(send("/v1/" + call + "/", body.formatted("m2")).statusCode()).isEqualTo(200);
    assertThat(client.getJson("/api/events").get("items").size()).isEqualTo(2);
  }

  @Test
  void letsTheBrowserReadWhyAKeyIsRefused() {
    var answer = send("/v1/t", "{\"userId\":\"ada\",\"event\":\"A\"}", basic("unknown"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(TestClient.header(answer, "Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(TestClient.header(answer, "Access-Control-Expose-Headers"))
        .containsExactly("Retry-After");
    assertThat(
            client
                .send(
                    HttpRequest.newBuilder(client.uri("/v1/projects/unknown/settings"))
                        .header("Origin", "https://product.example"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void unpacksNoMoreThanABatchMayHold() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        gzip.write(spaces);
      }
    }
    assertThat(sendPacked(packed.toByteArray())).as("100 MB in 100 KB").isEqualTo(400);
    assertThat(sendPacked("{}".getBytes(StandardCharsets.UTF_8))).as("no gzip").isEqualTo(400);
    assertThat(sendPacked(Arrays.copyOf(packed.toByteArray(), 20))).as("cut off").isEqualTo(400);
  }

  private int sendPacked(byte[] body) {
    return client
        .send(
            HttpRequest.newBuilder(client.uri("/v1/batch"))
                .header("Authorization", basic(TestWorkspace.WRITE_KEY + ":"))
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
        .statusCode();
  }

  private static String batchOf(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> "{\"type\":\"track\",\"userId\":\"u%d\",\"event\":\"A\"}".formatted(i))
        .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
  }

  private JsonNode stored(String messageId) {
    return client.getJson("/api/events?messageId=" + messageId).get("items").get(0);
  }

  private static List<String> texts(JsonNode items, String field) {
    return items.valueStream().map(item -> item.get(field).stringValue()).toList();
  }

  private HttpResponse<String> send(String address, String body) {
    return send(address, body, basic(TestWorkspace.WRITE_KEY + ":"));
  }

  private HttpResponse<String> send(String address, String body, String authorization) {
    var request =
        HttpRequest.newBuilder(client.uri(address))
            .header("Origin", "https://product.example")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return client.send(request);
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }
}
