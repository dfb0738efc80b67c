package io.beachhead.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything of a kind as a file, for readers that are slow and rows that cannot be read. */
@TestWorkspace
class ExportApiTest {
  private static final int ACCOUNTS = 20_000;

  /** Twice as many as there are connections for readers. */
  private static final int SLOW_READERS = 8;

  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;
  @LocalServerPort int port;

  @BeforeEach
  @AfterEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void readersWhoDoNotReadLeaveTheDatabaseToOthers() throws Exception {
    manyAccounts();
    var readers = new ArrayList<Socket>();
    try {
      for (int i = 0; i < SLOW_READERS; i++) {
        readers.add(askWithoutReading("/api/export/accounts.csv"));
      }
      for (var reader : readers) {
        assertThat(reader.getInputStream().read()).as("the answer has begun").isEqualTo('H');
      }

      var answer =
          CompletableFuture.supplyAsync(() -> client.get("/api/accounts?limit=1&q=account-7"))
              .get(15, TimeUnit.SECONDS);

      assertThat(answer.statusCode()).isEqualTo(200);
    } finally {
      for (var reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void announcesHowManyRowsThereAre() {
    client.postCsv("/api/imports/accounts", "id,name\na,Acme\nb,\"Bell, Inc.\"\n");

    var answer = client.get("/api/export/accounts.csv");

    assertThat(TestClient.header(answer, "Beachhead-Rows")).containsExactly("2");
    assertThat(TestClient.header(answer, "Content-Length"))
        .containsExactly("" + answer.body().getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void answersWithAFaultAndNotWithHalfAFileWhereARowCannotBeRead() {
    manyAccounts();
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ ->
            sql.sql("UPDATE account SET attributes = '{' WHERE id = 'account-19999'").update());

    var answer = client.get("/api/export/accounts.csv");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("account-1,");
  }

  private void manyAccounts() {
    var csv = new StringBuilder("id,name,note\n");
    var note = "something worth knowing about this account ".repeat(10);
    for (int i = 0; i < ACCOUNTS; i++) {
      csv.append("account-").append(i).append(",Account ").append(i).append(',').append(note);
      csv.append('\n');
    }
    var answer = client.postCsv("/api/imports/accounts", csv.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private Socket askWithoutReading(String path) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, TestWorkspace.API_KEY);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
