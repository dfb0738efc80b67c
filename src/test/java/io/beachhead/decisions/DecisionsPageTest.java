package io.beachhead.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestWorkspace
class DecisionsPageTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;
  private TestClient browser;

  @BeforeEach
  void given() {
    client.emptyWorkspace();
    browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    csv("accounts", "id,name,owner\na1,Forest Friends,Priya Raman\n");
    csv("features", "key,name,state\nportal,Client portal,candidate\n");
    csv(
        "requests",
        "id,account_id,person_email,text,feature\n"
            + "r1,a1,ada@forest.example,Owners want to log in,portal\n");
  }

  @Test
  void invitesToDecideWhereNothingWasDecided() {
    HttpResponse<String> page = client.get("/decisions");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("No decisions yet", "/decisions/new");
  }

  @Test
  void writesADecisionDownAndShowsWhoIsOwedAnAnswer() {
    HttpResponse<String> form = client.get("/decisions/new?features=portal");
    assertThat(form.body()).contains("value=\"portal\" checked", "Save decision");
    HttpResponse<String> saved = decide("verdict", "no", "reason", "<b>Not</b> what we do best.");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    String page = client.get("/decisions").body();
    assertThat(page)
        .contains("&lt;b>Not&lt;/b> what we do best.", "Priya Raman", "Forest Friends")
        .doesNotContain("<b>Not</b>");
    assertThat(page).contains("Client portal: no, decided", "What it would bring is not known.");
  }

  @Test
  void showsEveryMistakeAndKeepsWhatWasTyped() {
    HttpResponse<String> refused =
        decide("verdict", "no", "reason", " ", "checkOn", "", "revisitWhen", "next spring");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("write the reason, in words that a customer may read")
        .contains("choose the day to check the prediction on")
        .contains("next spring");
  }

  @Test
  void warnsBeforeAReasonGivesANameAway() {
    csv("people", "id,account_id,name,email\np1,a1,Ada Forester,ada@forest.example\n");
    for (String reason : new String[] {"Forest Friends need it.", "Ada Forester asks for it."}) {
      HttpResponse<String> warned = decide("verdict", "build", "reason", reason);
      assertThat(warned.statusCode()).isEqualTo(422);
      assertThat(warned.body()).contains(reason, "Save it as it is", "It names");
    }
    assertThat(client.getJson("/api/decisions").path("total").intValue()).isZero();
    assertThat(
            decide("verdict", "build", "reason", "Forest Friends need it.", "asItIs", "true")
                .statusCode())
        .isEqualTo(302);
    String id = client.getJson("/api/decisions").at("/items/0/id").stringValue();
    assertThat(client.getJson("/api/decisions/" + id).path("withheld").stringValue())
        .isEqualTo("It names a customer.");
  }

  @Test
  void foldsALongLogAndShowsAllOfItWhenAsked() {
    for (int day = 1; day <= 14; day++) {
      client.postJson(
          "/api/decisions",
          """
          {"features":["portal"],"verdict":"later","reason":"Reason number %d.","decidedOn":"2026-01-%02d"}
          """
              .formatted(day, day));
    }
    assertThat(client.get("/decisions").body())
        .contains("Reason number 14.", "Show all 14", "/decisions?all=true")
        .doesNotContain("Reason number 2.");
    assertThat(client.get("/decisions?all=true").body())
        .contains("Reason number 2.")
        .doesNotContain("Show all 14");
  }

  @Test
  void listsWhatIsNotBeingDoneWithItsConditions() {
    assertThat(client.get("/decisions/not-doing").body()).contains("Nothing turned down yet");
    decide("verdict", "no", "reason", "Not what we do best.", "revisitWhen", "requests >= 10");
    String page = client.get("/decisions/not-doing").body();
    assertThat(page)
        .contains("Client portal", "Not what we do best.", "requests &gt;= 10", "now 1");
    assertThat(client.get("/decisions/not-doing.csv").body())
        .startsWith("id,decided_on,verdict,subject,reason")
        .contains(",no,Client portal,Not what we do best.,,,,1,1,requests >= 10,now 1,no");
    assertThat(client.get("/decisions/not-doing?verdict=later").body())
        .contains("No decisions match");
    String id = client.getJson("/api/decisions").at("/items/0/id").stringValue();
    assertThat(
            client
                .postJson(
                    "/api/decisions/%s/successor".formatted(id),
                    "{\"verdict\":\"build\",\"reason\":\"Ten ask for it now.\"}")
                .statusCode())
        .isEqualTo(201);
    assertThat(client.get("/decisions/not-doing").body()).contains("Nothing turned down yet");
  }

  @Test
  void filtersByASegmentThatADecisionConcerns() {
    client.postJson(
        "/api/segmentations",
        """
        {"key":"owner","name":"Owner","rules":[
          {"segment":"priya","name":"Priya","when":"owner = 'Priya Raman'"}]}
        """);
    client.postJson("/api/segmentations/owner/activation", "");
    decide("verdict", "later", "reason", "After the summer.");
    assertThat(client.get("/decisions?segment=priya").body())
        .contains("After the summer.", "/decisions?segment=priya&amp;decision=");
    assertThat(client.get("/decisions?segment=other").body()).contains("No decisions match");
    assertThat(client.get("/decisions.csv?segment=priya").body()).contains("After the summer.");
    assertThat(client.get("/decisions.csv?segment=other").body())
        .doesNotContain("After the summer.");
  }

  @Test
  void keepsADecisionReadableWhenItsFeatureIsDeleted() {
    decide("verdict", "no", "reason", "Not what we do best.");
    assertThat(client.delete("/api/features/portal").statusCode()).isEqualTo(204);
    for (String page : new String[] {"/decisions", "/decisions/not-doing", "/decisions/delivery"}) {
      HttpResponse<String> answer = client.get(page);
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      assertThat(answer.body()).as(page).contains("Client portal");
    }
    String id = client.getJson("/api/decisions").at("/items/0/id").stringValue();
    assertThat(client.getJson("/api/decisions/" + id).at("/evidence/features/0/name").stringValue())
        .isEqualTo("Client portal");
    assertThat(client.get("/decisions.csv").body()).contains("Client portal");
  }

  @Test
  void tellsFromADraftAndUndoes() {
    decide("verdict", "no", "reason", "Not what we do best.");
    String id = client.getJson("/api/answers").at("/items/0/id").stringValue();
    String dialog = client.get("/answers/" + id).body();
    assertThat(dialog).contains("Not what we do best.", "mailto:ada@forest.example?subject=");
    HttpResponse<String> told =
        browser.submit("/decisions", "/answers/%s/told".formatted(id), "channel", "call");
    assertThat(told.statusCode()).isEqualTo(302);
    assertThat(client.getJson("/api/requests/r1").at("/state").stringValue()).isEqualTo("told");
    assertThat(client.get("/decisions").body()).contains("Everybody who asked has heard.");
    browser.submit("/decisions", "/answers/%s/owed".formatted(id));
    assertThat(client.getJson("/api/requests/r1").at("/state").stringValue()).isEqualTo("decided");
  }

  @Test
  void offersTheTablesAsFiles() {
    decide("verdict", "later", "reason", "After the summer.");
    assertThat(client.get("/decisions.csv").body())
        .startsWith("id,decided_on,verdict,subject")
        .contains(",later,Client portal,portal,After the summer.,");
    assertThat(client.get("/answers.csv").body())
        .contains(",owed,Priya Raman,a1,Forest Friends,r1,");
  }

  private HttpResponse<String> decide(String... fields) {
    String[] all = new String[fields.length + 4];
    all[0] = "features";
    all[1] = "portal";
    all[2] = "checkOn";
    all[3] = "2099-01-01";
    System.arraycopy(fields, 0, all, 4, fields.length);
    for (int i = 4; i < all.length; i += 2) {
      if (all[i].equals("checkOn")) {
        all[3] = all[i + 1];
      }
    }
    return browser.submit("/decisions/new", "/decisions", all);
  }

  private void csv(String kind, String rows) {
    HttpResponse<String> answer = client.postCsv("/api/imports/" + kind, rows);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
