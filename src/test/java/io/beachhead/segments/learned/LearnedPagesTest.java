package io.beachhead.segments.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class LearnedPagesTest {
  @Autowired TestClient client;

  @Test
  void learnsReadsAndAcceptsOnPages() throws InterruptedException {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,tool,team\n"
            + IntStream.range(0, 120)
                .mapToObj(i ->
                    "a%d,A%d,%s,%s"
                        .formatted(i, i, i % 2 == 0 ? "x" : "y", i % 2 == 0 ? "ops" : "sales"))
                .collect(Collectors.joining("\n")));
    var form = client.get("/segments/~learn", "Accept", "text/html");
    assertThat(form.body()).contains("attribute:tool", "Learn from");
    String run =
        client
            .json(
                client.postJson(
                    "/api/segmentations/learned",
                    "{\"columns\":[\"attribute:tool\",\"attribute:team\"],\"classes\":{\"from\":2,\"to\":3}}"))
            .get("id")
            .asString();
    String page = "/segments/~learned/" + run;
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    String body = client.get(page, "Accept", "text/html").body();
    while (body.contains("role=\"status\"") && Instant.now().isBefore(until)) {
      Thread.sleep(200);
      body = client.get(page, "Accept", "text/html").body();
    }
    assertThat(body).contains("Stands out", "How many classes", "chosen", "Accept");
    assertThat(client.get(page + "/models.csv").body())
        .contains("k,log_likelihood,parameters,aic,bic,icl")
        .contains("stability");
    assertThat(
            client
                .get(
                    "/segments/~learned/00000000-0000-0000-0000-000000000000",
                    "Accept",
                    "text/html")
                .statusCode())
        .isEqualTo(404);
  }
}
