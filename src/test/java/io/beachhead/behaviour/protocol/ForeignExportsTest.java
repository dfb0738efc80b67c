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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Exports of Mixpanel and Amplitude, in the shapes their documentation gives. */
@TestWorkspace
class ForeignExportsTest {
  private static final String MIXPANEL =
      """
      {"event":"Signed Up","properties":{"time":1740819600,"distinct_id":"$device:d-1","$device_id":"d-1","$insert_id":"m1","$browser":"Chrome","mp_processing_time_ms":1740819700000}}
      {"event":"Board Created","properties":{"time":1740823200,"distinct_id":"ada","$user_id":"ada","$device_id":"d-1","$insert_id":"m2","company_id":"acme","mp_processing_time_ms":1740823300000}}
      {"event":"Board Created","properties":{"time":1740823200,"distinct_id":"ada","$user_id":"ada","$device_id":"d-1","$insert_id":"m2","company_id":"acme","mp_processing_time_ms":1740829999000}}
      {"event":"Visited","properties":{"time":1740823300,"distinct_id":"old-7","$insert_id":"m3"}}
      {"event":"$identify","properties":{"time":1740823301,"distinct_id":"bob","$identified_id":"bob","$anon_id":"d-2","$insert_id":"m4"}}
      {"event":"$create_alias","properties":{"time":1740823302,"distinct_id":"old-7","alias":"cleo","$insert_id":"m5"}}
      {"event":"Visited","properties":{"time":1740823400,"distinct_id":"cleo","$insert_id":"m6"}}
      """;

  private static final String AMPLITUDE =
      """
      {"event_type":"Signed Up","event_time":"2025-03-01 10:00:00.123000","user_id":null,"device_id":"d-1","uuid":"a1","event_properties":{"source":"ad"},"user_properties":{},"groups":{},"country":"Norway","$insert_id":"i1"}
      {"event_type":"Board Created","event_time":"2025-03-01 11:00:00.000000","user_id":"ada@acme.com","device_id":"d-1","uuid":"a2","event_properties":{"template":"launch"},"user_properties":{"plan":"pro"},"groups":{"company":["acme"]},"$insert_id":"i2"}
      {"event_type":"$identify","event_time":"2025-03-01 11:00:01.000000","user_id":"ada@acme.com","device_id":"d-1","uuid":"a3","event_properties":{},"user_properties":{"$set":{"email":"ada@acme.com"}},"groups":{}}
      {"event_type":"$groupidentify","event_time":"2025-03-01 11:00:02.000000","user_id":"ada@acme.com","device_id":"d-1","uuid":"a4","groups":{"company":["acme"]},"group_properties":{"$set":{"name":"Acme"}}}
      """;

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
  }

  @Test
  void readsAnExportOfMixpanelWithItsIdentities() {
    var report = lines(200, "", MIXPANEL);
    assertCounts(report, 7, 6, 1, 0);
    assertThat(report.get("notes").toString()).contains("7 lines", "Mixpanel", "UTC");
    var created = stored("m2");
    assertThat(created.get("event").stringValue()).isEqualTo("Board Created");
    assertThat(created.get("userId").stringValue()).isEqualTo("ada");
    assertThat(created.get("anonymousId").stringValue()).isEqualTo("d-1");
    assertThat(created.get("accountId").stringValue()).isEqualTo("acme");
    assertThat(created.get("timestamp").stringValue()).isEqualTo("2025-03-01T10:00:00Z");
    assertThat(created.get("properties")).hasToString("{\"company_id\":\"acme\"}");
    assertThat(stored("m1").get("properties")).hasToString("{\"$browser\":\"Chrome\"}");
    assertThat(stored("m1").get("personId").stringValue())
        .as("what the device did before it had a user is the user's")
        .isEqualTo("ada");
    assertThat(stored("m3").get("personId"))
        .as("an alias names somebody who was known by another id")
        .isEqualTo(stored("m6").get("personId"));
    assertThat(stored("m4").get("type").stringValue()).isEqualTo("identify");
    assertThat(client.getJson("/api/merges").get("items").size()).isEqualTo(3);
    assertCounts(lines(200, "", MIXPANEL), 7, 0, 7, 0);
  }

  @Test
  void readsTheTimesOfMixpanelInTheZoneOfItsProject() {
    lines(200, "?set=timezone:America/Los_Angeles", MIXPANEL);
    assertThat(stored("m1").get("timestamp").stringValue())
        .as("9 o'clock in the winter of California")
        .isEqualTo("2025-03-01T17:00:00Z");
    lines(
        200,
        "?set=timezone:America/Los_Angeles",
        "{\"event\":\"Visited\",\"properties\":{\"time\":1749204000123,\"distinct_id\":\"ada\",\"$insert_id\":\"s1\"}}");
    assertThat(stored("s1").get("timestamp").stringValue())
        .as("10 o'clock in summer time, in milliseconds")
        .isEqualTo("2025-06-06T17:00:00.123Z");
    var refused =
        client.post(
            "/api/imports/events?set=timezone:Mars/Base",
            MIXPANEL,
            "Content-Type",
            "application/x-ndjson");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Mars/Base");
  }

  @Test
  void takesTheAccountFromThePropertyThatIsNamed() {
    lines(
        200,
        "?map=site:account_id",
        "{\"event\":\"Visited\",\"properties\":{\"time\":1740823300,\"distinct_id\":\"ada\",\"$insert_id\":\"p1\",\"site\":\"north\",\"company_id\":\"acme\"}}");
    assertThat(stored("p1").get("accountId").stringValue()).isEqualTo("north");
  }

  @Test
  void namesTheLinesThatAreNoEvents() {
    var report =
        lines(
            422,
            "",
            """
            {"event":"Visited","properties":{"time":1740823300,"$insert_id":"n1"}}
            {"event":"Visited","properties":{"time":"yesterday","distinct_id":"ada","$insert_id":"n2"}}
            {"event":"Visited","properties":{"distinct_id":"ada","$insert_id":"n3"}}
            {"event":"Visited","properties":{"time":1740823300,"distinct_id":"ada","$insert_id":"n4"}}
            """);
    assertThat(report.get("problems").valueStream().map(p -> p.get("line").intValue()))
        .containsExactly(1, 2, 3);
    assertThat(report.get("problems").toString()).contains("timestamp");
  }

  @Test
  void readsAnExportOfAmplitudeWithItsIdentities() {
    var report = lines(200, "", AMPLITUDE);
    assertCounts(report, 4, 4, 0, 0);
    assertThat(report.get("notes").toString()).contains("4 lines", "Amplitude");
    var created = stored("a2");
    assertThat(created.get("timestamp").stringValue()).isEqualTo("2025-03-01T11:00:00Z");
    assertThat(created.get("accountId").stringValue()).isEqualTo("acme");
    assertThat(created.get("properties")).hasToString("{\"template\":\"launch\"}");
    assertThat(stored("a1").get("properties"))
        .hasToString("{\"source\":\"ad\",\"country\":\"Norway\"}");
    assertThat(stored("a1").get("personId").stringValue()).isEqualTo("ada@acme.com");
    assertThat(stored("a3").get("type").stringValue()).isEqualTo("identify");
    assertThat(stored("a3").get("properties")).hasToString("{\"email\":\"ada@acme.com\"}");
    assertThat(stored("a4").get("type").stringValue()).isEqualTo("group");
    assertThat(stored("a1").get("accountId").stringValue())
        .as("the member's account, by the group call")
        .isEqualTo("acme");
  }

  @Test
  void unpacksAZipOfGzipFiles() throws IOException {
    var lines = AMPLITUDE.lines().toList();
    var report =
        sent(
            zip(
                "12345/12345_2025-03-01_10#0.json.gz", gzip(lines.get(0)),
                "12345/12345_2025-03-01_11#0.json.gz",
                    gzip(String.join("\n", lines.subList(1, 4)))));
    assertCounts(client.json(report), 4, 4, 0, 0);
    var other = sent(zip("a.txt", "hello".getBytes(StandardCharsets.UTF_8)));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("This is a zip archive");
    var damaged = zip("1.json.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});
    assertThat(sent(damaged).statusCode()).isEqualTo(422);
  }

  @Test
  void previewsAnExportAndAsksForTheZoneOfAMixpanelProject() {
    var ada = SignedInBrowser.of(program, client, Role.PRODUCT);
    var answer =
        ada.send(
            ada.request("/imports/files", "Content-Type", "multipart/form-data; boundary=cut")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        --cut\r
                        Content-Disposition: form-data; name="_csrf"\r
                        \r
                        %s\r
                        --cut\r
                        Content-Disposition: form-data; name="file"; filename="export.json"\r
                        \r
                        %s\r
                        --cut--\r
                        """
                            .formatted(ada.csrfToken("/imports"), MIXPANEL))));
    var page = ada.get(answer.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page)
        .contains("Recognised as an export of Mixpanel")
        .contains("Which time zone is set in the Mixpanel project?")
        .contains("America/Los_Angeles")
        .contains("Board Created")
        .contains("2025-03-01T10:00:00Z");
  }

  private java.net.http.HttpResponse<String> sent(byte[] body) {
    return client.send(
        client
            .request("/api/imports/events", "Content-Type", "application/zip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Object... namesAndFiles) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndFiles.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndFiles[i]));
        out.write((byte[]) namesAndFiles[i + 1]);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private JsonNode lines(int status, String query, String lines) {
    var answer =
        client.post("/api/imports/events" + query, lines, "Content-Type", "application/x-ndjson");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
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
}
