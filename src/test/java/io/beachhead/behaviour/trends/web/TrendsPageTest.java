package io.beachhead.behaviour.trends.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.web.TestEvents;
import io.beachhead.workspace.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class TrendsPageTest {
  private static final String JANUARY = "range=custom&dateFrom=2026-01-05&dateTo=2026-01-25";

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void threePeopleInThreeWeeks() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts", "id,name,industry\nacme,Acme,Retail\nchip,Chip,Media\n");
    TestEvents.send(
        client,
        "ada acme Used 2026-01-05T10:00:00Z",
        "ada acme Used 2026-01-12T10:00:00Z",
        "ada acme Paid 2026-01-19T10:00:00Z",
        "bob chip Used 2026-01-06T10:00:00Z",
        "bob chip Used 2026-01-20T10:00:00Z",
        "eve chip Used 2026-01-13T10:00:00Z");
  }

  @Test
  void drawsAnEventByWeekWithWhatHappened() {
    var added =
        client.postJson(
            "/api/annotations", "{\"date\":\"2026-01-13\",\"text\":\"Price list changed\"}");
    assertThat(added.statusCode()).isEqualTo(201);
    var page = client.get("/trends?event=Used&interval=week&" + JANUARY);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("People, Used", "Price list changed", "What happened", "By week")
        .contains("80% range");
    assertThat(client.get("/trends.csv?event=Used&measure=total&interval=week&" + JANUARY).body())
        .contains("group,event,measure,property,start,value,complete,previous")
        .contains("all,Used,total,,2026-01-05T00:00Z,2,true,0");
    assertThat(
            client
                .getJson(
                    "/trends.json?event=Used&interval=week&breakdown=account.industry&" + JANUARY)
                .at("/breakdown/0/value")
                .asString())
        .isEqualTo("Media");
  }

  @Test
  void notesAreWrittenChangedDeletedAndRestoredOnThePage() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    var page = "/trends?event=Used&interval=week&" + JANUARY;
    assertThat(browser.get(page).body()).contains("No notes, releases or decisions on these days");

    var added =
        browser.submit(
            page, "/notes", "date", "2026-01-13", "text", "Price list changed", "back", page);
    assertThat(added.headers().firstValue("Location").orElseThrow()).endsWith(page);
    var address = "/notes/" + onlyNote().get("id").asString();
    browser.submit(page, address, "date", "2026-01-14", "text", "New prices", "back", page);
    assertThat(browser.get(page).body()).contains("New prices", "14 Jan 2026");

    browser.submit(page, address + "/deletion", "back", page);
    assertThat(client.getJson("/api/annotations").get("items")).isEmpty();
    browser.submit(page, address + "/earlier", "date", "2026-01-13", "text", "New prices");
    assertThat(onlyNote().get("date").asString()).isEqualTo("2026-01-13");
    browser.submit(page, address + "/removal");
    assertThat(client.getJson("/api/annotations").get("items")).isEmpty();
  }

  @Test
  void aNoteThatCannotBeSavedSaysWhyAndLeadsOnlyToItsPage() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    var refused =
        browser.submit(
            "/trends", "/notes", "date", "13.1.", "text", "", "back", "https://elsewhere.example/");
    assertThat(refused.headers().firstValue("Location").orElseThrow()).endsWith("/trends");
    assertThat(browser.get("/trends").body())
        .contains("Not saved. The day is not a date", "The text must have 1 to 200 characters");
  }

  private JsonNode onlyNote() {
    return client.getJson("/api/annotations").get("items").get(0);
  }

  private static String encoded(String address) {
    return URLEncoder.encode(address, StandardCharsets.UTF_8);
  }

  @Test
  void opensThePointsOfALineAndTheGroups() {
    var asked = "?event=Used&interval=week&breakdown=account.industry&" + JANUARY;
    assertThat(client.get("/trends" + asked).body())
        .contains("<title>5 Jan: 1</title>", "/trends/people?");
    var of = encoded("{\"series\":0,\"interval\":1,\"value\":\"Media\"}");
    assertThat(client.get("/trends/people" + asked + "&of=" + of).body())
        .contains("1 person of the question Trends.", "eve")
        .doesNotContain("ada");
    assertThat(client.get("/trends/people.csv" + asked + "&of=" + of).body()).contains("eve");
    assertThat(
            client
                .postJson(
                    "/api/cohorts",
                    """
                    {"key":"used","name":"Used","kind":"dynamic","question":
                      {"kind":"trends","series":[{"event":"Used"}],"interval":"week",
                       "dateFrom":"2026-01-05","dateTo":"2026-01-25","of":{"interval":1}}}
                    """)
                .body())
        .contains("\"size\":2");
  }

  @Test
  void comparesWithThePeriodBefore() {
    var page =
        client.get(
            "/trends?event=Used&measure=total&range=custom&dateFrom=2026-01-12&dateTo=2026-01-18");
    assertThat(page.body()).contains("the period before: 2; 80% range", "±0%");
  }

  @Test
  void dividesByASecondEvent() {
    var json =
        client.getJson(
            "/trends.json?event=Paid&second=divide&event2=Used&interval=month&" + JANUARY);
    assertThat(json.at("/ratio/total").asDouble()).isEqualTo(1 / 3.0);
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(client.get("/trends?event=Nothing").statusCode()).isEqualTo(422);
    var page = client.get("/trends?event=Used&measure=sum");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("choose a property with numbers");
    client.emptyWorkspace();
    assertThat(client.get("/trends").body()).contains("No events yet");
  }

  @Test
  void notesAreWrittenAndDeleted() {
    assertThat(client.postJson("/api/annotations", "{\"date\":\"soon\"}").body())
        .contains("is not a date; use 2026-04-03", "must have 1 to 200 characters");
    var id =
        client
            .json(client.postJson("/api/annotations", "{\"date\":\"2026-01-13\",\"text\":\"A\"}"))
            .get("id")
            .asString();
    assertThat(client.getJson("/api/annotations?from=2026-01-13&to=2026-01-13").at("/items").size())
        .isEqualTo(1);
    assertThat(client.get("/api/annotations?from=yesterday").statusCode()).isEqualTo(422);
    assertThat(client.delete("/api/annotations/" + id).statusCode()).isEqualTo(204);
    assertThat(client.delete("/api/annotations/" + id).statusCode()).isEqualTo(404);
    assertThat(client.getJson("/api/annotations").at("/items").size()).isZero();
  }
}
