package io.beachhead.decisions.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class TrackersTest {
  private static final String ISSUE = "https://github.com/acme/app/issues/7";

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  private JsonNode github;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    made("/api/features", "{'key':'portal','name':'Client portal','effortWeeks':4}");
    github = tracker("github", "https://github.com/Acme/App".replace("A", "a"));
  }

  @Test
  void shipsAFeatureWhenItsIssueIsClosedAndOwesTheNews() {
    made("/api/requests", "{'text':'A portal, please','feature':'portal'}");
    made(
        "/api/decisions",
        "{'features':['portal'],'verdict':'build','reason':'Owners ask for it.'}");
    made("/api/issues", "{'feature':'portal','url':'%s/?utm=x#top'}".formatted(ISSUE));
    assertThat(state()).isEqualTo("candidate");

    assertThat(sendGithub("open", null, "2026-11-01T08:00:00Z").statusCode()).isEqualTo(200);
    assertThat(state()).isEqualTo("candidate");
    assertThat(sendGithub("closed", "completed", "2026-11-02T08:00:00Z").statusCode())
        .isEqualTo(200);

    assertThat(state()).isEqualTo("shipped");
    JsonNode link = client.getJson("/api/issues?feature=portal").path(0);
    assertThat(link.path("state").stringValue()).isEqualTo("done");
    assertThat(link.path("title").stringValue()).isEqualTo("Portal for owners");
    JsonNode owed = client.getJson("/api/answers?state=owed");
    assertThat(owed.path("total").intValue()).isOne();
    assertThat(owed.at("/items/0/draft").stringValue()).isNotBlank();

    sendGithub("open", "reopened", "2026-11-03T08:00:00Z");
    assertThat(state()).isEqualTo("building");
  }

  @Test
  void takesNothingFromWhoeverDoesNotKnowTheSecret() {
    made("/api/issues", "{'feature':'portal','url':'%s'}".formatted(ISSUE));
    String body = github("closed", "completed", "2026-11-02T08:00:00Z");
    String path = "/webhooks/trackers/" + github.path("id").stringValue();
    String wrong = "sha256=" + Proof.sign("another secret", bytes(body));
    assertThat(post(path, body, "X-Hub-Signature-256", wrong).statusCode()).isEqualTo(401);
    assertThat(post(path, body, "X-Hub-Signature-256", "sha256=").statusCode()).isEqualTo(401);
    assertThat(post(path, body, "X-Other", "1").statusCode()).isEqualTo(401);
    assertThat(
            post(
                    path,
                    body + " ",
                    "X-Hub-Signature-256",
                    "sha256=" + Proof.sign(secret(github), bytes(body)))
                .statusCode())
        .isEqualTo(401);
    assertThat(post("/webhooks/trackers/none", body, "X-Hub-Signature-256", wrong).statusCode())
        .isEqualTo(401);
    assertThat(state()).isEqualTo("candidate");
    assertThat(client.getJson("/api/trackers").at("/0/heardAt").isNull()).isTrue();
    assertThat(client.get("/api/trackers").body()).doesNotContain(secret(github));
  }

  @Test
  void takesAMessageOnceAndNothingOlderThanItKnows() {
    made("/api/issues", "{'feature':'portal','url':'%s'}".formatted(ISSUE));
    sendGithub("closed", "completed", "2026-11-02T08:00:00Z");
    sendGithub("open", "reopened", "2026-11-03T08:00:00Z");
    assertThat(state()).isEqualTo("building");
    assertThat(sendGithub("closed", "completed", "2026-11-02T08:00:00Z").body())
        .isEqualTo("{\"features\":0}");
    assertThat(sendGithub("closed", "completed", "2026-11-01T08:00:00Z").body())
        .isEqualTo("{\"features\":0}");
    assertThat(state()).isEqualTo("building");
  }

  @Test
  void shipsNothingThatWasClosedWithoutBeingBuilt() {
    made("/api/issues", "{'feature':'portal','url':'%s'}".formatted(ISSUE));
    made("/api/issues", "{'feature':'portal','url':'https://github.com/acme/app/issues/8'}");
    sendGithub("closed", "not_planned", "2026-11-02T08:00:00Z");
    assertThat(state()).isEqualTo("candidate");
    assertThat(client.getJson("/api/issues").at("/0/state").stringValue()).isEqualTo("cancelled");
  }

  @Test
  void believesATrackerOnlyAboutItsOwnIssues() {
    made("/api/issues", "{'feature':'portal','url':'https://github.com/other/app/issues/7'}");
    String body =
        github("closed", "completed", "2026-11-02T08:00:00Z").replace("acme/app", "other/app");
    assertThat(signedGithub(body).body()).isEqualTo("{\"features\":0}");
    assertThat(state()).isEqualTo("candidate");
  }

  @Test
  void readsGitLabJiraAndLinear() {
    JsonNode gitlab = tracker("gitlab", "https://git.example.com/acme");
    link("https://git.example.com/acme/app/-/work_items/12");
    String body =
        """
        {"object_kind":"issue","object_attributes":{"state":"closed","title":"Portal",
         "url":"https://git.example.com/acme/app/-/issues/12","updated_at":"2026-11-02 08:00:00 UTC",
         "total_time_spent":720000}}
        """;
    assertThat(send(gitlab, body, "X-Gitlab-Token", "wrong").statusCode()).isEqualTo(401);
    assertThat(send(gitlab, body, "X-Gitlab-Token", secret(gitlab)).statusCode()).isEqualTo(200);
    assertThat(state()).isEqualTo("shipped");
    assertThat(client.getJson("/api/issues").at("/0/spentWeeks").doubleValue()).isEqualTo(5);

    JsonNode jira = tracker("jira", "https://jira.example.com/j");
    link("https://jira.example.com/j/browse/APP-3");
    body =
        """
        {"timestamp":1793606400000,"issue":{"key":"APP-3",
         "self":"https://jira.example.com/j/rest/api/2/issue/10","fields":{"summary":"More",
         "status":{"statusCategory":{"key":"indeterminate"}},"timespent":null}}}
        """;
    assertThat(
            send(jira, body, "X-Hub-Signature", "sha256=" + Proof.sign(secret(jira), bytes(body)))
                .body())
        .isEqualTo("{\"features\":1}");
    assertThat(client.getJson("/api/issues").at("/1/state").stringValue()).isEqualTo("started");

    JsonNode linear = tracker("linear", "https://linear.app/acme");
    link("https://linear.app/acme/issue/ENG-12/portal-for-owners");
    String of =
        """
        {"type":"Issue","webhookTimestamp":%d,"data":{"title":"P","updatedAt":"2026-11-02T08:00:00.000Z",
         "url":"https://linear.app/acme/issue/ENG-12/portal","state":{"type":"completed"}}}
        """;
    String old = of.formatted(Instant.now().toEpochMilli() - 600_000);
    assertThat(
            send(linear, old, "Linear-Signature", Proof.sign(secret(linear), bytes(old)))
                .statusCode())
        .isEqualTo(401);
    String fresh = of.formatted(Instant.now().toEpochMilli());
    assertThat(
            send(linear, fresh, "Linear-Signature", Proof.sign(secret(linear), bytes(fresh)))
                .body())
        .isEqualTo("{\"features\":1}");
  }

  @Test
  void answersWhatIsNoMessageWithoutFailing() {
    for (String body : new String[] {"", "[]", "{", "null", "{\"issue\":7}", "\u0000"}) {
      int status = signedGithub(body).statusCode();
      assertThat(status).as(body).isIn(200, 400);
    }
    assertThat(signedGithub("{\"a\":\"" + "x".repeat(1_100_000) + "\"}").statusCode())
        .isEqualTo(413);
    assertThat(client.withKey(null).get("/webhooks/trackers/x").statusCode()).isIn(404, 405);
  }

  @Test
  void takesStatesFromAFileAllOrNothing() {
    link(ISSUE);
    var wrong =
        client.postCsv(
            "/api/issues/states", "url,state,spent_weeks\n" + ISSUE + ",built,-1\nx,done,\n");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(client.json(wrong).path("problems").findValuesAsString("column"))
        .containsExactly("state", "spent_weeks", "url");
    assertThat(client.postCsv("/api/issues/states", "address\nx\n").statusCode()).isEqualTo(422);
    var taken =
        client.postCsv("/api/issues/states", "url,state,spent_weeks\n" + ISSUE + ",done,6.5\n");
    assertThat(taken.body()).isEqualTo("{\"features\":1}");
    assertThat(state()).isEqualTo("shipped");
  }

  @Test
  void shipsAFeatureByAnImportedFileAndTakesThatBackWithIt() {
    made("/api/requests", "{'text':'A portal, please','feature':'portal'}");
    String more = "https://github.com/acme/app/issues/8";
    link(ISSUE);
    var taken =
        client.postCsv(
            "/api/imports/issues",
            "url,status,feature,title,updated_at\n%s,Completed,,Portal,2026-11-02\n%s,Closed,portal,,\n%s,To do,,,\n"
                .formatted(ISSUE + "?x=1", more, "https://github.com/acme/app/issues/9"));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    JsonNode report = client.json(taken);
    assertThat(report.path("created").intValue()).isOne();
    assertThat(report.path("updated").intValue()).isOne();
    assertThat(report.path("notes").toString())
        .contains("portal: shipped, was candidate.", "1 issue is linked to no feature");
    assertThat(state()).isEqualTo("shipped");
    assertThat(client.getJson("/api/answers?state=owed").path("total").intValue()).isOne();

    var again =
        client.postCsv(
            "/api/imports/issues",
            "url,state,feature\n%s,done,portal\n%s,done,portal\n".formatted(ISSUE, more));
    assertThat(client.json(again).path("unchanged").intValue()).isEqualTo(2);

    client.delete("/api/imports/" + client.json(again).path("id").stringValue());
    assertThat(client.delete("/api/imports/" + report.path("id").stringValue()).statusCode())
        .isBetween(200, 204);
    assertThat(state()).isEqualTo("candidate");
    assertThat(client.getJson("/api/issues").size()).isOne();
    assertThat(client.getJson("/api/answers?state=owed").path("total").intValue()).isZero();
  }

  @Test
  void namesWhatIsWrongInAFileOfIssues() {
    var wrong =
        client.postCsv(
            "/api/imports/issues",
            "url,state,feature,spent_weeks\nAPP-3,done,portal,1\n%s,,portal,1\n%s/1,done,gone,1\n%s/2,done,portal,-1\n"
                .formatted(ISSUE, ISSUE, ISSUE));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(client.json(wrong).path("problems").findValuesAsString("column"))
        .containsExactlyInAnyOrder("url", "state", "feature", "spent_weeks");
    assertThat(state()).isEqualTo("candidate");
  }

  @Test
  void saysWhereDeliveryDriftsFromTheDecision() {
    made(
        "/api/decisions",
        "{'features':['portal'],'verdict':'no','reason':'Not for us.','decidedOn':'2026-03-01'}");
    link(ISSUE);
    client.postCsv("/api/issues/states", "url,state,spent_weeks\n" + ISSUE + ",done,8\n");
    JsonNode line = client.getJson("/api/drift").at("/items/0");
    assertThat(line.path("feature").stringValue()).isEqualTo("portal");
    assertThat(line.path("plannedWeeks").doubleValue()).isEqualTo(4);
    assertThat(line.path("spentWeeks").doubleValue()).isEqualTo(8);
    assertThat(line.path("drift").stringValue())
        .isEqualTo("Decided against, and shipped. 2.0 times the planned effort.");
    client.delete("/api/features/portal");
    assertThat(client.getJson("/api/drift").at("/items/0/drift").stringValue())
        .isEqualTo("Deleted after the decision.");
    assertThat(client.get("/decisions/delivery").body())
        .contains("Client portal", "Deleted after the decision.");
  }

  @Test
  void saysWhatCannotBeRegisteredOrLinked() {
    var tracker = client.postJson("/api/trackers", "{\"kind\":\"svn\",\"secret\":\"short\"}");
    assertThat(tracker.statusCode()).isEqualTo(422);
    assertThat(client.json(tracker).path("problems").findValuesAsString("column"))
        .containsExactly("kind", "name", "url", "secret");
    var link = client.postJson("/api/issues", "{\"feature\":\"none\",\"url\":\"javascript:1\"}");
    assertThat(client.json(link).path("problems").findValuesAsString("column"))
        .containsExactly("feature", "url");
    link(ISSUE);
    assertThat(
            client
                .postJson("/api/issues", "{\"feature\":\"portal\",\"url\":\"%s\"}".formatted(ISSUE))
                .statusCode())
        .isEqualTo(409);
  }

  private void link(String url) {
    made("/api/issues", "{'feature':'portal','url':'%s'}".formatted(url));
  }

  private JsonNode tracker(String kind, String url) {
    return made("/api/trackers", "{'kind':'%s','name':'%s','url':'%s'}".formatted(kind, kind, url));
  }

  private String github(String state, String reason, String at) {
    return """
    {"action":"x","issue":{"html_url":"%s","title":"Portal for owners","state":"%s",
     "state_reason":%s,"updated_at":"%s"}}
    """
        .formatted(ISSUE, state, reason == null ? "null" : "\"" + reason + "\"", at);
  }

  private HttpResponse<String> sendGithub(String state, String reason, String at) {
    return signedGithub(github(state, reason, at));
  }

  private HttpResponse<String> signedGithub(String body) {
    return send(
        github, body, "X-Hub-Signature-256", "sha256=" + Proof.sign(secret(github), bytes(body)));
  }

  private HttpResponse<String> send(JsonNode tracker, String body, String header, String value) {
    return post("/webhooks/trackers/" + tracker.path("id").stringValue(), body, header, value);
  }

  /** As a tracker: without a key. */
  private HttpResponse<String> post(String path, String body, String header, String value) {
    return client.withKey(null).post(path, body, "Content-Type", "application/json", header, value);
  }

  private String state() {
    return client.getJson("/api/features/portal").path("state").stringValue();
  }

  private static String secret(JsonNode tracker) {
    return tracker.path("secret").stringValue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode made(String path, String body) {
    var answer = client.postJson(path, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return client.json(answer);
  }
}
