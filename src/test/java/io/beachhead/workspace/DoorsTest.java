package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class DoorsTest {
  @Autowired TestClient client;

  @Test
  void saysItIsUpToAnybody() {
    var answer = client.withKey(null).get("/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(TestClient.header(answer, "Set-Cookie")).isEmpty();
  }

  @Test
  void answers401AsAProblemWithoutAKey() {
    for (var answer :
        new java.net.http.HttpResponse<?>[] {
          client.withKey(null).get("/api/nothing"),
          client.withKey(null).postJson("/api/nothing", "{}"),
          client.withKey("an-unknown-key-of-some-length").get("/api/nothing"),
          client.withKey("").get("/api/nothing")
        }) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(TestClient.header(answer, "WWW-Authenticate"))
          .containsExactly("Bearer realm=\"Beachhead\"");
      assertThat(TestClient.header(answer, "Content-Type"))
          .containsExactly("application/problem+json");
    }
  }

  @Test
  void knowsTheKeyOfTheEnvironmentAtOnce() {
    assertThat(client.get("/api/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void takesAWriteKeyOnlyForEvents() {
    var writer = client.withKey(TestWorkspace.WRITE_KEY);
    assertThat(writer.get("/api/nothing").statusCode()).isEqualTo(403);
    assertThat(writer.get("/settings").statusCode()).isEqualTo(403);
  }

  @Test
  void sendsAPersonToTheSetUpWhileNobodyIsThere() {
    var answer = client.browser().get("/accounts", "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(TestClient.header(answer, "Location")).containsExactly("/setup");
  }

  @Test
  void refusesAPostWithoutAToken() {
    assertThat(client.browser().form("/sign-in", "email", "a@b.c").statusCode()).isEqualTo(403);
    assertThat(client.form("/settings", "name", "x").statusCode()).isEqualTo(403);
  }
}
