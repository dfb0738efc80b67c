package io.beachhead.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the company means by signing up and so on, over the API. */
@TestWorkspace
class GrowthDefinitionsTest {
  private static final String ADDRESS = "/api/growth/definitions";

  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void saysNothingUntilSomebodyDoes() {
    var answer = client.getJson(ADDRESS);
    assertThat(answer.get("signedUp").isNull()).isTrue();
    assertThat(answer.get("gates").get("retain").isNull()).isTrue();
    assertThat(answer.get("suggestions").isEmpty()).isTrue();
  }

  @Test
  void changesWhatIsNamedAndKeepsTheRest() {
    put(
        200,
        """
        {"signedUp": {"event": "Signed up", "where": {"plan": "free"}},
         "activation": {"steps": [{"event": "A"}, {"event": "B", "times": 2}, {"event": "C"}], "of": 2},
         "aha": {"event": "Approval shared", "times": 2, "withinDays": 7},
         "gates": {"acquire": 30, "retain": 0.25}}
        """);
    put(200, "{\"active\": \"Task done\", \"gates\": {\"scale\": 35}}");
    var answer = client.getJson(ADDRESS);
    assertThat(answer.get("signedUp").toString())
        .isEqualTo("{\"event\":\"Signed up\",\"where\":{\"plan\":\"free\"}}");
    assertThat(answer.get("active").get("event").asString()).isEqualTo("Task done");
    assertThat(answer.get("activation").get("of").asInt()).isEqualTo(2);
    assertThat(answer.get("activation").get("withinDays").asInt()).isEqualTo(7);
    assertThat(answer.get("activation").get("steps").get(1).get("times").asInt()).isEqualTo(2);
    assertThat(answer.get("gates").get("acquire").asDouble()).isEqualTo(30);
    assertThat(answer.get("gates").get("scale").asDouble()).isEqualTo(35);
    assertThat(answer.get("neverSeen").toString()).contains("signedUp", "activation.steps[1]");
    put(200, answer.toString());
    assertThat(client.getJson(ADDRESS)).isEqualTo(answer);
    put(200, "{\"aha\": null}");
    assertThat(client.getJson(ADDRESS).get("aha").isNull()).isTrue();
  }

  @Test
  void namesEachWrongField() {
    String problems =
        put(
            422,
            """
            {"signedUp": {"event": ""}, "active": 5, "aha": {"event": "X", "times": 0},
             "activation": {"steps": [{"event": "A"}], "of": 2, "withinDays": 1.5},
             "gates": {"retain": 25}, "signup": {}}
            """);
    assertThat(problems)
        .contains(
            "signedUp.event",
            "active",
            "aha.times",
            "activation.of",
            "activation.withinDays",
            "gates.retain",
            "signup");
    assertThat(client.getJson(ADDRESS).get("active").isNull()).isTrue();
    put(422, "[]");
    put(400, "{");
  }

  @Test
  void offersTheEventsThereAre() {
    String events =
        """
        user_id,event,timestamp
        a,user_signed-up,2026-03-01T10:00:00Z
        b,user_signed-up,2026-03-02T10:00:00Z
        a,Invite Sent,2026-03-03T10:00:00Z
        a,Report exported,2026-03-03T10:00:00Z
        """;
    assertThat(client.postCsv("/api/imports/events", events).statusCode()).isEqualTo(200);
    assertThat(client.getJson(ADDRESS).get("suggestions").toString())
        .isEqualTo(
            """
            [{"field":"signedUp","event":"user_signed-up","people":2},\
            {"field":"invited","event":"Invite Sent","people":1}]\
            """);
    put(200, "{\"signedUp\": \"user_signed-up\"}");
    assertThat(client.getJson(ADDRESS).get("suggestions").size()).isEqualTo(1);
  }

  private String put(int status, String body) {
    var response = client.putJson(ADDRESS, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response.body();
  }
}
