package io.beachhead.value.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class OutcomesTest {
  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void segmentsOfEverySegmentationStandSideBySide() {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,kind\n"
            + IntStream.range(0, 40)
                .mapToObj(i -> "a%d,A%d,%s".formatted(i, i, i % 2 == 0 ? "p" : "q"))
                .collect(Collectors.joining("\n")));
    var before = LocalDate.now().minusMonths(14);
    var after = LocalDate.now().minusMonths(2);
    client.postCsv(
        "/api/imports/revenue",
        "account_id,date,mrr\n"
            + IntStream.range(0, 40)
                .mapToObj(i ->
                    "a%d,%s,100\na%d,%s,%d".formatted(i, before, i, after, i % 2 == 0 ? 200 : 50))
                .collect(Collectors.joining("\n")));
    client.postJson(
        "/api/segmentations",
        "{\"key\":\"kind\",\"name\":\"Kind\",\"rules\":[{\"segment\":\"p\",\"when\":\"kind ="
            + " 'p'\"},{\"segment\":\"q\",\"when\":\"kind = 'q'\"}]}");
    var segments =
        client.getJson("/api/segment-outcomes").get("segmentations").get(0).get("segments");

    assertThat(segments).hasSize(2);
    assertThat(segments.get(0).get("nrr").get("mid").asDouble()).isEqualTo(2);
    assertThat(segments.get(0).get("grr").get("mid").asDouble()).isEqualTo(1);
    assertThat(segments.get(1).get("nrr").get("mid").asDouble()).isEqualTo(0.5);
    assertThat(segments.get(1).get("winRate").isNull()).isTrue();
    assertThat(client.get("/segments/~outcomes.csv").body().lines()).hasSize(3);
    assertThat(client.get("/segments", "Accept", "text/html").body())
        .contains("Outcomes side by side", "200%", "50%");
  }

  @Test
  void anEmptyWorkspaceHasNone() {
    assertThat(client.getJson("/api/segment-outcomes").get("segmentations")).isEmpty();
    assertThat(client.get("/segments", "Accept", "text/html").statusCode()).isEqualTo(200);
  }
}
