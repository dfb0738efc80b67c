package io.beachhead.behaviour.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class EventsImportTest {
  private static final String CSV =
      """
      event,timestamp,user_id,anonymous_id,account_id,message_id,properties,Plan,Seats
      Signed up,2025-03-01T10:00:00Z,ada,dev-1,acme,m1,"{""source"":""ad"",""Seats"":9}",pro,3
      Board created,1740909600000,ada,,,,,pro,
      Visited,2025-03-03 08:00,,dev-2,,,,,
      """;

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
  }

  @Test
  void importsEventsWithEveryOtherColumnAsAProperty() {
    var report = run(200, "", CSV);
    assertCounts(report, 3, 3, 0, 0);
    assertThat(texts(report.get("attributes"))).containsExactly("Plan", "Seats");
    var signedUp = stored("m1");
    assertThat(signedUp.get("event").stringValue()).isEqualTo("Signed up");
    assertThat(signedUp.get("userId").stringValue()).isEqualTo("ada");
    assertThat(signedUp.get("anonymousId").stringValue()).isEqualTo("dev-1");
    assertThat(signedUp.get("accountId").stringValue()).isEqualTo("acme");
    assertThat(signedUp.get("timestamp").stringValue()).isEqualTo("2025-03-01T10:00:00Z");
    assertThat(signedUp.get("properties"))
        .as("what the row's own properties say counts")
        .hasToString("{\"source\":\"ad\",\"Seats\":9,\"Plan\":\"pro\"}");
    var ofAda = client.getJson("/api/events?person=ada").get("items");
    assertThat(ofAda.get(0).get("timestamp").stringValue()).isEqualTo("2025-03-02T10:00:00Z");
  }

  @Test
  void storesAFileOnceHoweverOftenItIsImported() {
    var twins = "event,timestamp,user_id\n" + "Voted,2025-03-01T10:00:00Z,ada\n".repeat(3);
    assertCounts(run(200, "", twins), 3, 3, 0, 0);
    assertCounts(run(200, "", twins), 3, 0, 3, 0);
    assertCounts(run(200, "", CSV), 3, 3, 0, 0);
    assertCounts(run(200, "", CSV), 3, 0, 3, 0);
    assertThat(client.getJson("/api/events").get("items").size()).isEqualTo(6);
  }

  @Test
  void aDryRunSaysWhatWouldBeNewAndWritesNothing() {
    var half = CSV.lines().limit(2).reduce("", (a, b) -> a + b + "\n");
    run(200, "", half);
    var report = run(200, "?dryRun=true", CSV);
    assertThat(report.get("id").isNull()).isTrue();
    assertCounts(report, 3, 2, 1, 0);
    assertThat(client.getJson("/api/events").get("items").size()).isEqualTo(1);
  }

  @Test
  void refusesAFileWithProblemsByLineAndColumnOrSkipsThem() {
    var bad =
        """
        event,timestamp,user_id,properties
        Voted,2025-03-01T10:00:00Z,,
        ,2025-03-01T10:00:00Z,ada,
        Voted,yesterday,ada,
        Voted,2025-03-01T10:00:00Z,ada,[1]
        Voted,2025-03-01T10:00:00Z,ada,
        """;
    var report = run(422, "", bad);
    assertThat(report.get("id").isNull()).isTrue();
    assertThat(
            report
                .get("problems")
                .valueStream()
                .map(p -> p.get("line") + " " + p.get("column").stringValue()))
        .containsExactly("2 user_id", "3 event", "4 timestamp", "5 properties");
    assertThat(client.getJson("/api/events").get("items").size()).isZero();

    assertCounts(run(200, "?skipInvalid=true", bad), 5, 1, 0, 4);
    assertThat(client.getJson("/api/events").get("items").size()).isEqualTo(1);
  }

  @Test
  void takesAnImportBackAndNothingElse() {
    client.send(
        tracking("{\"messageId\":\"live\",\"anonymousId\":\"dev-1\",\"event\":\"Visited\"}"));
    var id = run(200, "", CSV).get("id").stringValue();
    assertThat(client.delete("/api/imports/" + id).statusCode()).isEqualTo(200);
    assertThat(texts(client.getJson("/api/events").get("items"), "messageId"))
        .containsExactly("live");
    assertThat(client.delete("/api/imports/" + id).statusCode()).isEqualTo(409);
    assertCounts(run(200, "", CSV), 3, 3, 0, 0);
  }

  @Test
  void takesIdsThatStandForNobodyForMissing() {
    var report =
        run(
            200,
            "",
            """
            event,timestamp,user_id,anonymous_id,account_id
            Opened,2025-03-01T10:00:00Z,NULL,one,undefined
            Opened,2025-03-01T10:00:00Z,NULL,two,0
            Opened,2025-03-01T10:00:00Z,None,three,acme
            """);
    assertCounts(report, 3, 3, 0, 0);
    assertThat(
            client
                .getJson("/api/events")
                .get("items")
                .valueStream()
                .map(event -> event.get("personId").stringValue()))
        .containsExactlyInAnyOrder("one", "two", "three");
    assertThat(client.getJson("/api/events?account=undefined").get("items").size()).isZero();
    assertThat(client.getJson("/api/events?account=acme").get("items").size()).isEqualTo(1);
  }

  @Test
  void refusesTimesThatCannotBe() {
    var report =
        run(
            422,
            "",
            """
            event,timestamp,user_id
            Opened,1970-01-01T00:00:00Z,ada
            Opened,2099-01-01T00:00:00Z,ada
            """);
    assertThat(texts(report.get("problems"), "problem"))
        .containsExactly(
            "is a placeholder for an unknown date, not a real date",
            "happened before 1990 or more than a year from now");
  }

  @Test
  void saysInWordsWhatIsWrongWithALine() {
    var lines =
        """
        {"type":"track","userId":"ada","event":"A","timestamp":17.5e999}
        {"type":"track","userId":"ada","event":"A","timestamp":"2025-03-01T10:00:00Z","properties":{"x":NaN}}
        {"type":"track","userId":"ada\\ud83d","event":"A","timestamp":"2025-03-01T10:00:00Z"}
        {"type":"track","userId":"ada","event":"A","timestamp":"2025-03-01T10:00:00Z"
        {"type":"track","userId":"ada","event":"Good","timestamp":"2025-03-01T10:00:00Z"}
        """;
    var report =
        client.json(
            client.post(
                "/api/imports/events?skipInvalid=true",
                lines,
                "Content-Type",
                "application/x-ndjson"));
    assertCounts(report, 5, 1, 0, 4);
    assertThat(texts(report.get("problems"), "problem"))
        .containsExactly(
            "has a timestamp that cannot be read; use 2026-04-03T10:15:00Z",
            "contains NaN or Infinity, which JSON does not have; send null (at character 100)",
            "has a userId with broken characters",
            "is not valid JSON (at character 78)");
    assertThat(report.toString()).doesNotContain("Node", "jackson", "Exception");
  }

  @Test
  void exportsWhatItImports() {
    run(200, "", CSV);
    var exported = client.get("/api/export/events.csv").body();
    assertThat(exported.lines().toList())
        .hasSize(4)
        .contains(
            "m1,Signed"
                + " up,2025-03-01T10:00:00Z,ada,dev-1,acme,\"{\"\"source\"\":\"\"ad\"\",\"\"Seats\"\":9,\"\"Plan\"\":\"\"pro\"\"}\"");
    assertCounts(run(200, "", exported), 3, 0, 3, 0);
  }

  @Test
  void exportsEveryCallAsLinesThatTheImportReadsBack() {
    var calls =
        """
        {"type":"track","messageId":"h1","anonymousId":"dev","event":"Visited","timestamp":"2024-01-02T03:04:05Z"}
        {"type":"identify","messageId":"h2","userId":"ada","anonymousId":"dev","timestamp":"2024-01-02T03:04:06Z","traits":{"email":"ada@acme.test","createdAt":"2023-05-06T00:00:00Z"}}
        {"type":"group","messageId":"h3","userId":"ada","groupId":"acme","timestamp":"2024-01-02T03:04:07Z","traits":{"createdAt":"2023-01-01T00:00:00Z"}}
        {"type":"page","messageId":"h4","userId":"ada","name":"Pricing","timestamp":"2024-01-02T03:04:08.123Z","context":{"locale":"de"}}
        {"type":"alias","messageId":"h5","userId":"ada.l","previousId":"ada","timestamp":"2024-01-02T03:04:09Z"}
        {"type":"screen","userId":"bob","timestamp":"2024-01-02T03:04:10Z","context":{"groupId":"bolt"},"properties":{"n":1.5,"text":"a\\nb"}}
        """;
    lines(200, "", calls);
    run(200, "", CSV);
    client.send(tracking("{\"messageId\":\"live\",\"userId\":\"eve\",\"event\":\"Voted\"}"));
    var exported = history("");
    assertThat(exported.lines()).hasSize(10);
    assertThat(exported)
        .contains("\"previousId\":\"ada\"", "\"traits\":{\"email\"", "\"properties\":{\"n\":1.5,");
    assertCounts(lines(200, "", exported), 10, 0, 10, 0);

    var people = client.getJson("/api/events?person=ada.l").toString();
    client.emptyWorkspace();
    assertCounts(lines(200, "", exported), 10, 10, 0, 0);
    assertThat(whatWasSaid(history(""))).isEqualTo(whatWasSaid(exported));
    assertThat(whatWasSaid(client.getJson("/api/events?person=ada.l").toString()))
        .as("who is who, and whose account")
        .isEqualTo(whatWasSaid(people));
  }

  @Test
  void exportsTheHistoryOfASegmentOrAnAccount() {
    client.postCsv(
        "/api/imports/accounts", "id,name,industry\nacme,Acme,Retail\nbolt,Bolt,Media\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","rules":[
          {"segment":"shops","name":"Shops","when":"industry = 'Retail'"}],"otherwise":"rest"}
        """);
    lines(
        200,
        "",
        """
        {"type":"group","messageId":"m1","userId":"ada","groupId":"acme","timestamp":"2024-01-02T03:04:05Z"}
        {"type":"track","messageId":"m2","userId":"ada","event":"A","timestamp":"2024-01-02T03:04:06Z"}
        {"type":"track","messageId":"m3","userId":"bob","event":"A","timestamp":"2024-01-02T03:04:07Z","context":{"groupId":"bolt"}}
        {"type":"track","messageId":"m4","userId":"eve","event":"A","timestamp":"2024-01-02T03:04:08Z"}
        """);
    assertThat(messageIds(history("?segmentation=industry&segment=shops")))
        .containsExactly("m1", "m2");
    assertThat(messageIds(history("?account=bolt"))).containsExactly("m3");
    assertThat(client.get("/sources/events.ndjson?segmentation=industry&segment=moon").statusCode())
        .isEqualTo(404);
  }

  @Test
  void givesTheWholeHistoryToThoseWhoLookAfterTheProductOnly() {
    lines(
        200,
        "",
        "{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"A\",\"timestamp\":\"2024-01-02T03:04:05Z\"}");
    for (var role : Role.values()) {
      boolean may = role == Role.ADMIN || role == Role.PRODUCT;
      var browser = SignedInBrowser.of(program, client, role);
      assertThat(browser.get("/sources/events.ndjson").statusCode())
          .as(role.name())
          .isEqualTo(may ? 200 : 403);
      assertThat(browser.get("/sources").body().contains("/sources/events.ndjson")).isEqualTo(may);
    }
  }

  private String history(String query) {
    var answer = client.get("/sources/events.ndjson" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> messageIds(String lines) {
    return lines
        .lines()
        .map(line -> line.replaceAll(".*\"messageId\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** When it was received is new; the account of a row of CSV is in the context of its call. */
  private static String whatWasSaid(String json) {
    return json.replaceAll("\"receivedAt\":\"[^\"]*\"", "")
        .replace("\"context\":{\"groupId\":\"acme\"}", "\"context\":{}");
  }

  @Test
  void readsLinesOfJsonWithTheirOwnTimes() {
    var report =
        lines(
            200,
            "",
            """
            {"type":"track","messageId":"m1","userId":"ada","event":"A","timestamp":"2024-01-02T03:04:05Z"}
            {"type":"identify","messageId":"m2","userId":"ada","anonymousId":"dev","timestamp":"2024-01-02T03:04:06Z"}

            {"type":"track","messageId":"m3","userId":"ada","event":"A","timestamp":"2024-01-02T03:00:00Z","sentAt":"2024-01-02T03:00:10Z","receivedAt":"2024-01-02T05:00:10Z"}
            {"type":"track","messageId":"m4","userId":"ada","event":"A","timestamp":"2024-01-02T05:00:00Z","originalTimestamp":"2024-01-02T03:00:00Z","sentAt":"2024-01-02T03:00:10Z","receivedAt":"2024-01-02T05:00:10Z"}
            {"type":"page","userId":"bob","name":"Pricing","timestamp":"2024-01-02T03:04:05Z","context":{"groupId":"acme"}}
            """);
    assertCounts(report, 5, 5, 0, 0);
    assertThat(stored("m1").get("timestamp").stringValue()).isEqualTo("2024-01-02T03:04:05Z");
    assertThat(stored("m3").get("timestamp").stringValue())
        .as("corrected by when it was sent and received then")
        .isEqualTo("2024-01-02T05:00:00Z");
    assertThat(stored("m4").get("timestamp").stringValue())
        .as("corrected before")
        .isEqualTo("2024-01-02T05:00:00Z");
    assertThat(texts(client.getJson("/api/events?account=acme").get("items"), "event"))
        .containsExactly("Page viewed");
  }

  @Test
  void namesEachLineThatIsNoCall() {
    var bad =
        """
        {"type":"track","userId":"ada","event":"A","timestamp":"2024-01-02T03:04:05Z"}
        {"type":"track","userId":"ada"
        {"type":"track","event":"A","timestamp":"2024-01-02T03:04:05Z"}
        {"type":"track","userId":"ada","event":"A"}
        {"type":"track","userId":"ada","event":"A","timestamp":"2024-01-02T03:04:05Z","properties":{"p":"%s"}}
        {"type":"track","userId":"ada","event":"A","timestamp":"2024-01-02T03:04:05Z"}
        """
            .formatted("x".repeat(40_000));
    var report = lines(422, "", bad);
    assertThat(
            report
                .get("problems")
                .valueStream()
                .map(p ->
                    p.get("line") + " " + p.get("problem").stringValue().replaceAll(":.*", "")))
        .containsExactly(
            "2 is not valid JSON (at character 31)",
            "3 has neither userId nor anonymousId",
            "4 has no timestamp",
            "5 is larger than 32 KB");
    assertCounts(lines(200, "?skipInvalid=true", bad), 6, 2, 0, 4);
    assertCounts(lines(200, "?skipInvalid=true", bad), 6, 0, 2, 4);
    assertThat(lines(422, "", "not JSON at all").get("problems").get(0).get("line").intValue())
        .isEqualTo(1);
  }

  @Test
  void namesALineWhoseMessageIdIsThatOfAnotherLine() {
    var doubled =
        """
        {"type":"track","messageId":"m1","userId":"ada","event":"A","timestamp":"2024-01-02T03:04:05Z","properties":{"a":1,"b":2}}
        {"type":"track","messageId":"m1","userId":"ada","event":"A","timestamp":"2024-01-02T03:04:05Z","properties":{"b":2,"a":1},"sentAt":"2024-01-02T03:04:06Z"}
        {"type":"track","messageId":"m1","userId":"bob","event":"A","timestamp":"2024-01-02T03:04:05Z","properties":{"a":1,"b":2}}
        {"type":"track","messageId":"undefined","userId":"ada","event":"B","timestamp":"2024-01-02T03:04:05Z"}
        {"type":"track","messageId":"undefined","userId":"bob","event":"B","timestamp":"2024-01-02T03:04:05Z"}
        """;
    var problems = lines(422, "", doubled).get("problems");
    assertThat(problems.size()).as(problems.toString()).isEqualTo(1);
    assertThat(problems.get(0).get("line").intValue()).isEqualTo(3);
    assertThat(problems.get(0).get("column").stringValue()).isEqualTo("messageId");
    assertCounts(lines(200, "?skipInvalid=true", doubled), 5, 3, 1, 1);
    assertThat(stored("m1").get("userId").stringValue()).isEqualTo("ada");
  }

  @Test
  void namesARowWhoseMessageIdIsThatOfAnotherRow() {
    var counted =
        """
        event,timestamp,user_id,message_id
        A,2025-03-01T10:00:00Z,ada,1
        A,2025-03-01T10:00:00Z,ada,1
        A,2025-03-02T10:00:00Z,bob,1
        """;
    assertThat(run(422, "", counted).get("problems").get(0).get("line").intValue()).isEqualTo(4);
    assertCounts(run(200, "?skipInvalid=true", counted), 3, 1, 1, 1);
  }

  @Test
  void namesARowWhoseMessageIdIsThatOfAnotherStoredEvent() {
    var january =
        """
        event,timestamp,user_id,message_id,plan,seats
        A,2025-01-01T10:00:00Z,ada,1,pro,3
        A,2025-01-02T10:00:00Z,bob,2,pro,3
        """;
    assertCounts(run(200, "", january), 2, 2, 0, 0);
    var february =
        """
        event,timestamp,user_id,message_id,plan,seats
        A,2025-02-01T10:00:00Z,ada,1,pro,3
        B,2025-01-02T10:00:00Z,bob,2,pro,3
        A,2025-02-03T10:00:00Z,bob,3,pro,3
        """;
    assertContradictions(
        run(200, "?dryRun=true", february).get("problems"),
        "2 time 2025-02-01T10:00:00Z instead of 2025-01-01T10:00:00Z",
        "3 event B instead of A");
    assertContradictions(
        run(422, "", february).get("problems"),
        "2 time 2025-02-01T10:00:00Z instead of 2025-01-01T10:00:00Z",
        "3 event B instead of A");
    assertCounts(run(200, "?skipInvalid=true", february), 3, 1, 0, 2);
    var lines =
        """
        {"type":"track","messageId":"1","userId":"ada","event":"A","timestamp":"2025-01-01T10:00:20Z","properties":{"seats":3.0,"country":"DE"}}
        {"type":"track","messageId":"2","userId":"bob","event":"A","timestamp":"2025-01-02T10:00:00Z","properties":{"plan":"free"}}
        """;
    assertContradictions(
        lines(422, "", lines).get("problems"), "2 property plan: free instead of pro");
    assertCounts(lines(200, "?skipInvalid=true", lines), 2, 0, 1, 1);
  }

  private static void assertContradictions(JsonNode problems, String... expected) {
    assertThat(
            problems
                .valueStream()
                .map(p ->
                    p.get("line")
                        + " "
                        + p.get("problem").stringValue().replaceAll(".*\\((.*)\\).*", "$1")))
        .containsExactly(expected);
  }

  @Test
  void unpacksGzip() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 2_000; i++) {
        gzip.write(
            "{\"type\":\"track\",\"userId\":\"u%d\",\"event\":\"A\",\"timestamp\":\"2024-01-02T03:04:05Z\"}%n"
                .formatted(i)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    var answer =
        client.send(
            client
                .request("/api/imports/events", "Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertCounts(client.json(answer), 2_000, 2_000, 0, 0);
  }

  private JsonNode run(int status, String query, String csv) {
    var answer = client.postCsv("/api/imports/events" + query, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }

  private JsonNode lines(int status, String query, String lines) {
    var answer =
        client.post("/api/imports/events" + query, lines, "Content-Type", "application/x-ndjson");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }

  private HttpRequest.Builder tracking(String body) {
    return HttpRequest.newBuilder(client.uri("/v1/track"))
        .header("Authorization", "Bearer " + TestWorkspace.WRITE_KEY)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static void assertCounts(
      JsonNode report, int rows, int created, int unchanged, int rejected) {
    assertThat(
            List.of("rows", "created", "unchanged", "rejected").stream()
                .map(name -> report.get(name).intValue()))
        .as(report.toString())
        .containsExactly(rows, created, unchanged, rejected);
  }

  private JsonNode stored(String messageId) {
    return client.getJson("/api/events?messageId=" + messageId).get("items").get(0);
  }

  private static List<String> texts(JsonNode items) {
    return items.valueStream().map(JsonNode::stringValue).toList();
  }

  private static List<String> texts(JsonNode items, String field) {
    return items.valueStream().map(item -> item.get(field).stringValue()).toList();
  }
}
