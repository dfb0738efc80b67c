package io.beachhead.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class AnswersApiTest {
  @Autowired TestClient client;

  @BeforeEach
  void given() {
    client.emptyWorkspace();
    csv("accounts", "id,name,owner\na1,Forest Friends,priya@example.com\na2,Quandry Cloud,\n");
    csv(
        "features",
        "key,name,state\nportal,Client portal,candidate\ngrants,Grant pipeline,candidate\n");
    csv(
        "requests",
        """
        id,account_id,person_email,text,feature,created_at
        r1,a1,ada@forest.example,Our owners want to log in,portal,2026-01-01
        r2,a2,,A portal please,portal,2026-01-11
        r3,a1,,Track our grants,grants,2026-01-01
        """);
  }

  @Test
  void owesAnAnswerDraftedFromTheReasonToEachVoice() {
    String decision = decide("portal", "no", "Portals are not what we do best.");
    JsonNode owed = client.getJson("/api/answers?state=owed");
    assertThat(owed.at("/total").intValue()).isEqualTo(2);
    JsonNode first = answerTo("r1");
    assertThat(first.at("/decision").stringValue()).isEqualTo(decision);
    assertThat(first.at("/account").stringValue()).isEqualTo("a1");
    assertThat(first.at("/owner").stringValue()).isEqualTo("priya@example.com");
    assertThat(first.at("/draft").stringValue())
        .isEqualTo(
            """
            Hello,

            you asked us: “Our owners want to log in”.

            We have decided not to build it.

            Portals are not what we do best.\
            """);
    assertThat(state("r1")).isEqualTo("decided");
    assertThat(state("r3")).isEqualTo("open");
    assertThat(client.getJson("/api/answers?owner=priya@example.com").at("/total").intValue())
        .isEqualTo(1);
    assertThat(client.getJson("/api/answers?account=a2").at("/total").intValue()).isEqualTo(1);
  }

  @Test
  void marksTheRequestToldWithChannelTextAndReactionAndUndoesIt() {
    decide("portal", "no", "Portals are not what we do best.");
    String id = answerTo("r1").at("/id").stringValue();
    JsonNode told = put(id, "{'state':'told','channel':'call','reaction':'annoyed'}", 200);
    assertThat(told.at("/state").stringValue()).isEqualTo("told");
    assertThat(told.at("/told/text").stringValue()).contains("Portals are not");
    assertThat(told.at("/told/reaction").stringValue()).isEqualTo("annoyed");
    assertThat(state("r1")).isEqualTo("told");
    JsonNode loop = client.getJson("/api/loop");
    assertThat(loop.at("/owed").intValue()).isEqualTo(1);
    assertThat(loop.at("/told").intValue()).isEqualTo(1);
    assertThat(loop.at("/medianDaysToAnswer").doubleValue()).isGreaterThan(300);

    JsonNode again = put(id, "{'state':'told','reaction':'glad','text':'We talked.'}", 200);
    assertThat(again.at("/told/at")).isEqualTo(told.at("/told/at"));
    assertThat(again.at("/told/channel").stringValue()).isEqualTo("call");
    assertThat(again.at("/told/text").stringValue()).isEqualTo("We talked.");

    assertThat(put(id, "{'state':'owed'}", 200).at("/told").isMissingNode()).isTrue();
    assertThat(state("r1")).isEqualTo("decided");
    assertThat(client.getJson("/api/loop").at("/medianDaysToAnswer").isNull()).isTrue();
  }

  @Test
  void refusesWhatIsNoAnswer() {
    decide("portal", "no", "Portals are not what we do best.");
    String id = answerTo("r1").at("/id").stringValue();
    for (String body :
        List.of(
            "{}",
            "{'state':'replaced'}",
            "{'state':'told','mood':'fine'}",
            "{'state':'told','reaction':'furious'}",
            "{'state':'told','channel':7}",
            "{'state':'told','channel':'%s'}".formatted("x".repeat(61)))) {
      put(id, body, 422);
    }
    put("none", "{'state':'told'}", 404);
    assertThat(client.get("/api/answers?state=lost").statusCode()).isEqualTo(400);
    assertThat(client.getJson("/api/loop").at("/told").intValue()).isZero();
  }

  @Test
  void aSuccessorReplacesWhatIsStillOwedAndOwesAnew() {
    String first = decide("portal", "later", "After the summer.");
    String old = answerTo("r1").at("/id").stringValue();
    put(answerTo("r2").at("/id").stringValue(), "{'state':'told'}", 200);
    post("/api/decisions/%s/successor".formatted(first), "{'verdict':'build','reason':'Now.'}");
    assertThat(client.getJson("/api/answers?state=owed").at("/total").intValue()).isEqualTo(2);
    assertThat(client.getJson("/api/answers?state=told").at("/total").intValue()).isEqualTo(1);
    put(old, "{'state':'told'}", 404);
    assertThat(answerTo("r1").at("/verdict").stringValue()).isEqualTo("build");
    assertThat(state("r2")).isEqualTo("decided");
  }

  @Test
  void shippingOwesTheNewsHoweverItWasShipped() {
    decide("portal", "build", "Owners ask for it.");
    put(answerTo("r2").at("/id").stringValue(), "{'state':'told'}", 200);
    client.patchJson("/api/features/portal", "{\"state\":\"shipped\"}");
    JsonNode news = answerTo("r1");
    assertThat(news.at("/cause").stringValue()).isEqualTo("shipped");
    assertThat(news.at("/draft").stringValue()).endsWith("It is here: Client portal.");
    assertThat(client.getJson("/api/answers?state=owed").at("/total").intValue()).isEqualTo(2);
    assertThat(state("r2")).isEqualTo("decided");

    csv("features", "key,name,state\ngrants,Grant pipeline,shipped\n");
    JsonNode undecided = answerTo("r3");
    assertThat(undecided.at("/decision").isNull()).isTrue();
    assertThat(undecided.at("/draft").stringValue()).contains("It is here: Grant pipeline.");

    client.patchJson("/api/features/grants", "{\"state\":\"building\"}");
    assertThat(client.getJson("/api/answers?state=owed").at("/total").intValue()).isEqualTo(2);
  }

  @Test
  void forgetsTheAnswersOfARequestThatIsDeleted() {
    decide("portal", "no", "No.");
    client.delete("/api/requests/r1");
    assertThat(client.getJson("/api/answers").at("/total").intValue()).isEqualTo(1);
    assertThat(client.getJson("/api/decisions").at("/items/0/answersOwed").intValue()).isEqualTo(1);
  }

  @Test
  void countsDaysFromAQuestionToItsAnswer() {
    assertThat(client.getJson("/api/loop").at("/medianDaysToAnswer").isNull()).isTrue();
    decide("portal", "no", "No.");
    put(answerTo("r1").at("/id").stringValue(), "{'state':'told'}", 200);
    double first = client.getJson("/api/loop").at("/medianDaysToAnswer").doubleValue();
    put(answerTo("r2").at("/id").stringValue(), "{'state':'told'}", 200);
    double both = client.getJson("/api/loop").at("/medianDaysToAnswer").doubleValue();
    assertThat(first - both).isCloseTo(5, within(0.01));
  }

  private JsonNode answerTo(String request) {
    return client
        .getJson("/api/answers?state=owed")
        .at("/items")
        .valueStream()
        .filter(answer -> answer.at("/request").stringValue().equals(request))
        .reduce((one, two) -> two)
        .orElseThrow(() -> new AssertionError("nothing owed to " + request));
  }

  private String state(String request) {
    return client.getJson("/api/requests/" + request).at("/state").stringValue();
  }

  private String decide(String feature, String verdict, String reason) {
    return post(
            "/api/decisions",
            "{'features':['%s'],'verdict':'%s','reason':'%s'}".formatted(feature, verdict, reason))
        .at("/id")
        .stringValue();
  }

  private JsonNode post(String path, String body) {
    HttpResponse<String> answer = client.postJson(path, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return client.json(answer);
  }

  private JsonNode put(String id, String body, int status) {
    HttpResponse<String> answer = client.putJson("/api/answers/" + id, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }

  private void csv(String kind, String rows) {
    HttpResponse<String> answer = client.postCsv("/api/imports/" + kind, rows);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
