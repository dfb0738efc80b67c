package io.beachhead.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request from its capture to its answer, by the interface for programs. */
@TestWorkspace
class RequestLifeTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;
  @Autowired JsonMapper json;

  @BeforeEach
  void threeRequests() {
    client.emptyWorkspace();
    load("accounts", "id,name\nhalden,Halden Property\nbright,Brightloop\n");
    load("features", "key,name,state\nportal,Client portal,candidate\nsso,Sign-on,candidate\n");
    load(
        "requests",
        """
        id,account_id,text,importance,theme,created_at
        r1,halden,Can owners see repairs?,blocker,Clients informed,2026-03-01
        r2,bright,Show clients the plan,nice,,2026-04-01
        r3,halden,Repairs must be visible,important,,2026-05-01
        """);
  }

  @Test
  void changesTheFieldsGivenAndKeepsTheOthers() {
    JsonNode changed =
        patch(
            "r1",
            """
            {"themes":["Clients informed","Repairs"],"features":["portal","sso"],"state":"decided",
             "owner":"ada@ours.example","importance":"nice","amount":1200.5,"deal":"open"}
            """);

    assertThat(changed.get("text").asString()).isEqualTo("Can owners see repairs?");
    assertThat(changed.get("account").asString()).isEqualTo("halden");
    assertThat(changed.get("theme").asString()).isEqualTo("Clients informed");
    assertThat(changed.get("themes").get(1).get("key").asString()).isEqualTo("repairs");
    assertThat(changed.get("themes").get(1).get("assignedBy").asString()).isEqualTo("person");
    assertThat(changed.get("features").toString()).isEqualTo("[\"portal\",\"sso\"]");
    assertThat(changed.get("state").asString()).isEqualTo("decided");
    assertThat(changed.get("owner").asString()).isEqualTo("ada@ours.example");
    assertThat(changed.get("amount").get("amount").asDouble()).isEqualTo(1200.5);
    assertThat(changed.get("deal").asString()).isEqualTo("open");

    JsonNode cleared = patch("r1", "{\"theme\":null,\"feature\":\"sso\",\"account\":null}");
    assertThat(cleared.get("themes").size()).isZero();
    assertThat(cleared.get("features").toString()).isEqualTo("[\"sso\"]");
    assertThat(cleared.get("account").isNull()).isTrue();
    assertThat(cleared.get("state").asString()).isEqualTo("decided");
  }

  @Test
  void keepsWhoChangedWhatFromWhatToWhat() {
    patch("r1", "{\"state\":\"told\",\"themes\":[\"Repairs\"]}");
    patch("r1", "{\"state\":\"told\"}");

    JsonNode history = client.getJson("/api/requests/r1/history");

    assertThat(history.size()).isEqualTo(2);
    var lines = new ArrayList<String>();
    history.forEach(line -> {
      lines.add(line.get("field").asString() + line.get("before") + line.get("after"));
      assertThat(line.get("by").asString()).isNotEmpty();
      assertThat(line.get("at").asString()).isNotEmpty();
    });
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "state[\"open\"][\"told\"]", "themes[\"Clients informed\"][\"Repairs\"]");
  }

  @Test
  void namesTheFieldsOfAnEditThatAreNotUsable() {
    var answer =
        client.patchJson(
            "/api/requests/r1",
            "{\"state\":\"done\",\"account\":\"x\",\"text\":\" \",\"deal\":\"maybe\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("open, decided or told", "no such account", "their words", "open or lost");

    assertThat(client.patchJson("/api/requests/r1", "{\"colour\":1}").body())
        .contains("there is no such field; there are text, importance");
    assertThat(client.patchJson("/api/requests/r9", "{\"state\":\"told\"}").statusCode())
        .isEqualTo(404);
    assertThat(client.patchJson("/api/requests/r1", "[]").statusCode()).isEqualTo(400);
    assertThat(client.getJson("/api/requests/r1/history").size()).isZero();
  }

  @Test
  void countsMergedRequestsOnceAndKeepsEveryVoice() {
    JsonNode merged = post("/api/requests/r3/merge", "{\"into\":\"r1\"}", 200);
    assertThat(merged.get("mergedInto").asString()).isEqualTo("r1");

    assertThat(ids("")).containsExactly("r2", "r1");
    assertThat(ids("?merged=true")).containsExactly("r3", "r2", "r1");
    JsonNode voices = client.getJson("/api/requests/r1").get("voices");
    assertThat(voices.size()).isEqualTo(2);
    assertThat(voices.get(1).get("id").asString()).isEqualTo("r3");
    assertThat(voices.get(1).get("account").asString()).isEqualTo("halden");
    assertThat(voices.get(1).get("importance").asString()).isEqualTo("important");
    assertThat(voices.get(1).get("text").asString()).isEqualTo("Repairs must be visible");
  }

  @Test
  void undoesAMergeAndRestoresEverything() {
    String before = client.get("/api/requests/r3").body();
    post("/api/requests/r3/merge", "{\"into\":\"r1\"}", 200);
    post("/api/requests/r1/merge", "{\"into\":\"r2\"}", 200);
    assertThat(client.getJson("/api/requests/r2").get("voices").size()).isEqualTo(3);

    assertThat(client.delete("/api/requests/r3/merge").statusCode()).isEqualTo(200);

    assertThat(client.get("/api/requests/r3").body()).isEqualTo(before);
    assertThat(client.getJson("/api/requests/r2").get("voices").size()).isEqualTo(2);
    var again = client.delete("/api/requests/r3/merge");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("r3 is not merged into another request");
  }

  @Test
  void refusesToMergeWithItselfInARingTwiceOrIntoNothing() {
    assertThat(post("/api/requests/r1/merge", "{\"into\":\"r1\"}", 422).get("detail").asString())
        .isEqualTo("A request cannot be merged with itself.");
    post("/api/requests/r1/merge", "{\"into\":\"r2\"}", 200);
    post("/api/requests/r2/merge", "{\"into\":\"r3\"}", 200);
    assertThat(post("/api/requests/r3/merge", "{\"into\":\"r1\"}", 409).get("detail").asString())
        .contains("r1 is merged into r3 already");
    post("/api/requests/r1/merge", "{\"into\":\"r3\"}", 409);
    post("/api/requests/r3/merge", "{\"into\":\"r9\"}", 404);
    post("/api/requests/r3/merge", "{}", 422);
    assertThat(client.getJson("/api/requests/r3").get("voices").size()).isEqualTo(3);
  }

  @Test
  void splitsARequestThatSaysTwoThings() {
    JsonNode parts =
        post(
            "/api/requests/r1/split",
            "{\"parts\":[\"Owners see repairs\",\"Owners see invoices\"]}",
            200);

    assertThat(parts.get("requests").get(0).asString()).isEqualTo("r1");
    JsonNode second = client.getJson("/api/requests/" + parts.get("requests").get(1).asString());
    assertThat(second.get("text").asString()).isEqualTo("Owners see invoices");
    assertThat(second.get("account").asString()).isEqualTo("halden");
    assertThat(second.get("theme").asString()).isEqualTo("Clients informed");
    assertThat(second.get("createdAt").asString()).startsWith("2026-03-01");
    assertThat(client.getJson("/api/requests/r1").get("text").asString())
        .isEqualTo("Owners see repairs");
    post("/api/requests/r2/split", "{\"parts\":[\"One\"]}", 422);
    post("/api/requests/r2/split", "{\"parts\":[\"One\",\" \"]}", 422);
  }

  @Test
  void doesNotCountWhatSoftwareFiledUntilAPersonAcceptsIt() {
    JsonNode filed = post("/api/requests", "{\"text\":\"From a call\",\"source\":\"agent\"}", 201);
    String id = filed.get("id").asString();
    assertThat(filed.get("confirmed").asBoolean()).isFalse();
    assertThat(ids("")).doesNotContain(id);
    assertThat(ids("?confirmed=false")).containsExactly(id);

    assertThat(client.postJson("/api/requests/" + id + "/acceptance", "").statusCode())
        .isEqualTo(403);
    TestClient person = SignedInBrowser.of(program, client, Role.GTM);
    assertThat(person.submit("/requests", "/api/requests/" + id + "/acceptance").statusCode())
        .isEqualTo(200);

    assertThat(ids("")).startsWith(id);
    assertThat(ids("?confirmed=false")).isEmpty();
  }

  @Test
  void deletesARequestForGoodAndLeavesItsVoicesTheirOwn() {
    post("/api/requests/r3/merge", "{\"into\":\"r1\"}", 200);

    assertThat(client.delete("/api/requests/r1").statusCode()).isEqualTo(204);

    assertThat(client.get("/api/requests/r1").statusCode()).isEqualTo(404);
    assertThat(client.delete("/api/requests/r1").statusCode()).isEqualTo(404);
    assertThat(client.getJson("/api/requests/r3").get("mergedInto").isNull()).isTrue();
    assertThat(ids("")).containsExactly("r3", "r2");
  }

  @Test
  void takesAnyScriptAndRefusesWhatIsTooLong() {
    String words = "‏אני רוצה דוחות‏ 📊👩‍💻 <script>alert(1)</script> 엑셀로 ";
    JsonNode stored =
        post(
            "/api/requests",
            json.writeValueAsString(
                Map.of("text", words, "person", "<b>x</b>", "source", "<i>", "theme", "🦊")),
            201);
    assertThat(stored.get("text").asString()).isEqualTo(words.strip());
    assertThat(stored.get("theme").asString()).isEqualTo("🦊");
    assertThat(client.get("/requests").body()).doesNotContain("<script>alert", "<b>x</b>");

    var tooLong = client.postJson("/api/requests", "{\"text\":\"" + "x".repeat(100_000) + "\"}");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("at most 20,000 characters, there are 100,000");
    assertThat(client.postJson("/api/requests", "{\"text\":\"  \"}").statusCode()).isEqualTo(422);
  }

  @Test
  void letsViewersReadTheHistoryAndChangeNothing() {
    TestClient viewer = client.withKey(key("viewer"));

    assertThat(viewer.get("/api/requests/r1/history").statusCode()).isEqualTo(200);
    assertThat(viewer.patchJson("/api/requests/r1", "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.delete("/api/requests/r1").statusCode()).isEqualTo(403);
    assertThat(viewer.postJson("/api/requests/r1/merge", "{\"into\":\"r2\"}").statusCode())
        .isEqualTo(403);
    assertThat(viewer.delete("/api/requests/r1/merge").statusCode()).isEqualTo(403);
    assertThat(viewer.postJson("/api/requests/r1/split", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void importsAndExportsSeveralThemesAndFeatures() {
    load(
        "requests",
        """
        id,text,theme,feature,state,owner,deal,prospect
        m1,Many,"Repairs; Clients informed","portal, sso",told,ada,lost,Elm & Co
        """);
    JsonNode many = client.getJson("/api/requests/m1");
    assertThat(many.get("themes").size()).isEqualTo(2);
    assertThat(many.get("features").toString()).isEqualTo("[\"portal\",\"sso\"]");
    assertThat(many.get("state").asString()).isEqualTo("told");
    assertThat(many.get("deal").asString()).isEqualTo("lost");
    assertThat(many.get("prospect").asString()).isEqualTo("Elm & Co");

    String exported = client.get("/api/export/requests.csv").body();
    var again = client.json(client.postCsv("/api/imports/requests", exported));
    assertThat(again.get("unchanged").asInt()).as(again.toString()).isEqualTo(4);
    assertThat(again.get("updated").asInt()).isZero();

    var more =
        client.json(client.postCsv("/api/imports/requests", "id,text,theme\nm1,Many,New one\n"));
    assertThat(more.get("updated").asInt()).as(more.toString()).isEqualTo(1);
    assertThat(client.getJson("/api/requests/m1").get("themes").size()).isEqualTo(3);
    assertThat(client.delete("/api/imports/" + more.get("id").asString()).statusCode())
        .isEqualTo(200);
    assertThat(client.getJson("/api/requests/m1").get("themes").size()).isEqualTo(2);
  }

  private JsonNode patch(String id, String body) {
    var answer = client.patchJson("/api/requests/" + id, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.json(answer);
  }

  private JsonNode post(String path, String body, int status) {
    var answer = client.postJson(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }

  private List<String> ids(String query) {
    var ids = new ArrayList<String>();
    client
        .getJson("/api/requests" + query)
        .get("items")
        .forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }

  private String key(String role) {
    return client
        .json(
            client.postJson("/api/keys", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role)))
        .get("key")
        .asString();
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind + "?dryRun=false", csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
