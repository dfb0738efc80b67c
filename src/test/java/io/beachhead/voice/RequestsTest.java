package io.beachhead.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class RequestsTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void threeRequests() {
    client.emptyWorkspace();
    load(
        "accounts",
        "id,name,industry\nhalden,Halden Property,Real estate\nbright,Brightloop,Tech\n");
    load("features", "key,name,state\nportal,Client portal,candidate\n");
    load(
        "requests",
        """
        id,account_id,person_email,text,importance,amount,feature,theme,source,created_at
        r1,halden,signe@halden.example,Can owners <see> repairs?,blocker,1200,,Clients informed,call,2026-03-01
        r2,bright,,"=Bill, each building",nice,900,portal,,,2026-04-01
        r3,,,Nobody knows who,,,,,,2026-05-01
        """);
  }

  @Test
  void listsTheNewestFirstAndFilters() {
    assertThat(ids("")).containsExactly("r3", "r2", "r1");
    assertThat(ids("?account=halden")).containsExactly("r1");
    assertThat(ids("?feature=portal")).containsExactly("r2");
    assertThat(ids("?theme=Clients%20informed")).containsExactly("r1");
    assertThat(ids("?theme=clients-informed")).containsExactly("r1");
    assertThat(ids("?q=HALDEN%20prop")).containsExactly("r1");
    assertThat(ids("?q=building")).containsExactly("r2");
    assertThat(ids("?importance=nice")).containsExactly("r2");
    assertThat(ids("?unassigned=true")).containsExactly("r3");
    assertThat(ids("?asOf=2026-03-31")).containsExactly("r1");
    assertThat(client.get("/api/requests?importance=huge").statusCode()).isEqualTo(400);
  }

  @Test
  void asksBackForAFeatureNobodyKnows() {
    var answer = client.postJson("/api/requests", "{\"text\":\"More\",\"feature\":\"portl\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    var problem = client.json(answer).get("problems").get(0);
    assertThat(problem.get("column").asString()).isEqualTo("feature");
    assertThat(problem.get("problem").asString())
        .isEqualTo("there is no such feature. Did you mean portal?");
    assertThat(client.postJson("/api/requests", "{\"text\":\"More\",\"feature\":\"x\"}").body())
        .contains("there is no such feature.")
        .doesNotContain("Did you mean");
    assertThat(
            client
                .postJson("/api/requests", "{\"text\":\"More\",\"feature\":\"portal\"}")
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void pagesWithoutLoss() {
    JsonNode first = client.getJson("/api/requests?limit=2");
    assertThat(first.get("total").asInt()).isEqualTo(3);
    assertThat(first.get("items").size()).isEqualTo(2);

    JsonNode second =
        client.getJson("/api/requests?limit=2&cursor=" + first.get("nextCursor").asString());

    assertThat(second.get("items").size()).isEqualTo(1);
    assertThat(second.get("items").get(0).get("id").asString()).isEqualTo("r1");
    assertThat(second.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void takesARequestAndRecordsWhoWroteItDown() {
    var answer =
        client.postJson(
            "/api/requests",
            """
            {"accountId":"halden","personEmail":"ola@halden.example","text":" A board pack ",
             "importance":"important","amount":4500.50,"feature":"portal","theme":"What is coming",
             "source":"call"}
            """);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String id = client.json(answer).get("id").asString();
    JsonNode stored = client.getJson("/api/requests/" + id);
    assertThat(stored.get("text").asString()).isEqualTo("A board pack");
    assertThat(stored.get("accountName").asString()).isEqualTo("Halden Property");
    assertThat(stored.get("amount").get("amount").asDouble()).isEqualTo(4500.5);
    assertThat(stored.get("theme").asString()).isEqualTo("What is coming");
    assertThat(stored.get("capturedBy").asString()).isNotEmpty();
    assertThat(ids("")).hasSize(4).startsWith(id);
    assertThat(client.get("/api/audit?limit=1").body()).contains("request.captured", "halden");
  }

  @Test
  void namesTheFieldsThatAreNotUsableAndKeepsNothing() {
    var answer =
        client.postJson(
            "/api/requests",
            """
            {"accountId":"nobody","text":"  ","importance":"huge","amount":-1}
            """);

    assertThat(answer.statusCode()).isEqualTo(422);
    var fields = new ArrayList<String>();
    client.json(answer).get("problems").forEach(item -> fields.add(item.get("column").asString()));
    assertThat(fields).containsExactlyInAnyOrder("accountId", "text", "importance", "amount");
    assertThat(ids("")).hasSize(3);
  }

  @Test
  void letsProductAndGoToMarketWriteAndViewersRead() {
    for (String role : List.of("product", "gtm", "viewer")) {
      TestClient one = client.withKey(key(role));
      boolean writes = !role.equals("viewer");

      assertThat(one.postJson("/api/requests", "{\"text\":\"By %s\"}".formatted(role)).statusCode())
          .as(role)
          .isEqualTo(writes ? 201 : 403);
      assertThat(one.get("/requests/capture").statusCode()).isEqualTo(writes ? 200 : 403);
      String page = one.get("/requests").body();
      assertThat(page).contains("Can owners &lt;see&gt; repairs?");
      assertThat(page.contains("data-capture")).isEqualTo(writes);
    }
  }

  @Test
  void showsThePageWithItsFiltersAndCountsWhatWaits() {
    String page = client.get("/requests").body();

    assertThat(page)
        .contains("Can owners &lt;see&gt; repairs?", "Halden Property", "Blocker", "Client portal")
        .contains("All 3", "No theme or feature 1", "$1.2k", "/requests.csv");
    assertThat(rows(page)).containsSubsequence("Nobody knows who", "Can owners");
    String upward = client.get("/requests?sort=amount").body();
    assertThat(rows(upward)).containsSubsequence("each building", "Can owners", "Nobody knows who");
    assertThat(client.get("/requests?q=zzz").body()).contains("No requests match");
    assertThat(client.get("/requests?sort=colour").statusCode()).isEqualTo(400);
  }

  private static String rows(String page) {
    return page.substring(page.indexOf("<tbody"));
  }

  @Test
  void saysWhatWillBeHereWhenThereIsNothing() {
    client.emptyWorkspace();

    assertThat(client.get("/requests").body()).contains("No requests yet");
  }

  @Test
  void showsFiftyRequestsOnAPage() {
    var csv = new StringBuilder("id,text,created_at\n");
    for (int number = 100; number < 160; number++) {
      csv.append("n%d,Wish %d,2025-01-01\n".formatted(number, number));
    }
    load("requests", csv.toString());

    assertThat(client.get("/requests?q=wish").body())
        .contains("1–50 of 60", "Wish 100", "Wish 149")
        .doesNotContain("Wish 150");
    assertThat(client.get("/requests?q=wish&page=2").body())
        .contains("51–60 of 60", "Wish 150")
        .doesNotContain("Wish 149");
  }

  @Test
  void givesTheListAsCsvThatASpreadsheetDoesNotRun() {
    String csv = client.get("/requests.csv?feature=portal").body();

    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains("r2,bright,Brightloop").contains("\"'=Bill, each building\",nice,900");
  }

  @Test
  void capturesThroughTheFormByTheNameOfTheAccount() {
    assertThat(client.get("/requests/capture?account=halden").body())
        .contains("value=\"Halden Property\"", "Their words", "name=\"importance\"");
    assertThat(client.get("/requests/capture/accounts?account=bri").body())
        .contains("<option value=\"Brightloop\">bright</option>")
        .doesNotContain("Halden");

    var answer = submit("account", "brightloop", "text", "By form", "importance", "blocker");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(TestClient.header(answer, "HX-Trigger-After-Swap").getFirst())
        .contains("close-dialog");
    JsonNode newest = client.getJson("/api/requests").get("items").get(0);
    assertThat(newest.get("accountId").asString()).isEqualTo("bright");
    assertThat(newest.get("importance").asString()).isEqualTo("blocker");
  }

  @Test
  void capturesACompanyThatIsNoAccountAsAProspectAndLeadsToWhatWasCaptured() {
    var answer =
        submit(
            "account",
            "Elm & Co",
            "person",
            "Ola Berg <ola@elm.example>",
            "text",
            "Sign-on",
            "amount",
            "12,000",
            "deal",
            "lost",
            "feature",
            "portal",
            "theme",
            "Security");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode newest = client.getJson("/api/requests").get("items").get(0);
    assertThat(newest.get("prospect").asString()).isEqualTo("Elm & Co");
    assertThat(newest.get("personName").asString()).isEqualTo("Ola Berg");
    assertThat(newest.get("personEmail").asString()).isEqualTo("ola@elm.example");
    assertThat(newest.get("amount").get("amount").asDouble()).isEqualTo(12000);
    assertThat(newest.get("deal").asString()).isEqualTo("lost");
    assertThat(newest.get("features").toString()).isEqualTo("[\"portal\"]");
    assertThat(newest.get("theme").asString()).isEqualTo("Security");
    assertThat(TestClient.header(answer, "HX-Trigger").getFirst())
        .contains("Elm & Co is a new prospect", "/requests/" + newest.get("id").asString());
  }

  @Test
  void suggestsTheThemeOfSimilarRequestsAndDemandsNone() {
    assertThat(client.get("/requests/capture/suggestion?text=Can%20owners%20see%20repairs").body())
        .contains("Looks like", "Clients informed", "1 request");
    assertThat(client.get("/requests/capture/suggestion?text=Ca").body()).isBlank();
    assertThat(client.get("/requests/capture/suggestion?text=zzzz%20qqqq%20xxxx%20vvvv").body())
        .isBlank();
  }

  @Test
  void givesThemeAndFeatureInTheListAndTakesThemAwayAgain() {
    TestClient browser = SignedInBrowser.of(program, client, Role.GTM);
    assertThat(browser.get("/requests").body()).contains("/requests/about/edit?id=r3");
    assertThat(browser.get("/requests/about/edit?id=r1").body())
        .contains("value=\"Clients informed\"", "<option value=\"portal\">Client portal</option>");

    var given = about(browser, "r3", "theme", " What is coming ", "feature", "portal");

    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    assertThat(given.body()).contains("What is coming", "Client portal", "/requests/about/edit");
    assertThat(TestClient.header(given, "HX-Trigger-After-Swap"))
        .containsExactly("request-assigned");
    assertThat(ids("?theme=What%20is%20coming&feature=portal")).containsExactly("r3");
    assertThat(ids("?unassigned=true")).isEmpty();
    assertThat(client.get("/api/audit?limit=1").body())
        .contains("request.edited", "r3", "features, themes");

    var taken = about(browser, "r3", "theme", "", "feature", "");

    assertThat(taken.body()).contains("Theme</button>").doesNotContain("Client portal");
    assertThat(ids("?unassigned=true")).containsExactly("r3");

    assertThat(browser.submit("/requests", undo(taken)).statusCode()).isEqualTo(204);
    assertThat(ids("?theme=what-is-coming&feature=portal")).containsExactly("r3");
  }

  @Test
  void keepsAFeatureThatOnlyTheFileKnewAndRefusesOneThatNobodyKnows() {
    load("requests", "id,text,feature\nr4,From afar,boat\n");
    TestClient browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    assertThat(browser.get("/requests/about/edit?id=r4").body())
        .contains("<option value=\"boat\" selected>boat</option>");
    assertThat(about(browser, "r4", "theme", "Sea", "feature", "boat").statusCode()).isEqualTo(200);
    var away = about(browser, "r4", "theme", "Sea", "feature", "");

    var refused = about(browser, "r3", "theme", "Kept", "feature", "ship");
    var tooLong = about(browser, "r3", "theme", "x".repeat(201), "feature", "");
    var nothing = about(browser, "r9", "theme", "x", "feature", "");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("there is no such feature", "value=\"Kept\"");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("expected at most 200 characters");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(ids("?unassigned=true")).containsExactly("r3");
    assertThat(browser.submit("/requests", undo(away)).statusCode()).isEqualTo(204);
    assertThat(ids("?feature=boat&theme=sea")).containsExactly("r4");
  }

  @Test
  void letsAViewerOnlyReadWhatARequestIsAbout() {
    TestClient viewer = SignedInBrowser.of(program, client, Role.VIEWER);

    assertThat(viewer.get("/requests").body())
        .contains("Clients informed")
        .doesNotContain("/requests/about");
    assertThat(viewer.get("/requests/about/edit?id=r1").statusCode()).isEqualTo(403);
    assertThat(about(viewer, "r1", "theme", "", "feature", "").statusCode()).isEqualTo(403);
    assertThat(viewer.submit("/requests", "/requests/undo?act=none").statusCode()).isEqualTo(403);
    assertThat(ids("?theme=clients-informed")).containsExactly("r1");
  }

  private static HttpResponse<String> about(
      TestClient browser, String id, String... namesAndValues) {
    var fields = new ArrayList<>(List.of("id", id));
    fields.addAll(List.of(namesAndValues));
    return browser.submit("/requests", "/requests/about", fields.toArray(String[]::new));
  }

  /** The address that the message's undo posts to. */
  private static String undo(HttpResponse<String> saved) {
    String trigger = TestClient.header(saved, "HX-Trigger").getFirst();
    String from = "\"undo\":\"";
    int start = trigger.indexOf(from) + from.length();
    return trigger.substring(start, trigger.indexOf('"', start));
  }

  @Test
  void keepsWhatWasTypedWhenTheFormIsRefused() {
    load("accounts", "id,name\nt1,Twin\nt2,Twin\n");
    var unknown = submit("account", "Twin", "text", "Kept words");
    var empty = submit("account", "", "text", " ");

    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("Several accounts have this name", "Kept words");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("expected their words");
    assertThat(ids("")).hasSize(3);
  }

  @Test
  void findsRequestsFromTheSearch() {
    assertThat(client.get("/search/hits?q=repairs").body())
        .contains("Can owners &lt;see&gt; repairs?", "/requests/r1");
  }

  private List<String> ids(String query) {
    var ids = new ArrayList<String>();
    client
        .getJson("/api/requests" + query)
        .get("items")
        .forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }

  /** Posts the form as a browser does: with cookies and the token that the form carries. */
  private HttpResponse<String> submit(String... namesAndValues) {
    return SignedInBrowser.of(program, client, Role.GTM)
        .submit("/requests/capture", "/requests/capture", namesAndValues);
  }

  private String key(String role) {
    return client
        .json(
            client.postJson("/api/keys", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role)))
        .get("key")
        .asString();
  }

  @Test
  void keepsTheDayAndTheAmountAsTheFileStatesThem() {
    var file =
        """
        account_id,text,amount,Created (UTC)
        halden,A day,1200.345,2026-03-01
        bright,A moment,12,2026-10-01 00:30
        """;
    load("requests", file);
    assertThat(said("A day").get("createdAt").stringValue()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(said("A day").at("/amount/amount").decimalValue()).isEqualByComparingTo("1200.345");
    assertThat(said("A moment").get("createdAt").stringValue()).isEqualTo("2026-10-01T00:30:00Z");
    String export = client.get("/api/export/requests.csv").body();
    assertThat(export).contains("1200.345", "2026-03-01\r\n");
    try {
      zone("America/Los_Angeles");
      assertThat(said("A day").get("createdAt").stringValue()).isEqualTo("2026-03-01T08:00:00Z");
      assertThat(said("A moment").get("createdAt").stringValue()).isEqualTo("2026-10-01T00:30:00Z");
      assertThat(counts("requests", file))
          .as("the same file again, whose day begins later now")
          .isEqualTo("0 1 1");
      assertThat(counts("requests", export)).as("the export").isEqualTo("0 3 2");
    } finally {
      zone("UTC");
    }
  }

  @Test
  void takesTheExactAmountOfAnEdit() {
    var id = said("=Bill, each building").get("id").stringValue();
    assertThat(client.patchJson("/api/requests/" + id, "{\"amount\":12.345}").statusCode())
        .isEqualTo(200);
    assertThat(said("=Bill, each building").at("/amount/amount").decimalValue())
        .isEqualByComparingTo("12.345");
    assertThat(client.patchJson("/api/requests/" + id, "{\"amount\":7}").statusCode())
        .isEqualTo(200);
    assertThat(said("=Bill, each building").at("/amount/amount").decimalValue())
        .isEqualByComparingTo("7");
  }

  private void zone(String name) {
    var answer = client.putJson("/api/workspace", "{\"timezone\":\"" + name + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private JsonNode said(String text) {
    return client
        .getJson("/api/requests")
        .get("items")
        .valueStream()
        .filter(item -> item.get("text").stringValue().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private String counts(String kind, String csv) {
    var report = client.json(client.postCsv("/api/imports/" + kind, csv));
    return report.get("created") + " " + report.get("updated") + " " + report.get("unchanged");
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind + "?dryRun=false", csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
