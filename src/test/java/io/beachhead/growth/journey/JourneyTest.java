package io.beachhead.growth.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Ten people who signed up on 2 March 2026: eight onboarded, four had the aha moment (two shares
 * within a week; one more shared twice too late), three were active in week 4, one upgraded. A deal
 * with the account of the one who upgraded was begun before.
 */
@TestWorkspace
class JourneyTest {
  @Autowired TestClient client;

  @BeforeEach
  void people() {
    client.emptyWorkspace();
    run("accounts", "id,name,plan\na,A,Free\nb,B,Free\n");
    run("people", "id,account_id,persona\nu0,a,Founder\nu1,a,Founder\nu2,b,Lead\n");
    run("deals", "id,account_id,name,created_at\nd,a,Deal,2026-03-10\n");
    var file = new StringBuilder("user_id,event,timestamp,channel,plan,trial_end\n");
    for (int i = 0; i < 10; i++) {
      add(
          file,
          i,
          "Signed up",
          0,
          i < 6 ? "Search,," : i < 8 ? "Friends,Team," : ",Team,2026-03-16");
      if (i < 8) {
        add(file, i, "Onboarded", 1, ",,");
      }
      if (i < 5) {
        add(file, i, "Shared", 2, ",,");
        add(file, i, "Shared", i == 4 ? 8 : 3, ",,");
      }
      if (i < 3 || i == 9) {
        add(file, i, "Worked", 30, ",,");
      }
    }
    add(file, 0, "Upgraded", 20, ",,");
    run("events", file.toString());
    define(
        """
        {"signedUp": "Signed up", "onboarded": "Onboarded", "active": "Worked",
         "aha": {"event": "Shared", "times": 2, "withinDays": 7}, "upgraded": "Upgraded",
         "activation": {"steps": [{"event": "Onboarded"}, {"event": "Shared", "times": 2}],
           "of": 2, "withinDays": 7}}
        """);
  }

  @Test
  void countsWhoGetsHowFarAndNamesTheLargestLoss() {
    var answer = client.getJson("/api/growth/journey");
    assertThat(counts(answer.get("steps"))).isEqualTo("[10, 8, 4, 3, 1]");
    assertThat(answer.get("steps").get(3).get("ever").asInt()).isEqualTo(4);
    assertThat(answer.get("largestLoss").get("from").asString()).isEqualTo("onboarded");
    assertThat(answer.get("largestLoss").get("sentence").asString())
        .isEqualTo(
            "The largest loss is from onboarding to the aha moment: 50% of those who got that far,"
                + " 4 people, do not reach it.");
    assertThat(answer.get("timeToValue").get("medianDays").asDouble())
        .as("the fifth of ten, on the eighth day")
        .isCloseTo(8, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"persona", "segment", "channel", "plan", "motion"})
  void addsUpToTheWhole(String by) {
    var answer = client.getJson("/api/growth/journey?by=" + by);
    for (int step = 0; step < 5; step++) {
      int at = step;
      assertThat(
              answer
                  .get("groups")
                  .valueStream()
                  .mapToInt(g -> g.get("steps").get(at).get("count").asInt())
                  .sum())
          .isEqualTo(answer.get("steps").get(step).get("count").asInt());
    }
  }

  @Test
  void dividesByWhatTheSignUpSaysAndByDeals() {
    assertThat(groups("channel")).isEqualTo("[Search 6, Friends 2, null 2]");
    assertThat(groups("plan")).isEqualTo("[Free 3, null 3, Team 2, trial, ended 2]");
    assertThat(groups("motion")).isEqualTo("[self-serve 8, sales-touched 2]");
    assertThat(groups("persona")).isEqualTo("[null 7, Founder 2, Lead 1]");
    var wrong = client.get("/api/growth/journey?by=moon");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("must be one of persona, segment, channel, plan, motion");
    assertThat(client.get("/api/growth/journey.csv?by=motion").body())
        .contains("sales-touched,upgraded,1,0.5");
  }

  @Test
  void checksActivationAgainstStaying() {
    var answer = client.getJson("/api/growth/activation");
    var people = answer.get("people").get("beforePurchase");
    assertThat(people.get("started").asInt()).isEqualTo(10);
    assertThat(people.get("activated").asInt()).isEqualTo(4);
    assertThat(people.get("steps").get(0).get("count").asInt()).isEqualTo(8);
    assertThat(people.get("steps").get(1).get("medianDays").asDouble()).isEqualTo(3);
    var validation = people.get("validation");
    assertThat(validation.get("activated").get("mid").asDouble()).isEqualTo(0.75);
    assertThat(validation.get("others").get("mid").asDouble()).isCloseTo(1.0 / 6, within(1e-12));
    assertThat(validation.get("difference").get("mid").asDouble())
        .isCloseTo(0.75 - 1.0 / 6, within(1e-12));
    assertThat(validation.get("difference").get("low").asDouble()).isBetween(0.1, 0.4);
    var after = answer.get("people").get("afterPurchase");
    assertThat(after.get("started").asInt()).isEqualTo(1);
    assertThat(after.get("activated").asInt()).as("nothing after the upgrade").isZero();
    assertThat(answer.get("accounts").get("beforePurchase").get("started").asInt()).isEqualTo(2);
    define("{\"activation\": null}");
    assertThat(client.getJson("/api/growth/activation").get("notEnoughData").toString())
        .contains("activation");
  }

  @Test
  void passesOverAStepThatNobodyDefined() {
    define("{\"aha\": null}");
    var steps = client.getJson("/api/growth/journey").get("steps");
    assertThat(steps.get(2).get("count").isNull()).isTrue();
    assertThat(steps.get(3).get("count").asInt()).isEqualTo(3);
    client.emptyWorkspace();
    var empty = client.getJson("/api/growth/journey?by=persona");
    assertThat(empty.get("people").asInt()).isZero();
    assertThat(empty.get("notEnoughData").toString()).contains("signedUp");
  }

  private String groups(String by) {
    return client
        .getJson("/api/growth/journey?by=" + by)
        .get("groups")
        .valueStream()
        .map(g ->
            (g.get("value").isNull() ? "null" : g.get("value").asString())
                + " "
                + g.get("people").asInt())
        .toList()
        .toString();
  }

  private static String counts(JsonNode steps) {
    return steps.valueStream().map(step -> step.get("count").asInt()).toList().toString();
  }

  private static void add(StringBuilder file, int user, String event, int days, String more) {
    file.append(
        "u%d,%s,%sT10:00:00Z,%s\n"
            .formatted(user, event, LocalDate.of(2026, 3, 2).plusDays(days), more));
  }

  private void run(String kind, String file) {
    var response = client.postCsv("/api/imports/" + kind, file);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private void define(String body) {
    assertThat(client.putJson("/api/growth/definitions", body).statusCode()).isEqualTo(200);
  }
}
