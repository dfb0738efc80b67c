package io.beachhead.voice.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.web.load.SendingLimit;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A form for partners, filled in by people who have no account here. */
@TestWorkspace
class RequestFormsTest {
  @Autowired TestClient client;

  private String path = "";

  @BeforeEach
  void aFormForPartners() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name,domain\nelm,Elm,elm.example\n");
    client.postCsv(
        "/api/imports/people", "id,account_id,email,name\np1,elm,kim@fir.example,Kim Li\n");
    var answer =
        client.postJson(
            "/api/request-forms",
            """
            {"audience":"Partners","title":"What <b>do</b> you need?","intro":"Tell us.",
             "themes":["Reports","Maps"]}
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    path = path(client.json(answer));
  }

  private static String path(JsonNode form) {
    String link = form.get("link").asString();
    return link.substring(link.indexOf("/f/"));
  }

  private HttpResponse<String> send(String... fields) {
    return client.browser().form(path, fields);
  }

  @Test
  void takesARequestWithoutASessionOrToken() {
    var page = client.browser().get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("What &lt;b&gt;do&lt;/b&gt; you need?", "Tell us.", "Maps");
    assertThat(TestClient.header(page, "Set-Cookie")).isEmpty();

    var sent =
        send(
            "text",
            "<script>alert(1)</script> We need maps 🗺",
            "name",
            "Kim <Li>",
            "email",
            "KIM@fir.example",
            "importance",
            "blocker",
            "theme",
            "Maps",
            "website",
            "");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    assertThat(sent.body()).contains("Thank you");

    JsonNode request = client.getJson("/api/requests").get("items").get(0);
    assertThat(request.get("account").asString()).isEqualTo("elm");
    assertThat(request.get("personName").asString()).isEqualTo("Kim Li");
    assertThat(request.get("importance").asString()).isEqualTo("blocker");
    assertThat(request.get("theme").asString()).isEqualTo("Maps");
    assertThat(request.get("source").asString()).isEqualTo("form: Partners");
    assertThat(client.get("/requests").body()).doesNotContain("<script>alert(1)");
  }

  @Test
  void aStrangerIsAProspectAndChoosesOnlyWhatIsOffered() {
    send("text", "Exports", "company", "New Ltd", "theme", "Something else", "feature", "x");

    JsonNode request = client.getJson("/api/requests").get("items").get(0);
    assertThat(request.get("prospect").asString()).isEqualTo("New Ltd");
    assertThat(request.get("theme").isNull()).isTrue();
    assertThat(request.get("features").size()).isZero();
  }

  @Test
  void saysWhatIsWrongAndKeepsWhatWasTyped() {
    var empty = send("text", "  ", "name", "Ann");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("e-text", "value=\"Ann\"");
    var longer = send("text", "x".repeat(100_000));
    assertThat(longer.statusCode()).isEqualTo(422);
    assertThat(longer.body()).contains("at most 20,000 characters");
    assertThat(send("text", "Maps", "email", "nobody").body()).contains("not an e-mail address");
    assertThat(send("text", "Maps", "importance", "most").statusCode()).isEqualTo(422);
    assertThat(client.getJson("/api/requests").get("total").asInt()).isZero();
  }

  @Test
  void setsSpamAsideUntilSomebodyDecides() {
    send("text", "Buy now", "website", "http://spam.example");
    send("text", "http://a.example http://b.example www.c.example");
    send("text", "We need maps");
    send("text", "We need maps");

    assertThat(client.getJson("/api/requests").get("total").asInt()).isEqualTo(1);
    JsonNode held = client.getJson("/api/request-forms/held");
    assertThat(held).hasSize(3);
    assertThat(held.toString()).contains("people do not see", "links", "same words");
    String page = client.get("/requests/forms").body();
    assertThat(page).contains("Held aside", "Buy now");

    String id = held.get(0).get("id").asString();
    assertThat(client.postJson("/api/request-forms/held/" + id + "/acceptance", "").statusCode())
        .isEqualTo(200);
    assertThat(
            client
                .delete("/api/request-forms/held/" + held.get(1).get("id").asString())
                .statusCode())
        .isEqualTo(204);
    assertThat(client.getJson("/api/request-forms/held")).hasSize(1);
    assertThat(client.getJson("/api/requests").get("total").asInt()).isEqualTo(2);
    assertThat(client.delete("/api/request-forms/held/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void oneAddressSendsTenAnHour() {
    for (int i = 0; i < SendingLimit.BY_ADDRESS; i++) {
      assertThat(send("text", "Need " + i).statusCode()).isEqualTo(200);
    }
    var refused = send("text", "Need 11");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("try again later", "Need 11");
  }

  @Test
  void aLinkCanBeReplacedSwitchedOffAndEnd() {
    var replaced = client.json(client.postJson("/api/request-forms/partners/link", ""));
    assertThat(client.browser().get(path).statusCode()).isEqualTo(404);
    assertThat(send("text", "Maps").body()).contains("does not lead to a form");
    path = path(replaced);
    assertThat(client.browser().get(path).statusCode()).isEqualTo(200);

    client.postJson("/api/request-forms/partners/revocation", "");
    assertThat(send("text", "Maps").statusCode()).isEqualTo(410);
    assertThat(client.browser().get(path).body()).contains("This form is closed");
    client.delete("/api/request-forms/partners/revocation");
    assertThat(client.browser().get(path).statusCode()).isEqualTo(200);

    client.putJson(
        "/api/request-forms/partners",
        "{\"audience\":\"Partners\",\"title\":\"T\",\"lastDay\":\"2020-01-31\"}");
    assertThat(client.browser().get(path).body()).contains("open until 2020-01-31");
    assertThat(client.browser().get("/f/" + "x".repeat(3_000)).statusCode()).isEqualTo(404);
    assertThat(client.getJson("/api/requests").get("total").asInt()).isZero();
  }

  @Test
  void refusesAFormThatCannotBe() {
    assertThat(client.postJson("/api/request-forms", "{}").statusCode()).isEqualTo(422);
    assertThat(
            client
                .postJson(
                    "/api/request-forms",
                    "{\"audience\":\"a\",\"title\":\"t\",\"lastDay\":\"soon\",\"features\":[\"none\"]}")
                .body())
        .contains("use 2026-12-31", "there is no such feature");
    assertThat(client.get("/api/request-forms/none").statusCode()).isEqualTo(404);
    assertThat(client.delete("/api/request-forms/partners").statusCode()).isEqualTo(204);
    assertThat(client.browser().get(path).statusCode()).isEqualTo(404);
  }
}
