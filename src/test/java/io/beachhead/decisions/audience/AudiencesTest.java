package io.beachhead.decisions.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class AudiencesTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate writing;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    made("/api/features", "{'key':'portal','name':'Client portal','effortWeeks':11}");
    made("/api/features", "{'key':'grants','name':'Grant pipeline','effortWeeks':8}");
    made("/api/features", "{'key':'crm','name':'CRM module','effortWeeks':7.5,'state':'building'}");
    made(
        "/api/evidence",
        "{'feature':'portal','segment':'real-estate','kind':'survey','value':23456,'se':100,"
            + "'spread':900,'n':31,'source':'Autumn panel'}");
    made(
        "/api/requests", "{'text':'We are drowning in mails','feature':'portal','account':'re-0'}");
    decide("portal", "build", "Owners will see their documents in one place.");
    decide("crm", "build", "Brokers keep contacts and tasks together.");
    decide("grants", "later", "First the owners, then the grants.");
  }

  @Test
  void showsNowNextAndLaterWithTheirReasonsAndNothingInternal() {
    JsonNode view = made("/api/roadmap/audiences", "{'name':'Advisory board','title':'Our plans'}");
    var page = open(view);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .containsSubsequence(
            "Our plans",
            "Now",
            "CRM module",
            "Brokers keep contacts",
            "Next",
            "Client portal",
            "Owners will see",
            "Later",
            "Grant pipeline",
            "First the owners");
    assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
    assertThat(TestClient.header(page, "Set-Cookie")).isEmpty();
    String shown = page.body().toLowerCase(Locale.ROOT);
    sql.sql("SELECT name FROM account")
        .query(String.class)
        .list()
        .forEach(account -> assertThat(shown).doesNotContain(account.toLowerCase(Locale.ROOT)));
    assertThat(shown)
        .doesNotContain(
            "advisory board",
            "real-estate",
            "real estate",
            "technology",
            "drowning",
            "23456",
            "23,456",
            "autumn panel",
            "survey",
            "mara@",
            "test-admin",
            "environment",
            "7.5",
            "11 pw",
            "arr",
            "happy",
            "/api/",
            "decision");
  }

  /** Whatever a reader asks for beyond the page, there is nothing more to have. */
  @Test
  void hasNothingBehindThePage() {
    JsonNode view =
        made("/api/roadmap/audiences", "{'name':'Board','title':'Plans','segment':'real-estate'}");
    String link = view.path("link").stringValue();
    String path = link.substring(link.indexOf("/r/"));
    var stranger = client.withKey(null);
    String page = stranger.get(path).body();
    assertThat(page)
        .doesNotContain(
            "<!--", "portal\"", "'portal'", "data-key=\"portal", "hx-get", "Real estate")
        .doesNotContain("re-0", "effort", "owner\"", "test-admin", "Board");
    for (String more :
        new String[] {
          path + ".json",
          path + ".csv",
          path + "/preview",
          path + "/decisions",
          "/api" + path,
          "/api/decisions",
          "/api/predictions",
          "/api/roadmap/audiences",
          "/api/roadmap/audiences/" + view.path("id").stringValue() + "/preview",
          "/api/answers",
          "/decisions",
          "/decisions.csv",
          "/decisions/not-doing",
          "/decisions/not-doing.csv",
          "/decisions/predictions.csv",
        }) {
      var answer = stranger.get(more);
      assertThat(answer.statusCode()).as(more).isIn(302, 303, 401, 403, 404);
      assertThat(answer.body())
          .as(more)
          .doesNotContain("Client portal", "CRM module", "Owners will");
    }
    assertThat(stranger.get(path + "?segment=technology&features=grants&format=json").body())
        .as("parameters change nothing")
        .contains("Client portal")
        .doesNotContain("Grant pipeline");
  }

  @Test
  void withholdsReasonsThatGiveSomethingAway() {
    writing.executeWithoutResult(
        _ -> sql.sql("UPDATE account SET name = 'Harbour Homes' WHERE id = 're-0'").update());
    made("/api/features", "{'key':'sso','name':'Single sign-on'}");
    decide("sso", "build", "Harbour Homes would leave otherwise.");
    writing.executeWithoutResult(
        _ -> program.getBean(io.beachhead.store.Changes.class).mark("customers"));
    JsonNode view = made("/api/roadmap/audiences", "{'name':'All'}");
    assertThat(open(view).body()).doesNotContain("Single sign-on", "Harbour");
    JsonNode preview =
        client.getJson("/api/roadmap/audiences/" + view.path("id").stringValue() + "/preview");
    assertThat(preview.at("/withheld/0/what").stringValue()).isEqualTo("Single sign-on");
    assertThat(preview.at("/withheld/0/why").stringValue()).isEqualTo("It names a customer.");
    assertThat(client.get("/decisions/audiences").body())
        .contains("Withheld from readers", "Single sign-on");
  }

  @Test
  void showsASegmentOnlyWhatConcernsIt() {
    JsonNode view = made("/api/roadmap/audiences", "{'name':'RE','segment':'real-estate'}");
    assertThat(open(view).body()).contains("Client portal").doesNotContain("CRM module");
  }

  @Test
  void endsWhenRevokedAndAfterItsLastDay() {
    JsonNode view = made("/api/roadmap/audiences", "{'name':'All'}");
    client.delete("/api/roadmap/audiences/" + view.path("id").stringValue());
    assertThat(open(view).statusCode()).isEqualTo(410);
    assertThat(open(view).body()).doesNotContain("Client portal");

    JsonNode old =
        made(
            "/api/roadmap/audiences",
            "{'name':'Old','expiresOn':'%s'}".formatted(LocalDate.now().plusDays(3)));
    assertThat(open(old).statusCode()).isEqualTo(200);
    writing.executeWithoutResult(
        _ -> sql.sql("UPDATE audience SET expires_on = '2020-01-01'").update());
    assertThat(open(old).statusCode()).isEqualTo(410);
    assertThat(client.withKey(null).get("/r/no-such-link").statusCode()).isEqualTo(404);
  }

  @Test
  void leavesOutWhatShippedAndWhatWasDeclined() {
    client.patchJson("/api/features/crm", "{\"state\":\"shipped\"}");
    client.delete("/api/features/grants");
    JsonNode view = made("/api/roadmap/audiences", "{'name':'All'}");
    assertThat(open(view).body())
        .contains("Nothing is being built", "Client portal")
        .doesNotContain("CRM module", "Grant pipeline");
  }

  @Test
  void saysWhatCannotBeShared() {
    var wrong =
        client.postJson(
            "/api/roadmap/audiences",
            "{\"segment\":\"none\",\"expiresOn\":\"2020-01-01\",\"title\":\"%s\"}"
                .formatted("x".repeat(200)));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(client.json(wrong).path("problems").findValuesAsString("column"))
        .containsExactly("name", "title", "segment", "expiresOn");
    assertThat(client.delete("/api/roadmap/audiences/none").statusCode()).isEqualTo(404);
    var key = client.json(client.postJson("/api/keys", "{\"name\":\"v\",\"role\":\"viewer\"}"));
    var viewer = client.withKey(key.path("key").stringValue());
    assertThat(viewer.get("/api/roadmap/audiences").statusCode()).isEqualTo(403);
    made("/api/roadmap/audiences", "{'name':'All'}");
    assertThat(viewer.get("/decisions/audiences").body()).doesNotContain("/r/");
  }

  private java.net.http.HttpResponse<String> open(JsonNode view) {
    String link = view.path("link").stringValue();
    return client.withKey(null).get(link.substring(link.indexOf("/r/")));
  }

  private void decide(String feature, String verdict, String reason) {
    made(
        "/api/decisions",
        "{'features':['%s'],'verdict':'%s','reason':'%s','deciders':['mara@planwright.example']}"
            .formatted(feature, verdict, reason));
  }

  private JsonNode made(String path, String body) {
    var answer = client.postJson(path, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return client.json(answer);
  }
}
