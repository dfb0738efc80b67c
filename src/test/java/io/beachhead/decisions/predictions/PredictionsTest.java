package io.beachhead.decisions.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Happy means here: pays, and not less than 90 days before. All 40 accounts of real estate shrank
 * in February, so none is happy on 1 March, when the decision is made. 15 of them use the portal
 * from April on. On 1 August all 15 are happy, and of the 25 others the 5 that did not shrink again
 * in July: the change is 15 × (15/15 − 5/25) = 12.
 */
@TestWorkspace
class PredictionsTest {
  private static final int USERS = 15;

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    ok(client.postJson("/api/features", json("{'key':'portal','name':'Client portal'}")));
    ok(
        client.postJson(
            "/api/evidence",
            json(
                "{'feature':'portal','segment':'real-estate','kind':'survey','value':20000,'se':100,"
                    + "'spread':900,'n':30}")));
    ok(
        client.putJson(
            "/api/happiness/definition",
            json("{'windowDays':90,'required':1,'counted':['pays']}")));
    var revenue = new StringBuilder("account_id,date,mrr,currency\n");
    for (int i = 0; i < 40; i++) {
      revenue.append("re-%d,2026-02-15,700,USD\n".formatted(i));
      if (i >= USERS + 5) {
        revenue.append("re-%d,2026-07-15,600,USD\n".formatted(i));
      }
    }
    ok(client.postCsv("/api/imports/revenue", revenue.toString()));
  }

  @Test
  void observesTheChangeBeyondThatOfComparableAccounts() {
    String id = decide("2026-03-01", "2026-08-01");
    ship(USERS);
    JsonNode answer = client.getJson("/api/predictions");
    JsonNode item = answer.path("items").path(0);
    assertThat(item.path("decision").stringValue()).isEqualTo(id);
    assertThat(item.path("checkOn").stringValue()).isEqualTo("2026-08-01");
    assertThat(item.path("main").stringValue()).isEqualTo("real-estate");
    JsonNode segment = segment(item, "real-estate");
    assertThat(segment.at("/observed/mid").doubleValue()).isCloseTo(12, within(1e-9));
    assertThat(segment.at("/observed/low").doubleValue()).isBetween(8.0, 12.0);
    assertThat(segment.at("/observed/high").doubleValue()).isBetween(12.0, 15.0);
    assertThat(segment.path("users").intValue()).isEqualTo(USERS);
    assertThat(segment.path("comparable").intValue()).isEqualTo(25);
    boolean inside =
        segment.at("/predicted/low").doubleValue() <= 12
            && segment.at("/predicted/high").doubleValue() >= 12;
    assertThat(segment.path("within").booleanValue()).isEqualTo(inside);
    assertThat(segment(item, "technology").path("observed").isNull()).isTrue();
    assertThat(segment(item, "technology").at("/notEnoughData/why").stringValue())
        .isEqualTo("No account uses it.");
    assertThat(answer.path("of").intValue()).isOne();
    assertThat(answer.path("inside").intValue()).isEqualTo(inside ? 1 : 0);
    assertThat(answer.at("/bias/0/kind").stringValue()).isEqualTo("survey");
    assertThat(answer.at("/bias/0/n").intValue()).isOne();
    assertThat(answer.at("/brier/deciders").doubleValue())
        .isCloseTo(Math.pow(0.6 - (inside ? 1 : 0), 2), within(1e-9));
    assertThat(client.get("/decisions/predictions").body())
        .contains("Client portal", "+12", "Check again", "associated with use");
    assertThat(client.get("/decisions/predictions.csv").body())
        .contains("real-estate", "Client portal");
  }

  @Test
  void keepsWhatWasSaidOnTheDayUntilSomebodyChecksAgain() {
    String id = decide("2026-03-01", "2026-08-01");
    ship(USERS);
    client.getJson("/api/predictions");
    ok(
        client.postCsv(
            "/api/imports/revenue", "account_id,date,mrr,currency\nre-0,2026-07-20,1,USD\n"));
    assertThat(observed()).isCloseTo(12, within(1e-9));
    var again = client.postJson("/api/predictions/" + id + "/check", "");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(observed()).isCloseTo(11, within(1e-9));
  }

  @Test
  void saysWhyNothingCanBeSaid() {
    decide("2026-03-01", "2026-08-01");
    assertThat(why()).isEqualTo("It has not shipped.");
    ship(0);
    assertThat(why()).isEqualTo("No account uses it.");
    use(0, 3);
    assertThat(why()).isEqualTo("Too few accounts that can be compared use it.");
    use(3, 40);
    assertThat(why()).isEqualTo("Every account uses it, so there is none to compare them with.");
    ok(client.delete("/api/features/portal"));
    assertThat(why()).isEqualTo("What was decided on was deleted.");
    JsonNode answer = client.getJson("/api/predictions");
    assertThat(answer.path("of").intValue()).isZero();
    assertThat(answer.path("insideShare").isNull()).isTrue();
    assertThat(answer.at("/items/0/name").stringValue()).contains("Client portal");
    assertThat(client.get("/decisions/predictions").body())
        .contains("What was decided on was deleted.");
  }

  /** Five of the fifteen tried it in February, so ten took it up: 10 × (10/10 − 5/25) = 8. */
  @Test
  void leavesOutWhoUsedItBeforeTheDecision() {
    decide("2026-03-01", "2026-08-01");
    ship(USERS);
    var rows = new StringBuilder("account_id,feature,from,to,uses\n");
    for (int i = 0; i < 5; i++) {
      rows.append("re-%d,portal,2026-02-01,2026-02-20,1\n".formatted(i));
    }
    ok(client.postCsv("/api/imports/feature-usage", rows.toString()));
    JsonNode segment = segment(client.getJson("/api/predictions").at("/items/0"), "real-estate");
    assertThat(segment.path("users").intValue()).isEqualTo(USERS - 5);
    assertThat(segment.path("comparable").intValue()).isEqualTo(25);
    assertThat(segment.at("/observed/mid").doubleValue()).isCloseTo(8, within(1e-9));
  }

  @Test
  void takesUseWithoutADayForUseSinceTheDecision() {
    decide("2026-03-01", "2026-08-01");
    ok(client.patchJson("/api/features/portal", json("{'state':'shipped'}")));
    var rows = new StringBuilder("account_id,feature,from,to,uses\n");
    for (int i = 0; i < USERS; i++) {
      rows.append("re-%d,portal,,,3\n".formatted(i));
    }
    ok(client.postCsv("/api/imports/feature-usage", rows.toString()));
    assertThat(observed()).isCloseTo(12, within(1e-9));
  }

  /** Ten who never paid do not use it either; they are no customers to compare with. */
  @Test
  void comparesWithCustomersOnly() {
    decide("2026-03-01", "2026-08-01");
    ship(USERS);
    var rows = new StringBuilder("id,name,industry\n");
    for (int i = 0; i < 10; i++) {
      rows.append("prospect-%d,Prospect %d,Real estate\n".formatted(i, i));
    }
    ok(client.postCsv("/api/imports/accounts", rows.toString()));
    JsonNode segment = segment(client.getJson("/api/predictions").at("/items/0"), "real-estate");
    assertThat(segment.path("comparable").intValue()).isEqualTo(25);
    assertThat(segment.at("/observed/mid").doubleValue()).isCloseTo(12, within(1e-9));
  }

  @Test
  void waitsForTheDay() {
    String id = decide("2026-03-01", java.time.LocalDate.now().plusDays(200).toString());
    ship(USERS);
    JsonNode item = client.getJson("/api/predictions").at("/items/0");
    assertThat(item.path("state").stringValue()).isEqualTo("waiting");
    assertThat(segment(item, "real-estate").path("observed").isNull()).isTrue();
    assertThat(item.path("within").isNull()).isTrue();
    assertThat(client.postJson("/api/predictions/" + id + "/check", "").statusCode())
        .isEqualTo(409);
    assertThat(client.postJson("/api/predictions/none/check", "").statusCode()).isEqualTo(404);
  }

  @Test
  void showsOutcomesAmongTheDecisionsAndWhatAnotherBiasMoves() {
    decide("2026-03-01", "2026-08-01");
    ship(USERS);
    assertThat(client.get("/decisions").body())
        .contains("Predicted and observed", "In the predicted range", "Can we trust")
        .contains("In two sentences", "1 outcome fell in the predicted range (");
    String moves = client.get("/decisions/predictions/bias?kind=survey&sd=5000").body();
    assertThat(moves)
        .contains("The product today", "The bias of survey answers goes from", "5,000");
    assertThat(client.get("/decisions/predictions/bias?kind=tea&sd=1").statusCode()).isEqualTo(422);
    assertThat(client.get("/decisions/predictions/bias?kind=survey&sd=-1").statusCode())
        .isEqualTo(422);
    assertThat(client.get("/decisions/predictions/bias?kind=survey&sd=x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void showsAPageWithoutPredictions() {
    assertThat(client.getJson("/api/predictions").path("items")).isEmpty();
    assertThat(client.get("/decisions/predictions").body()).contains("No predictions yet");
  }

  private String decide(String day, String check) {
    var made =
        client.postJson(
            "/api/decisions",
            json(
                "{'features':['portal'],'verdict':'build','reason':'Owners ask for it.',"
                    + "'decidedOn':'%s','checkOn':'%s',".formatted(day, check)
                    + "'deciders':[{'email':'mara@planwright.example','confidence':0.6}]}"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return client.json(made).path("id").stringValue();
  }

  private void ship(int users) {
    ok(client.patchJson("/api/features/portal", json("{'state':'shipped'}")));
    if (users > 0) {
      use(0, users);
    }
  }

  private void use(int from, int to) {
    var rows = new StringBuilder("account_id,feature,from,to,uses\n");
    for (int i = from; i < to; i++) {
      rows.append("re-%d,portal,2026-04-01,,3\n".formatted(i));
    }
    ok(client.postCsv("/api/imports/feature-usage", rows.toString()));
  }

  private String why() {
    return segment(client.getJson("/api/predictions").at("/items/0"), "real-estate")
        .at("/notEnoughData/why")
        .stringValue();
  }

  private double observed() {
    return segment(client.getJson("/api/predictions").at("/items/0"), "real-estate")
        .at("/observed/mid")
        .doubleValue();
  }

  private static JsonNode segment(JsonNode item, String key) {
    return item.path("segments")
        .valueStream()
        .filter(each -> each.path("key").stringValue().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static void ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
