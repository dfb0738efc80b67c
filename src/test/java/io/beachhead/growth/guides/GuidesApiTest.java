package io.beachhead.growth.guides;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class GuidesApiTest {
  private static final String GUIDE =
      """
      {"title":"Get started","intro":"Three steps",
       "steps":[{"title":"Create a board","event":"Board created","href":"/boards/new"},
                {"title":"Invite two people","event":{"event":"Invited","times":2}},
                {"title":"Use a template","event":"Board created","where":{"template":"launch"}}]}
      """;

  @Autowired TestClient client;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
  }

  @Test
  void answersAUsersChecklistWithWhatIsDoneAndWhatComesNext() {
    assertThat(client.postJson("/api/guides", GUIDE).statusCode()).isEqualTo(201);
    var fresh = guides("ada").get(0);
    assertThat(fresh.get("key").stringValue()).isEqualTo("get-started");
    assertThat(fresh.get("next").stringValue()).isEqualTo("create-a-board");
    assertThat(fresh.get("done").intValue()).isZero();
    track("ada", "Board created", "{}");
    track("ada", "Invited", "{}");
    var some = guides("ada").get(0);
    assertThat(steps(some)).containsExactly(true, false, false);
    assertThat(some.get("next").stringValue()).isEqualTo("invite-two-people");
    track("ada", "Invited", "{}");
    track("ada", "Board created", "{\"template\":\"launch\"}");
    var all = guides("ada").get(0);
    assertThat(steps(all)).containsExactly(true, true, true);
    assertThat(all.get("next").isNull()).isTrue();
    assertThat(all.get("completed").booleanValue()).isTrue();
    assertThat(all.get("reported").booleanValue()).isFalse();
    track("ada", "Checklist completed", "{\"guide\":\"get-started\"}");
    assertThat(guides("ada").get(0).get("reported").booleanValue()).isTrue();
    assertThat(steps(guides("bob").get(0))).containsExactly(false, false, false);
  }

  @Test
  void showsAGuideToItsSegmentAndThoseWhoDidWhatItAsksForOnly() {
    client.postCsv(
        "/api/imports/accounts", "id,name,industry\nacme,Acme,Retail\nbolt,Bolt,Energy\n");
    client.postCsv(
        "/api/imports/people", "id,account_id,email\nada,acme,ada@acme.test\nbob,bolt,\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other",
         "rules":[{"segment":"retail","name":"Retail","when":"industry = 'Retail'"}]}
        """);
    client.post("/api/segmentations/industry/activation", "");
    client.postJson(
        "/api/guides",
        """
        {"key":"retail","title":"For shops","segment":"industry/retail","didNot":"Opted out",
         "steps":[{"title":"Sell","event":"Sold"}]}
        """);
    client.postJson(
        "/api/guides",
        """
        {"key":"power","title":"For busy people","did":{"event":"Opened","times":2},
         "steps":[{"title":"Automate","event":"Automated"}]}
        """);
    client.postJson(
        "/api/guides",
        """
        {"title":"Not yet","state":"draft","steps":[{"title":"Wait","event":"Waited"}]}
        """);
    assertThat(keys(guides("ada"))).containsExactly("retail");
    assertThat(keys(guides("ada@acme.test"))).containsExactly("retail");
    assertThat(keys(guides("bob"))).isEmpty();
    track("bob", "Opened", "{}");
    assertThat(keys(guides("bob"))).isEmpty();
    track("bob", "Opened", "{}");
    assertThat(keys(guides("bob"))).containsExactly("power");
    track("ada", "Opted out", "{}");
    assertThat(keys(guides("ada"))).isEmpty();
    track("ada", "Automated", "{}");
    track("bob", "Automated", "{}");
    var completion = client.getJson("/api/guides/power/completion");
    assertThat(completion.get("total").get("people").intValue()).isEqualTo(1);
    assertThat(completion.get("total").get("completed").intValue()).isEqualTo(1);
    assertThat(completion.get("segments").get(0).get("segment").stringValue()).isEqualTo("other");
  }

  @Test
  void refusesWhatCannotBeAGuideAndSaysWhere() {
    var refused =
        client.postJson(
            "/api/guides",
            """
            {"intro":"x","state":"live","steps":[{"title":"A","event":"B","href":"javascript:alert(1)"},
              {"title":"","event":"B"},{"title":"C"},{"title":"D","event":"E","times":0}]}
            """);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(
            client
                .json(refused)
                .get("problems")
                .valueStream()
                .map(p -> p.get("column").stringValue()))
        .contains(
            "title",
            "state",
            "steps[0].href",
            "steps[1].title",
            "steps[2].event",
            "steps[3].event");
    assertThat(client.postJson("/api/guides", "{\"title\":\"No steps\"}").statusCode())
        .isEqualTo(422);
    assertThat(client.get("/api/guides/none").statusCode()).isEqualTo(404);
  }

  @Test
  void changesAndDeletesAGuide() {
    client.postJson("/api/guides", GUIDE);
    var changed =
        client.putJson(
            "/api/guides/get-started",
            "{\"title\":\"Begin\",\"steps\":[{\"title\":\"One\",\"event\":\"Opened\"}]}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(client.getJson("/api/guides").get("items").get(0).get("title").stringValue())
        .isEqualTo("Begin");
    assertThat(client.delete("/api/guides/get-started").statusCode()).isEqualTo(204);
    assertThat(client.getJson("/api/guides").get("total").intValue()).isZero();
  }

  @Test
  void letsOnlyWriteKeysAskAndEveryOrigin() {
    var answer =
        client
            .withKey(TestWorkspace.WRITE_KEY)
            .get("/v1/guides?userId=ada", "Origin", "https://product.example");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestClient.header(answer, "Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(client.get("/v1/guides?userId=ada").statusCode()).isEqualTo(403);
    assertThat(client.withKey(null).get("/v1/guides?userId=ada").statusCode()).isEqualTo(401);
    assertThat(client.withKey(TestWorkspace.WRITE_KEY).get("/v1/guides").statusCode())
        .isEqualTo(400);
    var preflight =
        client.send(
            client
                .withKey(null)
                .request(
                    "/v1/guides?userId=ada",
                    "Origin",
                    "https://product.example",
                    "Access-Control-Request-Method",
                    "GET",
                    "Access-Control-Request-Headers",
                    "authorization")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isEqualTo(200);
    var script = client.withKey(null).get("/v1/guides.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(TestClient.header(script, "Content-Type").getFirst()).startsWith("text/javascript");
    assertThat(script.body()).doesNotContain("eval(", "innerHTML", "new Function");
  }

  private JsonNode guides(String user) {
    return client
        .withKey(TestWorkspace.WRITE_KEY)
        .getJson("/v1/guides?userId=" + URLEncoder.encode(user, StandardCharsets.UTF_8))
        .get("guides");
  }

  private void track(String user, String event, String properties) {
    var answer =
        client
            .withKey(TestWorkspace.WRITE_KEY)
            .postJson(
                "/v1/track",
                "{\"userId\":\"%s\",\"event\":\"%s\",\"properties\":%s}"
                    .formatted(user, event, properties));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static List<String> keys(JsonNode guides) {
    return guides.valueStream().map(guide -> guide.get("key").stringValue()).toList();
  }

  private static List<Boolean> steps(JsonNode guide) {
    return guide.get("steps").valueStream().map(step -> step.get("done").booleanValue()).toList();
  }
}
