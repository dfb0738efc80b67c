package io.beachhead.growth.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.web.load.SendingLimit;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class CancellationsTest {
  @Autowired TestClient client;
  @Autowired CancelLinks links;

  @BeforeEach
  void twoAccounts() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\nacme,Acme\nbig,Big Corp\n");
    client.postCsv(
        "/api/imports/revenue", "account_id,date,mrr\nacme,2025-01-01,100\nbig,2025-01-01,5000\n");
  }

  @Test
  void pausesInsteadOfCancelling() {
    var made = link("{\"account\":\"acme\",\"person\":\"ada@acme.test\"}");
    var page = open(made);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Why do you want to leave?", "What did you like?", "It costs too much");
    var offers = post(made, "reason", "not-used-enough", "liked", "easy-to-use", "liked", "forged");
    assertThat(offers.body()).contains("Pause for 3 months", "Cancel now").doesNotContain("Talk");
    var done = post(made, "choice", "offer:pause");
    assertThat(done.body()).contains("Your pause has been passed on", "Undo");
    var stored = client.getJson("/api/cancellations/" + made.get("id").stringValue());
    assertThat(stored.get("outcome").stringValue()).isEqualTo("paused");
    assertThat(stored.get("answers").get("reason").stringValue()).isEqualTo("not-used-enough");
    assertThat(stored.get("answers").get("liked")).hasToString("[\"easy-to-use\"]");
    assertThat(stored.get("result").get("by").stringValue()).isEqualTo("customer");
    assertThat(stored.get("link").isNull()).isTrue();
    var list = client.getJson("/api/cancellations");
    assertThat(list.get("outcomes").get("paused").intValue()).isEqualTo(1);
    assertThat(list.get("kept").get("low").doubleValue()).isLessThan(1);
    assertThat(client.getJson("/api/cancellations?outcome=left").get("total").intValue()).isZero();
  }

  @Test
  void importsAnswersOfAnotherCancelPage() {
    var csv =
        """
        account_id,answered_at,reason,outcome,offered,liked,comment,plan,resumes_on,person
        acme,2026-05-04,too-expensive,changed-plan,"person, plan",easy-to-use,Too many seats,Starter,,ada@acme.test
        big,2026-06-01,not-used-enough,paused,pause,,,,2026-09-01,
        """;
    assertThat(client.postCsv("/api/imports/cancellations", csv).statusCode()).isEqualTo(200);
    var list = client.getJson("/api/cancellations");
    assertThat(list.at("/outcomes/paused").intValue()).isEqualTo(1);
    assertThat(list.at("/outcomes/changed-plan").intValue()).isEqualTo(1);
    assertThat(list.at("/items/1/answers/comment").stringValue()).isEqualTo("Too many seats");
    assertThat(list.at("/items/1/offered")).hasToString("[\"person\",\"plan\"]");
    var exported = client.get("/api/export/cancellations.csv").body();
    var again = client.json(client.postCsv("/api/imports/cancellations", exported));
    assertThat(again.at("/unchanged").intValue()).isEqualTo(2);
    var bad =
        client.postCsv(
            "/api/imports/cancellations",
            "account_id,answered_at,reason,outcome,offered,resumes_on\n"
                + "acme,2026-05-04,too-expensive,left,gold,2026-09-01\n");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("gold is not one of pause, plan, person", "is said of a pause");
  }

  @Test
  void offersAPersonToALargeAccountAndWhatTheRulesSay() {
    assertThat(post(link("{\"account\":\"big\"}"), "reason", "too-expensive").body())
        .contains("Talk to a person first", "a smaller plan");
    var saved =
        client.putJson(
            "/api/cancellations/rules",
            """
            {"rules":[{"reason":"too-expensive","offer":"plan","plan":"Starter","words":"Try Starter"}]}
            """);
    assertThat(saved.statusCode()).isEqualTo(204);
    assertThat(post(link("{\"account\":\"big\"}"), "reason", "too-expensive").body())
        .contains("Try Starter")
        .doesNotContain("Talk to a person");
    var bad =
        client.putJson(
            "/api/cancellations/rules", "{\"rules\":[{\"reason\":\"whim\",\"months\":99}]}");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("rules[0].offer", "rules[0].reason", "rules[0].months");
  }

  @Test
  void aLinkIsUsedOnceAndTheChoiceCanBeTakenBackForADay() {
    var made = link("{\"account\":\"acme\"}");
    assertThat(post(made, "choice", "leave").statusCode())
        .as("nobody cancels without an answer")
        .isEqualTo(422);
    post(made, "reason", "other");
    assertThat(post(made, "choice", "leave").body())
        .contains("Your cancellation has been passed on");
    var again = open(made);
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("This link was used", "left");
    assertThat(post(made, "choice", "stay").statusCode()).isEqualTo(410);
    assertThat(post(made, "choice", "undo").body()).contains("Your choice was undone");
    assertThat(outcome(made)).isEqualTo("undone");
    assertThat(post(made, "choice", "undo").statusCode()).isEqualTo(410);
  }

  @Test
  void refusesForgedAndExpiredLinks() {
    var made = link("{\"account\":\"acme\"}");
    var path = path(made);
    var forged = path.substring(0, path.length() - 3) + "AAA";
    for (var wrong :
        new String[] {forged, "/cancel/x", "/cancel/a.b.c", "/cancel/..", "/cancel/%00"}) {
      assertThat(anonymous().get(wrong).statusCode()).as(wrong).isIn(400, 404);
    }
    assertThat(anonymous().get(forged).body()).contains("This link does not lead anywhere");
    assertThat(anonymous().form(forged, "reason", "other").statusCode()).isEqualTo(404);
    var parts = path.split("\\.");
    assertThat(anonymous().get(parts[0] + ".9999999999." + parts[2]).statusCode())
        .as("a longer life is not signed")
        .isEqualTo(404);
    var expired = links.path(made.get("id").stringValue(), Instant.parse("2020-01-01T00:00:00Z"));
    var gone = anonymous().get(expired);
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("This link has expired");
    assertThat(anonymous().form(expired, "reason", "other").statusCode()).isEqualTo(410);
  }

  @Test
  void limitsHowMuchIsSentByOneLink() {
    var made = link("{\"account\":\"acme\"}");
    for (int i = 0; i < SendingLimit.BY_ADDRESS; i++) {
      assertThat(post(made, "reason", "other").statusCode()).isEqualTo(200);
    }
    assertThat(post(made, "reason", "other").statusCode()).isEqualTo(429);
  }

  @Test
  void namesWhatIsWrongWithANewLink() {
    assertThat(client.postJson("/api/cancellations", "{}").statusCode()).isEqualTo(422);
    assertThat(client.postJson("/api/cancellations", "{\"account\":\"none\"}").statusCode())
        .isEqualTo(422);
    assertThat(
            client
                .postJson("/api/cancellations", "{\"account\":\"acme\",\"person\":\"x\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            client.postJson("/api/cancellations", "{\"account\":\"acme\",\"days\":0}").statusCode())
        .isEqualTo(422);
    var made = link("{\"account\":\"acme\"}");
    var settled =
        client.putJson(
            "/api/cancellations/" + made.get("id").stringValue(), "{\"outcome\":\"stayed\"}");
    assertThat(settled.statusCode()).isEqualTo(200);
    assertThat(outcome(made)).isEqualTo("stayed");
    assertThat(
            client
                .putJson(
                    "/api/cancellations/" + made.get("id").stringValue(), "{\"outcome\":\"gone\"}")
                .statusCode())
        .isEqualTo(422);
  }

  private String outcome(JsonNode made) {
    return client
        .getJson("/api/cancellations/" + made.get("id").stringValue())
        .get("outcome")
        .stringValue();
  }

  private JsonNode link(String body) {
    var answer = client.postJson("/api/cancellations", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return client.json(answer);
  }

  private static String path(JsonNode made) {
    return made.get("link").stringValue().replaceFirst("^https?://[^/]+", "");
  }

  private TestClient anonymous() {
    return client.withKey(null);
  }

  private HttpResponse<String> open(JsonNode made) {
    return anonymous().get(path(made));
  }

  private HttpResponse<String> post(JsonNode made, String... fields) {
    return anonymous().form(path(made), fields);
  }
}
