package io.beachhead.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.store.Changes;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class SegmentationApiTest {
  private static final String BY_INDUSTRY =
      """
      {"key":"industry","name":"Industry","rules":[
        {"segment":"real-estate","name":"Real estate","when":"industry = 'Real estate'"},
        {"segment":"technology","name":"Technology","when":"industry in ('Technology', 'IT')"}],
       "otherwise":"other"}
      """;

  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired Changes changes;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void fourAccounts() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          sql.sql("DELETE FROM segmentation").update();
          sql.sql("DELETE FROM account").update();
          sql.sql(
                  """
                  INSERT INTO account (id, name, industry, employees, attributes) VALUES
                  ('a', '=Halden', 'Real estate', 80, '{"Contract":"One year"}'),
                  ('b', 'Nordlys', 'real estate ', 20, '{"Contract":"Two year"}'),
                  ('c', 'Byte', 'IT', NULL, '{"Contract":"One year"}'),
                  ('d', 'Quiet', NULL, 5, '{}')
                  """)
              .update();
          sql.sql(
                  """
                  INSERT INTO revenue (account_id, date, mrr_minor, currency) VALUES
                  ('a', '2025-01-01', 100000, 'USD'), ('c', '2025-01-01', 2985, 'USD')
                  """)
              .update();
          changes.mark("customers");
          changes.mark("segments");
        });
  }

  @Test
  void createsASegmentationAndCountsItsMembers() {
    var created = client.postJson("/api/segmentations", BY_INDUSTRY);

    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode listed = client.getJson("/api/segmentations");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("key").asString()).isEqualTo("industry");
    assertThat(listed.get(0).get("name").asString()).isEqualTo("Industry");
    assertThat(listed.get(0).get("active").asBoolean()).as("the first one is active").isTrue();
    JsonNode one = client.getJson("/api/segmentations/industry");
    assertThat(texts(one.get("segments"), "key"))
        .containsExactly("real-estate", "technology", "other");
    assertThat(texts(one.get("segments"), "name"))
        .containsExactly("Real estate", "Technology", "Other");
    assertThat(texts(one.get("segments"), "accounts")).containsExactly("2", "1", "1");
    assertThat(one.get("segments").get(0).get("arr").get("amount").decimalValue())
        .isEqualByComparingTo("12000");
    assertThat(one.get("segments").get(1).get("arr").get("amount").decimalValue())
        .isEqualByComparingTo("358.20");
    assertThat(one.get("segments").get(2).get("arr").get("currency").asString()).isEqualTo("USD");
    assertThat(one.get("rules").get(1).get("when").asString())
        .isEqualTo("industry in ('Technology', 'IT')");
    assertThat(one.get("otherwise").asString()).isEqualTo("other");
  }

  @Test
  void refusesAKeyThatIsTaken() {
    client.postJson("/api/segmentations", BY_INDUSTRY);

    var again = client.postJson("/api/segmentations", BY_INDUSTRY);

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(client.json(again).get("detail").asString()).contains("industry");
  }

  @Test
  void saysWhichRuleIsWrongAndWhere() {
    var refused =
        client.postJson(
            "/api/segmentations",
            """
            {"key":"k","name":"K","rules":[
              {"segment":"one","name":"One","when":"industry = 'IT'"},
              {"segment":"two","name":"Two","when":"industry = 'IT' and emplyees > 5"},
              {"segment":"three","name":"Three","when":"employees >"}]}
            """);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(TestClient.header(refused, "Content-Type").getFirst())
        .startsWith("application/problem+json");
    JsonNode problems = client.json(refused).get("problems");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).get("column").asString()).isEqualTo("two");
    assertThat(problems.get(0).get("position").asInt()).isEqualTo(21);
    assertThat(problems.get(0).get("problem").asString()).endsWith("Did you mean employees?");
    assertThat(problems.get(1).get("column").asString()).isEqualTo("three");
    assertThat(problems.get(1).get("position").asInt()).isEqualTo(12);
    assertThat(client.getJson("/api/segmentations")).isEmpty();
  }

  @Test
  void saysWhatElseIsWrongWithADraft() {
    var refused =
        client.postJson(
            "/api/segmentations",
            """
            {"key":"a/b","name":" ","rules":[
              {"segment":"x","when":"employees > 5"},{"segment":"x","when":"employees > 9"},
              {"segment":"rest","when":"employees > 1"}],
             "otherwise":"rest"}
            """);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(texts(client.json(refused).get("problems"), "column"))
        .containsExactly("key", "name", "rules[1].segment", "otherwise");
    assertThat(
            client.postJson("/api/segmentations", "{\"key\":\"k\",\"rules\":[null]}").statusCode())
        .as("nothing in place of a rule")
        .isEqualTo(400);
    assertThat(client.postJson("/api/segmentations", "{\"key\":\"k\"}").statusCode())
        .as("no rules at all")
        .isEqualTo(422);
    assertThat(client.postJson("/api/segmentations", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void showsWhoWouldMoveAndThenMovesThem() {
    client.postJson("/api/segmentations", BY_INDUSTRY);
    String changed =
        """
        {"name":"Industry","rules":[
          {"segment":"large","name":"Large","when":"employees > 50"},
          {"segment":"technology","name":"Technology","when":"industry in ('Technology', 'IT')"}]}
        """;

    JsonNode preview = client.json(client.postJson("/api/segmentations/industry/preview", changed));
    assertThat(preview.get("moved").asInt()).isEqualTo(2);
    assertThat(preview.get("arr").get("amount").decimalValue()).isEqualByComparingTo("12000");
    assertThat(texts(preview.get("moves"), "from")).containsOnly("real-estate");
    assertThat(texts(preview.get("moves"), "to")).containsExactlyInAnyOrder("large", "other");
    assertThat(client.getJson("/api/segmentations/industry").get("version").asInt()).isOne();

    var saved = client.putJson("/api/segmentations/industry", changed);
    assertThat(saved.statusCode()).isEqualTo(200);
    JsonNode now = client.json(saved);
    assertThat(now.get("version").asInt()).isEqualTo(2);
    assertThat(texts(now.get("segments"), "slot"))
        .as("technology keeps its colour, large gets one that nobody had")
        .containsExactly("3", "2", "0");
    JsonNode versions = client.getJson("/api/segmentations/industry/versions");
    assertThat(texts(versions, "moved")).containsExactly("2", "");
    JsonNode first = client.getJson("/api/segmentations/industry?version=1");
    assertThat(texts(first.get("segments"), "accounts")).containsExactly("2", "1", "1");
    assertThat(client.get("/api/segmentations/industry?version=9").statusCode()).isEqualTo(404);
  }

  @Test
  void notesAValueThatNobodyHas() {
    client.postJson("/api/segmentations", BY_INDUSTRY);

    JsonNode preview =
        client.json(
            client.postJson(
                "/api/segmentations/industry/preview",
                """
                {"rules":[{"segment":"x","name":"X","when":"Contract = 'One yaer'"}]}
                """));

    assertThat(preview.get("notes").get(0).get("position").asInt()).isEqualTo(12);
    assertThat(preview.get("notes").get(0).get("note").asString())
        .isEqualTo("No account has Contract 'One yaer'. Did you mean 'One year'?");
  }

  @Test
  void keepsAChangeThatSomebodyElseMade() {
    client.postJson("/api/segmentations", BY_INDUSTRY);
    String renamed = BY_INDUSTRY.replace("\"Industry\"", "\"%s\",\"version\":1");

    assertThat(client.putJson("/api/segmentations/industry", renamed.formatted("A")).statusCode())
        .isEqualTo(200);
    assertThat(client.putJson("/api/segmentations/industry", renamed.formatted("B")).statusCode())
        .isEqualTo(409);
    assertThat(client.getJson("/api/segmentations/industry").get("name").asString()).isEqualTo("A");
    assertThat(client.putJson("/api/segmentations/none", BY_INDUSTRY).statusCode()).isEqualTo(404);
  }

  @Test
  void hasOneActiveSegmentation() {
    client.postJson("/api/segmentations", BY_INDUSTRY);
    client.postJson("/api/segmentations", BY_INDUSTRY.replace("\"industry\"", "\"second\""));

    assertThat(client.postJson("/api/segmentations/second/activation", "").statusCode())
        .isEqualTo(204);
    assertThat(texts(client.getJson("/api/segmentations"), "active"))
        .containsExactly("false", "true");
    assertThat(client.postJson("/api/segmentations/industry/activation", "").statusCode())
        .isEqualTo(204);
    assertThat(texts(client.getJson("/api/segmentations"), "active"))
        .containsExactly("true", "false");
    assertThat(client.postJson("/api/segmentations/none/activation", "").statusCode())
        .isEqualTo(404);
    assertThat(client.delete("/api/segmentations/industry").statusCode())
        .as("the active one stays while there is another")
        .isEqualTo(409);
  }

  @Test
  void bringsBackWhatWasDeleted() {
    client.postJson("/api/segmentations", BY_INDUSTRY);

    assertThat(client.delete("/api/segmentations/industry").statusCode()).isEqualTo(204);
    assertThat(client.getJson("/api/segmentations")).isEmpty();
    assertThat(client.get("/api/segmentations/industry").statusCode()).isEqualTo(404);
    assertThat(client.postJson("/api/segmentations/industry/restoration", "").statusCode())
        .isEqualTo(200);
    JsonNode listed = client.getJson("/api/segmentations");
    assertThat(listed.get(0).get("active").asBoolean()).isTrue();

    client.delete("/api/segmentations/industry");
    assertThat(client.postJson("/api/segmentations", BY_INDUSTRY).statusCode())
        .as("the key of a deleted one is free")
        .isEqualTo(201);
    assertThat(client.postJson("/api/segmentations/industry/restoration", "").statusCode())
        .isEqualTo(409);
  }

  @Test
  void writesALinePerAccount() {
    client.postJson("/api/segmentations", BY_INDUSTRY);

    var csv = client.get("/api/segmentations/industry/members.csv");

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(TestClient.header(csv, "Content-Type").getFirst()).startsWith("text/csv");
    assertThat(csv.body())
        .isEqualTo(
            """
            account_id,name,segment,segment_name,arr,currency
            a,'=Halden,real-estate,Real estate,12000.00,USD
            b,Nordlys,real-estate,Real estate,0.00,USD
            c,Byte,technology,Technology,358.20,USD
            d,Quiet,other,Other,0.00,USD
            """
                .replace("\n", "\r\n"));
    assertThat(client.get("/api/segmentations/industry/members.csv?asOf=2024-12-31").body())
        .contains("a,'=Halden,real-estate,Real estate,0.00,USD");
  }

  @Test
  void letsViewersReadAndOnlyProductWrite() {
    client.postJson("/api/segmentations", BY_INDUSTRY);
    for (String role : List.of("viewer", "gtm")) {
      TestClient reader = client.withKey(key(role));
      assertThat(reader.get("/api/segmentations/industry").statusCode()).isEqualTo(200);
      assertThat(reader.postJson("/api/segmentations/industry/preview", BY_INDUSTRY).statusCode())
          .isEqualTo(403);
      assertThat(reader.postJson("/api/segmentations", BY_INDUSTRY).statusCode()).isEqualTo(403);
      assertThat(reader.putJson("/api/segmentations/industry", BY_INDUSTRY).statusCode())
          .isEqualTo(403);
      assertThat(reader.delete("/api/segmentations/industry").statusCode()).isEqualTo(403);
      assertThat(reader.postJson("/api/segmentations/industry/activation", "").statusCode())
          .isEqualTo(403);
    }
    assertThat(
            client
                .withKey(key("product"))
                .putJson("/api/segmentations/industry", BY_INDUSTRY)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void recordsWhoChangedWhat() {
    client.postJson("/api/segmentations", BY_INDUSTRY);
    client.putJson("/api/segmentations/industry", BY_INDUSTRY.replace("'IT'", "'Software'"));

    assertThat(
            sql.sql(
                    """
                    SELECT action || ' ' || subject || ' ' || detail FROM audit_event
                    WHERE action LIKE 'segmentation.%' ORDER BY id DESC LIMIT 3
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "segmentation.changed industry version 2, 1 account moved",
            "segmentation.activated industry ",
            "segmentation.created industry 2 segments by rules");
  }

  private String key(String role) {
    var made =
        client.postJson("/api/keys", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role));
    assertThat(made.statusCode()).isEqualTo(201);
    return client.json(made).get("key").asString();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(one -> one.get(field).isNull() ? "" : one.get(field).asString())
        .toList();
  }
}
