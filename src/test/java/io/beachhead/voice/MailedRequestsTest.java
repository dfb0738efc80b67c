package io.beachhead.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** E-mails that become requests, sent by a program as they came. */
@TestWorkspace
class MailedRequestsTest {
  @Autowired TestClient client;

  @BeforeEach
  void accounts() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,domain\nhalden,Halden Property,halden.example\nbright,Brightloop,\n");
    client.postCsv(
        "/api/imports/people", "id,account_id,name,email\np1,bright,Ola Berg,ola@gmail.com\n");
  }

  @Test
  void knowsTheSenderByTheirAddress() {
    JsonNode request = created(mail("Ola Berg <Ola@gmail.com>", "Dark mode, please."));

    assertThat(request.get("account").asString()).isEqualTo("bright");
    assertThat(request.get("text").asString()).isEqualTo("An idea\nDark mode, please.");
    assertThat(request.get("source").asString()).isEqualTo("e-mail");
    assertThat(request.get("createdAt").asString()).startsWith("2026-03-02");
  }

  @Test
  void knowsTheCompanyOfANewSenderByItsDomain() {
    assertThat(created(mail("Ada <ada@halden.example>", "More rows.")).get("account").asString())
        .isEqualTo("halden");
    assertThat(created(mail("Eve <eve@gmail.com>", "More rows.")).get("account").isNull()).isTrue();
  }

  @Test
  void keepsWhatIsQuotedAsANote() {
    String id =
        created(mail("ada@halden.example", "Yes.\r\n> Do you need rows?")).get("id").asString();

    assertThat(client.get("/api/requests/" + id + "/notes").body()).contains("Do you need rows?");
    assertThat(client.getJson("/api/requests/" + id).get("text").asString())
        .isEqualTo("An idea\nYes.");
  }

  @Test
  void saysWhatIsWrongWithSomethingElse() {
    var answer = send("\0\1\2");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not an e-mail file");
    assertThat(client.getJson("/api/requests").get("total").asInt()).isZero();
  }

  private JsonNode created(String message) {
    var answer = send(message);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return client.json(answer);
  }

  private HttpResponse<String> send(String message) {
    return client.post("/api/requests/mail", message, "Content-Type", "message/rfc822");
  }

  private static String mail(String from, String words) {
    return "From: %s\r\nSubject: An idea\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n\r\n%s\r\n"
        .formatted(from, words);
  }
}
