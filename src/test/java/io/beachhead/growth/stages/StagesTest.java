package io.beachhead.growth.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Twenty days of March 2026 with ten sign-ups each. Of each day's ten, six are active in week 4,
 * five activate (two steps within seven days), one upgrades. Spend: 50 a day on acquire, 50 on
 * scale and 100 on monetise.
 */
@TestWorkspace
class StagesTest {
  private static final String MARCH = "/api/growth/stages?dateFrom=2026-03-01&dateTo=2026-03-20";

  @Autowired TestClient client;

  @BeforeEach
  void company() {
    client.emptyWorkspace();
    var events = new StringBuilder("user_id,event,timestamp\n");
    var spend = new StringBuilder("date,channel,amount,stage\n");
    for (int day = 1; day <= 20; day++) {
      for (int i = 0; i < 10; i++) {
        String user = "u" + day + "-" + i;
        add(events, user, "Signed up", day, 10);
        if (i < 5) {
          add(events, user, "Imported", day + 1, 10);
          add(events, user, "Invited", day + 2, 10);
        } else {
          add(events, user, "Imported", day + 8, 10);
          add(events, user, "Invited", day + 2, 10);
        }
        if (i < 6) {
          add(events, user, "Worked", day + 30, 12);
        }
        if (i == 0) {
          add(events, user, "Upgraded", day + 12, 12);
        }
      }
      spend.append("2026-03-%02d,Search,50,acquire\n".formatted(day));
      spend.append("2026-03-%02d,Search,50,scale\n".formatted(day));
      spend.append("2026-03-%02d,Search,100,monetise\n".formatted(day));
    }
    run("events", events);
    run("spend", spend);
    define(
        """
        {"signedUp": "Signed up", "active": "Worked", "upgraded": "Upgraded",
         "activation": {"steps": [{"event": "Imported"}, {"event": "Invited"}], "of": 2},
         "gates": {"acquire": 8, "retain": 0.7, "scale": 25, "monetise": 0.05}}
        """);
  }

  @Test
  void measuresEachStageAndSaysWhereTheCompanyIs() {
    var answer = client.getJson(MARCH);
    assertThat(stage(answer, 0, "mid")).isEqualTo(10);
    assertThat(stage(answer, 0, "low")).isBetween(8.9, 9.3);
    assertThat(stage(answer, 1, "mid")).isCloseTo(0.6, within(1e-12));
    assertThat(stage(answer, 2, "mid")).as("2,000 over 100").isCloseTo(20, within(1e-9));
    assertThat(stage(answer, 3, "mid")).isCloseTo(0.1, within(1e-12));
    assertThat(answer.get("stages").valueStream().map(s -> s.get("stage").asString()))
        .containsExactly("acquire", "retain", "scale", "monetise");
    assertThat(answer.get("stages").valueStream().map(s -> s.get("state").asString()))
        .containsExactly("proven", "here", "early", "early");
    var ahead = answer.get("ahead");
    assertThat(ahead.get("spendShare").asDouble()).isCloseTo(0.75, within(1e-12));
    assertThat(ahead.get("sentence").asString())
        .isEqualTo(
            "75% of the growth budget works on stages 3 and 4 while stage 2 is unproven. Each user"
                + " bought now is 40% likely to be gone by week 4.");
  }

  @Test
  void skipsNothingWhereTheStageBeforeIsProven() {
    define("{\"gates\": {\"retain\": 0.5}}");
    var answer = client.getJson(MARCH);
    assertThat(answer.get("stages").valueStream().map(s -> s.get("state").asString()))
        .containsExactly("proven", "proven", "proven", "proven");
    assertThat(answer.get("ahead").isNull()).isTrue();
  }

  @Test
  void saysWhatIsMissing() {
    var none = client.getJson("/api/growth/stages?dateFrom=2025-01-01&dateTo=2025-01-31");
    assertThat(none.get("stages").get(1).get("value").isNull()).isTrue();
    assertThat(none.get("stages").get(1).get("notEnoughData").get("why").asString())
        .contains("Nobody signed up");
    define("{\"signedUp\": null}");
    assertThat(client.getJson(MARCH).get("stages").get(0).get("notEnoughData").toString())
        .contains("signedUp");
    assertThat(client.get("/api/growth/stages?dateFrom=soon").statusCode()).isEqualTo(400);
    var wrong = client.get("/api/growth/stages?dateFrom=2026-03-02&dateTo=2026-03-01");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("\"column\":\"dateTo\"");
    assertThat(client.get("/api/growth/stages.csv").body()).contains("stage,value,low,high");
  }

  private static double stage(JsonNode answer, int stage, String end) {
    return answer.get("stages").get(stage).get("value").get(end).asDouble();
  }

  private static void add(StringBuilder events, String user, String event, int day, int hour) {
    var at = java.time.LocalDate.of(2026, 3, 1).plusDays(day - 1L);
    events.append("%s,%s,%sT%02d:00:00Z\n".formatted(user, event, at, hour));
  }

  private void run(String kind, StringBuilder file) {
    var response = client.postCsv("/api/imports/" + kind, file.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private void define(String body) {
    assertThat(client.putJson("/api/growth/definitions", body).statusCode()).isEqualTo(200);
  }
}
