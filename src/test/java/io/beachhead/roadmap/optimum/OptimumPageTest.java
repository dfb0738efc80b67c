package io.beachhead.roadmap.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.roadmap.Scenarios;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class OptimumPageTest {
  @Autowired TestClient client;
  @Autowired Scenarios scenarios;
  @Autowired Optimiser optimiser;

  @Test
  void asksSearchesAndAdoptsWhatWasFound() throws InterruptedException {
    client.emptyWorkspace();
    assertThat(client.get("/roadmap/optimum").body()).contains("Customers are not divided yet");
    assertThat(client.get("/roadmap/optimum.csv").statusCode()).isEqualTo(404);
    assertThat(client.postJson("/api/samples/project-management", "").statusCode()).isEqualTo(200);
    TestClient browser = signedIn();
    var refused =
        browser.submit(
            "/roadmap/optimum", "/roadmap/optimum", "capacity", "thirty", "must", "client-portal");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("expected a number").contains("checked");
    var contradiction =
        browser.submit(
            "/roadmap/optimum",
            "/roadmap/optimum",
            "capacity",
            "30",
            "must",
            "client-portal",
            "mustNot",
            "client-portal");
    assertThat(contradiction.statusCode()).isEqualTo(422);
    assertThat(contradiction.body()).contains("both in must and in mustNot");

    assertThat(
            browser
                .submit("/roadmap/optimum", "/roadmap/optimum", "capacity", "30", "quarters", "2")
                .statusCode())
        .isEqualTo(302);
    while (!optimiser.last().orElseThrow().ended()) {
      Thread.sleep(20);
    }
    String page = client.get("/roadmap/optimum").body();
    assertThat(page)
        .contains("The best there is")
        .containsPattern(
            "The best roadmap within 60 person-weeks on [^:]+: [\\d,]+ happy customers")
        .contains("No other roadmap within the rules is better, and it takes")
        .contains("Quarter 1")
        .contains("Spread thin")
        .contains("Add as scenario");
    assertThat(client.get("/roadmap/optimum.csv").body()).contains("happy_accounts");

    String id = optimiser.last().orElseThrow().id();
    var adopted =
        browser.submit("/roadmap/optimum", "/roadmap/optimum/" + id + "/adoption", "place", "0");
    assertThat(adopted.statusCode()).isEqualTo(302);
    var best = optimiser.result(optimiser.last().orElseThrow()).orElseThrow().roadmaps().getFirst();
    assertThat(scenarios.required("best-roadmap").features())
        .containsExactlyInAnyOrderElementsOf(best.features());
    assertThat(
            browser
                .submit("/roadmap/optimum", "/roadmap/optimum/" + id + "/adoption", "place", "99")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void keepsEveryRuleOfTheForm() throws InterruptedException {
    client.emptyWorkspace();
    assertThat(client.postJson("/api/samples/project-management", "").statusCode()).isEqualTo(200);
    client.postCsv("/api/imports/accounts", "id,name\nasker,Asker\n");
    client.postCsv(
        "/api/imports/requests",
        "text,said_at,account_id,features\nBoth please,2025-03-01,asker,client-portal;analytics\n");
    TestClient browser = signedIn();
    var kept =
        browser.submit(
            "/roadmap/optimum",
            "/roadmap/optimum",
            "capacity",
            "30",
            "quarters",
            "1",
            "objective",
            "served",
            "atLeast",
            "2",
            "weights",
            "segments",
            "weight.real-estate",
            "3",
            "together.client-portal",
            "A",
            "together.analytics",
            "A",
            "apart.crm-module",
            "B",
            "teamName.1",
            "Core",
            "teamCapacity.1",
            "9",
            "team.client-portal",
            "1");
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(302);
    while (!optimiser.last().orElseThrow().ended()) {
      Thread.sleep(20);
    }
    OptimumQuestion asked =
        optimiser.result(optimiser.last().orElseThrow()).orElseThrow().basis().asked();
    assertThat(asked.objective().atLeast()).isEqualTo(2);
    assertThat(asked.weights().segments()).containsEntry("real-estate", 3.0);
    assertThat(asked.together())
        .singleElement()
        .satisfies(set -> assertThat(set).containsOnly("client-portal", "analytics"));
    assertThat(asked.teams())
        .containsExactly(new OptimumQuestion.Team("Core", 9, List.of("client-portal")));
    assertThat(client.get("/roadmap/optimum").body())
        .contains("at least 2 of the features they ask for")
        .contains("value=\"Core\"")
        .contains("by weight");
    var contradiction =
        browser.submit(
            "/roadmap/optimum",
            "/roadmap/optimum",
            "capacity",
            "30",
            "must",
            "client-portal",
            "together.client-portal",
            "A",
            "together.analytics",
            "A",
            "apart.client-portal",
            "B",
            "apart.analytics",
            "B");
    assertThat(contradiction.statusCode()).isEqualTo(422);
    assertThat(contradiction.body()).contains("kept apart");
    var team =
        browser.submit(
            "/roadmap/optimum", "/roadmap/optimum", "capacity", "30", "team.client-portal", "2");
    assertThat(team.statusCode()).isEqualTo(422);
    assertThat(team.body()).contains("person-weeks of team 2");
  }

  private TestClient signedIn() {
    String email = UUID.randomUUID() + "@optimum.example";
    String link =
        client
            .json(
                client.postJson(
                    "/api/members",
                    "{\"name\":\"Mara\",\"email\":\"%s\",\"role\":\"product\"}".formatted(email)))
            .get("link")
            .stringValue();
    String address = link.substring(link.indexOf("/invitation"));
    String token = address.substring(address.indexOf("token=") + "token=".length());
    TestClient browser = client.browser();
    browser.submit(
        address, "/invitation", "token", token, "name", "Mara", "password", "long enough, Mara 7");
    return browser;
  }
}
