package io.beachhead.roadmap.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.roadmap.Scenarios;
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
