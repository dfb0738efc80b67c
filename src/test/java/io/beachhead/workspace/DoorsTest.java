package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.fuzz.RawHttp;
import io.beachhead.fuzz.RawHttp.Answer;
import io.beachhead.workspace.secrets.CookieNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** In a program of its own: nobody has been invited here. */
@TestWorkspace
@TestPropertySource(properties = "spring.application.name=doors")
class DoorsTest {
  @Autowired TestClient client;
  @Autowired JsonMapper json;
  @Autowired CookieNames names;

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
    assertThat(answer.body()).contains("There is no active key EMEA/042");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sign-in?email=%FF",
        "/setup?token=%C3%28",
        "/invitation?token=%zz",
        "/accounts?q=%",
        "/api/accounts?q=%FF",
        "/health?%FF=%FF"
      })
  void answers400ToAParameterThatIsNoText(String address) throws IOException {
    assertThat(raw("GET", address, "", "").status()).isEqualTo(400);
    assertThat(raw("POST", address, "application/x-www-form-urlencoded", "a=b").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in", "/setup", "/invitation", "/api/keys"})
  void answers4xxToAFormThatIsNone(String address) throws IOException {
    var form = "application/x-www-form-urlencoded";
    assertThat(raw("POST", address, form, "email=%FF&password=%zz").status()).isEqualTo(400);
    assertThat(raw("POST", address, form, "p=1&".repeat(10_001)).status()).isIn(400, 413);
    assertThat(raw("POST", address, "multipart/form-data", "x").status()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "//v1/nothing/",
        "/v1/%zz",
        "/api/%zz",
        "/api//keys",
        "/api/keys/%00",
        "/api/keys;a=b",
        "/%61pi/nothing",
        "/api/../api/nothing",
        "/api/nothing?{\u0001}"
      })
  void answersAProgramInJsonWhateverTheAddress(String address) throws IOException {
    var answer = raw("POST", address, "application/json", "{}");
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(json.readTree(answer.body()).path("status").asInt()).isEqualTo(answer.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in", "/setup", "/setup?token=x", "/invitation?token=x", "/a?b=c"})
  void keepsNothingOfAStranger(String address) {
    var cookies =
        TestClient.header(client.withKey(null).get(address, "Accept", "text/html"), "Set-Cookie");
    assertThat(cookies)
        .allMatch(
            cookie -> cookie.startsWith(names.of("form")) || cookie.startsWith(names.of("page")))
        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /error",
    "POST, /sign-in",
    "POST, /nothing",
    "PUT, /setup",
    "GET, /sign-in?email=%FF",
    "GET, /invitation?token=x"
  })
  void showsAStrangerNothingOfTheWorkspace(String method, String address) throws IOException {
    client.putJson("/api/workspace", "{\"name\":\"Secret Society\"}");
    var page = raw(method, address, "", "").text();
    assertThat(page).doesNotContain("Secret Society", "<nav", "Segmentation", "/accounts");
  }

  @Test
  void leadsNobodyToAnotherHost() throws IOException {
    try (var http = new RawHttp(client.uri("/").getPort())) {
      var answer =
          http.send(
              new RawHttp.Request(
                  "GET",
                  "/accounts?q=1",
                  List.of("Accept: text/html", "X-Forwarded-Host: evil.test"),
                  new byte[0]));
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.headers().get("location")).isEqualTo("/setup");
    }
  }

  private Answer raw(String method, String target, String type, String body) throws IOException {
    try (var http = new RawHttp(client.uri("/").getPort())) {
      var headers = type.isEmpty() ? List.<String>of() : List.of("Content-Type: " + type);
      return http.send(
          new RawHttp.Request(method, target, headers, body.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
