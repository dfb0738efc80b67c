package io.beachhead.voice.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class InterviewsTest {
  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void twoAccounts() {
    client.emptyWorkspace();
    load("accounts", "id,name\nhalden,Halden Property\nbright,Brightloop\n");
    load(
        "people",
        "id,account_id,email,name,persona\n"
            + "p1,halden,rasmus@halden.example,Rasmus Hansen,Head of operations\n");
  }

  @Test
  void keepsWhatWasSaidAndMarksPassagesInUtf16Units() {
    String text = "Mara: What happened? 😀\\nRasmus: We found out 😀 by hand.";
    var answer =
        client.postJson(
            "/api/interviews",
            """
            {"personEmail":"Rasmus@halden.example","interviewer":"Mara Lind","transcript":"%s",
             "heldAt":"2026-11-24T10:00:00Z","title":"The third floor"}
            """
                .formatted(text));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode made = client.json(answer);
    String id = made.get("id").asString();
    assertThat(made.get("accountId").asString()).isEqualTo("halden");
    assertThat(made.get("interviewee").asString()).isEqualTo("Rasmus Hansen");
    assertThat(made.get("turns").get(0).get("interviewer").asBoolean()).isTrue();
    String transcript = made.get("transcript").asString();
    int from = transcript.indexOf("by hand");

    var job = client.postJson("/api/jobs", "{\"name\":\"See it coming\",\"want\":\"know\"}");
    assertThat(job.statusCode()).isEqualTo(201);
    var quote = mark(id, from, from + 7, "\"problem\"", "\"see-it-coming\"");
    assertThat(quote.statusCode()).as(quote.body()).isEqualTo(201);
    assertThat(client.json(quote).get("words").asString()).isEqualTo("by hand");

    JsonNode stored = client.getJson("/api/interviews/" + id);
    assertThat(stored.get("quotes").size()).isEqualTo(1);
    assertThat(stored.get("quotes").get(0).get("from").asInt()).isEqualTo(from);
    assertThat(stored.get("quotes").get(0).get("job").asString()).isEqualTo("see-it-coming");
    JsonNode list = client.getJson("/api/interviews");
    assertThat(list.get("total").asInt()).isEqualTo(1);
    assertThat(list.get("items").get(0).get("quoteCount").asInt()).isEqualTo(1);
    assertThat(list.get("items").get(0).has("transcript")).isFalse();

    assertThat(mark(id, 0, 9, "\"x\"", "null").body()).contains("not the customer's words");
    assertThat(mark(id, from, from, "\"x\"", "null").body()).contains("above from");
    int emoji = transcript.lastIndexOf("😀");
    assertThat(mark(id, emoji + 1, from, "\"x\"", "null").body()).contains("middle of a character");
    assertThat(mark(id, 0, 99_999, "\"x\"", "null").statusCode()).isEqualTo(422);
    assertThat(mark(id, from, from + 2, "\"x\"", "\"nope\"").body()).contains("no such job");
    assertThat(mark("nobody", 0, 2, "\"x\"", "null").statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhatIsWrongWithAnInterview() {
    var answer =
        client.postJson(
            "/api/interviews",
            """
            {"accountId":"nobody","transcript":" ","consent":"refused","keepUntil":"2020-01-01",
             "recordingUrl":"javascript:alert(1)"}
            """);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(client.json(answer).get("problems").findValuesAsString("column"))
        .containsExactly("transcript", "accountId", "consent", "keepUntil", "recordingUrl");
    assertThat(client.postJson("/api/interviews", "[]").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/interviews/none").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/interviews?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void takesADayOrAMomentAndSaysWhatItExpects() {
    var day =
        client.postJson(
            "/api/interviews", "{\"transcript\":\"We lose hours.\",\"heldAt\":\"2026-10-01\"}");
    assertThat(day.statusCode()).as(day.body()).isEqualTo(201);
    assertThat(client.json(day).get("heldAt").asString()).isEqualTo("2026-10-01T00:00:00Z");
    var neither =
        client.postJson(
            "/api/interviews", "{\"transcript\":\"We lose hours.\",\"heldAt\":\"last week\"}");
    assertThat(neither.statusCode()).isEqualTo(422);
    assertThat(neither.body()).contains("heldAt", "last week", "use 2026-10-01");
  }

  @Test
  void readsHoursOfTalkAndFilesAndMailsOfTheirSize() {
    String hours = "Rasmus: " + "we lose hours. ".repeat(40_000);
    var interview = client.postJson("/api/interviews", "{\"transcript\":\"" + hours + "\"}");
    assertThat(interview.statusCode()).isEqualTo(201);
    var file =
        client.post(
            "/api/interviews/transcripts", hours, "Content-Type", "application/octet-stream");
    assertThat(file.statusCode()).isEqualTo(200);
    var mail =
        client.post(
            "/api/requests/mail",
            """
            From: rasmus@halden.example\r
            Subject: Reports\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=cut\r
            \r
            --cut\r
            Content-Type: text/plain\r
            \r
            We need reports.\r
            --cut\r
            Content-Type: application/octet-stream\r
            Content-Disposition: attachment; filename=a.bin\r
            \r
            """
                + ("x".repeat(70) + "\r\n").repeat(4_000)
                + "--cut--\r\n",
            "Content-Type",
            "message/rfc822");
    assertThat(mail.statusCode()).as(mail.body()).isEqualTo(201);
    var tooLong =
        client.postJson("/api/interviews", "{\"transcript\":\"" + "x".repeat(1_000_001) + "\"}");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("transcript");
  }

  @Test
  void namesTheKindOfValueAFieldExpectsInPlainWords() {
    var name =
        client.postJson(
            "/api/behaviour/funnel", "{\"steps\":[{\"event\":\"x\"}],\"order\":\"zig\"}");
    assertThat(name.statusCode()).isEqualTo(400);
    assertThat(name.body()).contains("\"zig\"", "expected one of", "sequential");
    var number = client.postJson("/api/roadmap/optimum", "{\"capacity\":\"x\"}");
    assertThat(number.statusCode()).isEqualTo(400);
    assertThat(number.body())
        .contains("\"capacity\"", "\"x\"", "expected a number (line 1")
        .doesNotContain("deserialize");
    assertThat(client.postJson("/api/interviews", "{\"title\":{\"a\":1}}").body())
        .contains("\"title\"", "expected a text")
        .doesNotContain("deserialize", "java");
    assertThat(client.postJson("/api/behaviour/funnel", "{\"steps\":\"x\"}").body())
        .contains("expected a list");
  }

  @Test
  void hidesWhoItWasBehindAPseudonym() {
    var answer =
        client.postJson(
            "/api/interviews",
            """
            {"personEmail":"rasmus@halden.example","pseudonym":"P7",
             "transcript":"Mara: Hello Rasmus?\\nRasmus Hansen: I am Hansen. Rasmussen is my boss."}
            """);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).doesNotContain("Rasmus Hansen", "rasmus@", "halden");
    assertThat(client.json(answer).get("transcript").asString())
        .isEqualTo("Mara: Hello P7?\nP7: I am P7. Rasmussen is my boss.");
    assertThat(client.get("/api/export/interviews.csv").body()).doesNotContain("rasmus@");
  }

  @Test
  void deletesTheTextWhenItsTimeIsOver() {
    String today = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2).toString();
    var made =
        client.json(
            client.postJson(
                "/api/interviews",
                "{\"transcript\":\"We do it by hand.\",\"keepUntil\":\"" + today + "\"}"));
    String id = made.get("id").asString();
    assertThat(mark(id, 3, 5, "\"doing\"", "null").statusCode()).isEqualTo(201);
    transactions.executeWithoutResult(
        _ -> sql.sql("UPDATE interview SET keep_until = '2026-01-01'").update());

    JsonNode stored = client.getJson("/api/interviews/" + id);

    assertThat(stored.get("transcript").asString()).isEmpty();
    assertThat(stored.get("textDeleted").asBoolean()).isTrue();
    assertThat(stored.get("quotes").get(0).get("words").asString()).isEmpty();
    assertThat(client.get("/api/audit?limit=3").body()).contains("interview.text-deleted");
  }

  @Test
  void forgetsAPersonWithTheirQuotes() {
    load(
        "interviews",
        "id,person_email,transcript\n"
            + "i1,rasmus@halden.example,By hand.\n"
            + "i2,other@x.example,Well.\n");
    assertThat(mark("i1", 0, 7, "\"problem\"", "null").statusCode()).isEqualTo(201);
    assertThat(
            client
                .postJson("/api/forgetting", "{\"email\":\"RASMUS@halden.example\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(client.get("/api/interviews/i1").statusCode()).isEqualTo(404);
    assertThat(sql.sql("SELECT count(*) FROM interview_quote").query(Integer.class).single())
        .isZero();
    assertThat(client.delete("/api/interviews/i2").statusCode()).isEqualTo(204);
  }

  @Test
  void importsAFileTwiceWithoutAddingAnything() {
    String file =
        "account_id,transcript,held_at,keep_until\n"
            + "halden,\"Mara: How?\n"
            + "Rasmus: By hand.\",2026-03-01,2030-01-01\n";
    load("interviews", file);
    JsonNode again = client.json(client.postCsv("/api/imports/interviews", file));
    assertThat(again.get("created").asInt()).isZero();
    assertThat(again.get("unchanged").asInt()).isEqualTo(1);
    try {
      assertThat(
              client
                  .putJson("/api/workspace", "{\"timezone\":\"America/Los_Angeles\"}")
                  .statusCode())
          .isEqualTo(200);
      JsonNode further = client.json(client.postCsv("/api/imports/interviews", file));
      assertThat(further.get("created").asInt()).as("the day is the same").isZero();
      assertThat(client.get("/api/export/interviews.csv").body()).contains(",2026-03-01,");
    } finally {
      client.putJson("/api/workspace", "{\"timezone\":\"UTC\"}");
    }
    var refused =
        client.postCsv(
            "/api/imports/interviews", "transcript,consent,recording_url\nHello,no,ftp://x\n");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("without consent", "not a web address");
    assertThat(client.get("/api/export/interviews.csv").body()).contains("By hand.");
  }

  @Test
  void takesPassagesThatSomebodyMarkedElsewhere() {
    load(
        "interviews",
        "id,interviewer,transcript\n"
            + "iq,Mara,\"Mara: Do you know early?\n"
            + "Ro: I want to know early. 😀 Yes.\"\n");
    load("jobs", "want,job\nknow,Early\n");
    String csv =
        """
        interview_id,quote,code,job,coder
        iq,I want to know early. 😀,success,early,Tom
        iq,Yes,problem,,Priya
        """;
    load("quotes", csv);
    load("quotes", csv);

    JsonNode quotes = client.getJson("/api/interviews/iq").get("quotes");
    assertThat(quotes.size()).isEqualTo(2);
    assertThat(quotes.get(0).get("job").asString()).isEqualTo("early");
    assertThat(quotes.get(0).get("from").asInt()).isEqualTo(29);
    assertThat(quotes.get(0).get("to").asInt()).isEqualTo(29 + 24);
    assertThat(client.get("/api/export/quotes.csv").body())
        .contains("iq,I want to know early. 😀,success,early,Tom");
    assertThat(
            client
                .postCsv(
                    "/api/imports/quotes",
                    "interview_id,quote,code,job,coder\nix,Yes,a,,T\niq,Do you know early?,a,,T\n"
                        + "iq,No,a,,T\niq,Yes,,,T\niq,Yes,,late,T\n")
                .body())
        .contains(
            "there is no such interview",
            "the customer does not say this",
            "is missing, and so is job",
            "there is no such job");
  }

  @Test
  void readsATranscriptFromAFile() {
    var read =
        client.post(
            "/api/interviews/transcripts",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mara>How?",
            "Content-Type",
            "application/octet-stream");
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(client.json(read).get("text").asString()).isEqualTo("[00:00:01] Mara: How?");
    var refused =
        client.post(
            "/api/interviews/transcripts", "PK", "Content-Type", "application/octet-stream");
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> mark(String id, int from, int to, String code, String job) {
    return client.postJson(
        "/api/interviews/" + id + "/quotes",
        "{\"from\":%d,\"to\":%d,\"code\":%s,\"job\":%s}".formatted(from, to, code, job));
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
