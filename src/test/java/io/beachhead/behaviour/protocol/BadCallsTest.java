package io.beachhead.behaviour.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A bad call costs itself: never its batch, never an answer of 5xx, never somebody's page. */
@TestWorkspace
class BadCallsTest {
  private static final String GOOD =
      "{\"type\":\"track\",\"messageId\":\"good\",\"userId\":\"ada\",\"event\":\"Opened\"}";

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"properties\":{\"x\":NaN}",
        "\"properties\":{\"x\":-Infinity}",
        "\"properties\":{\"x\":undefined}",
        "\"properties\":{\"x\":'single'}",
        "\"properties\":{\"x\":01}",
        "\"properties\":{\"x\":\"\\x\"}",
        "\"properties\":{\"x\":\"\\u12\"}",
        "\"properties\":{\"x\":\"a\tb\"}",
        "\"properties\":{\"x\":1,}",
        "\"timestamp\":\"yesterday\"",
        "\"timestamp\":\"0001-01-01T00:00:00Z\"",
        "\"timestamp\":\"1970-01-01T00:00:00Z\"",
        "\"timestamp\":\"9999-12-31T23:59:59Z\"",
        "\"timestamp\":0",
        "\"timestamp\":-1",
        "\"timestamp\":1e999",
        "\"timestamp\":1e-999999999",
        "\"timestamp\":123456789012345678901234567890",
        "\"timestamp\":{}",
        "\"timestamp\":[1]",
        "\"timestamp\":true",
        "\"timestamp\":\"\"",
        "\"userId\":\"x\\ud83d\"",
        "\"anonymousId\":\"\\udc00\"",
        "\"userId\":\"a\\u0000b\"",
        "\"context\":{\"groupId\":\"x\\ud83d\"}",
        "\"type\":\"dance\"",
        "\"type\":17",
        "\"event\":\"\"",
        "\"event\":{}"
      })
  void costsItselfAndNotItsBatch(String field) {
    var bad = "{\"type\":\"track\",\"userId\":\"bob\",\"event\":\"Bad\"," + field + "}";
    assertThat(send("/v1/batch", "{\"batch\":[%s,%s]}".formatted(bad, GOOD)).statusCode())
        .isEqualTo(200);
    assertThat(stored("messageId")).containsExactly("good");
    var rejected = client.getJson("/api/events/rejected").get("items");
    assertThat(rejected.size()).isEqualTo(1);
    assertThat(rejected.get(0).get("body").stringValue()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1794304800.5|2026-11-10T10:00:00.500Z",
        "1794304800|2026-11-10T10:00:00Z",
        "1794304800123|2026-11-10T10:00:00.123Z",
        "1794304800123456|2026-11-10T10:00:00.123Z",
        "1794304800123456789|2026-11-10T10:00:00.123Z",
        "1.7943048e9|2026-11-10T10:00:00Z",
        "\"1794304800.5\"|2026-11-10T10:00:00.500Z",
        "\"2026-11-10 10:00:00.123456+00:00\"|2026-11-10T10:00:00.123Z",
        "\"1997-01-01\"|1997-01-01T00:00:00Z"
      })
  void readsEveryTimeThatProgramsWrite(String sent, String meant) {
    send(
        "/v1/track",
        "{\"messageId\":\"m\",\"userId\":\"ada\",\"event\":\"A\",\"timestamp\":" + sent + "}");
    assertThat(stored("timestamp")).containsExactly(meant);
  }

  @Test
  void correctsNoTimeBeyondWhatAClockCanBeWrong() {
    var before = Instant.now();
    var now = before.toString();
    send("/v1/batch", clocks(now, "9999-12-31T00:00:00Z"));
    send("/v1/batch", clocks(now, "0001-01-01T00:00:00Z"));
    send("/v1/batch", clocks(before.plus(Duration.ofHours(2)).toString(), now));
    for (var time : stored("timestamp")) {
      assertThat(Instant.parse(time))
          .isBetween(before.minusSeconds(5), Instant.now().plusSeconds(5));
    }
    assertThat(stored("timestamp")).hasSize(3);
    send("/v1/batch", clocks("0001-01-01T00:00:00Z", "0001-01-01T00:00:05Z"));
    assertThat(stored("timestamp")).hasSize(3);
  }

  private static String clocks(String timestamp, String sentAt) {
    return """
    {"sentAt":"%s","batch":[{"type":"track","userId":"ada","event":"A","timestamp":"%s"}]}
    """
        .formatted(sentAt, timestamp);
  }

  @Test
  void makesHalvesOfCharactersWhole() {
    var sent =
        """
        {"batch":[
          {"type":"track","messageId":"m\\ud83d","userId":"ada","event":"Tip \\ud83d","properties":{"a\\ud83d":"x\\udc00","ok":"\\ud83d\\ude00"}},
          {"type":"track","messageId":"m\\ud83e","userId":"ada","event":"Tip \\ud83e"},
          {"type":"identify","messageId":"i","userId":"ada","traits":{"name":"\\ud83d"}}]}
        """;
    assertThat(send("/v1/batch", sent).statusCode()).isEqualTo(200);
    assertThat(send("/v1/batch", sent).statusCode()).isEqualTo(200);
    var items = client.getJson("/api/events").get("items");
    assertThat(texts(items, "messageId")).containsExactly("i", "m\\ud83e", "m\\ud83d");
    assertThat(items.get(2).get("event").stringValue()).isEqualTo("Tip \ufffd");
    assertThat(items.get(2).get("properties").get("a\ufffd").stringValue()).isEqualTo("x\ufffd");
    assertThat(items.get(2).get("properties").get("ok").stringValue()).isEqualTo("\ud83d\ude00");
    assertThat(
            send("/v1/track", "{\"userId\":\"ada\",\"event\":\"A\",\"properties\":{\"\\ud83d\":1}}")
                .statusCode())
        .as("alone too")
        .isEqualTo(200);
  }

  @Test
  void makesHalvesOfCharactersWholeInTheApiToo() {
    send("/v1/track", "{\"userId\":\"ada\",\"event\":\"Tip \\ud83d\"}");
    var funnel =
        client.postJson("/api/behaviour/funnel", "{\"steps\":[{\"event\":\"Tip \\ud83d\"}]}");
    assertThat(client.json(funnel).get("steps").get(0).get("count").intValue()).isEqualTo(1);
    var made =
        client.postJson(
            "/api/features", "{\"key\":\"tip\",\"name\":\"Tip \\ud83d\",\"state\":\"candidate\"}");
    assertThat(made.statusCode()).as(made.body()).isBetween(200, 201);
    assertThat(client.get("/api/features").body()).contains("Tip \ufffd").doesNotContain("Tip ?");
  }

  @Test
  void keepsReasonsFewAndShortWhateverASenderWrites() {
    for (int i = 0; i < 20; i++) {
      var type = ("dance" + i).repeat(100);
      send("/v1/batch", "{\"batch\":[{\"type\":\"%s\",\"userId\":\"ada\"}]}".formatted(type));
      send(
          "/v1/batch",
          "{\"batch\":[{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"A\",\"timestamp\":\"%s\"}]}"
              .formatted(type));
    }
    var items = client.getJson("/api/events/rejected").get("items");
    assertThat(items.valueStream().map(item -> item.get("reason").stringValue()).distinct())
        .containsExactlyInAnyOrder(
            "has an unknown type", "has a timestamp that cannot be read; use 2026-04-03T10:15:00Z");
    for (var item : items) {
      assertThat(item.get("value").stringValue()).startsWith("dance").hasSizeLessThan(150);
    }
    assertThat(client.get("/sources").body())
        .contains("has an unknown type")
        .doesNotContain("dance1".repeat(40) + "dance");
  }

  @Test
  void keepsThreeUndefinedPeopleThree() {
    for (var device : List.of("one", "two", "three")) {
      send(
          "/v1/batch",
          """
          {"batch":[
            {"type":"track","anonymousId":"%1$s","event":"Opened","timestamp":"2026-03-01T10:00:00Z"},
            {"type":"identify","anonymousId":"%1$s","userId":"undefined","timestamp":"2026-03-01T10:01:00Z"},
            {"type":"track","anonymousId":"%1$s","userId":"undefined","event":"Read","timestamp":"2026-03-01T10:02:00Z"},
            {"type":"alias","userId":"[object Object]","previousId":"%1$s","timestamp":"2026-03-01T10:02:00Z"},
            {"type":"identify","anonymousId":"%1$s","userId":"user-%1$s","timestamp":"2026-03-01T10:03:00Z"},
            {"type":"track","userId":"user-%1$s","event":"Bought","timestamp":"2026-03-01T10:04:00Z","context":{"groupId":"undefined"}}]}
          """
              .formatted(device));
    }
    var answer =
        client.json(
            client.postJson(
                "/api/behaviour/funnel",
                """
                {"steps":[{"event":"Opened"},{"event":"Read"},{"event":"Bought"}],
                 "dateFrom":"2026-03-01","dateTo":"2026-03-02"}
                """));
    assertThat(answer.get("steps").valueStream().map(step -> step.get("count").intValue()))
        .containsExactly(3, 3, 3);
    assertThat(texts(client.getJson("/api/events/rejected").get("items"), "reason"))
        .containsExactly(
            "has only ids that stand for nobody",
            "has only ids that stand for nobody",
            "has only ids that stand for nobody");
    assertThat(client.getJson("/api/events?account=undefined").get("items").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"NULL\"",
        "0",
        "-1",
        "\"0\"",
        "\" None \"",
        "\"guest\"",
        "\"00000000-0000-0000-0000-000000000000\""
      })
  void takesNobodysIdForMissing(String id) {
    send("/v1/track", "{\"userId\":%s,\"anonymousId\":\"device\",\"event\":\"A\"}".formatted(id));
    send("/v1/track", "{\"userId\":\"ada\",\"anonymousId\":%s,\"event\":\"A\"}".formatted(id));
    send("/v1/track", "{\"userId\":%1$s,\"anonymousId\":%1$s,\"event\":\"A\"}".formatted(id));
    send("/v1/group", "{\"userId\":\"ada\",\"groupId\":%s}".formatted(id));
    assertThat(stored("personId")).containsExactly("ada", "device");
    assertThat(client.getJson("/api/events/rejected").get("items").size()).isEqualTo(2);
  }

  @Test
  void readsIdsWithoutTheMarksThatPastingLeaves() {
    send(
        "/v1/track",
        "{\"userId\":\"\\u200bada\\ufeff\",\"event\":\"A\",\"context\":{\"groupId\":\"\\u00a0acme\\u200b\"}}");
    assertThat(stored("personId")).containsExactly("ada");
    assertThat(stored("accountId")).containsExactly("acme");
  }

  @Test
  void takesImpossibleDatesOfCreationForUnknown() {
    for (var since :
        List.of(
            "\"0001-01-01T00:00:00Z\"",
            "\"1970-01-01T00:00:00.000Z\"",
            "0",
            "-1",
            "\"9999-12-31\"",
            "\"1899-12-30\"",
            "1e999",
            "17.25",
            "{}",
            "\"0000-00-00 00:00:00\"",
            "\"2026-03-20T00:00:00Z\"")) {
      assertThat(
              send(
                      "/v1/identify",
                      "{\"userId\":\"ada\",\"traits\":{\"createdAt\":%s}}".formatted(since))
                  .statusCode())
          .isEqualTo(200);
    }
    send(
        "/v1/track", "{\"userId\":\"ada\",\"event\":\"A\",\"timestamp\":\"2026-03-05T10:00:00Z\"}");
    var answer =
        client.postJson(
            "/api/behaviour/lifecycle",
            """
            {"event":"A","interval":"day","dateFrom":"2026-03-04","dateTo":"2026-03-06"}
            """);
    assertThat(answer.body())
        .as("new on the day of the first event")
        .contains("05T00:00:00Z\",\"new\":1");
  }

  @Test
  void deletesOneEventForEverybodyAndRecordsIt() {
    send("/v1/track", "{\"messageId\":\"a/b c\",\"userId\":\"ada\",\"event\":\"Slip\"}");
    send("/v1/batch", "{\"batch\":[" + GOOD + "]}");
    assertThat(client.delete("/api/events?messageId=a/b%20c").statusCode()).isEqualTo(204);
    assertThat(client.delete("/api/events?messageId=a/b%20c").statusCode()).isEqualTo(404);
    assertThat(stored("messageId")).containsExactly("good");
    var admin = SignedInBrowser.of(program, client, Role.ADMIN);
    assertThat(admin.get("/sources/events/good").body()).contains("Delete this event");
    admin.submit("/sources", "/sources/events/deletion", "messageId", "good");
    assertThat(stored("messageId")).isEmpty();
    assertThat(client.getJson("/api/audit").toString())
        .contains("event.deleted", "Slip of ada at ", "Opened of ada at ");
    var viewer = SignedInBrowser.of(program, client, Role.VIEWER);
    send("/v1/batch", "{\"batch\":[" + GOOD + "]}");
    assertThat(viewer.get("/sources/events/good").body()).doesNotContain("Delete this event");
    assertThat(
            viewer.submit("/sources", "/sources/events/deletion", "messageId", "good").statusCode())
        .isEqualTo(403);
    assertThat(stored("messageId")).containsExactly("good");
  }

  /** Every field of every call gets everything that a program may write there by mistake. */
  @Test
  void answersPerCallWhateverIsInIt() {
    var random = new Random(20_261_130);
    int calls = 0;
    for (int batch = 0; batch < 150; batch++) {
      int size = 1 + random.nextInt(12);
      int first = calls;
      var text =
          IntStream.range(first, first + size)
              .mapToObj(i -> call(random, "m" + i))
              .collect(Collectors.joining(",", "{\"batch\":[", "]" + envelope(random) + "}"));
      calls += size;
      var answer = send("/v1/batch", bytes(text, random));
      assertThat(answer.statusCode()).as(text).isEqualTo(200);
    }
    int stored = total("/api/events?limit=1000");
    int rejected = total("/api/events/rejected");
    assertThat(stored + rejected).isEqualTo(calls);
    assertThat(stored).isGreaterThan(calls / 20);
    assertThat(rejected).isGreaterThan(calls / 20);
    for (var page :
        List.of(
            "/sources",
            "/sources/people",
            "/usage",
            "/sources/rejected.csv",
            "/sources/names.csv",
            "/sources/live?q=a",
            "/home")) {
      assertThat(client.get(page).statusCode()).as(page).isLessThan(500);
    }
    for (var property : List.of("a", "a\ufffd", "", "~/", "a.b", "$.x", "\ufffd")) {
      var question =
          client.postJson(
              "/api/behaviour/activity",
              "{\"event\":null,\"dateFrom\":\"2026-01-01\",\"breakdown\":\"property:%s\"}"
                  .formatted(property));
      assertThat(question.statusCode()).as(property + question.body()).isLessThan(500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"track", "identify", "page", "screen", "group", "alias"})
  void answersASingleCallWhateverIsInIt(String address) {
    var random = new Random(address.hashCode());
    for (int i = 0; i < 60; i++) {
      var text = call(random, "m" + i);
      assertThat(send("/v1/" + address, bytes(text, random)).statusCode()).as(text).isIn(200, 400);
    }
  }

  @Test
  void answersBytesOfAnyKindWithoutAFault() {
    var random = new Random(1);
    for (int i = 0; i < 300; i++) {
      var bytes = bytes("{\"batch\":[" + call(random, "a") + "," + GOOD + "]}", random);
      for (int n = random.nextInt(6); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var cut = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      assertThat(send("/v1/batch", java.util.Arrays.copyOf(bytes, cut)).statusCode())
          .isIn(200, 400);
    }
  }

  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "17.5",
          "1e999",
          "1E-999999999",
          "1e999999999",
          "NaN",
          "-Infinity",
          "undefined",
          "123456789012345678901234567890",
          "9".repeat(1_200),
          "\"\"",
          "\" \"",
          "\"undefined\"",
          "\"x\\ud83d\"",
          "\"\\udc00y\"",
          "\"\\u0000\"",
          "\"\\u12\"",
          "\"tab\there\"",
          "\"\\x\"",
          "[]",
          "{}",
          "[1,[2,[3]]]",
          "{\"a\":1}",
          "{\"a\\ud83d\":1}",
          "{\"a\":NaN}",
          "{\"a\":1e999}",
          "{\"\":1,\"~/\":2,\"a.b\":3,\"$.x\":4}",
          "{\"a\":\"\\u0000\"}",
          "{\"\\u0000\":1}",
          "{\"createdAt\":1.5}",
          "{\"createdAt\":\"0001-01-01T00:00:00Z\"}",
          "{\"groupId\":{}}",
          "{\"groupId\":\"null\"}",
          "{\"groupId\":\"\\ud83d\"}",
          "[".repeat(300) + "]".repeat(300),
          "\"" + "y".repeat(600) + "\"",
          "\"2026-03-01\"",
          "\"0001-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59.999Z\"",
          "\"+10000-01-01T00:00:00Z\"",
          "1794304800.5",
          "\"1794304800\"",
          "-62135596800000",
          "'x'",
          "01",
          "\"dev\"",
          "\"ada\"",
          "{\"email\":\"a@b\\ud83d.example\",\"createdAt\":[]}");

  private static final List<String> FIELDS =
      List.of(
          "type",
          "userId",
          "anonymousId",
          "groupId",
          "previousId",
          "event",
          "name",
          "category",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "receivedAt",
          "traits",
          "properties",
          "context",
          "integrations",
          "channel",
          "version");

  private static String call(Random random, String messageId) {
    var fields = new LinkedHashMap<String, String>();
    fields.put(
        "type",
        "\""
            + pick(random, List.of("track", "identify", "group", "page", "screen", "alias"))
            + "\"");
    fields.put("messageId", "\"" + messageId + "\"");
    fields.put("userId", "\"ada\"");
    fields.put("event", "\"Opened\"");
    fields.put("groupId", "\"acme\"");
    fields.put("previousId", "\"ad\"");
    for (int n = random.nextInt(3); n >= 0; n--) {
      fields.put(pick(random, FIELDS), pick(random, ODD));
    }
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String envelope(Random random) {
    return random.nextInt(3) > 0
        ? ""
        : ",\"%s\":%s"
            .formatted(
                pick(random, List.of("sentAt", "context", "integrations", "other")),
                pick(random, ODD));
  }

  /** Now and then with a byte that is no UTF-8. */
  private static byte[] bytes(String text, Random random) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    var bytes = out.toByteArray();
    if (random.nextInt(5) == 0) {
      int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Opened");
      if (at > 0) {
        bytes[at] = (byte) 0xE9;
      }
    }
    return bytes;
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private int total(String address) {
    return client.getJson(address).get("items").size();
  }

  private List<String> stored(String field) {
    return texts(client.getJson("/api/events").get("items"), field);
  }

  private static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.get(field).stringValue()));
    return texts;
  }

  private HttpResponse<String> send(String address, String body) {
    return send(address, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String address, byte[] body) {
    return client.send(
        HttpRequest.newBuilder(client.uri(address))
            .header("Authorization", "Bearer " + TestWorkspace.WRITE_KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }
}
