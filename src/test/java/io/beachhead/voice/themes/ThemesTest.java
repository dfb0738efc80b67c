package io.beachhead.voice.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.voice.RequestEditing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class ThemesTest {
  @Autowired TestClient client;
  @Autowired RequestEditing editing;
  @Autowired JdbcClient sql;

  @BeforeEach
  void sevenRequests() {
    client.emptyWorkspace();
    load(
        "accounts",
        """
        id,name,industry
        halden,Halden Property,Real estate
        norvik,Norvik Realty,Real estate
        bright,Brightloop,Tech
        farm,Elm Farm,Farming
        quiet,Quiet Ltd,Tech
        """);
    load(
        "revenue",
        """
        account_id,date,mrr
        halden,2025-01-01,100
        norvik,2025-01-01,200
        bright,2025-01-01,50
        farm,2025-01-01,10
        quiet,2025-01-01,5
        """);
    load(
        "features",
        "key,name,state,effort_weeks\nsilo,Silo,candidate,6\nportal,Portal,shipped,2\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other","rules":[
          {"segment":"real-estate","name":"Real estate","when":"industry = 'Real estate'"},
          {"segment":"tech","name":"Tech","when":"industry = 'Tech'"}]}
        """);
    client.postJson("/api/segmentations/industry/activation", "");
    load(
        "requests",
        """
        id,account_id,text,importance,feature,theme,created_at
        calls,halden,Owners call us every week to ask what happened,blocker,,,2026-01-01
        status,norvik,Can owners see repair status without calling?,important,,,2026-01-02
        ring,bright,Owners ring us to ask about the repair,nice,,,2026-01-03
        okta,bright,Okta single sign-on for all employees,important,,Sign-in,2026-01-04
        saml,halden,Single sign-on with our identity provider,,,,2026-01-05
        silo,farm,Measure the grain that is left in the silo,nice,silo,,2026-01-06
        cheese,,The moon is made of cheese,,,,2026-01-07
        """);
  }

  @Test
  void addsUpByThemeAndSegment() {
    client.postJson("/api/requests/ring/merge", "{\"into\":\"calls\"}");
    client.patchJson("/api/requests/calls", "{\"theme\":\"Keep owners informed\"}");
    client.patchJson("/api/requests/status", "{\"theme\":\"Keep owners informed\"}");
    var report = client.json(client.get("/api/themes"));
    assertThat(report.get("requests").asInt()).isEqualTo(6);
    assertThat(report.get("unassigned").asInt()).isEqualTo(3);
    var informed = report.get("themes").get(0);
    assertThat(informed.get("key").asString()).isEqualTo("keep-owners-informed");
    assertThat(informed.get("requests").asInt()).isEqualTo(2);
    assertThat(informed.get("accounts").asInt()).isEqualTo(3);
    assertThat(informed.get("arr").get("amount").asDouble()).isEqualTo(12 * 350);
    assertThat(informed.get("importance").toString())
        .isEqualTo("{\"nice\":1,\"important\":1,\"blocker\":1}");
    assertThat(informed.get("quote").get("request").asString()).isEqualTo("calls");
    var estate = informed.get("segments").get(0);
    assertThat(estate.get("key").asString()).isEqualTo("real-estate");
    assertThat(estate.get("requests").asInt()).isEqualTo(2);
    assertThat(estate.get("accounts").asInt()).isEqualTo(2);
    assertThat(informed.get("segments").get(1).get("arr").get("amount").asDouble()).isEqualTo(600);
    assertThat(report.get("silent").get("accounts").asInt()).isEqualTo(1);
    assertThat(report.get("silent").get("arr").get("amount").asDouble()).isEqualTo(60);
    var outside = report.get("outside");
    assertThat(outside.get("requests").asInt()).isEqualTo(1);
    assertThat(outside.get("arr").get("amount").asDouble()).isEqualTo(120);
    assertThat(outside.get("effortWeeks").asDouble()).isEqualTo(6);
    assertThat(client.get("/api/themes?segmentation=nope").statusCode()).isEqualTo(404);
  }

  @Test
  void makesRenamesAndMergesThemes() {
    var made = client.postJson("/api/themes", "{\"name\":\"  Keep owners  informed \"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body())
        .isEqualTo("{\"key\":\"keep-owners-informed\",\"name\":\"Keep owners informed\"}");
    assertThat(client.postJson("/api/themes", "{\"name\":\"keep owners INFORMED\"}").statusCode())
        .isEqualTo(409);
    assertThat(client.postJson("/api/themes", "{\"name\":\" \"}").statusCode()).isEqualTo(422);
    assertThat(client.postJson("/api/themes", "{}").statusCode()).isEqualTo(422);
    assertThat(client.patchJson("/api/themes/sign-in", "{\"name\":\"One login\"}").body())
        .isEqualTo("{\"key\":\"sign-in\",\"name\":\"One login\"}");
    assertThat(client.patchJson("/api/themes/nope", "{\"name\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(client.postJson("/api/themes/sign-in/merge", "{\"into\":\"sign-in\"}").statusCode())
        .isEqualTo(422);
    assertThat(
            client
                .postJson("/api/themes/sign-in/merge", "{\"into\":\"keep-owners-informed\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(client.json(client.get("/api/requests/okta")).get("theme").asString())
        .isEqualTo("Keep owners informed");
  }

  @Test
  void proposesGroupsAndMovesNothingThatAPersonAssigned() throws InterruptedException {
    var grouping = grouped("{\"of\":\"all\"}");
    assertThat(grouping.get("state").asString()).isEqualTo("done");
    assertThat(grouping.get("done").asInt()).isEqualTo(grouping.get("of").asInt());
    var owners = groupOf(grouping, "calls");
    assertThat(ids(owners.get("requests"))).containsExactlyInAnyOrder("calls", "status", "ring");
    assertThat(owners.get("theme").isNull()).isTrue();
    assertThat(owners.get("words").toString()).containsIgnoringCase("owners");
    var login = groupOf(grouping, "saml");
    assertThat(ids(login.get("requests"))).containsExactlyInAnyOrder("okta", "saml");
    assertThat(login.get("theme").asString()).isEqualTo("sign-in");
    assertThat(ids(grouping.get("unassigned"))).contains("cheese", "silo");

    String address = "/api/themes/groupings/" + grouping.get("id").asString() + "/acceptance";
    String all =
        "{\"groups\":[{\"id\":\"%s\",\"theme\":\"Owners informed\"},{\"id\":\"%s\",\"theme\":\"Login\"}]}"
            .formatted(owners.get("id").asString(), login.get("id").asString());
    assertThat(client.postJson(address, all).statusCode()).isEqualTo(204);
    assertThat(theme("calls")).isEqualTo("Owners informed");
    assertThat(theme("saml")).isEqualTo("Login");
    assertThat(theme("okta")).isEqualTo("Sign-in");
    client.patchJson("/api/requests/calls", "{\"theme\":\"Owners informed\"}");
    client.patchJson("/api/requests/status", "{\"theme\":\"Repairs\"}");
    client.postJson(address, all.replace("Owners informed", "Elsewhere"));
    assertThat(theme("status")).isEqualTo("Repairs");
    assertThat(theme("ring")).isEqualTo("Elsewhere");

    var left = grouped("{\"of\":\"unassigned\"}");
    assertThat(ids(left.get("unassigned"))).containsExactlyInAnyOrder("cheese", "silo");
    assertThat(left.get("groups")).isEmpty();
  }

  @Test
  void refusesWhatCannotBeGroupedOrAccepted() throws InterruptedException {
    assertThat(client.postJson("/api/themes/groupings", "{\"of\":\"some\"}").statusCode())
        .isEqualTo(422);
    assertThat(client.get("/api/themes/groupings/nope").statusCode()).isEqualTo(404);
    assertThat(client.delete("/api/themes/groupings/nope").statusCode()).isEqualTo(404);
    String address = "/api/themes/groupings/" + grouped("{}").get("id").asString() + "/acceptance";
    for (String bad :
        List.of(
            "{}",
            "{\"groups\":[{\"id\":\"g99\",\"theme\":\"x\"}]}",
            "{\"groups\":[{\"id\":\"g1\",\"theme\":\" \"}]}")) {
      assertThat(client.postJson(address, bad).statusCode()).as(bad).isEqualTo(422);
    }
    assertThat(client.postJson(address, "{\"groups\":[]}").statusCode()).isEqualTo(204);
    assertThat(client.delete(address.replace("/acceptance", "")).statusCode()).isEqualTo(204);
  }

  @Test
  void showsThemesAndProposalsOnAPage() throws InterruptedException {
    grouped("{\"of\":\"all\"}");
    String page = client.get("/themes").body();
    assertThat(page)
        .contains("7 requests in 1 theme")
        .contains("5 that fit none; 1 more has no theme yet but names a feature")
        .contains("Owners call us every week")
        .contains("Sign-in");
  }

  @Test
  void splitsAThemeAndUndoesIt() {
    for (String id : List.of("calls", "status", "saml")) {
      client.patchJson("/api/requests/" + id, "{\"theme\":\"Everything\"}");
    }
    var split =
        client.postJson(
            "/api/themes/everything/split", "{\"requests\":[\"saml\"],\"into\":\"Sign-in\"}");
    assertThat(split.statusCode()).as(split.body()).isEqualTo(200);
    assertThat(client.json(split).get("requests").asInt()).isEqualTo(1);
    assertThat(theme("saml")).isEqualTo("Sign-in");
    assertThat(theme("calls")).isEqualTo("Everything");

    assertThat(client.get("/themes/everything/split").body()).contains("Can owners see repair");
    assertThat(
            client
                .postJson(
                    "/api/themes/everything/split", "{\"requests\":[\"okta\"],\"into\":\"X\"}")
                .body())
        .contains("is not in this theme");
    assertThat(
            client
                .postJson("/api/themes/everything/split", "{\"requests\":[],\"into\":\"X\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            client
                .postJson(
                    "/api/themes/everything/split",
                    "{\"requests\":[\"calls\"],\"into\":\"Everything\"}")
                .statusCode())
        .isEqualTo(422);

    undoLastActOf("saml");
    assertThat(theme("saml")).isEqualTo("Everything");
  }

  @Test
  void undoesTheMergeOfThemes() {
    client.patchJson("/api/requests/calls", "{\"theme\":\"Informed\"}");
    client.postJson("/api/themes/informed/merge", "{\"into\":\"sign-in\"}");
    assertThat(theme("calls")).isEqualTo("Sign-in");

    undoLastActOf("calls");
    assertThat(theme("calls")).isEqualTo("Informed");
    assertThat(theme("okta")).isEqualTo("Sign-in");
  }

  private void undoLastActOf(String request) {
    editing.undo(
        sql.sql(
                "SELECT batch FROM request_edit WHERE request_id = :id"
                    + " ORDER BY rowid DESC LIMIT 1")
            .param("id", request)
            .query(String.class)
            .single());
  }

  private String theme(String request) {
    return client.json(client.get("/api/requests/" + request)).get("theme").asString();
  }

  private JsonNode grouped(String body) throws InterruptedException {
    var begun = client.postJson("/api/themes/groupings", body);
    assertThat(begun.statusCode()).isEqualTo(202);
    String id = client.json(begun).get("id").asString();
    for (int i = 0; i < 600; i++) {
      var run = client.json(client.get("/api/themes/groupings/" + id));
      if (!run.get("state").asString().equals("running")) {
        return run;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("still running");
  }

  private static JsonNode groupOf(JsonNode grouping, String request) {
    for (JsonNode group : grouping.get("groups")) {
      if (ids(group.get("requests")).contains(request)) {
        return group;
      }
    }
    throw new AssertionError("no group has " + request + ": " + grouping);
  }

  private static List<String> ids(JsonNode array) {
    var ids = new ArrayList<String>();
    array.forEach(id -> ids.add(id.asString()));
    return ids;
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
