package io.beachhead.segments.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class LearnedApiTest {
  private static final String LEARNED = "/api/segmentations/learned";

  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void learnsAcceptsAndDividesByTheClasses() {
    accounts(200);
    var run =
        done(
            """
            {"columns":["attribute:tool","attribute:team","attribute:seats"],
             "classes":{"from":1,"to":4}}
            """);

    assertThat(run.get("accounts").asInt()).isEqualTo(200);
    assertThat(run.get("chosen").get("k").asInt()).isEqualTo(2);
    assertThat(run.get("chosen").get("why").asString()).contains("BIC", "ICL");
    assertThat(run.get("models")).hasSize(4);
    assertThat(run.get("profiles")).hasSize(2);
    assertThat(run.get("profiles").get(0).get("stands out").get(0).asString()).contains("of all");
    assertThat(run.get("rules").get("accuracy").get("low").asDouble()).isGreaterThan(0.8);
    assertThat(run.get("rules").get("segments").get(0).get("when").asString()).isNotBlank();
    String id = run.get("id").asString();
    var made =
        client.postJson(
            LEARNED + "/" + id + "/acceptance",
            "{\"k\":2,\"key\":\"learned\",\"name\":\"Needs \\\"learned\\\"\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

    var segments = client.getJson("/api/segmentations/learned").get("segments");
    assertThat(segments.get(0).get("accounts").asInt() + segments.get(1).get("accounts").asInt())
        .isEqualTo(200);
    assertThat(segments.get(2).get("accounts").asInt()).as("otherwise").isZero();
    client.postCsv("/api/imports/accounts", "id,name,tool,team,seats\nnew,New,x,ops,12\n");
    var after = client.getJson("/api/segmentations/learned").get("segments");
    assertThat(after.get(2).get("accounts").asInt())
        .as("a new one is placed by the rules")
        .isZero();
    assertThat(client.get("/api/value-map?segmentation=learned").statusCode()).isEqualTo(200);
    assertThat(
            client
                .postJson(LEARNED + "/" + id + "/acceptance", "{\"k\":2,\"key\":\"learned\"}")
                .statusCode())
        .isEqualTo(409);
    assertThat(
            client
                .postJson(LEARNED + "/" + id + "/acceptance", "{\"k\":9,\"key\":\"nine\"}")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void saysWhichColumnsCannotBeLearnedFrom() {
    accounts(60);
    var refused =
        client.postJson(
            LEARNED,
            """
            {"columns":["attribute:nothing","attribute:constant","feature:none","events:None",
              "attribute:code","attribute:plan","colour"]}
            """);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "attribute:nothing",
            "is not an attribute that any account has",
            "is the same for every account",
            "is not a feature",
            "is not an event that ever came",
            "has no value for any account",
            "is not attribute:NAME, feature:KEY, mrr or events:NAME");
    assertThat(client.postJson(LEARNED, "{}").statusCode()).isEqualTo(422);
    assertThat(
            client
                .postJson(
                    LEARNED,
                    "{\"columns\":[\"attribute:tool\"],\"classes\":{\"from\":5,\"to\":2},\"starts\":0}")
                .body())
        .contains("classes", "starts");
    assertThat(client.get(LEARNED + "/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
  }

  @Test
  void fewerThanThirtyAccountsAreNotEnough() {
    accounts(29);
    assertThat(client.postJson(LEARNED, "{\"columns\":[\"attribute:tool\"]}").body())
        .contains("29 accounts have a value; 30 are needed");
  }

  @Test
  void tenThousandValuesAreNoKinds() {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,label\n"
            + IntStream.range(0, 10_000)
                .mapToObj(i -> "a%d,A,label %d".formatted(i, i))
                .collect(Collectors.joining("\n")));
    assertThat(client.postJson(LEARNED, "{\"columns\":[\"attribute:label\"]}").body())
        .contains("has 10,000 different values; at most 60 can be learned from");
  }

  @Test
  void aRunCanBeStopped() {
    accounts(400);
    var begun =
        client.json(
            client.postJson(
                LEARNED,
                "{\"columns\":[\"attribute:tool\",\"attribute:seats\"],\"starts\":200,"
                    + "\"classes\":{\"from\":2,\"to\":20}}"));
    String id = begun.get("id").asString();

    assertThat(client.delete(LEARNED + "/" + id).statusCode()).isEqualTo(204);
    assertThat(client.getJson(LEARNED + "/" + id).get("state").asString()).isEqualTo("stopped");
    assertThat(
            client
                .postJson(LEARNED + "/" + id + "/acceptance", "{\"k\":2,\"key\":\"x\"}")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  @Tag("real-data")
  void reproducesThePublishedFitOfTheCarcinomaRatings() throws IOException {
    var lines = RealData.text("polca/carcinoma.csv").lines().toList();
    var csv = new StringBuilder("id,name," + lines.getFirst().replace("\"", "") + "\n");
    for (int i = 1; i < lines.size(); i++) {
      csv.append("s%d,S%d,".formatted(i, i)).append(lines.get(i)).append('\n');
    }
    assertThat(client.postCsv("/api/imports/accounts", csv.toString()).statusCode()).isEqualTo(200);
    var run =
        done(
            """
            {"columns":["attribute:A:categorical","attribute:B:categorical",
              "attribute:C:categorical","attribute:D:categorical","attribute:E:categorical",
              "attribute:F:categorical","attribute:G:categorical"],
             "classes":{"from":3,"to":3},"starts":40}
            """);
    var three = run.get("models").get(0);

    assertThat(run.get("accounts").asInt()).isEqualTo(118);
    assertThat(three.get("logLikelihood").asDouble()).isCloseTo(-293.705, within(5e-4));
    assertThat(three.get("aic").asDouble()).isCloseTo(633.41, within(1e-3));
    assertThat(three.get("bic").asDouble()).isCloseTo(697.1357, within(1e-3));
    assertThat(three.get("objection").asString()).contains("fewer than 30");
    assertThat(run.get("chosen").get("k").isNull()).isTrue();
  }

  private JsonNode done(String question) {
    var begun = client.postJson(LEARNED, question);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = client.json(begun).get("id").asString();
    Instant until = Instant.now().plus(Duration.ofSeconds(90));
    while (true) {
      var run = client.getJson(LEARNED + "/" + id);
      if (!run.get("state").asString().equals("running") || Instant.now().isAfter(until)) {
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        return run;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Two kinds: x for ops with about 10 seats, y for sales with about 100; one in ten is odd. */
  private void accounts(int n) {
    var imported =
        client.postCsv(
            "/api/imports/accounts",
            "id,name,tool,team,seats,constant,code\n"
                + IntStream.range(0, n)
                    .mapToObj(i -> {
                      boolean first = i % 2 == 0;
                      boolean odd = i % 10 == 3;
                      return "a%d,A%d,%s,%s,%d,same,c%d"
                          .formatted(
                              i,
                              i,
                              first != odd ? "x" : "y",
                              first ? "ops" : "sales",
                              (first ? 10 : 100) + i % 7,
                              i);
                    })
                    .collect(Collectors.joining("\n")));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
  }
}
