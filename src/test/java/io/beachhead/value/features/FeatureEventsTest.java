package io.beachhead.value.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Features whose use is told by events with conditions on their properties. */
@TestWorkspace
class FeatureEventsTest {
  private static final String PDF =
      """
      {"key":"pdf","name":"PDF export","state":"shipped",
       "events":["Printed",{"event":"Exported","where":{"format":"pdf","pages":12}}]}
      """;

  @Autowired TestClient client;

  @BeforeEach
  void given() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\na,Alder\nb,Birch\nc,Cedar\n");
    exported("a", "{\"format\":\"pdf\",\"pages\":12}");
    exported("b", "{\"format\":\"pdf\",\"pages\":3}");
    exported("c", "{\"format\":\"csv\",\"pages\":12}");
  }

  @Test
  void answersWhatItWasGiven() {
    assertThat(client.postJson("/api/features", PDF).statusCode()).isEqualTo(201);
    JsonNode events = client.getJson("/api/features/pdf").get("events");
    assertThat(events.get(0).stringValue()).isEqualTo("Printed");
    assertThat(events.get(1).get("event").stringValue()).isEqualTo("Exported");
    assertThat(events.get(1).at("/where/format").stringValue()).isEqualTo("pdf");
    assertThat(events.get(1).at("/where/pages").asString()).isEqualTo("12");
  }

  @Test
  void countsOnlyEventsThatMeetTheConditions() {
    client.postJson("/api/features", PDF);
    JsonNode use =
        client
            .json(
                client.postJson(
                    "/api/behaviour/feature-use",
                    "{\"by\":\"account\",\"dateFrom\":\"2026-05-01\",\"dateTo\":\"2026-05-31\"}"))
            .at("/features/0");
    assertThat(use.get("users").intValue()).isEqualTo(1);
    assertThat(use.get("uses").intValue()).isEqualTo(1);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"by-use","name":"By use","otherwise":"rest","rules":[
          {"segment":"printers","name":"Printers","when":"used('pdf')"}]}
        """);
    assertThat(client.get("/api/segmentations/by-use/members.csv").body())
        .contains("a,Alder,printers")
        .contains("b,Birch,rest");
  }

  @Test
  void saysWhichPartOfADefinitionWasNeverSeen() {
    client.postJson("/api/features", PDF);
    assertThat(client.get("/features/pdf").body())
        .contains("The event \"Printed\" has never been received")
        .doesNotContain("No event received so far meets");
    client.patchJson(
        "/api/features/pdf",
        "{\"events\":[{\"event\":\"Exported\",\"where\":{\"format\":\"png\"}}]}");
    assertThat(client.get("/features/pdf").body())
        .doesNotContain("has never been received")
        .contains("No event received so far meets \"Exported where format = png\".");
  }

  @Test
  void comesBackFromAFileWithItsOwner() {
    var report =
        client.postCsv(
            "/api/imports/features",
            "key,name,state,events,owner\n"
                + "pdf,PDF export,shipped,Printed; Exported where format = pdf and pages ="
                + " 12,Priya\n");
    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
    assertThat(client.getJson("/api/features/pdf").get("owner").stringValue()).isEqualTo("Priya");
    String exported = client.get("/api/export/features.csv").body();
    assertThat(exported)
        .contains("owner")
        .contains("\"Printed, Exported where format = pdf and pages = 12\",Priya");
    assertThat(client.json(client.postCsv("/api/imports/features", exported)).get("unchanged"))
        .hasToString("1");
  }

  @Test
  void refusesAConditionThatCannotBeRead() {
    var report =
        client.postCsv(
            "/api/imports/features?dryRun=true",
            "key,name,events\npdf,PDF export,Exported where pdf\n");
    assertThat(report.body()).contains("\"line\":2", "use Exported where format = pdf");
    assertThat(
            client
                .postJson(
                    "/api/features",
                    "{\"name\":\"X\",\"events\":[{\"event\":\"E\",\"where\":{\"a\":\"b, c\"}}]}")
                .body())
        .contains("separate events in files");
    assertThat(client.postJson("/api/features", "{\"name\":\"X\",\"events\":[7]}").statusCode())
        .isEqualTo(422);
  }

  private void exported(String account, String properties) {
    var answer =
        client
            .withKey(null)
            .post(
                "/v1/track",
                """
                {"messageId":"%s-%d","userId":"u-%s","event":"Exported",
                 "timestamp":"2026-05-10T10:00:00Z","context":{"groupId":"%s"},"properties":%s}
                """
                    .formatted(account, System.nanoTime(), account, account, properties),
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            (TestWorkspace.WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
