package io.beachhead.segments.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class HistoryApiTest {
  private static final String HALF = "/api/segmentations/half";

  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void twoVersions() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,kind\n"
            + IntStream.range(0, 40)
                .mapToObj(i -> "a%d,A%d,%s".formatted(i, i, "pqrs".charAt(i % 4)))
                .collect(Collectors.joining("\n")));
    client.postCsv(
        "/api/imports/revenue",
        "account_id,date,mrr\n"
            + IntStream.range(0, 40)
                .mapToObj(i -> "a%d,2026-01-01,%d".formatted(i, 10 + 100 * (i % 2)))
                .collect(Collectors.joining("\n")));
    client.postJson("/api/segmentations", rules("half", "kind in ('p', 'q')"));
    client.putJson(HALF, rules("half", "kind in ('p', 'r')"));
  }

  private static String rules(String key, String when) {
    return "{\"key\":\"%s\",\"name\":\"Half\",\"rules\":[{\"segment\":\"a\",\"when\":\"%s\"}]}"
        .formatted(key, when);
  }

  /** Numbers of an earlier day are divided by the rules that held then, on every page. */
  @Test
  void pagesOfAnEarlierDayUseTheRulesOfThatDay() {
    client.postJson("/api/segmentations", rules("part", "kind = 'p'"));
    client.post("/api/segmentations/part/activation", "");
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ ->
            sql.sql("UPDATE segmentation_version SET saved_at = :then WHERE segmentation = 'part'")
                .param("then", Instant.now().minus(30, ChronoUnit.DAYS).toEpochMilli())
                .update());
    client.putJson("/api/segmentations/part", rules("part", "kind in ('p', 'q', 'r')"));
    String lastWeek = "asOf=" + LocalDate.now(ZoneOffset.UTC).minusDays(7);

    assertThat(inFirst("/api/value-map?segmentation=part")).isEqualTo(30);
    assertThat(inFirst("/api/value-map?segmentation=part&" + lastWeek)).isEqualTo(10);
    assertThat(inFirst("/api/value-map?" + lastWeek)).isEqualTo(10);
    assertThat(client.get("/segments.csv?segmentation=part&" + lastWeek).body())
        .contains("kind = 'p'")
        .doesNotContain("'r'");
    assertThat(client.get("/why/segment-membership?segmentation=part&segment=a&" + lastWeek).body())
        .contains("10");
  }

  private int inFirst(String address) {
    return client.getJson(address).get("segments").get(0).get("accounts").asInt();
  }

  @Test
  void thePageShowsWhoMovedWithTheirRevenue() {
    var page = client.get("/segments/half/history", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("20 of 40 accounts are in another segment")
        .contains("v2, in use")
        .contains("Score then");
    assertThat(client.get("/segments/half/flows.csv?from=1&to=2").body())
        .contains("from,from_name,to,to_name,accounts,arr,currency");
    assertThat(client.get("/segments/half/history.csv").body()).contains("score_then");
    client.postJson("/api/segmentations", rules("draft", "kind = 'p'"));
    assertThat(client.get("/segments/draft/history?with=half", "Accept", "text/html").body())
        .contains("10 of 40 accounts are in another segment");
    assertThat(client.get("/segments/half/history?from=9", "Accept", "text/html").statusCode())
        .isEqualTo(404);
    assertThat(client.get("/segments/none/history", "Accept", "text/html").statusCode())
        .isEqualTo(404);
  }

  @Test
  void flowsAddUpToTheWhole() {
    var flows = client.getJson(HALF + "/flows?from=1&to=2");
    int accounts = 0;
    double arr = 0;
    for (JsonNode flow : flows) {
      accounts += flow.get("accounts").asInt();
      arr += flow.get("arr").get("amount").asDouble();
    }

    assertThat(accounts).isEqualTo(40);
    assertThat(arr).isEqualTo(12 * (20 * 10 + 20 * 110.0));
    assertThat(ways(flows))
        .containsExactlyInAnyOrder("a>a 10", "a>other 10", "other>a 10", "other>other 10");
    assertThat(client.getJson(HALF + "/flows")).isEqualTo(flows);
    assertThat(ways(client.getJson(HALF + "/flows?from=2&to=2")))
        .containsExactlyInAnyOrder("a>a 20", "other>other 20");
    assertThat(client.getJson(HALF + "/flows?from=2025-01-01&to=2026-01-02")).isNotEmpty();
    assertThat(client.get(HALF + "/flows?from=9").statusCode()).isEqualTo(404);
    assertThat(client.get(HALF + "/flows?from=soon").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/segmentations/no/flows").statusCode()).isEqualTo(404);
  }

  private static List<String> ways(JsonNode flows) {
    return StreamSupport.stream(flows.spliterator(), false)
        .map(flow ->
            flow.get("from").asString()
                + ">"
                + flow.get("to").asString()
                + " "
                + flow.get("accounts").asInt())
        .toList();
  }

  @Test
  void versionsSayWhatTheyTold() {
    var versions = client.getJson(HALF + "/versions");

    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).get("version").asInt()).isEqualTo(2);
    assertThat(versions.get(0).get("moved").asInt()).isEqualTo(20);
    assertThat(versions.get(0).get("scoreNow").get("mid").asDouble()).isGreaterThan(0.5);
    assertThat(versions.get(1).get("scoreNow").get("mid").asDouble()).isLessThan(0.1);
    assertThat(versions.get(0).get("scoreThen").get("mid").asDouble()).isGreaterThan(0.5);
  }

  @Test
  void bothSidesHaveToAgree() {
    client.postJson("/api/segmentations", rules("second", "kind = 'p'"));
    var product = client.withKey(key("product"));
    var gtm = client.withKey(key("gtm"));
    String address = "/api/segmentations/second/agreement";

    assertThat(client.withKey(key("viewer")).post(address, "").statusCode()).isEqualTo(403);
    var first = client.json(product.post(address, ""));
    assertThat(first.get("product").get("by").asString()).isEqualTo("product key");
    assertThat(first.get("gtm").isNull()).isTrue();
    assertThat(first.get("active").asBoolean()).isFalse();
    assertThat(product.postJson(address, "{\"side\":\"gtm\"}").statusCode()).isEqualTo(403);
    var both = client.json(gtm.post(address, ""));
    assertThat(both.get("product").get("by").asString()).isEqualTo("product key");
    assertThat(both.get("gtm").get("by").asString()).isEqualTo("gtm key");
    assertThat(both.get("active").asBoolean()).isTrue();
    client.putJson("/api/segmentations/second", rules("second", "kind = 'q'"));
    assertThat(client.getJson(address).get("product").isNull())
        .as("nobody has agreed on the new version")
        .isTrue();
    assertThat(client.postJson(address, "{\"side\":\"sales\"}").statusCode()).isEqualTo(422);
  }

  private String key(String role) {
    return client
        .json(
            client.postJson(
                "/api/keys", "{\"name\":\"%s key\",\"role\":\"%s\"}".formatted(role, role)))
        .get("key")
        .asString();
  }
}
