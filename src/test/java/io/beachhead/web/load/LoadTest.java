package io.beachhead.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What strangers and viewers send must neither fill the memory nor stop anybody else. */
@TestWorkspace
class LoadTest {
  @Autowired TestClient client;
  @Autowired WorkPool pool;

  private TestClient viewer;

  @BeforeEach
  void start() {
    client.emptyWorkspace();
    var made = client.postJson("/api/keys", "{\"name\":\"viewer\",\"role\":\"viewer\"}");
    viewer = client.withKey(client.json(made).get("key").asString());
  }

  private static final int MEGABYTE = 1 << 20;

  /** Sends headers that announce a large body and its first byte; reads what comes back. */
  private String answerToHeaders(String key, String method, String path, String... headers)
      throws IOException {
    var uri = client.uri(path);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(30_000);
      var request =
          "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n{"
              .formatted(method, path, key, String.join("\r\n", headers));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var answer = new byte[4096];
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
    }
  }

  private String viewersKey() {
    return keyOf("viewer");
  }

  private String keyOf(String role) {
    var made = client.postJson("/api/keys", "{\"name\":\"a key\",\"role\":\"%s\"}".formatted(role));
    return client.json(made).get("key").asString();
  }

  @Test
  void refusesALargeBodyBeforeItIsSent() throws IOException {
    for (var path :
        List.of("/api/behaviour/funnel", "/api/segmentations/x/preview", "/api/value-model")) {
      var answer =
          answerToHeaders(
              keyOf(path.endsWith("funnel") ? "viewer" : "product"),
              path.endsWith("model") ? "PUT" : "POST",
              path,
              "Content-Type: application/json",
              "Content-Length: " + 84 * MEGABYTE);
      assertThat(answer).as(path).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }
  }

  @Test
  void readsNoMoreOfALargeBodyThanItsLimit() throws IOException {
    byte[] megabyte = new byte[MEGABYTE];
    Arrays.fill(megabyte, (byte) ' ');
    int sent = 0;
    String status;
    var uri = client.uri("/api/behaviour/funnel");
    try (var socket = new Socket()) {
      // What waits in the client's buffer was not read by the server; beside it there is little.
      socket.setSendBufferSize(64 << 10);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      socket.setSoTimeout(30_000);
      var out = socket.getOutputStream();
      out.write(
          """
          POST /api/behaviour/funnel HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Transfer-Encoding: chunked\r
          \r
          """
              .formatted(viewersKey())
              .getBytes(StandardCharsets.ISO_8859_1));
      try {
        while (sent < 84) {
          out.write("100000\r\n".getBytes(StandardCharsets.ISO_8859_1));
          out.write(megabyte);
          out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
          sent++;
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException closed) {
        // The server has answered and closed the connection while the client still writes.
        assertThat(sent).isLessThan(84);
      }
      status = firstLine(socket);
    }
    assertThat(status).isIn("HTTP/1.1 413 ", "closed");
    assertThat(sent).isLessThan(16);
  }

  private static String firstLine(Socket socket) {
    try {
      var line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; ) {
        line.append((char) c);
        c = socket.getInputStream().read();
      }
      return line.toString();
    } catch (IOException closed) {
      return "closed";
    }
  }

  @Test
  void takesFilesOnlyWhereAFormHasOneAndFromWhoeverMaySendThem() throws IOException {
    var multipart = "Content-Type: multipart/form-data; boundary=x";
    var length = "Content-Length: " + 84 * MEGABYTE;
    assertThat(answerToHeaders(viewersKey(), "POST", "/imports/files", multipart, length))
        .startsWith("HTTP/1.1 403");
    assertThat(
            answerToHeaders(
                TestWorkspace.API_KEY,
                "POST",
                "/imports/files",
                multipart,
                "Content-Length: " + 4000L * MEGABYTE))
        .startsWith("HTTP/1.1 413");
    for (var elsewhere : List.of("/settings", "/api/imports/accounts", "/api/requests")) {
      assertThat(answerToHeaders(TestWorkspace.API_KEY, "POST", elsewhere, multipart, length))
          .as(elsewhere)
          .startsWith("HTTP/1.1 415");
    }
  }

  @Test
  void refusesBombsOfJson() {
    var bombs =
        List.of(
            "[".repeat(10_000),
            "{\"where\":".repeat(10_000),
            "{\"window\":{\"value\":1e999999999}}",
            "{\"window\":{\"value\":" + "9".repeat(100_000) + "}}",
            "{\"" + "n".repeat(120_000) + "\":1}",
            "{\"timezone\":\"" + "/".repeat(120_000) + "\"}");
    for (var bomb : bombs) {
      var answer = viewer.postJson("/api/behaviour/funnel", bomb);
      assertThat(answer.statusCode()).as(bomb.substring(0, 20)).isBetween(400, 422);
      assertThat(answer.body()).hasSizeLessThan(10_000);
    }
    for (var rate : List.of("1e999999999", "1e-999999999", "1e10", "0.00000000001")) {
      var answer = client.putJson("/api/workspace", "{\"exchangeRates\":{\"USD\":" + rate + "}}");
      assertThat(answer.statusCode()).as(rate).isBetween(400, 422);
    }
    assertThat(client.get("/settings").statusCode()).isEqualTo(200);
  }

  @Test
  void answersHealthAndEventsWhileEveryPlaceIsTaken() throws Exception {
    var end = new CountDownLatch(1);
    var underWay = new ArrayList<Future<?>>();
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        // As many askers as it takes to fill every place and every seat of those who wait.
        for (int i = 0; i < 400; i++) {
          var name = "asker " + i % 100;
          underWay.add(
              askers.submit(() -> {
                SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken(name, ""));
                return pool.run(
                    Workload.QUESTION,
                    () -> {
                      end.await();
                      return name;
                    },
                    true);
              }));
        }
        var refused =
            IntStream.range(0, 400)
                .mapToObj(_ -> viewer.get("/api/accounts"))
                .filter(answer -> answer.statusCode() == 503)
                .findFirst()
                .orElseThrow();
        assertThat(TestClient.header(refused, "Retry-After")).containsExactly("5");
        assertThat(refused.body()).contains("busy");
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
        assertThat(client.withKey(null).get("/sign-in").statusCode()).isIn(200, 302);
        assertThat(client.get("/api/members").statusCode()).isEqualTo(200);
        var sent =
            client
                .withKey(null)
                .post(
                    "/v1/track",
                    "{\"event\":\"Opened\",\"userId\":\"u\"}",
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(
                                (TestWorkspace.WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8)));
        assertThat(sent.statusCode()).isEqualTo(200);
      } finally {
        end.countDown();
      }
    }
    assertThat(underWay).allMatch(Future::isDone);
    assertThat(client.get("/api/accounts").statusCode()).isEqualTo(200);
  }

  @Test
  void sendsADownloadWholeAndWithItsLength() {
    var rows = new StringBuilder("id,name\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append("a").append(i).append(",Account number ").append(i).append('\n');
    }
    assertThat(client.postCsv("/api/imports/accounts", rows.toString()).statusCode())
        .isEqualTo(200);
    var export = client.get("/api/export/accounts.csv", "Accept-Encoding", "identity");
    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isEqualTo(export.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(export.body().lines()).hasSize(20_001);
    assertThat(export.body()).endsWith("\r\n");
  }
}
