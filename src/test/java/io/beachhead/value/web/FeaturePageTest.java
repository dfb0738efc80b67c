package io.beachhead.value.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestWorkspace
class FeaturePageTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    client.postJson(
        "/api/features", "{\"key\":\"core\",\"name\":\"Task boards\",\"state\":\"shipped\"}");
    client.postJson(
        "/api/features",
        "{\"key\":\"portal\",\"name\":\"Client portal\",\"owner\":\"Priya\",\"effortWeeks\":11,"
            + "\"requires\":[\"core\"],\"events\":[\"Portal opened\"]}");
    client.postJson(
        "/api/evidence",
        "{\"feature\":\"portal\",\"segment\":\"real-estate\",\"kind\":\"survey\",\"value\":2400,\"se\":100,\"source\":\"Spring"
            + " survey\"}");
    client.postJson(
        "/api/evidence",
        "{\"feature\":\"portal\",\"accountId\":\"re-1\",\"kind\":\"willingness-to-pay\",\"value\":3100,\"se\":200}");
  }

  @Test
  void showsWhatIsKnownOfAFeature() {
    String page = client.get("/features/portal").body();
    assertThat(page)
        .contains("Client portal", "Priya", "Task boards, shipped", "Spring survey", "re 1")
        .contains("The event \"Portal opened\" has never been received")
        .contains("/accounts/re-1");
    assertThat(client.get("/features/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void leadsFromACellToEachStatement() {
    assertThat(client.get("/value-map/evidence?feature=portal&segment=real-estate").body())
        .contains("/value-map/statements?", "kind=survey");
    assertThat(
            client
                .get(
                    "/value-map/statements?feature=portal&segment=real-estate&kind=willingness-to-pay")
                .body())
        .contains("1 statement", "/accounts/re-1", "re 1");
    assertThat(client.get("/value-map/statements?feature=portal&segment=technology").body())
        .contains("No statements");
    assertThat(client.get("/value-map/statements?feature=nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/value-map/statements?kind=rumour").statusCode()).isEqualTo(404);
    assertThat(client.get("/why/account-value?account=re-1").body())
        .contains("Task boards", "/value-map/statements?account=re-1");
    assertThat(client.get("/why/account-value?account=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void showsWhoAskedForIt() {
    assertThat(client.get("/features/portal").body()).contains("Nobody has asked for it.");
    client.postJson(
        "/api/requests",
        "{\"accountId\":\"re-1\",\"text\":\"Let our tenants log in\",\"feature\":\"portal\"}");
    assertThat(client.get("/features/portal").body())
        .contains("Let our tenants log in", ">1 request<", "href=\"/accounts/re-1\">re 1</a>");
    assertThat(client.get("/features/core").body()).doesNotContain("Let our tenants log in");
  }

  @Test
  void saysWhatDeletingTakesWithIt() {
    assertThat(client.get("/features/portal/deletion").body()).contains("2 statements");
    assertThat(client.get("/features/core/deletion").body()).contains("what Client portal needs");
  }

  @Test
  void deletesWhatItSaidAndKeepsTheRest() {
    client.postJson(
        "/api/scenarios", "{\"key\":\"both\",\"name\":\"Both\",\"features\":[\"portal\"]}");
    client.postJson(
        "/api/requests",
        "{\"accountId\":\"re-1\",\"text\":\"Boards by building\",\"feature\":\"core\"}");
    assertThat(client.get("/features/core/deletion").body())
        .contains("1 request asking for it, under the key core");
    assertThat(client.delete("/api/features/core").statusCode()).isEqualTo(204);
    assertThat(client.getJson("/api/features/portal").get("requires")).isEmpty();
    assertThat(client.get("/api/requests").body()).contains("Boards by building");
    assertThat(client.delete("/api/features/portal").statusCode()).isEqualTo(204);
    assertThat(client.get("/api/evidence").body()).doesNotContain("Spring survey");
    assertThat(client.get("/api/scenarios").body()).contains("both").doesNotContain("portal");
  }

  @Test
  void comesBackWithEverythingThatWentWithIt() {
    client.postJson(
        "/api/scenarios",
        "{\"key\":\"both\",\"name\":\"Both\",\"features\":[\"core\",\"portal\"]}");
    client.postCsv(
        "/api/imports/feature-usage", "account_id,feature,uses\nre-1,portal,4\nre-1,core,9\n");
    client.postJson(
        "/api/requests",
        "{\"accountId\":\"re-1\",\"text\":\"Let our tenants log in\",\"feature\":\"portal\"}");
    List<String> asked =
        List.of(
            "/api/features",
            "/api/evidence",
            "/api/scenarios",
            "/api/value-map",
            "/api/requests",
            "/features/portal",
            "/features/core/deletion",
            "/features/portal/deletion");
    List<String> before = asked.stream().map(path -> said(path)).toList();
    var browser = signedIn();
    for (String key : List.of("core", "portal")) {
      var gone = browser.submit("/features/" + key, "/features/" + key + "/deletion");
      assertThat(gone.statusCode()).isEqualTo(204);
      assertThat(browser.get("/value-map").body())
          .contains("is deleted.", "/features/" + key + "/deletion/undo");
    }
    assertThat(client.get("/features/portal").statusCode()).isEqualTo(404);
    // The last deletion is undone first.
    assertThat(client.postJson("/api/features/portal/restoration", "{}").statusCode())
        .isEqualTo(200);
    assertThat(browser.submit("/value-map", "/features/core/deletion/undo").statusCode())
        .isEqualTo(204);
    assertThat(asked.stream().map(path -> said(path)).toList()).isEqualTo(before);
    assertThat(client.postJson("/api/features/portal/restoration", "{}").statusCode())
        .isEqualTo(404);
  }

  /** An answer of the API as it is, a page as its text. */
  private String said(String path) {
    String body = client.get(path).body();
    return path.startsWith("/api/") ? body : Jsoup.parse(body).select("main, body > form").text();
  }

  @Test
  void doesNotComeBackBesideOneOfItsKey() {
    client.delete("/api/features/portal");
    client.postJson("/api/features", "{\"key\":\"portal\",\"name\":\"Another portal\"}");
    var refused = client.postJson("/api/features/portal/restoration", "{}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("There is a feature with the key");
  }

  @Test
  void isRetiredAndBroughtBack() {
    var browser = signedIn();
    var retired = browser.submit("/features/portal", "/features/portal/retirement");
    assertThat(retired.statusCode()).isEqualTo(302);
    assertThat(state()).isEqualTo("declined");
    assertThat(browser.get("/features/portal").body())
        .contains("Client portal is retired", "/features/portal/retirement/undo?state=candidate");
    assertThat(
            browser
                .submit("/features/portal", "/features/portal/retirement/undo?state=candidate")
                .statusCode())
        .isEqualTo(204);
    assertThat(state()).isEqualTo("candidate");
    assertThat(
            browser
                .submit("/features/portal", "/features/portal/retirement/undo?state=gone")
                .statusCode())
        .isEqualTo(422);
  }

  private String state() {
    return client.getJson("/api/features/portal").get("state").stringValue();
  }

  private TestClient signedIn() {
    String link =
        client
            .json(
                client.postJson(
                    "/api/members",
                    "{\"name\":\"Mara\",\"email\":\"mara-%d@example.com\",\"role\":\"product\"}"
                        .formatted(System.nanoTime())))
            .get("link")
            .stringValue();
    String address = link.substring(link.indexOf("/invitation"));
    TestClient browser = client.browser();
    browser.submit(
        address,
        "/invitation",
        "token",
        address.substring(address.indexOf("token=") + "token=".length()),
        "name",
        "Mara",
        "password",
        "long enough, Mara 7");
    return browser;
  }

  @Test
  void leadsFromAStatementToTheAccountsItSpeaksFor() {
    assertThat(client.get("/features/portal").body())
        .contains("href=\"/accounts?segmentation=industry&amp;segment=real-estate\"");
  }
}
