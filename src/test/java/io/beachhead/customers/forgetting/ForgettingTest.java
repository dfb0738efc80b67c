package io.beachhead.customers.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Ola Berg of Elm & Co asks to be forgotten. Kim Li works there too and stays; another Ola, of
 * another company, is called Ola Bergman.
 */
@TestWorkspace
class ForgettingTest {
  private static final String EVENT_TIME = "\"timestamp\":\"2026-11-20T10:00:00Z\"";

  @Autowired TestClient client;
  @Autowired Environment environment;
  @Autowired JdbcClient sql;

  @BeforeEach
  void aCompanyThatKnowsOla() {
    client.emptyWorkspace();
    load("accounts", "id,name,domain\nelm,Elm & Co,elm.example\nfir,Fir Homes,fir.example\n");
    load(
        "people",
        """
        id,account_id,email,name
        u-ola,elm,ola@elm.example,Ola Berg
        u-kim,elm,kim@elm.example,Kim Li
        u-olga,fir,nicola@elm.example.fir.example,Ola Bergman
        """);
    load(
        "requests",
        """
        id,account_id,text,person_email,person_name,theme
        r1,elm,"Ola here: we want reports",OLA@elm.example,Ola Berg,Reports
        r2,elm,"Like
        Ola Berg (ola@elm.example) said",kim@elm.example,Kim Li,Reports
        r3,fir,"Ola Bergman wants maps",nicola@elm.example.fir.example,Ola Bergman,Maps
        """);
    load(
        "interviews",
        """
        id,person_email,transcript
        i1,ola@elm.example,"Ola: By hand."
        i2,kim@elm.example,"Kim: Ola Berg does it by hand."
        """);
    load(
        "jobs",
        "id,person_email,want,quote\nj1,ola@elm.example,\"see rents\",\"I, Ola, do it.\"\n");
    client.postJson("/api/surveys", "{\"key\":\"nps\",\"name\":\"NPS\",\"kind\":\"nps\"}");
    load(
        "survey-answers", "survey,person_email,question,answer\nnps,ola@elm.example,recommend,9\n");
    client.postJson("/api/surveys/nps/invitations", "{\"people\":[\"ola@elm.example\"]}");
    client.postJson("/api/requests/r2/notes", "{\"text\":\"Call Ola Berg again\"}");
    client.patchJson("/api/requests/r1", "{\"personName\":\"Ola B.\",\"importance\":\"nice\"}");
    client.postJson(
        "/api/interviews/i2/quotes", "{\"from\":14,\"to\":29,\"code\":\"problem\",\"job\":null}");
    send(
        "identify",
        "\"userId\":\"u-ola\",\"anonymousId\":\"phone\",\"traits\":{\"email\":\"ola@elm.example\",\"name\":\"Ola"
            + " Berg\"}");
    send("group", "\"userId\":\"u-ola\",\"groupId\":\"elm\"");
    send(
        "track",
        "\"userId\":\"u-ola\",\"event\":\"Report opened\",\"properties\":{\"by\":\"Ola\"}");
    send(
        "track",
        "\"userId\":\"u-kim\",\"event\":\"Person"
            + " invited\",\"properties\":{\"who\":\"Ola@elm.example\"}");
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void send(String call, String fields) {
    var answer =
        client
            .withKey(TestWorkspace.WRITE_KEY)
            .postJson("/v1/" + call, "{%s,%s}".formatted(fields, EVENT_TIME));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void saysWhatWillBeRemovedAndChangesNothing() {
    var answer = client.postJson("/api/forgetting?dryRun=true", "{\"email\":\"ola@elm.example\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode preview = client.json(answer);
    assertThat(preview.get("held").toString())
        .contains("people", "requests", "interviews", "statements of jobs", "answers to surveys")
        .contains("invitations to surveys", "product events", "texts that name them");
    String page = client.get("/forgetting?email=ola@elm.example").body();
    assertThat(page).contains("Forget Ola Berg?", "cannot be undone", "name=\"sure\"");
    assertThat(client.getJson("/api/requests/r1").get("personName").asString()).isEqualTo("Ola B.");
  }

  @Test
  void nothingNamesAForgottenPerson() throws IOException {
    var answer = client.postJson("/api/forgetting", "{\"email\":\"Ola@elm.example\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    for (String address : everyAddress()) {
      var shown = client.get(address);
      assertThat(shown.statusCode()).as(address).isLessThan(500);
      assertThat(shown.body().replace("nicola@elm.example", ""))
          .as(address)
          .doesNotContain("ola@elm.example", "OLA@elm.example", "Ola@elm.example", "u-ola")
          .doesNotContainPattern("Ola B(?!ergman)")
          .doesNotContain("Ola here", "I, Ola");
    }
    Path folder = Path.of(environment.getRequiredProperty("beachhead.data"));
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains("beachhead.db")).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        assertThat(bytes.replace("nicola@elm.example", "").contains("ola@elm.example"))
            .as(file.toString())
            .isFalse();
        assertThat(bytes.replace("ola bergman", "").contains("ola berg")).isFalse();
      }
    }
  }

  private List<String> everyAddress() {
    var all = new ArrayList<String>();
    for (var path : client.getJson("/api/openapi.json").get("paths").properties()) {
      if (!path.getKey().contains("{") && path.getValue().has("get")) {
        all.add(path.getKey());
      }
    }
    assertThat(all).hasSizeGreaterThan(20);
    all.addAll(pagesAndMore());
    return all;
  }

  private static List<String> pagesAndMore() {
    return List.of(
        "/api/requests",
        "/api/requests.csv",
        "/api/requests/r1",
        "/api/requests/r1/history",
        "/api/requests/r2",
        "/api/requests/r2/notes",
        "/requests",
        "/requests/r1",
        "/requests/r2",
        "/themes",
        "/api/themes",
        "/accounts/elm",
        "/api/accounts/elm",
        "/api/export/people.csv",
        "/api/export/requests.csv",
        "/api/export/interviews.csv",
        "/api/export/jobs.csv",
        "/api/export/survey-answers.csv",
        "/api/interviews",
        "/api/interviews/i1",
        "/api/interviews/i2",
        "/interviews",
        "/jobs",
        "/api/surveys/nps/results",
        "/surveys/nps",
        "/api/events?limit=100",
        "/api/events?account=elm&limit=100",
        "/api/events?person=u-ola",
        "/api/audit?limit=100",
        "/api/search?q=Ola",
        "/search?q=Berg",
        "/api/concordance?term=ola",
        "/imports");
  }

  @Test
  void keepsWhatCountsByAccountAndTheme() {
    client.postJson("/api/forgetting", "{\"email\":\"ola@elm.example\"}");

    JsonNode themes = client.getJson("/api/themes");
    assertThat(themes.get("requests").asInt()).isEqualTo(3);
    JsonNode request = client.getJson("/api/requests/r1");
    assertThat(request.get("account").asString()).isEqualTo("elm");
    assertThat(request.get("personEmail").isNull()).isTrue();
    assertThat(request.get("text").asString())
        .isEqualTo("a person who asked to be forgotten here: we want reports");
    assertThat(client.getJson("/api/requests/r3").get("personName").asString())
        .isEqualTo("Ola Bergman");
    assertThat(client.getJson("/api/events?account=elm&limit=10").toString())
        .contains("Report opened")
        .contains("forgotten-");
    assertThat(sql.sql("SELECT account_id FROM job_statement").query(String.class).list())
        .containsExactly("elm");
    assertThat(sql.sql("SELECT answer FROM survey_answer").query(String.class).list())
        .containsExactly("9");
    // Marked words are still where the mark is, behind a name that has become longer.
    JsonNode interview = client.getJson("/api/interviews/i2");
    JsonNode quote = interview.get("quotes").get(0);
    assertThat(quote.get("words").asString())
        .isEqualTo(
            interview
                .get("transcript")
                .asString()
                .substring(quote.get("from").asInt(), quote.get("to").asInt()))
        .isEqualTo("does it by hand");
    assertThat(client.get("/api/audit?limit=1").body()).contains("person.forgotten");
  }

  @Test
  void anImportCanStillBeUndoneAndBringsNobodyBack() {
    load(
        "requests",
        "id,text,person_email,person_name\nr9,\"Ola wants\nmore\",ola@elm.example,Ola Berg\n");
    client.postJson("/api/forgetting", "{\"email\":\"ola@elm.example\"}");
    assertThat(client.getJson("/api/requests/r9").get("account").asString()).isEqualTo("elm");

    assertThat(client.delete("/api/imports/" + lastImportOf("requests")).statusCode())
        .isBetween(200, 204);
    assertThat(client.get("/api/requests/r9").statusCode()).isEqualTo(404);

    client.delete("/api/imports/" + lastImportOf("people"));
    assertThat(
            sql.sql("SELECT count(*) FROM person WHERE id = 'u-ola'").query(Integer.class).single())
        .isZero();
  }

  private String lastImportOf(String kind) {
    return sql.sql("SELECT id FROM import WHERE kind = :kind ORDER BY imported_at DESC LIMIT 1")
        .param("kind", kind)
        .query(String.class)
        .single();
  }

  @Test
  void deletesTheWordsWhereThatIsTheWish() {
    client.postJson("/api/forgetting", "{\"person\":\"u-ola\",\"words\":\"delete\"}");

    assertThat(client.get("/api/requests/r1").statusCode()).isEqualTo(404);
    assertThat(client.getJson("/api/requests").get("total").asInt()).isEqualTo(2);
    assertThat(sql.sql("SELECT count(*) FROM job_statement").query(Integer.class).single())
        .isZero();
    assertThat(sql.sql("SELECT count(*) FROM survey_answer").query(Integer.class).single())
        .isZero();
  }

  @Test
  void forgetsTheOneWhoSaidARequest() {
    var answer = client.postJson("/api/requests/r2/forgetting", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(client.getJson("/api/requests/r2").get("personName").asString())
        .isEqualTo("a person who asked to be forgotten");
    assertThat(client.getJson("/api/requests/r1").get("personName").asString()).isEqualTo("Ola B.");
  }

  @Test
  void forgetsACompanyWithEverybodyInIt() {
    load("revenue", "account_id,date,mrr\nelm,2026-01-01,100\n");
    var answer = client.postJson("/api/forgetting", "{\"account\":\"elm\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(client.get("/api/accounts/elm").statusCode()).isEqualTo(404);
    JsonNode accounts = client.getJson("/api/accounts");
    assertThat(accounts.get("total").asInt()).isEqualTo(2);
    assertThat(accounts.toString())
        .contains("A company that asked to be forgotten")
        .doesNotContain("Elm & Co");
    assertThat(client.getJson("/api/themes").get("requests").asInt()).isEqualTo(3);
    assertThat(client.get("/api/export/people.csv").body())
        .doesNotContain("kim@elm.example", "ola@elm.example,")
        .contains("Ola Bergman");
    assertThat(sql.sql("SELECT mrr_minor FROM revenue").query(Integer.class).list())
        .containsExactly(10_000);
    assertThat(client.get("/api/audit?limit=2").body())
        .contains("account.forgotten")
        .doesNotContain("Elm");
  }

  @Test
  void refusesWhatIsNotClear() {
    assertThat(client.postJson("/api/forgetting", "{}").statusCode()).isEqualTo(422);
    assertThat(client.postJson("/api/forgetting", "{\"email\":\"x\"}").statusCode()).isEqualTo(422);
    assertThat(
            client
                .postJson("/api/forgetting", "{\"email\":\"a@b\",\"account\":\"elm\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            client
                .postJson("/api/forgetting", "{\"email\":\"a@b\",\"words\":\"eat\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(client.postJson("/api/forgetting", "{\"email\":\"a@b\"}").statusCode())
        .isEqualTo(404);
    assertThat(client.postJson("/api/forgetting", "{\"account\":\"none\"}").statusCode())
        .isEqualTo(404);
    String viewer =
        client
            .json(client.postJson("/api/keys", "{\"name\":\"v\",\"role\":\"viewer\"}"))
            .get("key")
            .asString();
    assertThat(
            client
                .withKey(viewer)
                .postJson("/api/forgetting", "{\"email\":\"ola@elm.example\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(client.get("/forgetting?email=nobody@x.example").body())
        .contains("Nothing is known of nobody@x.example.");
  }
}
