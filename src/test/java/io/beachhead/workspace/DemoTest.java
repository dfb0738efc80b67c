package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@TestWorkspace
@TestPropertySource(properties = "beachhead.demo=true")
class DemoTest {
  @Autowired TestClient client;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]"})
  void signsInWhoeverSitsAtThisMachine(String host) throws IOException {
    assertThat(ask("/settings", "Host: " + host + ":" + port)).startsWith("HTTP/1.1 200");
    assertThat(ask("/settings", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: rebound.example",
        "Host: localhost.rebound.example",
        "Host: rebound.example:8080",
        "Host: 127.0.0.1.nip.example",
        "Host: localhost\r\nX-Forwarded-For: 203.0.113.7",
        "Host: localhost\r\nForwarded: for=203.0.113.7",
        "Host: localhost\r\nCF-Connecting-IP: 203.0.113.7",
        "Host: localhost\r\nTrue-Client-IP: 203.0.113.7",
        "Host: localhost\r\nX-Forwarded-Proto: https",
        "Host: localhost\r\nTailscale-User-Login: ada@y.test",
        "Host: localhost\r\nX-Envoy-External-Address: 203.0.113.7"
      })
  void signsInNobodyElse(String headers) throws IOException {
    assertThat(ask("/settings", headers)).startsWith("HTTP/1.1 302");
    assertThat(ask("/api/workspace", headers)).startsWith("HTTP/1.1 401");
  }

  @Test
  void opensTheInterfaceToTheSessionOfAPageAndToAKey() {
    assertThat(client.withKey(null).get("/api/workspace").statusCode()).isEqualTo(401);
    assertThat(client.get("/api/workspace").statusCode()).isEqualTo(200);
    var browser = client.browser();
    assertThat(browser.get("/settings").body()).contains("Demo visitor");
    assertThat(browser.get("/api/workspace").statusCode()).isEqualTo(200);
    assertThat(browser.delete("/api/workspace/data").statusCode())
        .as("another site's page could send this too")
        .isEqualTo(403);
  }

  @Test
  void takesNoSessionToAForeignHost() throws IOException {
    var page = ask("/settings", "Host: localhost");
    var cookie =
        page.substring(page.indexOf("beachhead-"), page.indexOf(';', page.indexOf("beachhead-")));
    assertThat(ask("/api/workspace", "Host: localhost\r\nCookie: " + cookie))
        .startsWith("HTTP/1.1 200");
    assertThat(ask("/api/workspace", "Host: rebound.example\r\nCookie: " + cookie))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void refusesAFormWithoutAToken() {
    assertThat(client.browser().form("/settings", "name", "x").statusCode()).isEqualTo(403);
  }

  /** Java's client does not let one choose the Host. */
  private String ask(String path, String headers) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      var request = "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
