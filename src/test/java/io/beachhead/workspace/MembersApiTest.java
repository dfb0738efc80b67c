package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
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
