package io.beachhead.growth.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class LossReasonsTest {
  private static final String PERIOD = "from=2025-01-31&to=2025-12-31";

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void fourLosses() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry\n"
            + "a,Alpha,Retail\n"
            + "b,Beta,Retail\n"
            + "c,Gamma,Energy\n"
            + "d,Delta,Energy\n"
            + "e,Eta,Energy\n");
    client.postCsv(
        "/api/imports/revenue",
        """
        account_id,date,mrr
        a,2024-01-01,100
        a,2025-06-01,0
        b,2024-01-01,50
        b,2025-06-01,0
        c,2024-01-01,300
        c,2025-07-01,150
        d,2024-01-01,10
        d,2025-07-01,0
        e,2024-01-01,70
        """);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","otherwise":"other",
         "rules":[{"segment":"retail","name":"Retail","when":"industry = 'Retail'"}]}
        """);
    client.post("/api/segmentations/industry/activation", "");
  }

  @Test
  void reasonsAddUpToTheRevenueThatWentAndNotSaidIsShown() {
    importReasons("a,2025-06-01,too expensive,churn\nc,2025-07-01,fewer seats,contraction\n");
    var answer = client.getJson("/api/churn-reasons?" + PERIOD);
    var total = answer.get("total");
    assertThat(total.get("accounts").intValue()).isEqualTo(4);
    assertThat(total.get("churned").get("amount").doubleValue()).isEqualTo(160 * 12);
    assertThat(total.get("contracted").get("amount").doubleValue()).isEqualTo(150 * 12);
    var retention =
        client.getJson("/api/revenue-retention?segmentation=industry&" + PERIOD).get("total");
    assertThat(total.get("churned").get("amount").doubleValue())
        .as("what Revenue says of the same days")
        .isCloseTo(retention.get("churned").get("amount").doubleValue() * 12, within(0.01));
    assertThat(reasons(total)).containsExactly("fewer seats", "too expensive", "null");
    assertThat(
            total
                .get("reasons")
                .valueStream()
                .mapToDouble(each -> each.get("arr").get("amount").doubleValue())
                .sum())
        .isEqualTo(310 * 12);
    var retail = answer.get("segments").get(0);
    assertThat(retail.get("key").stringValue()).isEqualTo("retail");
    assertThat(reasons(retail)).containsExactly("too expensive", "null");
    assertThat(answer.get("items").size()).isEqualTo(4);
    assertThat(answer.get("items").get(0).get("reason").stringValue()).isEqualTo("fewer seats");
  }

  @Test
  void takesReasonsFromTheCancelPageLostDealsAndByHandTheLastCountsMost() {
    client.postCsv(
        "/api/imports/deals",
        "id,account_id,name,outcome,closed_at,lost_reason\n"
            + "1,a,Renewal,lost,2025-05-20,went to a competitor\n"
            + "2,d,Renewal,lost,2025-06-20,no budget\n");
    var answer = client.getJson("/api/churn-reasons?" + PERIOD);
    assertThat(reasonOf(answer, "a")).isEqualTo("went to a competitor");
    assertThat(reasonOf(answer, "d")).isEqualTo("no budget");
    importReasons("a,2025-06-01,too expensive,churn\n");
    assertThat(reasonOf(client.getJson("/api/churn-reasons?" + PERIOD), "a"))
        .isEqualTo("too expensive");
    var made =
        client.postJson(
            "/api/churn-reasons",
            "{\"account\":\"a\",\"date\":\"2025-06-02\",\"reason\":\"new manager\",\"comment\":\"He"
                + " said so.\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(reasonOf(client.getJson("/api/churn-reasons?" + PERIOD), "a"))
        .isEqualTo("new manager");
    client.delete("/api/churn-reasons/" + client.json(made).get("id").stringValue());
    assertThat(reasonOf(client.getJson("/api/churn-reasons?" + PERIOD), "a"))
        .isEqualTo("too expensive");
    var link = client.json(client.postJson("/api/cancellations", "{\"account\":\"b\"}"));
    var path = link.get("link").stringValue().replaceFirst("^https?://[^/]+", "");
    client.withKey(null).form(path, "reason", "other-product");
    client.withKey(null).form(path, "choice", "leave");
    var today = client.getJson("/api/churn-reasons?from=2025-01-31");
    assertThat(reasonOf(today, "b")).isEqualTo("other-product");
  }

  @Test
  void saysWhatLeaversHadUsedAndAskedFor() {
    client.postCsv("/api/imports/features", "key,name,state\nboards,Boards,shipped\n");
    client.postCsv(
        "/api/imports/feature-usage", "account_id,feature,from,uses\na,boards,2025-02-01,3\n");
    client.postCsv("/api/imports/requests", "id,account_id,text\n1,a,An export please\n");
    var item = item(client.getJson("/api/churn-reasons?" + PERIOD), "a");
    assertThat(item.get("used")).hasToString("[\"Boards\"]");
    assertThat(item.get("askedFor")).hasToString("[\"An export please\"]");
    assertThat(item.get("reason").isNull()).isTrue();
    var csv = client.get("/reasons.csv?" + PERIOD).body();
    assertThat(csv).contains("a,Alpha,retail,churn,1200", "Boards", "An export please");
  }

  @Test
  void refusesWhatCannotBeAReason() {
    var refused =
        client.postJson(
            "/api/churn-reasons",
            "{\"account\":\"none\",\"date\":\"soon\",\"kind\":\"other\",\"reason\":\" \"}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(
            client
                .json(refused)
                .get("problems")
                .valueStream()
                .map(p -> p.get("column").stringValue()))
        .containsExactly("account", "reason", "kind", "date");
    assertThat(client.get("/api/churn-reasons?from=2026-01-01&to=2025-01-01").statusCode())
        .isEqualTo(400);
    assertThat(client.get("/api/churn-reasons?segmentation=none").statusCode()).isEqualTo(404);
  }

  @Test
  void showsThePagesAboutLeavingAndAWorkspaceWithoutAnything() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    importReasons("a,2025-06-01,too-expensive,churn\n");
    assertThat(browser.get("/reasons?" + PERIOD).body())
        .contains("too expensive", "Not said", "Nobody said why for 3 of 4");
    assertThat(browser.submit("/cancellations", "/cancellations", "account", "b").statusCode())
        .isEqualTo(302);
    assertThat(browser.get("/cancellations").body())
        .contains("Beta", "Copy link", "What is offered");
    assertThat(browser.submit("/cancellations", "/cancellations", "account", "x").statusCode())
        .isEqualTo(422);
    client.postCsv(
        "/api/imports/failed-payments", "account_id,failed_at,amount\na,2025-05-01,100\n");
    assertThat(browser.get("/payments").body()).contains("Alpha", "did not go through");
    assertThat(
            browser
                .submit(
                    "/guides",
                    "/guides",
                    "title",
                    "Start",
                    "step.title",
                    "One",
                    "step.event",
                    "Opened")
                .statusCode())
        .isEqualTo(302);
    assertThat(browser.get("/guides/start").body())
        .contains("Who did what", "Preview", "v1/guides.js");
    assertThat(browser.submit("/guides", "/guides", "title", "No steps").statusCode())
        .isEqualTo(422);
    client.emptyWorkspace();
    for (var page : List.of("/reasons", "/cancellations", "/payments", "/guides")) {
      assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200);
    }
  }

  private void importReasons(String rows) {
    var answer =
        client.postCsv("/api/imports/churn-reasons", "account_id,date,reason,kind\n" + rows);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static List<String> reasons(JsonNode part) {
    return part.get("reasons")
        .valueStream()
        .map(each -> each.get("reason").isNull() ? "null" : each.get("reason").stringValue())
        .toList();
  }

  private static JsonNode item(JsonNode answer, String account) {
    return answer
        .get("items")
        .valueStream()
        .filter(each -> each.get("account").stringValue().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private static String reasonOf(JsonNode answer, String account) {
    return item(answer, account).get("reason").stringValue("not said");
  }
}
