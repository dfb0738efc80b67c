package io.beachhead.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class RoadmapPageTest {
  @Autowired TestClient client;
  @Autowired Scenarios scenarios;

  @BeforeEach
  void sample() {
    client.emptyWorkspace();
    assertThat(client.postJson("/api/samples/project-management", "").statusCode()).isEqualTo(200);
  }

  @Test
  void showsScenariosSideBySideAndWhomTheyDoNotServe() {
    String page = client.get("/roadmap").body();
    assertThat(page)
        .contains("Two roadmaps of about equal total value")
        .contains("Spread thin")
        .contains("Focused")
        .contains("Technology and Non-profit: 250 accounts")
        .containsPattern(
            "On .{8,20}: “Spread thin” leads to [\\d,]+ happy customers? \\([^)]*80% certainty")
        .contains("does not serve Technology, Non-profit.")
        .contains("href=\"/value-map?scenario=focused\"");
    assertThat(client.get("/roadmap?keys=focused").body())
        .contains("id=\"sc-focused\"")
        .doesNotContain("id=\"sc-spread\"");
    assertThat(client.get("/roadmap?keys=none").statusCode()).isEqualTo(404);
  }

  @Test
  void givesTheSameAsCsvAndJson() {
    assertThat(client.get("/roadmap.csv").body().lines()).hasSize(1 + 2 * 3);
    assertThat(client.getJson("/roadmap.json").get("scenarios")).hasSize(2);
  }

  @Test
  void savesAScenarioFromItsFormOrSaysWhatIsWrong() {
    TestClient browser = signedInProductManager();
    HttpResponse<String> saved =
        browser.submit(
            "/roadmap", "/roadmap/scenarios", "name", "Only a portal", "features", "client-portal");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
    assertThat(saved.headers().firstValue("HX-Redirect")).hasValue("/roadmap");
    assertThat(scenarios.required("only-a-portal").features()).containsExactly("client-portal");

    HttpResponse<String> refused = browser.submit("/roadmap", "/roadmap/scenarios", "name", "  ");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("expected 1 to 80 characters").contains("<form");

    HttpResponse<String> changed =
        browser.submit(
            "/roadmap", "/roadmap/scenarios/only-a-portal", "name", "Portal & more", "note", "<b>");
    assertThat(changed.statusCode()).isEqualTo(204);
    assertThat(client.get("/roadmap?keys=only-a-portal").body())
        .contains("Portal &amp; more")
        .contains("&lt;b&gt;");
  }

  @Test
  void takesADeletionBack() {
    TestClient browser = signedInProductManager();
    Scenario before = scenarios.required("spread");
    assertThat(browser.submit("/roadmap", "/roadmap/scenarios/spread/deletion").statusCode())
        .isEqualTo(302);
    assertThat(scenarios.find("spread")).isEmpty();
    assertThat(
            browser
                .submit(
                    "/roadmap",
                    "/roadmap/scenarios/restored?key=spread&name=Spread%20thin"
                        + "&note=One%20feature%20for%20each%20segment.&place=0"
                        + "&features=timeline-view,crm-module,pipeline-management")
                .statusCode())
        .isEqualTo(204);
    assertThat(scenarios.inOrder().getFirst()).isEqualTo(before);
  }

  @Test
  void saysWhenAPrerequisiteIsMissing() {
    client.send(
        client
            .request("/api/features/analytics", "Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"requires\":[\"timeline-view\"]}")));
    assertThat(client.get("/roadmap").body())
        .contains(
            "Analytics for occupancy forecasts needs Timeline view, which is neither shipped nor in"
                + " this scenario.");
  }

  private TestClient signedInProductManager() {
    String email = UUID.randomUUID() + "@roadmap.example";
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
    assertThat(browser.get("/roadmap").statusCode()).isEqualTo(200);
    return browser;
  }
}
