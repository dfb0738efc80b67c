package io.beachhead.behaviour.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class UsagePagesTest {
  private static final String JANUARY = "range=custom&dateFrom=2026-01-05&dateTo=2026-01-25";

  @Autowired TestClient client;

  /** Ada is there in three weeks from 5 January, Bob in the first and third, Eve in the second. */
  @BeforeEach
  void threePeopleInThreeWeeks() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts", "id,name,industry\nacme,Acme,Retail\nchip,Chip,Media\n");
    TestEvents.send(
        client,
        "ada acme Used 2026-01-05T10:00:00Z",
        "ada acme Used 2026-01-12T10:00:00Z",
        "ada acme Used 2026-01-19T10:00:00Z",
        "bob chip Used 2026-01-06T10:00:00Z",
        "bob chip Used 2026-01-20T10:00:00Z",
        "eve chip Used 2026-01-13T10:00:00Z");
  }

  @Test
  void showsWhoCameBackByCohort() {
    var page = client.get("/retention?intervals=3&asOf=2026-01-25");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("5 Jan", "1 of 2", "Back after 1 week");
    assertThat(client.get("/retention.csv?intervals=3&asOf=2026-01-25").body())
        .contains("all,2026-01-05T00:00Z,2,1,1,0.5")
        .contains("all,2026-01-05T00:00Z,2,2,2,1")
        .contains("all,2026-01-12T00:00Z,1,1,0,0");
    var json =
        client.getJson("/retention.json?intervals=3&asOf=2026-01-25&breakdown=account.industry");
    assertThat(json.at("/cohorts/0/size").asInt()).isEqualTo(2);
    assertThat(json.at("/breakdown").size()).isEqualTo(2);
    assertThat(json.at("/breakdown/0/cohorts").size()).isEqualTo(3);
  }

  @Test
  void carriesAlongWhatStandsBehindMoreOptions() {
    assertThat(client.get("/retention?intervals=3&minimumReturns=2").body())
        .contains("<input type=\"hidden\" name=\"minimumReturns\" value=\"2\">");
    assertThat(client.get("/usage/stickiness?intervalCount=2").body())
        .contains("<input type=\"hidden\" name=\"intervalCount\" value=\"2\">");
  }

  @Test
  void asksARetentionOfOneEventAndReturnsToAnother() {
    TestEvents.send(client, "bob chip Paid 2026-01-20T11:00:00Z");
    var json = client.getJson("/retention.json?intervals=3&asOf=2026-01-25&start=Used&return=Paid");
    assertThat(json.at("/cohorts/0/returned").toString()).isEqualTo("[2,0,1]");
  }

  @Test
  void countsWhoIsActive() {
    assertThat(client.get("/usage/activity.csv?" + JANUARY).body())
        .contains("all,2026-01-12,1,2,2,0.5,1");
    assertThat(client.get("/usage/activity?breakdown=account.industry&" + JANUARY).body())
        .contains("Active people from 5 Jan 2026 to 25 Jan 2026", "Media", "Retail");
  }

  @Test
  void opensTheActiveOfADayAndOfAGroup() {
    var page = client.get("/usage/activity?breakdown=account.industry&" + JANUARY).body();
    assertThat(page).contains("<a tabindex=\"-1\" href=\"/usage/activity/people?");
    assertThat(list("/usage/activity", "{\"interval\":7,\"measure\":\"weekly\"}"))
        .contains("2 people of the question Activity.");
    assertThat(
            list(
                "/usage/activity",
                "{\"interval\":8,\"measure\":\"weekly\",\"value\":\"Media\"}",
                "&breakdown=account.industry"))
        .contains("1 person of the question Activity.", "eve");
  }

  @Test
  void opensWhoCameOnceAndWhoCameBack() {
    assertThat(list("/usage/repeat", "{\"which\":\"once\"}")).contains("1 person", "eve");
    assertThat(list("/usage/repeat", "{\"which\":\"repeaters\"}")).contains("2 people", "bob");
    assertThat(client.get("/usage/repeat?asOf=2026-01-25").body())
        .contains("/usage/repeat/people?");
  }

  private String list(String path, String of, String... further) {
    return client
        .get(
            "%s/people?%s&asOf=2026-01-25%s&of=%s"
                .formatted(
                    path,
                    JANUARY,
                    String.join("", further),
                    URLEncoder.encode(of, StandardCharsets.UTF_8)))
        .body();
  }

  @Test
  void countsInHowManyWeeksSomebodyWasActive() {
    assertThat(client.getJson("/usage/stickiness.json?" + JANUARY).at("/data").toString())
        .isEqualTo("[1,1,1]");
    assertThat(
            client
                .getJson("/usage/stickiness.json?count=cumulative&by=account&" + JANUARY)
                .at("/data")
                .toString())
        .isEqualTo("[2,2,2]");
    assertThat(client.get("/usage/stickiness?" + JANUARY).body())
        .contains("In how many weeks people were active");
  }

  @Test
  void tellsNewFromReturningAndDormant() {
    assertThat(client.get("/usage/lifecycle.csv?" + JANUARY).body())
        .contains("all,2026-01-05T00:00Z,2,0,0,0")
        .contains("all,2026-01-12T00:00Z,1,1,0,-1")
        .contains("all,2026-01-19T00:00Z,0,1,1,-1");
    assertThat(client.get("/usage/lifecycle?view=table&" + JANUARY).body())
        .contains("resurrecting", "12 Jan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/retention", "/usage/activity", "/usage/stickiness", "/usage/lifecycle"})
  void keepsItsQuestionInTheAddressAndSaysWhatIsWrong(String path) {
    var pushed =
        client
            .get(
                path + "?by=account&where=account.industry&is=Media&at=all&breakdown=persona",
                "HX-Request",
                "true")
            .headers()
            .firstValue("HX-Push-Url");
    assertThat(pushed.orElseThrow())
        .contains("by=account", "where=account.industry", "is=Media", "breakdown=persona");
    var event = path.equals("/retention") ? "start" : "event";
    var wrong = client.get(path + "?" + event + "=Usedd");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Did you mean Used?");
    assertThat(client.get(path + "?breakdown=moon").statusCode()).isEqualTo(422);
    assertThat(client.get(path + ".csv?breakdown=moon").statusCode()).isEqualTo(422);
    client.emptyWorkspace();
    assertThat(client.get(path).body()).contains("No events yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"activity", "stickiness", "lifecycle"})
  void asksOfAllTimeAndKeepsThatInTheAddress(String question) {
    var allTime = "?range=all&asOf=2026-01-25&interval=week";
    assertThat(client.get("/usage/" + question + ".csv" + allTime).body())
        .isEqualTo(
            client
                .get(
                    "/usage/%s.csv?range=custom&dateFrom=2026-01-05&dateTo=2026-01-25&interval=week"
                        .formatted(question))
                .body());
    var page = client.get("/usage/" + question + allTime);
    assertThat(page.body()).containsPattern("value=\"all\" selected[^>]*>All time");
    assertThat(page.headers().firstValue("HX-Push-Url").orElseThrow())
        .contains("range=all")
        .doesNotContain("dateFrom");
  }

  @Test
  void showsEveryCohortSinceTheFirstEvent() {
    var page = client.get("/retention?range=all&asOf=2026-01-25");
    assertThat(page.headers().firstValue("HX-Push-Url").orElseThrow())
        .containsOnlyOnce("range=all");
    assertThat(page.body()).doesNotContain("name=\"intervals\"");
    assertThat(client.getJson("/retention.json?range=all&asOf=2026-01-25").at("/cohorts").size())
        .isEqualTo(3);
    assertThat(client.get("/retention?range=all&period=day&asOf=2026-12-31").body())
        .contains("The latest 60 days");
    assertThat(
            client
                .postJson(
                    "/api/behaviour/retention",
                    "{\"dateFrom\":\"all\",\"dateTo\":\"2026-12-31\",\"period\":\"day\"}")
                .body())
        .contains("2026-01-05T00:00:00Z");
  }

  @Test
  void asksOfAllTimeBeforeTheFirstEvent() {
    assertThat(client.get("/usage/activity?range=all&asOf=2025-06-01").statusCode()).isEqualTo(200);
    client.emptyWorkspace();
    assertThat(client.get("/retention?range=all").body()).contains("No events yet");
  }

  @Test
  void offersTheValuesThatAFilterFinds() {
    client
        .withKey(TestWorkspace.WRITE_KEY)
        .post(
            "/v1/batch",
            """
            {"batch":[
              {"type":"track","userId":"ada","event":"Used","properties":{"plan":"team","seats":5}},
              {"type":"track","userId":"bob","event":"Used","properties":{"plan":"solo","seats":5.0}},
              {"type":"track","userId":"eve","event":"Used","properties":{"plan":"team"}}]}
            """,
            "Content-Type",
            "application/json");
    assertThat(client.get("/usage/activity?where=plan&is=&at=all").body())
        .contains("list=\"values-1\"")
        .containsSubsequence(
            "<datalist id=\"values-1\">", "\"team\"", "\"solo\"", "\"(none)\"", "</datalist>");
    assertThat(client.get("/funnel?step=Used&where=seats&is=&at=all").body())
        .contains(
            "<datalist id=\"values-1\"><option value=\"5\"></option><option value=\"(none)\">");
    assertThat(client.get("/usage/activity?where=account.industry&is=&at=all").body())
        .containsSubsequence("<datalist id=\"values-1\">", "\"Media\"", "\"Retail\"");
    assertThat(client.get("/usage/activity?where=moon&is=&at=all").body())
        .doesNotContain("values-1");
  }

  @Test
  void leadsFromUsageToItsFirstQuestion() {
    assertThat(client.get("/usage").headers().firstValue("Location").orElse(""))
        .endsWith("/usage/activity");
  }
}
