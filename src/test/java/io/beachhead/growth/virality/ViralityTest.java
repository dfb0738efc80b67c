package io.beachhead.growth.virality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who brought whom, on a hundred people counted by hand. */
@TestWorkspace
class ViralityTest {
  private static final String ADDRESS =
      "/api/growth/virality?dateFrom=2026-03-01&dateTo=2026-03-31";

  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void growsAsThePublishedFiguresSay() {
    assertThat(ViralGrowth.after(10, 0.2, 2, 20)).isCloseTo(12.5, within(1e-4));
    assertThat(ViralGrowth.after(10, 1.2, 2, 20)).isCloseTo(321.5042, within(5e-5));
    assertThat(ViralGrowth.after(10, 2, 1, 20)).isCloseTo(20_971_510, within(1e-3));
    assertThat(ViralGrowth.after(10, 1, 2, 20)).isEqualTo(110);
  }

  /** 100 sign up; 20 send five invitations each; 25 accept ten days after the sender's sign-up. */
  @Test
  void countsWhomTheNewUsersBrought() {
    var file = new StringBuilder("user_id,event,timestamp,invitedBy,account_id\n");
    for (int i = 0; i < 100; i++) {
      file.append("u%d,Signed up,2026-03-02T10:00:00Z,,a%d\n".formatted(i, i / 4));
    }
    for (int i = 0; i < 20; i++) {
      for (int k = 0; k < 5; k++) {
        file.append("u%d,Invited,2026-03-05T1%d:00:00Z,,a%d\n".formatted(i, k, i / 4));
      }
    }
    for (int i = 0; i < 25; i++) {
      file.append("v%d,Accepted,2026-03-12T09:00:00Z,u%d,b\n".formatted(i, i % 20));
      file.append("v%d,Signed up,2026-03-12T10:00:00Z,,b\n".formatted(i));
    }
    load(file);
    var answer = client.getJson(ADDRESS);
    assertThat(answer.get("signUps").asInt()).isEqualTo(125);
    assertThat(answer.get("sharers").asInt()).isEqualTo(20);
    assertThat(answer.get("invitesPerSharer").asDouble()).isEqualTo(5);
    assertThat(answer.get("acceptance").asDouble()).isEqualTo(0.25);
    assertThat(answer.get("cycleDays").asDouble()).isEqualTo(10);
    assertThat(answer.get("k").get("mid").asDouble()).isCloseTo(0.2, within(1e-12));
    assertThat(answer.get("k").get("low").asDouble()).isBetween(0.1, 0.2);
    assertThat(answer.get("explosive").asBoolean()).isFalse();
    assertThat(answer.get("totalPerSignUp").asDouble()).isCloseTo(1.25, within(1e-12));
    assertThat(answer.get("counts").get("betweenCompanies").asInt()).isEqualTo(25);
    assertThat(answer.get("counts").get("howLinked").asString()).isEqualTo("inviter");
    assertThat(answer.get("sentence").asString())
        .isEqualTo(
            "K is 0.2: 100 sign-ups bring 20 more, 125 in all once those have brought theirs.");
  }

  @Test
  void saysPlainlyWhenThereIsNoSteadyState() {
    var file = new StringBuilder("user_id,event,timestamp,invitationId\n");
    for (int i = 0; i < 40; i++) {
      file.append("u%d,Signed up,2026-03-02T10:00:00Z,\n".formatted(i));
      for (int k = 0; k < 2; k++) {
        file.append("u%d,Invited,2026-03-05T1%d:00:00Z,i%d-%d\n".formatted(i, k, i, k));
        file.append("v%d-%d,Accepted,2026-03-12T09:00:00Z,i%d-%d\n".formatted(i, k, i, k));
      }
    }
    load(file);
    var answer = client.getJson(ADDRESS);
    assertThat(answer.get("k").get("mid").asDouble()).isEqualTo(2);
    assertThat(answer.get("explosive").asBoolean()).isTrue();
    assertThat(answer.get("totalPerSignUp").isNull()).isTrue();
    assertThat(answer.get("sentence").asString()).contains("no steady state");
    assertThat(answer.get("counts").get("howLinked").asString()).isEqualTo("invitation");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(client.getJson(ADDRESS).get("notEnoughData").toString()).contains("signedUp");
    assertThat(client.getJson(ADDRESS).get("explosive").isNull()).isTrue();
    load(new StringBuilder("user_id,event,timestamp\nu,Signed up,2026-03-02T10:00:00Z\n"));
    var one = client.getJson(ADDRESS);
    assertThat(one.get("k").get("mid").asDouble()).isZero();
    assertThat(one.get("acceptance").isNull()).isTrue();
    assertThat(one.get("cycleDays").isNull()).isTrue();
  }

  /** Before anybody said what a sign-up is, nothing was counted: not known is not none. */
  @Test
  void countsNothingBeforeASignUpIsDefined() {
    var virality = client.getJson("/api/growth/virality");
    assertThat(virality.get("signUps").isNull()).isTrue();
    assertThat(virality.get("sharers").isNull()).isTrue();
    assertThat(virality.get("counts").isNull()).isTrue();
    assertThat(client.get("/api/growth/virality.csv").statusCode()).isEqualTo(200);
    var steps = client.getJson("/api/growth/journey").get("steps");
    assertThat(steps.size()).isEqualTo(5);
    steps.forEach(step -> assertThat(step.get("count").isNull()).as(step.toString()).isTrue());
    assertThat(client.get("/api/growth/journey.csv").statusCode()).isEqualTo(200);
    for (var stage : client.getJson("/api/growth/stages").get("stages")) {
      assertThat(stage.get("trend").size()).as(stage.toString()).isZero();
    }
    assertThat(client.get("/growth").statusCode()).isEqualTo(200);
  }

  private void load(StringBuilder file) {
    var response = client.postCsv("/api/imports/events", file.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(
            client
                .putJson(
                    "/api/growth/definitions",
                    """
                    {"signedUp": "Signed up", "invited": "Invited", "accepted": "Accepted"}
                    """)
                .statusCode())
        .isEqualTo(200);
  }
}
