package io.beachhead.behaviour.trends.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.web.TestEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class TrendsPageTest {
  private static final String JANUARY = "range=custom&dateFrom=2026-01-05&dateTo=2026-01-25";

  @Autowired TestClient client;

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
        .contains("People, Used", "1. Price list changed", "What happened", "By week")
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
        .contains("is not a date; use 2026-04-03", "expected 1 to 200 characters");
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
