package io.beachhead.growth.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.growth.health.HealthFacts.Payments;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Health of accounts, worked out by hand. */
@TestWorkspace
class HealthTest {
  private static final String ADDRESS = "/api/growth/health?asOf=2026-03-31";
  private static final String DEFINITION = "/api/growth/health/definition";

  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  /** 30 × 8/16 + 20 × 2/(½ × 4) + 20 × 2/(.8 × 5) + 15 × ¼ + 15 × 1 = 63.75 of 100. */
  @Test
  void isTheWeightedMeanOfItsParts() {
    var facts =
        new HealthFacts(
            new HealthFacts.Use(8, 2, 2, 40, 10, 4),
            4,
            5,
            new HealthFacts.Requests(4, 1),
            true,
            Payments.CLEAR);
    var health = Health.of(facts, HealthDefinition.STANDARD).health();
    assertThat(health).isNotNull();
    assertThat(health.mid()).isCloseTo(.6375, within(1e-12));
    assertThat(health.low()).isEqualTo(health.mid());
    assertThat(health.high()).isEqualTo(health.mid());
  }

  /** Seats are not known: 43.75 of 80 known; from 43.75 + 0 to 43.75 + 20 of 100. */
  @Test
  void widensItsRangeByThePartsThatAreNotKnown() {
    var facts =
        new HealthFacts(
            new HealthFacts.Use(8, 0, 2, 40, 40, 0),
            4,
            null,
            new HealthFacts.Requests(4, 1),
            true,
            Payments.FAILING);
    var health = Health.of(facts, HealthDefinition.STANDARD).health();
    assertThat(health).isNotNull();
    assertThat(health.mid()).isCloseTo(38.75 / 80, within(1e-12));
    assertThat(health.low()).isCloseTo(.3875, within(1e-12));
    assertThat(health.high()).isCloseTo(.5875, within(1e-12));
  }

  /** An account that pays nothing and asked for nothing is not worse off for it. */
  @Test
  void leavesOutWhatDoesNotApply() {
    var use = new HealthFacts.Use(16, 4, 4, 40, 0, 0);
    var facts = new HealthFacts(use, 4, 4, new HealthFacts.Requests(0, 0), false, null);
    var health = Health.of(facts, HealthDefinition.STANDARD).health();
    assertThat(health).isNotNull();
    assertThat(health.low()).isEqualTo(1);
    assertThat(health.high()).isEqualTo(1);
  }

  @Test
  void saysNothingFromOnePartAlone() {
    var facts = new HealthFacts(null, 4, 4, new HealthFacts.Requests(2, 2), false, null);
    var health = Health.of(facts, HealthDefinition.STANDARD);
    assertThat(health.health()).isNull();
    assertThat(health.notEnoughData()).isNotNull();
    assertThat(health.notEnoughData().have()).isEqualTo(1);
  }

  @Test
  void tellsAgentsAndApiKeysFromPeople() {
    load();
    JsonNode answer = client.getJson(ADDRESS);
    assertThat(answer.get("total").asInt()).isEqualTo(2);
    JsonNode acme = item(answer, "acme");
    assertThat(acme.get("use").toString())
        .isEqualTo("{\"events\":10,\"people\":4,\"agents\":4,\"apiKeys\":2}");
    var parts = acme.get("parts");
    assertThat(parts.get(0).get("part").asString()).isEqualTo("use");
    assertThat(parts.get(0).get("value").asDouble()).isEqualTo(10 / 16.0);
    assertThat(parts.get(0).get("figure").asString()).isEqualTo("active on 10 of 28 days");
    assertThat(parts.get(1).get("value").asDouble()).as("one of one feature").isEqualTo(1);
    assertThat(parts.get(3).get("figure").asString()).isEqualTo("0 of 1 answered");
    assertThat(acme.get("owner").asString()).isEqualTo("Ida");
    assertThat(item(answer, "quiet").get("health").isNull()).isTrue();
    assertThat(client.getJson(ADDRESS + "&owner=Ida").get("total").asInt()).isEqualTo(1);
    assertThat(client.getJson(ADDRESS + "&owner=-").get("total").asInt()).isEqualTo(1);
    assertThat(client.getJson(ADDRESS + "&limit=1").get("nextCursor").isNull()).isFalse();
    var csv = client.get("/api/growth/health.csv?asOf=2026-03-31").body().lines().toList();
    assertThat(csv).hasSize(3);
    assertThat(csv.getFirst()).contains("use,use_figure", "by_agents");
    assertThat(client.getJson("/api/accounts/acme?asOf=2026-03-31").has("health")).isTrue();
  }

  @Test
  void takesThePartsTheCompanyStates() {
    load();
    put(
        200,
        """
        {"weights": {"use": 1, "breadth": 1, "seats": 0, "requests": 0, "payments": 0},
         "full": {"activeDays": 20}, "machines": {"agents": []}}
        """);
    JsonNode acme = item(client.getJson(ADDRESS), "acme");
    assertThat(acme.get("health").get("mid").asDouble()).isCloseTo(.75, within(1e-12));
    assertThat(acme.get("use").get("agents").asInt()).isZero();
    assertThat(client.getJson(DEFINITION).get("full").get("seatShare").asDouble()).isEqualTo(.8);
  }

  @Test
  void namesEachWrongField() {
    String problems =
        put(
            422,
            """
            {"weights": {"use": -1, "love": 3}, "full": {"activeDays": 29, "seatShare": "all"},
             "machines": {"property": " ", "agents": "bot"}, "colour": 1}
            """);
    assertThat(problems)
        .contains(
            "weights.use",
            "weights.love",
            "full.activeDays",
            "full.seatShare",
            "machines.property",
            "machines.agents",
            "colour");
    put(422, "{\"weights\":{\"use\":0,\"breadth\":0,\"seats\":0,\"requests\":0,\"payments\":0}}");
    put(422, "[]");
    for (var wrong :
        Map.of("&band=great", 400, "&segment=none", 404, "&limit=0", 400, "&cursor=x", 400)
            .entrySet()) {
      assertThat(client.get(ADDRESS + wrong.getKey()).statusCode())
          .as(wrong.getKey())
          .isEqualTo(wrong.getValue());
    }
    assertThat(client.get("/api/growth/health?asOf=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void saysWhatIsMissingWithoutData() {
    JsonNode answer = client.getJson(ADDRESS);
    assertThat(answer.get("items").isEmpty()).isTrue();
    assertThat(answer.get("notEnoughData").get("why").asString()).contains("import");
    assertThat(client.get("/growth/health").body()).contains("No health yet");
  }

  private static JsonNode item(JsonNode answer, String account) {
    for (JsonNode item : answer.get("items")) {
      if (item.get("account").asString().equals(account)) {
        return item;
      }
    }
    throw new AssertionError(account + " is not in " + answer);
  }

  /** Ten days in March of one account: 4 events of people, 4 of an agent, 2 of an API key. */
  private void load() {
    csv("accounts", "id,name,owner,seats\nacme,Acme,Ida,4\nquiet,Quiet,,3\nold,Old,Ida,3\n");
    csv("revenue", "account_id,date,mrr\nquiet,2026-01-01,100\n");
    csv("features", "key,name,state,events\nboard,Board,shipped,Board opened\n");
    csv("requests", "account_id,text,created_at\nacme,Faster boards,2026-03-01\n");
    var events = new StringBuilder("user_id,event,timestamp,account_id,actorType\n");
    for (int i = 0; i < 10; i++) {
      events.append(
          "u%d,Board opened,2026-03-%02dT10:00:00Z,acme,%s\n"
              .formatted(i % 2, 10 + i, i < 4 ? "" : i < 8 ? "agent" : "api_key"));
    }
    csv("events", events.toString());
  }

  private void csv(String kind, String file) {
    var response = client.postCsv("/api/imports/" + kind, file);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private String put(int status, String body) {
    var response = client.putJson(DEFINITION, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response.body();
  }
}
