package io.beachhead.behaviour.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Features that events define: who uses them, by segment, over the API, on the page, in rules. */
@TestWorkspace
class FeatureUseTest {
  private static final String JANUARY = "\"dateFrom\":\"2026-01-01\",\"dateTo\":\"2026-01-31\"";
  private static final String RANGE = "range=custom&dateFrom=2026-01-01&dateTo=2026-01-31";

  @Autowired TestClient client;

  /**
   * Boards: Ada on two days, three times in all; Bob once. Files: nobody. Eve only looks around.
   */
  @BeforeEach
  void twoFeaturesAndThreePeople() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts", "id,name,industry\nacme,Acme,Retail\nchip,Chip,Media\n");
    client.postCsv(
        "/api/imports/features",
        "key,name,state,events\nboards,Boards,shipped,Task created;Task moved\n"
            + "files,Files,shipped,File uploaded\nportal,Portal,candidate,\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","rules":[
          {"segment":"shops","name":"Shops","when":"industry = 'Retail'"}],"otherwise":"rest"}
        """);
    client.postJson("/api/segmentations/industry/activation", "");
    TestEvents.send(
        client,
        "ada acme Task created 2026-01-05T10:00:00Z",
        "ada acme Task moved 2026-01-05T11:00:00Z",
        "ada acme Task moved 2026-01-07T10:00:00Z",
        "bob chip Task created 2026-01-06T10:00:00Z",
        "eve chip Looked around 2026-01-06T10:00:00Z");
  }

  @Test
  void countsAdoptionAndDepthOfEachFeatureAndSegment() {
    var answer = client.json(client.postJson("/api/behaviour/feature-use", "{" + JANUARY + "}"));
    assertThat(answer.get("active").asInt()).isEqualTo(3);
    var boards = answer.at("/features/0");
    assertThat(boards.get("feature").asString()).isEqualTo("boards");
    assertThat(boards.get("users").asInt()).isEqualTo(2);
    assertThat(boards.at("/adoption/mid").asDouble()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(boards.get("uses").asInt()).isEqualTo(4);
    assertThat(boards.get("usesPerUser").asDouble()).isEqualTo(2);
    assertThat(boards.get("daysPerUser").asDouble()).isEqualTo(1.5);
    var files = answer.at("/features/1");
    assertThat(files.get("users").asInt()).isZero();
    assertThat(files.get("usesPerUser").isNull()).isTrue();
    assertThat(answer.get("features").size()).isEqualTo(2);
    var rest = answer.at("/breakdown/0");
    assertThat(rest.get("value").asString()).isEqualTo("rest");
    assertThat(rest.at("/features/0/adoption/mid").asDouble()).isEqualTo(0.5);
  }

  @Test
  void countsAccountsAndChosenFeatures() {
    var answer =
        client.json(
            client.postJson(
                "/api/behaviour/feature-use",
                "{\"by\":\"account\",\"features\":[\"boards\"]," + JANUARY + "}"));
    assertThat(answer.get("active").asInt()).isEqualTo(2);
    assertThat(answer.at("/features/0/users").asInt()).isEqualTo(2);
    assertThat(
            client
                .postJson("/api/behaviour/feature-use", "{\"features\":[\"portal\"]}")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsFeatureUseAsPageAndCsv() {
    assertThat(client.get("/usage/features?" + RANGE).body())
        .contains("Adoption of 2 features", "Boards, Shops: 100%", "2 people");
    assertThat(client.get("/usage/features?breakdown=none&" + RANGE).body())
        .doesNotContain("Shops: 100%")
        .contains("<option value=\"none\" selected");
    assertThat(client.get("/usage/features.csv?" + RANGE).body())
        .contains("shops,boards,Boards,1,1,")
        .contains("all,files,Files,3,0,0,0,");
    assertThat(client.get("/usage/features?view=table&" + RANGE).body())
        .contains("Uses each")
        .doesNotContain("Adoption of 2 features");
  }

  @Test
  void answersRulesFromEventsAtOnce() {
    client.postJson(
        "/api/segmentations",
        """
        {"key":"use","rules":[{"segment":"filers","when":"used('files') in last 30 days"}]}
        """);
    assertThat(filers()).isZero();
    TestEvents.send(client, "bob chip File uploaded 2026-11-20T10:00:00Z");
    assertThat(filers()).isEqualTo(1);
    TestEvents.send(client, "ada acme File uploaded 2026-09-20T10:00:00Z");
    assertThat(filers()).isEqualTo(1);
  }

  private int filers() {
    return client
        .getJson("/api/segmentations/use?asOf=2026-11-21")
        .at("/segments/0/accounts")
        .asInt();
  }

  @Test
  void saysHowToDefineFeaturesWhereNoneAre() {
    client.emptyWorkspace();
    TestEvents.send(client, "ada acme Task created 2026-01-05T10:00:00Z");
    assertThat(client.get("/usage/features").body()).contains("No feature is defined by events");
  }
}
