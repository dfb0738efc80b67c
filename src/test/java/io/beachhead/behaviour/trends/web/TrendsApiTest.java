package io.beachhead.behaviour.trends.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Trends on examples small enough to count by hand. */
@TestWorkspace
class TrendsApiTest {
  private static final String DAYS =
      "\"timezone\":\"UTC\",\"dateFrom\":\"2026-03-02\",\"dateTo\":\"2026-03-04\"";

  @Autowired TestClient client;

  /** Ada and Bob of Acme, Eve of Chip, and a visitor without an account. */
  @BeforeEach
  void aFewPurchases() {
    client.emptyWorkspace();
    send(
        bought("ada", "acme", "2026-03-02T10:00:00Z", "\"amount\":10,\"plan\":\"pro\""),
        bought("ada", "acme", "2026-03-02T11:00:00Z", "\"amount\":20,\"plan\":\"pro\""),
        bought("bob", "acme", "2026-03-02T12:00:00Z", "\"amount\":\"30.5\",\"plan\":\"team\""),
        bought("eve", "chip", "2026-03-04T10:00:00Z", "\"amount\":\"a lot\",\"plan\":\"pro\""),
        bought("eve", "chip", "2026-03-04T11:00:00Z", "\"plan\":\"free\""),
        bought("zoe", null, "2026-03-04T23:59:59.999Z", "\"amount\":40"),
        bought("ada", "acme", "2026-03-01T10:00:00Z", "\"amount\":1"),
        bought("ada", "acme", "2026-02-27T10:00:00Z", "\"amount\":2"));
  }

  @Test
  void countsEventsPeopleAndAccountsByDay() {
    var answer =
        ask(
            """
            {"series":[{"event":"Bought"},{"event":"Bought","measure":"people"},
                       {"event":"Bought","measure":"accounts"}], %s}
            """);
    assertThat(answer.get("interval").asString()).isEqualTo("day");
    assertThat(values(answer.at("/series/0"))).containsExactly("3", "0", "3");
    assertThat(values(answer.at("/series/1"))).containsExactly("2", "0", "2");
    assertThat(values(answer.at("/series/2"))).containsExactly("1", "0", "1");
    assertThat(answer.at("/series/0/total").asInt()).isEqualTo(6);
    assertThat(answer.at("/series/1/total").asInt()).as("each once").isEqualTo(4);
    assertThat(answer.at("/series/2/total").asInt()).isEqualTo(2);
    assertThat(answer.at("/series/0/data/0/start").asString()).startsWith("2026-03-02T00:00");
    assertThat(answer.at("/series/0/data/2/complete").asBoolean()).isTrue();
    assertThat(answer.at("/series/0/range/low").asDouble()).isBetween(2.0, 6.0);
  }

  @Test
  void leavesOutWhatIsNotANumberAndSaysHowMuch() {
    var answer =
        ask(
            """
            {"series":[{"event":"Bought","measure":"sum","property":"amount"},
                       {"event":"Bought","measure":"mean","property":"amount"},
                       {"event":"Bought","measure":"median","property":"amount"},
                       {"event":"Bought","measure":"p90","property":"amount"}], %s}
            """);
    assertThat(values(answer.at("/series/0"))).containsExactly("60.5", "0.0", "40.0");
    assertThat(answer.at("/series/0/notNumeric").asInt()).isEqualTo(1);
    assertThat(answer.at("/series/0/withoutValue").asInt()).isEqualTo(1);
    assertThat(values(answer.at("/series/1")))
        .containsExactly("20.166666666666668", "null", "40.0");
    assertThat(answer.at("/series/1/total").asDouble()).isEqualTo(100.5 / 4);
    assertThat(values(answer.at("/series/2"))).containsExactly("20.0", "null", "40.0");
    assertThat(answer.at("/series/3/data/0/value").asDouble()).isEqualTo(28.4);
  }

  @Test
  void dividesOneSeriesByAnother() {
    for (var ratio :
        List.of("\"formula\":\"A/B\"", "\"ratio\":{\"numerator\":0,\"denominator\":1}")) {
      var answer =
          ask(
              """
              {"series":[{"event":"Bought"},{"event":"Bought","measure":"people"}], RATIO, %s}
              """
                  .replace("RATIO", ratio));
      assertThat(values(answer.get("ratio"))).containsExactly("1.5", "null", "1.5");
      assertThat(answer.at("/ratio/total").asDouble()).isEqualTo(1.5);
      assertThat(answer.at("/ratio/range/high").asDouble()).isBetween(1.5, 2.5);
    }
  }

  @Test
  void comparesWithThePeriodBefore() {
    var answer = ask("{\"series\":[{\"event\":\"Bought\"}],\"compare\":\"previous\", %s}");
    var series = answer.at("/series/0");
    assertThat(series.get("data").valueStream().map(point -> point.get("previous").toString()))
        .as("27 and 28 February and 1 March")
        .containsExactly("1", "0", "1");
    assertThat(series.get("previous").asInt()).isEqualTo(2);
    assertThat(series.at("/change/mid").asDouble()).isEqualTo(2.0);
    assertThat(series.at("/change/low").asDouble()).isLessThan(2.0);
  }

  @Test
  void foldsWhatIsBeyondTheLimitAndSaysHowManyValues() {
    var answer =
        ask(
            """
            {"series":[{"event":"Bought","measure":"people"}],
             "breakdown":"property:plan","breakdownLimit":1, %s}
            """);
    var groups = answer.get("breakdown");
    assertThat(groups.size()).isEqualTo(2);
    assertThat(groups.at("/0/value").asString()).isEqualTo("pro");
    assertThat(values(groups.at("/0/series/0"))).containsExactly("1", "0", "1");
    assertThat(groups.at("/1/other").asBoolean()).isTrue();
    assertThat(groups.at("/1/values").asInt()).as("team, free and none").isEqualTo(3);
    assertThat(values(groups.at("/1/series/0"))).containsExactly("1", "0", "2");
  }

  @Test
  void countsOnlyEventsOfAccountsByAccount() {
    var answer =
        ask(
            """
            {"by":"account","series":[{"event":"Bought"},{"event":"Bought","measure":"people"}], %s}
            """);
    assertThat(values(answer.at("/series/0"))).containsExactly("3", "0", "2");
    assertThat(values(answer.at("/series/1"))).containsExactly("2", "0", "1");
  }

  @Test
  void knowsThatDaysHave23And25Hours() {
    send(
        bought("ada", "acme", "2026-03-28T22:30:00Z", ""),
        bought("ada", "acme", "2026-03-28T23:30:00Z", ""),
        bought("ada", "acme", "2026-03-29T21:30:00Z", ""),
        bought("ada", "acme", "2026-03-29T22:30:00Z", ""));
    var days =
        client.json(
            client.postJson(
                "/api/behaviour/trends",
                """
                {"series":[{"event":"Bought"}],"timezone":"Europe/Berlin",
                 "dateFrom":"2026-03-28","dateTo":"2026-03-30"}
                """));
    assertThat(values(days.at("/series/0"))).containsExactly("1", "2", "1");
    assertThat(days.at("/series/0/data/1/start").asString()).isEqualTo("2026-03-29T00:00:00+01:00");
    assertThat(days.at("/series/0/data/2/start").asString()).isEqualTo("2026-03-30T00:00:00+02:00");
    var hours =
        client.json(
            client.postJson(
                "/api/behaviour/trends",
                """
                {"series":[{"event":"Bought"}],"timezone":"Europe/Berlin","interval":"hour",
                 "dateFrom":"2026-03-29","dateTo":"2026-03-29"}
                """));
    assertThat(hours.at("/series/0/data").size()).isEqualTo(23);
  }

  @Test
  void marksWhatRunsOrIsCutOff() {
    var weeks =
        ask(
            "{\"series\":[{\"event\":\"Bought\"}],\"interval\":\"week\",\"weekStart\":\"sunday\","
                + " %s}");
    assertThat(weeks.at("/series/0/data").size()).isEqualTo(1);
    assertThat(weeks.at("/series/0/data/0/complete").asBoolean())
        .as("three of seven days")
        .isFalse();
    var future =
        client.json(
            client.postJson(
                "/api/behaviour/trends",
                "{\"series\":[{}],\"interval\":\"quarter\",\"dateFrom\":\"2026-01-01\",\"dateTo\":\"2099-12-31\"}"));
    assertThat(future.at("/series/0/data/0/value").asInt()).isEqualTo(8);
    assertThat(
            future
                .at("/series/0/data")
                .valueStream()
                .toList()
                .getLast()
                .get("complete")
                .asBoolean())
        .isFalse();
  }

  @Test
  void opensANumberToItsPeople() {
    var answer =
        ask(
            """
            {"series":[{"event":"Bought"}],"actors":true,"of":{"interval":0,"series":0}, %s}
            """);
    assertThat(answer.at("/actors/total").asInt()).isEqualTo(2);
    assertThat(answer.at("/actors/items/0/id").asString()).isEqualTo("bob");
    assertThat(answer.at("/actors/items/1/account").asString()).isEqualTo("acme");
    var free =
        ask(
            """
            {"series":[{"event":"Bought","measure":"accounts"}],"breakdown":"property:plan",
             "actors":true,"of":{"value":"free"}, %s}
            """);
    assertThat(free.at("/actors/items/0/id").asString()).isEqualTo("chip");
    refused("{\"series\":[{}],\"actors\":true,\"of\":{\"interval\":99}}", "of.interval");
    refused("{\"series\":[{}],\"actors\":true,\"of\":{\"series\":1}}", "of.series");
    refused("{\"series\":[{}],\"actors\":true,\"of\":{\"step\":1}}", "of.step");
  }

  @Test
  void saysWhatIsWrongWithAQuestion() {
    refused("{}", "series");
    refused("{\"series\":[{\"event\":\"Bought\",\"measure\":\"sum\"}]}", "series[0].property");
    refused("{\"series\":[{\"property\":\"amount\"}]}", "takes no property");
    refused("{\"series\":[{}],\"formula\":\"A+B\"}", "such as A/B");
    refused("{\"series\":[{}],\"formula\":\"A/B\"}", "names a series that is not there");
    refused("{\"series\":[{}],\"ratio\":{\"numerator\":0}}", "needs numerator and denominator");
    refused("{\"series\":[{}],\"compare\":\"last year\"}", "must be previous");
    refused(
        "{\"series\":[{}],\"interval\":\"hour\",\"breakdown\":\"persona\",\"breakdownLimit\":1000,\"dateFrom\":\"2026-01-01\",\"dateTo\":\"2026-03-31\"}",
        "Choose longer intervals");
  }

  @Test
  void answersInAWorkspaceWithoutEvents() {
    client.emptyWorkspace();
    var answer =
        ask(
            """
            {"series":[{"event":"Bought"},{"event":"Bought","measure":"mean","property":"amount"}],
             "compare":"previous","breakdown":"segment","formula":"B/A", %s}
            """);
    assertThat(values(answer.at("/series/0"))).containsExactly("0", "0", "0");
    assertThat(answer.at("/series/1/total").isNull()).isTrue();
    assertThat(answer.at("/ratio/total").isNull()).isTrue();
    assertThat(answer.at("/series/0/change").isNull()).isTrue();
  }

  private void refused(String body, String said) {
    var answer = client.postJson("/api/behaviour/trends", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
  }

  private JsonNode ask(String body) {
    var answer = client.postJson("/api/behaviour/trends", body.formatted(DAYS));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.json(answer);
  }

  private static List<String> values(JsonNode line) {
    return line.get("data").valueStream().map(point -> point.get("value").toString()).toList();
  }

  private void send(String... calls) {
    var answer =
        client
            .withKey(TestWorkspace.WRITE_KEY)
            .post(
                "/v1/batch",
                "{\"batch\":[%s]}".formatted(String.join(",", calls)),
                "Content-Type",
                "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String bought(
      String user,
      @org.jspecify.annotations.Nullable String account,
      String at,
      String properties) {
    return """
    {"type":"track","event":"Bought","userId":"%s","timestamp":"%s","messageId":"%s",
     "context":{%s},"properties":{%s}}
    """
        .formatted(
            user,
            at,
            UUID.randomUUID(),
            account == null ? "" : "\"groupId\":\"%s\"".formatted(account),
            properties);
  }
}
