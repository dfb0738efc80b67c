package io.beachhead.value.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class ValueMapApiTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
  }

  private void features() {
    post("/api/features", "{'key':'core','name':'Task boards','state':'shipped'}", 201);
    post("/api/features", "{'name':'Client portal','effortWeeks':11}", 201);
    evidence("core", "real-estate", 13_000, 200, 2_000);
    evidence("core", "industry/technology", 6_000, 200, 1_000);
    evidence("client-portal", "real-estate", 2_400, 100, 900);
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
  void mapsValueCostAndHappinessBySegment() {
    features();
    JsonNode map = client.getJson("/api/value-map?features=client-portal");
    assertThat(map.at("/segmentation").stringValue()).isEqualTo("industry");
    assertThat(map.at("/currency").stringValue()).isEqualTo("USD");
    assertThat(map.at("/happy/ratio").doubleValue()).isEqualTo(1.5);
    assertThat(map.at("/segments").size()).isEqualTo(3);
    JsonNode realEstate = map.at("/segments/0");
    assertThat(realEstate.at("/key").stringValue()).isEqualTo("real-estate");
    assertThat(realEstate.at("/accounts").intValue()).isEqualTo(40);
    assertThat(realEstate.at("/arr/amount").doubleValue()).isCloseTo(400_000, within(40.0));
    assertThat(realEstate.at("/value/mid").doubleValue()).isCloseTo(15_400, within(1.0));
    assertThat(realEstate.at("/cost").doubleValue()).isCloseTo(10_000, within(1.0));
    assertThat(realEstate.at("/threshold").doubleValue()).isCloseTo(15_000, within(1.5));
    assertThat(realEstate.at("/happyShare/mid").doubleValue()).isBetween(.55, .59);
    assertThat(realEstate.at("/features/1/selected").booleanValue()).isTrue();
    assertThat(realEstate.at("/features/1/evidence/0/kind").stringValue()).isEqualTo("survey");
    JsonNode technology = map.at("/segments/1");
    assertThat(technology.at("/features/1/priorWeight").doubleValue()).isEqualTo(1);
    assertThat(technology.at("/features/1/evidence").isEmpty()).isTrue();
    assertThat(technology.at("/spreadUnknown/unknown").intValue()).isEqualTo(1);
    JsonNode other = map.at("/segments/2");
    assertThat(other.at("/key").stringValue()).isEqualTo("other");
    assertThat(other.at("/happyShare").isNull()).isTrue();
    assertThat(other.at("/notEnoughData/why").stringValue()).contains("no price");
    assertThat(map.at("/total/valueAdded").doubleValue()).isCloseTo(40 * 2_400, within(10.0));
    assertThat(map.at("/total/effortWeeks").doubleValue()).isEqualTo(11);
    assertThat(map.at("/notServed/0/key").stringValue()).isEqualTo("technology");
    assertThat(map.at("/today/happyAccounts/mid").doubleValue())
        .isLessThan(map.at("/total/happyAccounts/mid").doubleValue());
  }

  @Test
  void answersNotFoundForWhatDoesNotExist() {
    assertThat(client.get("/api/value-map?features=nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/value-map?scenario=nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/value-map?segmentation=nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/value-map?asOf=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void saysWhatToDoInAnEmptyWorkspace() {
    client.emptyWorkspace();
    JsonNode map = client.getJson("/api/value-map");
    assertThat(map.at("/segments").isEmpty()).isTrue();
    assertThat(map.at("/hint").stringValue()).contains("segments");
    assertThat(map.at("/total/happyAccounts").isNull()).isTrue();
  }

  @Test
  void writesTheMapAsATable() {
    features();
    String csv = client.get("/api/value-map.csv?features=client-portal").body();
    assertThat(csv).startsWith("segment,segment_name,feature,");
    assertThat(csv.lines()).hasSize(1 + 3 * 2);
    assertThat(client.get("/api/value-map", "Accept", "text/csv").body())
        .startsWith("segment,segment_name");
  }

  @Test
  void changesOnlyTheFieldsAModelChangeHas() {
    JsonNode before = client.getJson("/api/value-model");
    assertThat(before.at("/distribution").stringValue()).isEqualTo("normal");
    assertThat(before.at("/prior/sd").doubleValue()).isEqualTo(1000);
    post(
        "/api/value-model",
        "PUT",
        "{'correlation':0.3,'cost':{'effortHours':40},'happy':{'margin':500}}",
        200);
    JsonNode after = client.getJson("/api/value-model");
    assertThat(after.at("/correlation").doubleValue()).isEqualTo(.3);
    assertThat(after.at("/cost/effortHours").doubleValue()).isEqualTo(40);
    assertThat(after.at("/cost/horizonMonths").doubleValue()).isEqualTo(12);
    assertThat(after.at("/cost/price").stringValue()).isEqualTo("contract");
    assertThat(after.at("/happy").toString()).isEqualTo("{\"margin\":500.0}");
    assertThat(after.at("/bias")).isEqualTo(before.at("/bias"));
    assertThat(after.at("/bias/willingness-to-pay").doubleValue()).isEqualTo(200);
    // What was read can be written back.
    post("/api/value-model", "PUT", after.toString(), 200);
    assertThat(client.getJson("/api/value-model")).isEqualTo(after);
  }

  @Test
  void refusesToScaleWithWhatIsNoNumberAndToObserveWhatNobodyShows() {
    JsonNode problem = post("/api/value-model", "PUT", "{'scalesWith':'attribute:industry'}", 422);
    assertThat(problem.at("/problems/0/column").stringValue()).isEqualTo("scalesWith");
    post("/api/value-model", "PUT", "{'scalesWith':'seats'}", 422);
    post("/api/value-model", "PUT", "{'exponent':-1}", 422);
    problem = post("/api/value-model", "PUT", "{'happy':{'observed':true}}", 409);
    assertThat(problem.at("/detail").stringValue()).contains("Not identified");
    post("/api/value-model", "PUT", "{'happy':{'observed':false}}", 422);
    JsonNode model =
        post("/api/value-model", "PUT", "{'scalesWith':'nothing','exponent':0.5}", 200);
    assertThat(model.at("/scalesWith").stringValue()).isEqualTo("nothing");
    assertThat(model.at("/exponent").doubleValue()).isEqualTo(.5);
    assertThat(client.getJson("/api/value-model/scaling").at("/0/scalesWith").stringValue())
        .isEqualTo("cost");
    assertThat(client.getJson("/api/value-model/scaling").at("/0/notEnoughData/need").intValue())
        .isEqualTo(30);
  }

  @Test
  void namesEveryFieldOfAModelThatCannotBe() {
    JsonNode problem =
        post(
            "/api/value-model",
            "PUT",
            """
            {'distribution':'cauchy','correlation':1,'happy':{'ratio':0},'cost':{'price':'fixed',
            'horizonMonths':0,'effortHours':'many'},'bias':{'rumour':1,'survey':-1},'prior':{'sd':0}}
            """,
            422);
    assertThat(problem.at("/problems").findValuesAsString("column"))
        .containsExactlyInAnyOrder(
            "distribution",
            "correlation",
            "happy.ratio",
            "cost.fixed",
            "cost.horizonMonths",
            "cost.effortHours",
            "bias.rumour",
            "bias.survey",
            "prior.sd");
    assertThat(client.getJson("/api/value-model").at("/prior/sd").doubleValue()).isEqualTo(1000);
  }

  @Test
  void replacesTheSameStatementAndAddsOthers() {
    features();
    String statement =
        "{'feature':'core','segment':'real-estate','kind':'expert','value':%s,'notedAt':'2026-11-01'}";
    post("/api/evidence", statement.formatted(1000), 201);
    JsonNode second = post("/api/evidence", statement.formatted(2000), 200);
    assertThat(second.at("/segment").stringValue()).isEqualTo("industry/real-estate");
    JsonNode list = client.getJson("/api/evidence?feature=core&kind=expert");
    assertThat(list.at("/total").intValue()).isEqualTo(1);
    assertThat(list.at("/items/0/value").doubleValue()).isEqualTo(2000);
    assertThat(client.delete("/api/evidence/" + second.at("/id").longValue()).statusCode())
        .isEqualTo(204);
    assertThat(client.getJson("/api/evidence?feature=core&kind=expert").at("/total").intValue())
        .isZero();
    JsonNode page = client.getJson("/api/evidence?limit=2");
    assertThat(page.at("/items").size()).isEqualTo(2);
    assertThat(
            client
                .getJson("/api/evidence?limit=2&cursor=" + page.at("/nextCursor").stringValue())
                .at("/items")
                .size())
        .isEqualTo(1);
  }

  @Test
  void refusesEvidenceThatCannotBe() {
    features();
    JsonNode problem =
        post(
            "/api/evidence",
            "{'feature':'core','segment':'real-estate','kind':'survey','value':1,'spread':-1,'se':0,'n':1}",
            422);
    assertThat(problem.at("/problems").findValuesAsString("column"))
        .containsExactlyInAnyOrder("spread", "se");
    problem = post("/api/evidence", "{'feature':'x','segment':'y','kind':'rumour'}", 422);
    assertThat(problem.at("/problems").findValuesAsString("column"))
        .containsExactlyInAnyOrder("feature", "kind", "value", "segment");
  }

  @Test
  void keepsFeatures() {
    post("/api/features", "{'name':'Chat'}", 201);
    assertThat(post("/api/features", "{'name':'Chat'}", 201).at("/key").stringValue())
        .isEqualTo("chat-2");
    post("/api/features", "{'key':'chat','name':'Again'}", 409);
    post("/api/features", "{'name':'','effortWeeks':-1}", 422);
    post("/api/features/chat", "PATCH", "{'state':'shipped','requires':['chat-2']}", 200);
    JsonNode chat = client.getJson("/api/features/chat");
    assertThat(chat.at("/name").stringValue()).isEqualTo("Chat");
    assertThat(chat.at("/state").stringValue()).isEqualTo("shipped");
    assertThat(chat.at("/requires/0").stringValue()).isEqualTo("chat-2");
    post("/api/features/chat", "PATCH", "{'state':'gone'}", 422);
    assertThat(client.delete("/api/features/chat").statusCode()).isEqualTo(204);
    assertThat(client.get("/api/features/chat").statusCode()).isEqualTo(404);
  }

  @Test
  void answersAfterEachChangeOfEvidenceAsIfAllWereReadAnew() {
    features();
    String own =
        "{'feature':'client-portal','accountId':'re-1','kind':'survey','value':%d,'source':'own'}";
    String said =
        "{'feature':'client-portal','segment':'technology','kind':'expert','value':%d,'se':10}";
    post("/api/evidence", own.formatted(900), 201);
    JsonNode account = asIfReadAnew();
    long first = post("/api/evidence", said.formatted(700), 201).at("/id").longValue();
    JsonNode segment = asIfReadAnew();
    assertThat(segment).isNotEqualTo(account);
    // Two changes between two answers, of which one is an account's.
    post("/api/evidence", own.formatted(90_000), 200);
    post("/api/evidence", said.formatted(800), 200);
    JsonNode both = asIfReadAnew();
    assertThat(both.at("/segments/0")).isNotEqualTo(segment.at("/segments/0"));
    assertThat(both.at("/segments/1")).isNotEqualTo(segment.at("/segments/1"));
    assertThat(client.delete("/api/evidence/" + first).statusCode()).isEqualTo(204);
    post("/api/evidence", own.formatted(900), 200);
    assertThat(asIfReadAnew()).isEqualTo(account);
  }

  /** The map, which is the same once a change of the model has all evidence read again. */
  private JsonNode asIfReadAnew() {
    JsonNode answer = client.getJson("/api/value-map?features=client-portal");
    post("/api/value-model", "PUT", "{'prior':{'mean':1,'sd':100000}}", 200);
    post("/api/value-model", "PUT", "{'prior':{'mean':0,'sd':100000}}", 200);
    assertThat(client.getJson("/api/value-map?features=client-portal")).isEqualTo(answer);
    return answer;
  }

  @Test
  void sumsUpAccountsAndCountsThemByTheirOwnValues() {
    post("/api/features", "{'key':'core','name':'Core','state':'shipped'}", 201);
    for (int i = 0; i < 32; i++) {
      post(
          "/api/evidence",
          "{'feature':'core','accountId':'re-%d','kind':'usage','value':%d}"
              .formatted(i, i < 8 ? 16_000 : 14_000),
          201);
    }
    post("/api/value-model", "PUT", "{'distribution':'empirical'}", 200);
    JsonNode segment = client.getJson("/api/value-map").at("/segments/0");
    assertThat(segment.at("/distribution").stringValue()).isEqualTo("empirical");
    assertThat(segment.at("/counted").intValue()).isEqualTo(32);
    assertThat(segment.at("/happyShare/mid").doubleValue()).isEqualTo(.25);
    assertThat(segment.at("/happyAccounts/mid").doubleValue()).isEqualTo(10);
    assertThat(segment.at("/features/0/evidence/0/n").intValue()).isEqualTo(32);
    assertThat(segment.at("/features/0/evidence/0/level").stringValue()).isEqualTo("accounts");
  }

  private JsonNode post(String path, String body, int expected) {
    return post(path, "POST", body, expected);
  }

  private JsonNode post(String path, String method, String body, int expected) {
    String text = body.replace('\'', '"');
    var response =
        switch (method) {
          case "PUT" -> client.putJson(path, text);
          case "PATCH" -> client.patchJson(path, text);
          default -> client.postJson(path, text);
        };
    assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
    return client.json(response);
  }
}
