package io.beachhead.behaviour.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.web.TestEvents;
import io.beachhead.workspace.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Cohorts over the API: fixed, by a number, by a rule; in questions; round in a ring; deleted. */
@TestWorkspace
class CohortsTest {
  private static final String SIGNED_UP_AND_NO_MORE =
      """
      {"kind":"funnel","dateFrom":"-90d","steps":[{"event":"Signed up"},{"event":"Exported"}],
       "window":{"value":1,"unit":"hour"},"of":{"step":1,"lost":true}}
      """;

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  /**
   * Ada exports three times, Bob once long ago, Cid never; Ada and Bob are Acme's, Cid is Chip's.
   */
  @BeforeEach
  void threePeopleOfTwoAccounts() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry,owner\nacme,Acme,Retail,Olga\nchip,Chip,Media,\ndune,Dune,Media,\n");
    TestEvents.send(
        client,
        "ada acme Signed up " + daysAgo(50),
        "bob acme Signed up " + daysAgo(50),
        "cid chip Signed up " + daysAgo(50),
        "bob acme Exported " + daysAgo(40),
        "ada acme Exported " + daysAgo(5),
        "ada acme Exported " + daysAgo(4),
        "ada acme Exported " + daysAgo(3));
  }

  private static String daysAgo(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Test
  void keepsAListAsItIs() {
    var made = add("{\"name\":\"Beta\",\"members\":[\"ada\",\" cid \",\"ada\"]}");
    assertThat(made.get("key").asString()).isEqualTo("beta");
    assertThat(made.get("kind").asString()).isEqualTo("static");
    assertThat(made.get("unit").asString()).isEqualTo("person");
    assertThat(made.get("size").asInt()).isEqualTo(2);
    assertThat(members("beta")).containsExactly("ada", "cid");
    assertThat(client.get("/api/cohorts/beta/members.csv").body())
        .contains("id,name,account_id,account,owner,last_seen")
        .contains("ada,,acme,Acme,Olga,");
  }

  @Test
  void followsANumberOfAQuestionOrFreezesIt() {
    add("{\"name\":\"Stuck\",\"question\":" + SIGNED_UP_AND_NO_MORE + "}");
    add("{\"name\":\"Stuck in\",\"kind\":\"static\",\"question\":" + SIGNED_UP_AND_NO_MORE + "}");
    assertThat(members("stuck")).containsExactly("ada", "bob", "cid");
    TestEvents.send(client, "eve dune Signed up " + daysAgo(2));
    assertThat(members("stuck")).containsExactly("ada", "bob", "cid", "eve");
    assertThat(members("stuck-in")).containsExactly("ada", "bob", "cid");
  }

  @Test
  void followsARule() {
    assertThat(byRule("person", "{\"did\":\"Exported\",\"atLeast\":3,\"lastDays\":28}"))
        .containsExactly("ada");
    assertThat(byRule("person", "{\"did\":\"Exported\"}")).containsExactly("ada", "bob");
    assertThat(byRule("person", "{\"not\":{\"did\":\"Exported\",\"lastDays\":28}}"))
        .containsExactly("bob", "cid");
    assertThat(
            byRule(
                "person",
                "{\"all\":[{\"did\":{\"event\":null},\"lastDays\":60},"
                    + "{\"not\":{\"any\":[{\"did\":\"Exported\"},{\"persona\":\"Buyer\"}]}}]}"))
        .containsExactly("cid");
    assertThat(byRule("account", "{\"did\":\"Exported\",\"atLeast\":4}")).containsExactly("acme");
    assertThat(byRule("account", "{\"not\":{\"did\":\"Exported\"}}"))
        .containsExactly("chip", "dune");
  }

  @Test
  void asksOtherCohortsOfEitherKind() {
    add("{\"name\":\"Exporters\",\"rule\":{\"did\":\"Exported\",\"lastDays\":28}}");
    assertThat(byRule("account", "{\"cohort\":\"exporters\"}")).containsExactly("acme");
    add("{\"name\":\"Shops\",\"unit\":\"account\",\"members\":[\"acme\"]}");
    assertThat(byRule("person", "{\"cohort\":\"shops\"}")).containsExactly("ada", "bob");
  }

  @Test
  void filtersAndDividesQuestions() {
    add("{\"name\":\"Beta\",\"members\":[\"ada\",\"cid\"]}");
    add("{\"name\":\"Shops\",\"unit\":\"account\",\"members\":[\"acme\"]}");
    assertThat(signedUp(",\"where\":{\"cohort\":\"beta\"}").at("/steps/0/count").asInt())
        .isEqualTo(2);
    assertThat(signedUp(",\"where\":{\"cohort\":\"shops\"}").at("/steps/0/count").asInt())
        .isEqualTo(2);
    var divided = signedUp(",\"breakdown\":\"cohort:beta\"").get("breakdown");
    assertThat(divided.get(0).get("value").asString()).isEqualTo("in");
    assertThat(divided.at("/0/steps/0/count").asInt()).isEqualTo(2);
    assertThat(divided.get(1).get("value").asString()).isEqualTo("not in");
    assertThat(divided.at("/1/steps/0/count").asInt()).isEqualTo(1);
    var step =
        client.json(
            client.postJson(
                "/api/behaviour/funnel",
                "{\"dateFrom\":\"-90d\",\"steps\":[{\"event\":\"Signed up\"},"
                    + "{\"event\":\"Exported\",\"where\":{\"cohort\":\"beta\"}}],"
                    + "\"window\":{\"value\":60,\"unit\":\"day\"}}"));
    assertThat(step.at("/steps/1/count").asInt()).isEqualTo(1);
  }

  @Test
  void refusesRingsWithTheWayRound() {
    add("{\"name\":\"One\",\"members\":[\"ada\"]}");
    add("{\"name\":\"Two\",\"rule\":{\"cohort\":\"one\"}}");
    add(
        "{\"name\":\"Three\",\"question\":{\"kind\":\"activity\",\"of\":{\"interval\":0},"
            + "\"where\":{\"cohort\":\"two\"}}}");
    var ring = client.putJson("/api/cohorts/one", "{\"rule\":{\"not\":{\"cohort\":\"three\"}}}");
    assertThat(ring.statusCode()).isEqualTo(422);
    assertThat(ring.body()).contains("one → three → two → one");
    var itself = client.putJson("/api/cohorts/one", "{\"rule\":{\"cohort\":\"one\"}}");
    assertThat(itself.body()).contains("one → one");
    assertThat(members("one")).containsExactly("ada");
  }

  @Test
  void saysThatACohortInUseIsGone() {
    add("{\"name\":\"Beta\",\"members\":[\"ada\"]}");
    add("{\"name\":\"Rest\",\"rule\":{\"not\":{\"cohort\":\"beta\"}}}");
    assertThat(client.getJson("/api/cohorts/beta").at("/usedBy/0/name").asString())
        .isEqualTo("Rest");
    assertThat(client.delete("/api/cohorts/beta").statusCode()).isEqualTo(204);
    assertThat(client.get("/api/cohorts/beta").statusCode()).isEqualTo(404);
    for (var used :
        List.of(
            client.get("/api/cohorts/rest/members"),
            client.postJson("/api/behaviour/activity", "{\"where\":{\"cohort\":\"beta\"}}"))) {
      assertThat(used.statusCode()).isEqualTo(422);
      assertThat(used.body()).contains("Beta").contains("was deleted");
    }
    assertThat(client.postJson("/api/cohorts/beta/restoration", "").statusCode()).isEqualTo(200);
    assertThat(members("rest")).containsExactly("bob", "cid");
  }

  @Test
  void areAskedInRulesOfSegmentsAndAskThemInTurn() {
    add("{\"name\":\"Exporters\",\"rule\":{\"did\":\"Exported\",\"lastDays\":28}}");
    var made =
        client.postJson(
            "/api/segmentations",
            """
            {"key":"use","name":"Use","rules":[
              {"segment":"exporters","name":"Exporters","when":"in cohort 'exporters'"}],"otherwise":"rest"}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(client.get("/accounts.csv?segmentation=use").body())
        .contains("exporters")
        .contains("rest");
    assertThat(client.getJson("/api/cohorts/exporters").at("/usedBy/0/what").asString())
        .isEqualTo("segmentation");
    assertThat(byRule("account", "{\"accounts\":\"industry = 'Media'\"}"))
        .containsExactly("chip", "dune");
    assertThat(byRule("person", "{\"accounts\":\"not in cohort 'exporters'\"}"))
        .containsExactly("cid");
    var unknown =
        client.postJson(
            "/api/cohorts", "{\"name\":\"X\",\"rule\":{\"accounts\":\"in cohort 'exporter'\"}}");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("Did you mean 'exporters'?");
    var ring =
        client.putJson(
            "/api/cohorts/exporters", "{\"rule\":{\"accounts\":\"in cohort 'exporters'\"}}");
    assertThat(ring.body()).contains("exporters → exporters");
  }

  @Test
  void haveAPageAndAFormEach() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    var refused = browser.submit("/cohorts/new", "/cohorts", "name", "Power users");
    assertThat(refused.statusCode()).isEqualTo(422);
    browser.submit(
        "/cohorts/new",
        "/cohorts",
        "name",
        "Power users",
        "what",
        "did",
        "value",
        "Exported",
        "times",
        "3",
        "days",
        "28");
    assertThat(members("power-users")).containsExactly("ada");
    assertThat(client.get("/cohorts").body()).contains("Power users", "kept up to date");
    assertThat(client.get("/cohorts/power-users").body())
        .contains("did Exported at least 3 times in the last 28 days", "Acme", "Olga");
  }

  @Test
  void areInvitedToSurveys() {
    client.postCsv(
        "/api/imports/people", "id,account_id,email\nada,acme,Ada@acme.example\nbob,acme,\n");
    add("{\"name\":\"Exporters\",\"rule\":{\"did\":\"Exported\"}}");
    client.postJson("/api/surveys", "{\"key\":\"why\",\"name\":\"Why\",\"kind\":\"nps\"}");
    var invited =
        client.postJson("/api/surveys/why/invitations", "{\"people\":[\"cohort:exporters\"]}");
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(200);
    assertThat(client.json(invited).get(0).get("email").asString()).isEqualTo("ada@acme.example");
    assertThat(client.json(invited).size()).isEqualTo(1);
    assertThat(client.get("/cohorts/exporters").body()).contains("Invite to Why");
    var gone = client.postJson("/api/surveys/why/invitations", "{\"people\":[\"cohort:nobody\"]}");
    assertThat(gone.statusCode()).isEqualTo(422);
    assertThat(gone.body()).contains("is not a cohort");
  }

  @Test
  void namesWhatIsWrong() {
    var wrong = new ArrayList<String>();
    for (var body :
        List.of(
            "{}",
            "{\"name\":\"A\"}",
            "{\"name\":\"A\",\"members\":[],\"rule\":{}}",
            "{\"name\":\"A\",\"rule\":{\"did\":\"X\",\"atLeast\":0}}",
            "{\"name\":\"A\",\"rule\":{\"did\":\"X\",\"lastDays\":\"many\"}}",
            "{\"name\":\"A\",\"rule\":{\"all\":[]}}",
            "{\"name\":\"A\",\"rule\":[1]}",
            "{\"name\":\"A\",\"rule\":{\"did\":\"X\",\"colour\":1}}",
            "{\"name\":\"A\",\"rule\":{\"cohort\":\"nobody\"}}",
            "{\"name\":\"A\",\"question\":{\"kind\":\"paths\"}}",
            "{\"name\":\"A\",\"question\":{\"kind\":\"lifecycle\",\"of\":{\"interval\":0}}}",
            "{\"name\":\"A\",\"question\":{\"kind\":\"lifecycle\",\"interval\":\"era\"}}",
            "{\"name\":\"A\",\"kind\":\"dynamic\",\"members\":[\"ada\"]}",
            "{\"name\":\"A\",\"key\":\"Not a key\",\"members\":[\"ada\"]}")) {
      var response = client.postJson("/api/cohorts", body);
      assertThat(response.statusCode()).as(body + response.body()).isEqualTo(422);
      wrong.add(client.json(response).at("/problems/0/column").asString(""));
    }
    assertThat(wrong)
        .contains("name", "members", "rule.atLeast", "rule.lastDays", "of.kind", "key");
    assertThat(client.getJson("/api/cohorts").size()).isZero();
  }

  @Test
  void findsNobodyWhereThereAreNoEvents() {
    client.emptyWorkspace();
    assertThat(byRule("person", "{\"not\":{\"did\":\"Exported\"}}")).isEmpty();
  }

  private JsonNode signedUp(String more) {
    return client.json(
        client.postJson(
            "/api/behaviour/funnel",
            "{\"dateFrom\":\"-90d\",\"steps\":[{\"event\":\"Signed up\"}]" + more + "}"));
  }

  private int named;

  private List<String> byRule(String unit, String rule) {
    var name = "Rule " + ++named;
    var made = add("{\"name\":\"%s\",\"unit\":\"%s\",\"rule\":%s}".formatted(name, unit, rule));
    assertThat(made.get("kind").asString()).isEqualTo("dynamic");
    var found = members(made.get("key").asString());
    assertThat(made.get("size").asInt()).isEqualTo(found.size());
    return found;
  }

  private JsonNode add(String body) {
    var response = client.postJson("/api/cohorts", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return client.json(response);
  }

  private List<String> members(String key) {
    var ids = new ArrayList<String>();
    client
        .getJson("/api/cohorts/" + key + "/members?limit=1000")
        .get("items")
        .forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }

  @Test
  void showsTheRuleOfACohortToBeChanged() {
    client.postJson(
        "/api/cohorts",
        "{\"name\":\"Often here\",\"rule\":{\"did\":\"Opened the"
            + " door\",\"atLeast\":3,\"lastDays\":28}}");
    assertThat(client.get("/cohorts/often-here").body()).contains("/cohorts/often-here/edit");
    assertThat(client.get("/cohorts/often-here/edit").body())
        .contains("Change Often here", "Opened the door", "value=\"28\"", "Count the members");
    assertThat(client.get("/cohorts/nothing/edit").statusCode()).isEqualTo(404);
  }
}
