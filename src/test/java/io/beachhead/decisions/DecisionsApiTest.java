package io.beachhead.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class DecisionsApiTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate writing;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    post("/api/features", "{'key':'core','name':'Task boards','state':'shipped'}", 201);
    post("/api/features", "{'key':'portal','name':'Client portal','effortWeeks':11}", 201);
    post("/api/features", "{'key':'grants','name':'Grant pipeline','effortWeeks':8}", 201);
    evidence("core", "real-estate", 13_000, 200, 2_000);
    evidence("portal", "real-estate", 2_400, 100, 900);
    post("/api/value-model", "PUT", "{'prior':{'mean':0,'sd':100000},'bias':{'survey':0}}", 200);
  }

  private void evidence(String feature, String segment, double value, double se, double spread) {
    post(
        "/api/evidence",
        "{'feature':'%s','segment':'%s','kind':'survey','value':%s,'se':%s,'spread':%s,'n':30}"
            .formatted(feature, segment, value, se, spread),
        201);
  }

  @Test
  void freezesTheIncreaseThatTheValueMapShows() {
    JsonNode made =
        decide("{'features':['portal'],'verdict':'build','reason':'Owners ask for it.'}");
    JsonNode map = client.getJson("/api/value-map?features=portal");
    double change =
        map.at("/total/happyAccounts/mid").doubleValue()
            - map.at("/today/happyAccounts/mid").doubleValue();
    assertThat(change).isGreaterThan(5);
    assertThat(made.at("/predicted/total/mid").doubleValue()).isCloseTo(change, within(1e-9));
    JsonNode realEstate = made.at("/predicted/segments/0");
    assertThat(realEstate.at("/key").stringValue()).isEqualTo("real-estate");
    assertThat(realEstate.at("/happyAccounts/mid").doubleValue()).isCloseTo(change, within(1e-9));
    assertThat(realEstate.at("/happyAccounts/low").doubleValue()).isBetween(0.0, change);
    assertThat(realEstate.at("/happyAccounts/high").doubleValue()).isGreaterThan(change);
    assertThat(realEstate.at("/restsOn").stringValue()).isEqualTo("survey");
    assertThat(made.at("/checkOn").isNull()).isFalse();

    post(
        "/api/evidence",
        "{'feature':'portal','segment':'real-estate','kind':'survey','value':9000}",
        200);
    JsonNode later = client.getJson("/api/decisions/" + made.at("/id").stringValue());
    assertThat(later.at("/predicted")).isEqualTo(made.at("/predicted"));
    assertThat(later.at("/evidence/features/0/values/0/mean").doubleValue())
        .isCloseTo(2_400, within(1.0));
    assertThat(later.at("/evidence/segments/0/accounts").intValue()).isEqualTo(40);
    assertThat(later.at("/evidence/effortWeeks").doubleValue()).isEqualTo(11);
  }

  @Test
  void owesAnAnswerForEveryRequestAndVoice() {
    String head = ask("A portal for owners, please", "portal", "blocker");
    String voice = ask("Our owners want to log in", null, "nice");
    String other = ask("Something else", "grants", "nice");
    post("/api/requests/%s/merge".formatted(voice), "{'into':'%s'}".formatted(head), 200);
    JsonNode made =
        decide("{'features':['portal'],'verdict':'later','reason':'After the summer.'}");
    assertThat(made.at("/answersOwed").intValue()).isEqualTo(2);
    assertThat(made.at("/requests").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrder(head, voice)
        .doesNotContain(other);
    JsonNode asked =
        client.getJson("/api/decisions/" + made.at("/id").stringValue()).at("/evidence/asked");
    assertThat(asked.at("/requests").intValue()).isEqualTo(1);
    assertThat(asked.at("/voices").intValue()).isEqualTo(2);
    assertThat(asked.at("/blockers").intValue()).isEqualTo(1);
  }

  @Test
  void decidesOnScenariosThemesAndRequests() {
    post("/api/scenarios", "{'key':'a','name':'Owners first','features':['portal','core']}", 201);
    post("/api/themes", "{'name':'Owners'}", 201);
    String request = ask("A portal for owners", "portal", "nice");
    client.patchJson("/api/requests/" + request, "{\"theme\":\"Owners\"}");
    for (String about :
        new String[] {
          "'scenario':'a'", "'theme':'owners'", "'requests':['%s']".formatted(request)
        }) {
      JsonNode made =
          decide("{%s,'verdict':'build','reason':'Owners ask for it.'}".formatted(about));
      assertThat(made.at("/answersOwed").intValue()).as(about).isEqualTo(1);
      assertThat(made.at("/features/0/key").stringValue()).as(about).isEqualTo("portal");
      assertThat(made.at("/features")).as(about).hasSize(1);
      assertThat(made.at("/predicted/total/mid").doubleValue()).as(about).isGreaterThan(5);
    }
    assertThat(client.getJson("/api/decisions").at("/total").intValue()).isEqualTo(3);
  }

  @Test
  void takesOutWhatIsShippedToSayWhatItAdded() {
    JsonNode made =
        decide(
            "{'features':['core'],'verdict':'build','reason':'It is the product.',"
                + "'checkOn':'2020-01-01'}");
    assertThat(made.at("/predicted/total/mid").doubleValue()).isPositive();
    assertThat(made.at("/backfilled").booleanValue()).isTrue();
  }

  @Test
  void saysWhyNothingIsPredicted() {
    JsonNode made =
        decide(
            "{'requests':['%s'],'verdict':'no','reason':'Too far from what we do.'}"
                .formatted(ask("Tea", null, "nice")));
    assertThat(made.at("/predicted/total").isNull()).isTrue();
    assertThat(made.at("/predicted/notEnoughData/why").stringValue()).contains("names a feature");
  }

  /** Nothing was said of the portal beyond real estate, and of the grants nothing at all. */
  @Test
  void predictsNothingWhereNothingIsKnown() {
    JsonNode portal = decide("{'features':['portal'],'verdict':'build','reason':'They ask.'}");
    JsonNode technology = portal.at("/predicted/segments/1");
    assertThat(technology.at("/key").stringValue()).isEqualTo("technology");
    assertThat(technology.at("/happyAccounts").isNull()).isTrue();
    assertThat(technology.at("/notEnoughData/why").stringValue()).contains("no evidence");
    assertThat(portal.at("/predicted/segments/0/notEnoughData").isMissingNode()).isTrue();
    assertThat(portal.at("/predicted/total"))
        .isEqualTo(portal.at("/predicted/segments/0/happyAccounts"));
    JsonNode grants = decide("{'features':['grants'],'verdict':'build','reason':'They ask.'}");
    assertThat(grants.at("/predicted/total").isNull()).isTrue();
    assertThat(grants.at("/predicted/notEnoughData/why").stringValue()).contains("no evidence");
    assertThat(client.getJson("/api/decisions/" + grants.at("/id").stringValue()).at("/predicted"))
        .isEqualTo(grants.at("/predicted"));
  }

  @Test
  void followsADecisionOnceWithAReasonOfItsOwn() {
    JsonNode first = decide("{'features':['grants'],'verdict':'no','reason':'Nobody asks.'}");
    String successor = "/api/decisions/%s/successor".formatted(first.at("/id").stringValue());
    assertThat(problems(postRaw(successor, "{'verdict':'build'}"))).containsExactly("reason");
    JsonNode second = post(successor, "{'verdict':'build','reason':'Ten ask for it now.'}", 201);
    assertThat(second.at("/follows")).isEqualTo(first.at("/id"));
    assertThat(second.at("/subject/keys/0").stringValue()).isEqualTo("grants");
    JsonNode again = client.getJson("/api/decisions/" + first.at("/id").stringValue());
    assertThat(again.at("/followedBy")).isEqualTo(second.at("/id"));
    assertThat(again.at("/reason").stringValue()).isEqualTo("Nobody asks.");
    assertThat(postRaw(successor, "{'verdict':'no','reason':'Never mind.'}").statusCode())
        .isEqualTo(409);
    assertThat(
            postRaw("/api/decisions/none/successor", "{'verdict':'no','reason':'x'}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void keepsAFeatureReadableThatIsDeletedLater() {
    JsonNode made = decide("{'features':['portal'],'verdict':'no','reason':'Not this year.'}");
    assertThat(client.delete("/api/features/portal").statusCode()).isEqualTo(204);
    String id = made.at("/id").stringValue();
    JsonNode read = client.getJson("/api/decisions/" + id);
    assertThat(read.at("/features/0/name").stringValue()).isEqualTo("Client portal");
    assertThat(read.at("/evidence/features/0/name").stringValue()).isEqualTo("Client portal");
    JsonNode next =
        post(
            "/api/decisions/%s/successor".formatted(id), "{'verdict':'later','reason':'Hm.'}", 201);
    assertThat(next.at("/features/0/name").stringValue()).isEqualTo("Client portal");
    assertThat(next.at("/predicted/total").isNull()).isTrue();
  }

  @Test
  void filtersByVerdictAndSegment() {
    decide("{'features':['portal'],'verdict':'build','reason':'Yes.'}");
    decide("{'features':['grants'],'verdict':'no','reason':'No.'}");
    assertThat(client.getJson("/api/decisions?verdict=no").at("/items/0/reason").stringValue())
        .isEqualTo("No.");
    assertThat(client.getJson("/api/decisions?segment=real-estate").at("/total").intValue())
        .isEqualTo(1);
    assertThat(client.getJson("/api/decisions?segment=technology").at("/total").intValue())
        .isZero();
    assertThat(client.get("/api/decisions?verdict=perhaps").statusCode()).isEqualTo(400);
  }

  @Test
  void namesEveryFieldThatCannotBe() {
    assertThat(problems(postRaw("/api/decisions", "{'features':['portal'],'verdict':'build'}")))
        .containsExactly("reason");
    assertThat(
            problems(
                postRaw(
                    "/api/decisions",
                    "{'features':['portal','nope'],'verdict':'maybe','reason':' ','checkOn':'soon',"
                        + "'decidedOn':'2099-01-01','deciders':['mara',{'email':'a@b.de',"
                        + "'confidence':7}]}")))
        .containsExactly(
            "verdict", "reason", "decidedOn", "checkOn", "deciders", "deciders", "features");
    assertThat(
            problems(
                postRaw(
                    "/api/decisions",
                    "{'features':['portal'],'theme':'x','because':'y','verdict':'no',"
                        + "'reason':5}")))
        .containsExactly("because", "theme", "reason");
    assertThat(problems(postRaw("/api/decisions", "{'verdict':'no','reason':'x'}")))
        .containsExactly("features");
    assertThat(
            problems(
                postRaw(
                    "/api/decisions",
                    "{'features':['portal'],'verdict':'no','reason':'%s'}"
                        .formatted("x".repeat(100_000)))))
        .containsExactly("reason");
    assertThat(client.getJson("/api/decisions").at("/total").intValue()).isZero();
  }

  @Test
  void keepsDecidersAndTheirConfidence() {
    JsonNode made =
        decide(
            "{'features':['portal'],'verdict':'no','reason':'No.','alternatives':['Build it'],"
                + "'deciders':['Stranger@Example.com',{'email':'x@example.com','confidence':0.7}]}");
    JsonNode read = client.getJson("/api/decisions/" + made.at("/id").stringValue());
    assertThat(read.at("/deciders/0/email").stringValue()).isEqualTo("stranger@example.com");
    assertThat(read.at("/deciders/0/name").isNull()).isTrue();
    assertThat(read.at("/deciders/1/confidence").doubleValue()).isEqualTo(0.7);
    assertThat(read.at("/alternatives/0").stringValue()).isEqualTo("Build it");
  }

  @Test
  void theDatabaseRefusesToRewriteADecision() {
    String id =
        decide("{'features':['portal'],'verdict':'no','reason':'No.'}").at("/id").stringValue();
    for (String rewriting :
        new String[] {
          "UPDATE decision SET reason = 'Yes.' WHERE id = :id",
          "DELETE FROM decision WHERE id = :id",
          "DELETE FROM decision_prediction WHERE decision = :id",
          "UPDATE decision_feature SET name = 'x' WHERE decision = :id",
          "INSERT OR REPLACE INTO decision SELECT * FROM decision WHERE id = :id"
        }) {
      assertThatThrownBy(
              () -> writing.executeWithoutResult(_ -> sql.sql(rewriting).param("id", id).update()))
          .as(rewriting)
          .hasMessageContaining("append-only");
    }
    client.emptyWorkspace();
    assertThat(client.getJson("/api/decisions").at("/total").intValue()).isZero();
  }

  @Test
  void viewersReadAndDoNotDecide() {
    JsonNode key = post("/api/keys", "{'name':'v','role':'viewer'}", 201);
    TestClient viewer = client.withKey(key.at("/key").stringValue());
    assertThat(viewer.get("/api/decisions").statusCode()).isEqualTo(200);
    assertThat(viewer.postJson("/api/decisions", "{}").statusCode()).isEqualTo(403);
  }

  private String ask(String text, String feature, String importance) {
    String about = feature == null ? "" : ",'feature':'%s'".formatted(feature);
    return post(
            "/api/requests",
            "{'text':'%s','importance':'%s'%s}".formatted(text, importance, about),
            201)
        .at("/id")
        .stringValue();
  }

  private JsonNode decide(String body) {
    return post("/api/decisions", body, 201);
  }

  private java.util.List<String> problems(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    return client
        .json(refused)
        .at("/problems")
        .valueStream()
        .map(problem -> problem.at("/column").stringValue())
        .toList();
  }

  private HttpResponse<String> postRaw(String path, String body) {
    return client.postJson(path, body.replace('\'', '"'));
  }

  private JsonNode post(String path, String body, int status) {
    return post(path, "POST", body, status);
  }

  private JsonNode post(String path, String method, String body, int status) {
    String json = body.replace('\'', '"');
    HttpResponse<String> answer =
        method.equals("PUT") ? client.putJson(path, json) : client.postJson(path, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }
}
