package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.fuzz.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class MembersApiTest {
  @Autowired TestClient client;

  @Test
  void invitesChangesAndShutsOut() {
    var email = UUID.randomUUID() + "@y.test";
    var invitation = "{\"name\":\"Gus\",\"email\":\"%s\",\"role\":\"gtm\"}".formatted(email);
    var made = client.postJson("/api/members", invitation);
    assertThat(made.statusCode()).isEqualTo(201);
    var id = client.json(made).get("id").asString();
    assertThat(client.json(made).get("link").asString())
        .matches("http://localhost:\\d+/invitation\\?token=[\\w-]{43}");
    assertThat(client.postJson("/api/members", invitation).statusCode()).isEqualTo(409);

    var changed = client.json(patch(id, "{\"role\":\"product\",\"disabled\":true}"));
    assertThat(changed.get("role").asString()).isEqualTo("product");
    assertThat(changed.get("state").asString()).isEqualTo("disabled");
    assertThat(patch(id, "{\"role\":\"boss\"}").statusCode()).isEqualTo(422);
    assertThat(patch("nobody", "{}").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/members").body()).contains(email);
  }

  /** The link goes to somebody else, who would give a forged server their new password. */
  @Test
  void writesNoForgedNameIntoAnInvitation() throws IOException {
    for (var forged :
        List.of(
            List.of("Host: evil.test"),
            List.of("Host: evil.test:443", "X-Forwarded-Proto: https"),
            List.of("X-Forwarded-Host: evil.test"),
            List.of("Forwarded: host=evil.test"))) {
      var headers = new ArrayList<>(forged);
      headers.add("Content-Type: application/json");
      headers.add("Authorization: Bearer " + TestWorkspace.API_KEY);
      var person =
          "{\"name\":\"Eve\",\"email\":\"%s@y.test\",\"role\":\"viewer\"}"
              .formatted(UUID.randomUUID());
      try (var http = new RawHttp(client.uri("/").getPort())) {
        var answer =
            http.send(
                new RawHttp.Request(
                    "POST", "/api/members", headers, person.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(forged.toString()).isEqualTo(201);
        assertThat(answer.text()).contains("/invitation?token=").doesNotContain("evil.test");
      }
    }
  }

  @Test
  void refusesWhatIsNoPerson() {
    var answer = client.postJson("/api/members", "{\"email\":\"no address\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"name\"", "\"email\"", "\"role\"");
  }

  private java.net.http.HttpResponse<String> patch(String id, String change) {
    return client.send(
        client
            .request("/api/members/" + id, "Content-Type", "application/json")
            .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString(change)));
  }
}
