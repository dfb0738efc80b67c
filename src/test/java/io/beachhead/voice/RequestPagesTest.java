package io.beachhead.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The inbox and the page of a request, as people use them. */
@TestWorkspace
class RequestPagesTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;
  private TestClient browser;

  @BeforeEach
  void fourRequests() {
    client.emptyWorkspace();
    load(
        "accounts",
        "id,name,stage\n"
            + "halden,Halden Property,paying\n"
            + "bright,Brightloop,paying\n"
            + "quiet,Quiet Ltd,paying\n");
    load(
        "revenue",
        "account_id,date,mrr\n"
            + "halden,2025-01-01,1000\n"
            + "bright,2025-01-01,100\n"
            + "quiet,2025-01-01,50\n");
    load(
        "requests",
        """
        id,account_id,text,importance,amount,theme,state,owner,source,deal,prospect
        r1,halden,Can owners see repairs?,blocker,9000,Clients informed,,ada,call,,
        r2,bright,Can owners see all repairs,nice,500,Clients informed,decided,,call,,
        r3,,Sign-on by Okta,important,700,,,,,lost,Elm & Co
        r/4,halden,Odd id,,,,,,,,
        """);
    browser = SignedInBrowser.of(program, client, Role.GTM);
  }

  @Test
  void capturesInTheLineAboveTheInboxAndGivesAnEmptyLineBack() {
    assertThat(browser.get("/requests").body()).contains("capline", "id=\"l-text\"");
    assertThat(SignedInBrowser.of(program, client, Role.VIEWER).get("/requests").body())
        .doesNotContain("capline");

    var refused =
        browser.submit(
            "/requests",
            "/requests/capture",
            "line",
            "true",
            "person",
            "<b>Ann</b>",
            "account",
            "Halden Property",
            "text",
            " ");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("capline", "expected their words", "&lt;b>Ann&lt;/b>")
        .doesNotContain("capture-title");

    var saved =
        browser.submit(
            "/requests",
            "/requests/capture",
            "line",
            "true",
            "account",
            "Halden Property",
            "text",
            "Let owners look it up",
            "importance",
            "blocker");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(saved.headers().firstValue("HX-Trigger-After-Swap").orElse(""))
        .isEqualTo("request-captured");
    assertThat(saved.body()).contains("capline", "autofocus").doesNotContain("look it up");
    assertThat(client.get("/requests?importance=blocker").body()).contains("Let owners look it up");
  }

  @Test
  void countsOnFiltersFollowTheOtherFilters() {
    String all = client.get("/requests").body();
    assertThat(all)
        .contains("Open 3", "To tell 1", "Told 0", "All 4", "No theme or feature 2")
        .contains("Clients informed (2)", "Blocker (1)", "call (2)", "ada (1)");

    String blockers = client.get("/requests?importance=blocker").body();
    assertThat(blockers)
        .contains("Open 1", "To tell 0", "All 1", "Clients informed (1)")
        .contains("Nice to have (1)", "Important (1)");
  }

  @Test
  void keepsMoneyApartThatDoesNotAddUp() {
    String page = client.get("/requests").body();

    assertThat(page)
        .contains("$9.0k blockers", "$500 nice to have", "$700 important")
        .contains("Halden Property alone is 88% of the money at stake")
        .contains("$13.2k ARR, each account once")
        .contains("Silent customers", "$600 ARR, and not one request");
  }

  @Test
  void changesManyAtOnceAndUndoesThat() {
    assertThat(bulk("owner", "bo@ours.example", "r1", "r2")).isEqualTo(302);
    assertThat(ids("?owner=bo@ours.example")).containsExactlyInAnyOrder("r1", "r2");
    assertThat(bulk("theme", "Repairs", "r1", "r3")).isEqualTo(302);
    assertThat(ids("?theme=repairs")).containsExactlyInAnyOrder("r1", "r3");
    assertThat(ids("?theme=clients-informed")).containsExactlyInAnyOrder("r1", "r2");
    assertThat(bulk("merge", "", "r1", "r2")).isEqualTo(302);
    assertThat(ids("")).doesNotContain("r2");
    undo();
    assertThat(ids("")).contains("r2");
    assertThat(bulk("delete", "", "r1", "r3")).isEqualTo(302);
    assertThat(ids("")).containsExactlyInAnyOrder("r2", "r/4");
    undo();
    assertThat(ids("")).hasSize(4);
    assertThat(client.getJson("/api/requests/r1").get("themes").size()).isEqualTo(2);
    assertThat(bulk("state", "done", "r1")).isEqualTo(422);
    assertThat(bulk("theme", "", "r1")).isEqualTo(422);
    assertThat(bulk("paint", "", "r1")).isEqualTo(422);
  }

  @Test
  void goesBackToTheInboxAndNowhereElse() {
    var answer =
        browser.submit(
            "/requests",
            "/requests/bulk",
            "id",
            "r1",
            "act",
            "state",
            "value",
            "told",
            "back",
            "https://evil.example/");
    assertThat(TestClient.header(answer, "Location").getFirst()).endsWith("/requests");
  }

  @Test
  void savesAViewForTheTeam() {
    browser.submit(
        "/requests", "/requests/views", "name", "Blockers", "query", "?importance=blocker");

    assertThat(client.get("/requests").body())
        .contains("Blockers", "href=\"/requests?importance=blocker\"");
    assertThat(browser.submit("/requests", "/requests/views", "name", " ").statusCode())
        .isEqualTo(422);
    browser.submit("/requests", "/requests/views/deletion", "key", "blockers");
    assertThat(client.get("/requests").body()).contains("No views saved yet");
  }

  @Test
  void showsARequestWithItsVoicesItsLikesAndItsHistory() {
    browser.submit("/requests", "/requests/edit/merge", "id", "r2", "into", "r1");
    client.patchJson("/api/requests/r1", "{\"state\":\"told\"}");

    String page = browser.get("/requests/r1").body();

    assertThat(page)
        .contains("Can owners see repairs?", "Halden Property", "Can owners see all repairs")
        .contains("Separate", "Told", "State", "open", "told");
    assertThat(browser.get("/requests/r2").body()).contains("A voice of", "Undo the merge");
    assertThat(client.get("/requests/r9").statusCode()).isEqualTo(404);
    assertThat(client.get("/requests/-?id=r%2F4").body()).contains("Odd id");
    assertThat(client.get("/requests").body()).contains("/requests/-?id=r%2F4");
  }

  @Test
  void suggestsWhatSaysNearlyTheSame() {
    var similar = client.getJson("/api/requests/r1/similar");

    assertThat(similar.get(0).get("id").asString()).isEqualTo("r2");
    assertThat(similar.get(0).get("similarity").asDouble()).isBetween(0.5, 1.0);
    assertThat(client.get("/requests/r1").body()).contains("Says nearly the same");
    assertThat(client.get("/api/requests/r9/similar").statusCode()).isEqualTo(404);
  }

  @Test
  void editsARequestAndKeepsWhatWasTypedWhenItIsRefused() {
    assertThat(browser.get("/requests/r1?edit").body())
        .contains("name=\"text\"", "Clients informed");

    var saved =
        browser.submit(
            "/requests",
            "/requests/edit",
            "id",
            "r1",
            "text",
            "Owners see repairs",
            "account",
            "brightloop",
            "person",
            "Ola <ola@x.example>",
            "themes",
            "Repairs; Clients informed");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    var stored = client.getJson("/api/requests/r1");
    assertThat(stored.get("account").asString()).isEqualTo("bright");
    assertThat(stored.get("personName").asString()).isEqualTo("Ola");
    assertThat(stored.get("themes").size()).isEqualTo(2);
    assertThat(stored.get("importance").asString()).isEqualTo("blocker");

    var refused =
        browser.submit(
            "/requests",
            "/requests/edit",
            "id",
            "r1",
            "text",
            "Kept words",
            "amount",
            "much",
            "account",
            "nobody");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Kept words", "there is no such account", "expected an amount");
  }

  @Test
  void tellsColleaguesWhoAreMentionedInANote() {
    String name = Role.GTM.label();
    client.postJson(
        "/api/requests/r1/notes", "{\"text\":\"@%s please call them\"}".formatted(name));

    assertThat(browser.get("/requests").body()).contains("1 request with a note that mentions you");
    assertThat(browser.get("/requests?mentions=me").body())
        .contains("Can owners see repairs?")
        .doesNotContain("Sign-on by Okta");
    assertThat(browser.get("/requests/r1").body()).contains("please call them");
    assertThat(browser.get("/requests").body()).doesNotContain("mentions you");
    assertThat(client.postJson("/api/requests/r1/notes", "{\"text\":\" \"}").statusCode())
        .isEqualTo(422);
    assertThat(client.postJson("/api/requests/r9/notes", "{\"text\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(client.getJson("/api/requests/r1/notes").get(0).get("mentions").get(0).asString())
        .isEqualTo(name);
  }

  @Test
  void splitsByEmptyLines() {
    browser.submit(
        "/requests", "/requests/edit/split", "id", "r1", "text", "First\n\nSecond\r\n\r\nThird");

    assertThat(ids("?q=second")).hasSize(1);
    assertThat(ids("?q=third")).hasSize(1);
    assertThat(client.getJson("/api/requests/r1").get("text").asString()).isEqualTo("First");
  }

  private int bulk(String act, String value, String... ids) {
    var fields = new ArrayList<>(List.of("act", act, "value", value, "back", "/requests"));
    for (String id : ids) {
      fields.addAll(List.of("id", id));
    }
    return browser
        .submit("/requests", "/requests/bulk", fields.toArray(String[]::new))
        .statusCode();
  }

  /** Presses the undo of the message that the next page shows. */
  private void undo() {
    String page = browser.get("/requests").body();
    String from = "data-undo=\"";
    int start = page.indexOf(from) + from.length();
    String address = page.substring(start, page.indexOf('"', start)).replace("&amp;", "&");
    assertThat(browser.submit("/requests", address).statusCode()).isEqualTo(204);
  }

  private List<String> ids(String query) {
    var ids = new ArrayList<String>();
    client
        .getJson("/api/requests" + query)
        .get("items")
        .forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind + "?dryRun=false", csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
