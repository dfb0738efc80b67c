package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** In a program of its own: nobody has been invited here. */
@TestWorkspace
@TestPropertySource(properties = "spring.application.name=doors")
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

  @Test
  void turnsAFileFromAStrangerAwayUnread() {
    var answer =
        client
            .browser()
            .post(
                "/imports",
                "--x\r\n".repeat(10),
                "Content-Type",
                "multipart/form-data; boundary=x");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void takesASlashInsideAKeyForPartOfIt() {
    var answer = client.delete("/api/keys/EMEA%2F042");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no key EMEA/042");
    assertThat(client.withKey(null).delete("/api%2Fkeys/1").statusCode())
        .as("and not for a way around the rules")
        .isIn(302, 403);
  }

  @Test
  void tellsBrowsersWhatNeverToDo() {
    var headers = client.get("/settings").headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Set-Cookie")).as("a key begins no session").isEmpty();
  }
}
