package io.beachhead.voice.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class MessagesTest {
  private static final String SAID = "I want to know three months before a floor is empty.";

  @Autowired TestClient client;

  @BeforeEach
  void interviews() {
    client.emptyWorkspace();
    load("accounts", "id,name\na,Alpha\nb,Beta\nc,Gamma\nd,Delta\n");
    var interviews = new StringBuilder("id,account_id,interviewer,transcript\n");
    for (String account : new String[] {"a", "b", "c", "d"}) {
      interviews.append(
          "\"i-%s\",%s,Mara,\"Mara: What would be good?\nRo: %s We do the list by hand. <b>Oh</b>.\"\n"
              .formatted(account, account, SAID));
    }
    load("interviews", interviews.toString());
    var quotes = new StringBuilder("interview_id,quote,code,coder\n");
    for (String account : new String[] {"a", "b", "c"}) {
      quotes.append("i-%s,%s,success,Tom\n".formatted(account, SAID));
      quotes.append("i-%s,We do the list by hand.,problem,Tom\n".formatted(account));
    }
    load("quotes", quotes.toString());
  }

  @Test
  void makesMessagesOfWhatWasSaidWordForWord() {
    JsonNode messages = client.getJson("/api/messages?code=success").get("messages");

    assertThat(messages.size()).isEqualTo(1);
    JsonNode message = messages.get(0);
    assertThat(message.get("text").asString()).isEqualTo(SAID);
    assertThat(message.get("terms").toString()).contains("\"term\":\"empty\",\"accounts\":3");
    String transcript =
        client
            .getJson("/api/interviews/" + message.get("interview").asString())
            .get("transcript")
            .asString();
    assertThat(transcript.substring(message.get("from").asInt(), message.get("to").asInt()))
        .isEqualTo(SAID);
    assertThat(message.get("tries").size()).isZero();
    assertThat(client.getJson("/api/messages?code=problem").toString())
        .contains("We do the list by hand.")
        .doesNotContain(SAID);
    assertThat(client.get("/words?code=success").body())
        .contains("Messages made of these words", SAID, "Not tried yet", "/interviews/i-");
    assertThat(client.get("/api/messages?limit=0").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/messages?segment=none").statusCode()).isEqualTo(422);
  }

  @Test
  void keepsHowAMessageDid() {
    var noted =
        client.postJson(
            "/api/messages/tries",
            """
            {"message":"%s","place":"Home page","triedOn":"2026-05-02","shown":2000,
             "responded":100}
            """
                .formatted(SAID));
    assertThat(noted.statusCode()).as(noted.body()).isEqualTo(201);
    load(
        "message-tries",
        "message,place,date,visitors,conversions\n%s,Sign-up e-mail,2026-06-01,100,9\n"
            .formatted(SAID));

    JsonNode tries =
        client.getJson("/api/messages?code=success").get("messages").get(0).get("tries");
    assertThat(tries.size()).isEqualTo(2);
    assertThat(tries.get(0).get("place").asString()).isEqualTo("Sign-up e-mail");
    assertThat(tries.get(1).get("response").get("mid").asDouble()).isBetween(0.049, 0.051);
    assertThat(client.get("/words?code=success").body()).contains("of 2,000 responded");
    assertThat(client.get("/api/export/message-tries.csv").body()).contains("Home page");
    String id = tries.get(0).get("id").asString();
    assertThat(client.delete("/api/messages/tries/" + id).statusCode()).isEqualTo(204);
    assertThat(client.delete("/api/messages/tries/" + id).statusCode()).isEqualTo(404);
    assertThat(
            client
                .postJson(
                    "/api/messages/tries",
                    "{\"message\":\" \",\"triedOn\":\"soon\",\"shown\":0,\"responded\":3}")
                .body())
        .contains("\"message\"", "\"place\"", "\"triedOn\"", "\"shown\"", "\"responded\"");
    assertThat(
            client
                .postCsv(
                    "/api/imports/message-tries",
                    "message,place,date,shown,responded\nM,P,2026-01-01,5,6\n")
                .body())
        .contains("as many as saw it");
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
