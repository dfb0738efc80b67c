package io.beachhead.growth.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Leads by API, on accounts whose behaviour was made to say who will buy. */
@TestWorkspace
class LeadsApiTest {
  @Autowired TestClient client;

  @Test
  void findsWhoWillBuyAndSaysWhy() {
    PlantedLeads.move(client);
    JsonNode answer = leads("playbook=buy");
    JsonNode model = answer.at("/model");
    assertThat(model.at("/method").stringValue()).isEqualTo("ridge");
    assertThat(model.at("/auc/mid").doubleValue()).isGreaterThan(.8);
    assertThat(model.at("/auc/low").doubleValue()).isLessThan(model.at("/auc/mid").doubleValue());
    assertThat(model.at("/brier").doubleValue())
        .isLessThan(model.at("/brierGuessing").doubleValue());
    assertThat(model.at("/lift").doubleValue()).isGreaterThan(1.5);
    assertThat(model.at("/calibration").size()).isEqualTo(5);
    assertThat(model.at("/calibration/4/observed/mid").doubleValue())
        .isGreaterThan(model.at("/calibration/0/observed/mid").doubleValue());
    // It was tested on outcomes later than all it learned from.
    assertThat(model.at("/trainedTo").stringValue()).isLessThan("2026-10-01");
    JsonNode first = answer.at("/items/0");
    assertThat(PlantedLeads.hot(Integer.parseInt(first.at("/account").stringValue().substring(1))))
        .isTrue();
    assertThat(first.at("/state").stringValue()).isEqualTo("open");
    assertThat(first.at("/owner").isNull()).isTrue();
    assertThat(first.at("/ready").booleanValue()).isTrue();
    assertThat(first.at("/reasons").toString()).contains("Pricing viewed");
    double sum = 0;
    for (JsonNode reason : first.at("/reasons")) {
      sum += reason.at("/points").doubleValue();
    }
    assertThat(sum).as("points against a usual account").isPositive().isLessThan(100);
    assertThat(first.at("/chance/low").doubleValue())
        .isLessThan(first.at("/chance/mid").doubleValue());
    assertThat(answer.at("/perRep/3/quarter").stringValue()).isEqualTo("2026-Q4");
    assertThat(answer.at("/perRep/3/leads").intValue()).isEqualTo(answer.at("/ready").intValue());
  }

  @Test
  void refusesColumnsWrittenAfterTheOutcomeByName() {
    PlantedLeads.move(client);
    JsonNode columns = leads("playbook=buy").at("/model/columns");
    assertThat(texts(columns.at("/refused"), "column")).contains("plan", "Signed on");
    assertThat(columns.at("/refused/0/why").stringValue()).contains("written on");
    assertThat(columns.at("/used").toString()).contains("Pricing viewed").doesNotContain("Signed");
  }

  @Test
  void goesByRulesWhileTooFewOutcomesAreKnown() {
    PlantedLeads.move(client);
    JsonNode answer = leads("playbook=expand");
    assertThat(answer.at("/model/method").stringValue()).isEqualTo("rules");
    assertThat(answer.at("/model/notEnoughData/need").intValue()).isEqualTo(30);
    assertThat(answer.at("/model/rules").size()).isEqualTo(4);
    JsonNode first = answer.at("/items/0");
    assertThat(first.at("/chance").isNull()).isTrue();
    assertThat(first.at("/notEnoughData/have").intValue()).isZero();
    assertThat(first.at("/rules/of").intValue()).isEqualTo(4);
    assertThat(first.at("/reasons").size()).isEqualTo(first.at("/rules/met").intValue());
  }

  @Test
  void takesALeadFromOpenToWonAndKeepsEveryState() {
    PlantedLeads.move(client);
    String account = leads("playbook=buy").at("/items/0/account").stringValue();
    assertThat(put(account, "{\"playbook\":\"buy\",\"owner\":\"Ada\",\"state\":\"taken\"}"))
        .isEqualTo(200);
    assertThat(put(account, "{\"playbook\":\"buy\",\"state\":\"contacted\"}")).isEqualTo(200);
    JsonNode hers = leads("playbook=buy&owner=Ada");
    assertThat(texts(hers.at("/items"), "account")).containsExactly(account);
    assertThat(hers.at("/items/0/state").stringValue()).isEqualTo("contacted");
    assertThat(put(account, "{\"playbook\":\"buy\",\"state\":\"won\"}")).isEqualTo(200);
    assertThat(texts(leads("playbook=buy&state=won").at("/items"), "account"))
        .containsExactly(account);
    JsonNode history = client.getJson("/api/growth/leads/" + account + "/history?playbook=buy");
    assertThat(texts(history, "state")).containsExactly("taken", "contacted", "won");
    assertThat(texts(history, "owner")).containsOnly("Ada");
    assertThat(client.get("/api/growth/leads.csv?playbook=buy&state=won").body())
        .contains(account + ",")
        .contains(",Ada,won,");
    // Another playbook knows nothing of it.
    assertThat(leads("playbook=keep&state=won").at("/items").size()).isZero();
  }

  @Test
  void importsWhatACrmSaysBecameOfLeads() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\na1,Alder\na2,Birch\n");
    String csv =
        """
        account_id,playbook,state,at,owner
        a1,buy,won,2026-11-02,Ada
        a1,buy,taken,2026-11-02,Ada
        a1,buy,contacted,2026-11-02,Ada
        a2,upsell,closed lost,2026-10-05T10:00:00Z,Bo
        """;
    assertThat(client.postCsv("/api/imports/leads", csv).statusCode()).isEqualTo(200);
    // Steps of one day come in the order in which leads take them, whatever that of the rows.
    assertThat(texts(client.getJson("/api/growth/leads/a1/history?playbook=buy"), "state"))
        .containsExactly("taken", "contacted", "won");
    assertThat(texts(client.getJson("/api/growth/leads/a2/history?playbook=expand"), "state"))
        .containsExactly("lost");
    String exported = client.get("/api/export/leads.csv").body();
    JsonNode again = client.json(client.postCsv("/api/imports/leads", exported));
    assertThat(again.at("/unchanged").intValue()).isEqualTo(4);
    assertThat(
            client
                .postCsv(
                    "/api/imports/leads", "account_id,playbook,state,at\nzz,buy,won,2026-11-02\n")
                .body())
        .contains("zz");
    assertThat(
            client
                .postCsv(
                    "/api/imports/leads", "account_id,playbook,state,at\na1,buy,maybe,2026-11-02\n")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void saysWhatIsMissingWithoutEvents() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\na1,Alder\n");
    JsonNode answer = client.getJson("/api/growth/leads?playbook=buy");
    assertThat(answer.at("/items").size()).isZero();
    assertThat(answer.at("/notEnoughData/why").stringValue()).contains("events");
    assertThat(answer.at("/model/method").stringValue()).isEqualTo("rules");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\na1,Alder\n");
    assertThat(client.get("/api/growth/leads?playbook=steal").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/growth/leads?state=maybe").body()).contains("dismissed");
    assertThat(client.get("/api/growth/leads?limit=0").statusCode()).isEqualTo(400);
    assertThat(put("nobody", "{\"playbook\":\"buy\",\"state\":\"taken\"}")).isEqualTo(404);
    assertThat(put("a1", "{\"playbook\":\"steal\",\"state\":\"taken\"}")).isEqualTo(422);
    assertThat(put("a1", "{\"playbook\":\"buy\",\"state\":\"maybe\"}")).isEqualTo(422);
    assertThat(put("a1", "{\"state\":\"taken\"}")).isEqualTo(422);
    assertThat(put("a1", "{\"playbook\":\"buy\",\"owner\":\"%s\"}".formatted("x".repeat(201))))
        .isEqualTo(422);
  }

  private int put(String account, String body) {
    return client.putJson("/api/growth/leads/" + account, body).statusCode();
  }

  private JsonNode leads(String query) {
    return client.getJson("/api/growth/leads?asOf=" + PlantedLeads.DAY + "&" + query);
  }

  private static List<String> texts(JsonNode list, String field) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.at("/" + field).stringValue()));
    return texts;
  }
}
