package io.beachhead.behaviour.asked;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every number of every question opens to as many people or accounts as it says. */
@TestWorkspace
class ActorsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String RANGE = "\"dateFrom\":\"2026-01-05\",\"dateTo\":\"2026-01-25\"";

  /** Everybody; half of them; by what the account is; by what the event says, in two groups. */
  private static final List<String> VARIANTS =
      List.of(
          "",
          ",\"where\":{\"account.industry\":\"Retail\"}",
          ",\"breakdown\":\"account.industry\"",
          ",\"breakdown\":\"property:plan\",\"breakdownLimit\":1",
          ",\"breakdown\":\"property:plan\",\"where\":{\"plan\":\"B\"}");

  @Autowired TestClient client;

  @BeforeEach
  void manyPeopleOfFourAccounts() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry\nc0,Acme,Retail\nc1,Bolt,Retail\nc2,Chip,Media\nc3,Dune,\n");
    client.postCsv(
        "/api/imports/features",
        "key,name,state,events\nfirst,First,shipped,A\nsecond,Second,shipped,B;C\n");
    var random = new SplittableRandom(7);
    var events = new ArrayList<String>();
    for (int n = 0; n < 400; n++) {
      int who = random.nextInt(25);
      events.add(
          """
          {"type":"track","messageId":"m%d","userId":"u%02d","event":"%s","timestamp":"%s",
           "properties":{"plan":"%s"}%s}\
          """
              .formatted(
                  n,
                  who,
                  List.of("A", "B", "C").get(random.nextInt(3)),
                  Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(28 * 86_400)),
                  List.of("A", "B", "C").get(random.nextInt(3)),
                  who > 20 ? "" : ",\"context\":{\"groupId\":\"c%d\"}".formatted(who % 4)));
    }
    var answer =
        client
            .withKey(TestWorkspace.WRITE_KEY)
            .post(
                "/v1/batch",
                "{\"batch\":[" + String.join(",", events) + "]}",
                "Content-Type",
                "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void stepsOfFunnels() {
    for (var order : List.of("sequential", "strict", "any")) {
      for (var attribution : List.of("first", "all")) {
        everyNumber(
            "funnel",
            "\"steps\":[{\"event\":\"A\"},{\"event\":\"B\"},{\"event\":\"C\"}],\"order\":\"%s\","
                    .formatted(order)
                + "\"attribution\":\"%s\",\"window\":{\"value\":3,\"unit\":\"day\"}"
                    .formatted(attribution),
            (answer, number) -> {
              for (int s = 0; s < answer.get("steps").size(); s++) {
                var step = answer.get("steps").get(s);
                number.accept("{\"step\":%d}".formatted(s + 1), step.get("count").asInt());
                if (!step.get("lost").isNull()) {
                  number.accept(
                      "{\"step\":%d,\"lost\":true}".formatted(s + 1), step.get("lost").asInt());
                  number.accept(
                      "{\"step\":%d,\"withinWindow\":true}".formatted(s + 1),
                      step.get("withinWindow").asInt());
                }
              }
            });
      }
    }
  }

  @Test
  void trendsAndTimesOfFunnels() {
    var question =
        "{"
            + RANGE
            + ",\"steps\":[{\"event\":\"A\"},{\"event\":\"B\"}],\"trend\":{\"interval\":\"week\"},"
            + "\"timeToConvert\":{\"bins\":4}%s}";
    var answer = ask("funnel", question.formatted(""));
    for (int i = 0; i < answer.get("trend").size(); i++) {
      var entry = answer.get("trend").get(i);
      agrees("funnel", question, "{\"trend\":%d}".formatted(i), entry.get("entered").asInt());
      agrees(
          "funnel",
          question,
          "{\"trend\":%d,\"converted\":true}".formatted(i),
          entry.get("converted").asInt());
    }
    var bins = answer.at("/timeToConvert/bins");
    assertThat(bins.size()).isEqualTo(4);
    for (int i = 0; i < bins.size(); i++) {
      agrees("funnel", question, "{\"bin\":%d}".formatted(i), bins.get(i).get("count").asInt());
    }
  }

  @Test
  void cellsOfRetention() {
    for (var cohorts : List.of("recurring", "first")) {
      for (var returns : List.of("on", "onOrAfter")) {
        everyNumber(
            "retention",
            "\"start\":{\"event\":\"A\"},\"return\":{\"event\":\"B\"},\"period\":\"week\","
                + "\"intervals\":3,\"cohorts\":\"%s\",\"returns\":\"%s\""
                    .formatted(cohorts, returns),
            (answer, number) -> {
              for (int c = 0; c < answer.get("cohorts").size(); c++) {
                var returned = answer.get("cohorts").get(c).get("returned");
                for (int k = 0; k < returned.size(); k++) {
                  number.accept(
                      "{\"cohort\":%d,\"interval\":%d}".formatted(c, k), returned.get(k).asInt());
                }
              }
            });
      }
    }
  }

  @Test
  void barsOfStickinessAndLifecycle() {
    for (var cumulative : List.of("true", "false")) {
      everyNumber(
          "stickiness",
          "\"event\":\"A\",\"interval\":\"day\",\"intervalCount\":2,\"cumulative\":" + cumulative,
          (answer, number) -> {
            for (int k = 0; k < answer.get("data").size(); k++) {
              number.accept(
                  "{\"interval\":%d}".formatted(k + 1), answer.get("data").get(k).asInt());
            }
          });
    }
    everyNumber(
        "lifecycle",
        "\"interval\":\"week\"",
        (answer, number) -> {
          for (int i = 0; i < answer.get("intervals").size(); i++) {
            for (var kind : List.of("new", "returning", "resurrecting", "dormant")) {
              number.accept(
                  "{\"interval\":%d,\"kind\":\"%s\"}".formatted(i, kind),
                  Math.abs(answer.get("intervals").get(i).get(kind).asInt()));
            }
          }
        });
  }

  @Test
  void pointsOfActivity() {
    everyNumber(
        "activity",
        "\"event\":\"A\"",
        (answer, number) -> {
          for (int i = 0; i < answer.get("days").size(); i += 4) {
            for (var measure : List.of("daily", "weekly", "monthly")) {
              number.accept(
                  "{\"interval\":%d,\"measure\":\"%s\"}".formatted(i, measure),
                  answer.get("days").get(i).get(measure).asInt());
            }
          }
          for (int k = 0; k < 5; k++) {
            number.accept(
                "{\"frequency\":%d}".formatted(k + 1), answer.get("frequency").get(k).asInt());
          }
        });
  }

  @Test
  void usersOfFeatures() {
    everyNumber(
        "feature-use",
        "\"timezone\":\"UTC\"",
        (answer, number) -> {
          number.accept("{\"active\":true}", answer.get("active").asInt());
          for (var use : answer.get("features")) {
            number.accept(
                "{\"feature\":\"%s\"}".formatted(use.get("feature").asString()),
                use.get("users").asInt());
          }
        });
  }

  @Test
  void customersOfRepeatUse() {
    var question = "{" + RANGE + ",\"event\":\"A\"%s}";
    var answer = ask("repeat-use", question.formatted(""));
    agrees("repeat-use", question, "{\"which\":\"all\"}", answer.get("n").asInt());
    agrees("repeat-use", question, "{\"which\":\"repeaters\"}", answer.get("repeaters").asInt());
    agrees(
        "repeat-use", question, "{\"which\":\"beganBefore\"}", answer.get("beganBefore").asInt());
    assertThat(answer.get("n").asInt()).isPositive();
  }

  @Test
  void listsNamesAndAccountsPageByPage() {
    var question =
        "{"
            + RANGE
            + ",\"steps\":[{\"event\":\"A\"}],\"by\":\"%s\",\"actors\":true,%s\"of\":{\"step\":1}}";
    var accounts = ask("funnel", question.formatted("account", "")).at("/actors/items");
    assertThat(accounts.size()).isEqualTo(4);
    assertThat(accounts.get(0).get("name").asString()).isIn("Acme", "Bolt", "Chip", "Dune");
    assertThat(accounts.get(0).get("account")).isEqualTo(accounts.get(0).get("id"));
    var seen = new ArrayList<String>();
    var at = new ArrayList<Instant>();
    String cursor = "";
    int total = -1;
    do {
      var page = ask("funnel", question.formatted("person", "\"limit\":4," + cursor)).get("actors");
      total = page.get("total").asInt();
      for (var item : page.get("items")) {
        seen.add(item.get("id").asString());
        at.add(Instant.parse(item.get("at").asString()));
      }
      var next = page.get("nextCursor");
      cursor = next.isNull() ? null : "\"cursor\":\"%s\",".formatted(next.asString());
    } while (cursor != null);
    assertThat(seen).hasSize(total).doesNotHaveDuplicates();
    assertThat(at).isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void saysWhatIsWrongWithTheNumberThatIsAsked() {
    var wrong = new ArrayList<String>();
    for (var of :
        List.of(
            "",
            ",\"of\":{\"step\":3}",
            ",\"of\":{\"step\":2,\"lost\":true}",
            ",\"of\":{\"step\":\"two\"}",
            ",\"of\":{\"step\":1,\"value\":\"x\"}",
            ",\"of\":{\"step\":1,\"colour\":1}",
            ",\"of\":[1]",
            ",\"of\":{\"step\":1},\"limit\":0",
            ",\"of\":{\"step\":1},\"cursor\":\"nonsense\"",
            ",\"of\":{\"trend\":0}",
            ",\"of\":{\"bin\":0}")) {
      var response =
          client.postJson(
              "/api/behaviour/funnel",
              "{\"steps\":[{\"event\":\"A\"},{\"event\":\"B\"}],\"actors\":true" + of + "}");
      assertThat(response.statusCode()).as(of + response.body()).isBetween(400, 422);
      wrong.add(client.json(response).at("/problems/0/problem").asString());
    }
    assertThat(wrong).doesNotContain("");
    assertThat(wrong.get(1)).isEqualTo("must be a whole number from 1 to 2");
  }

  @Test
  void findsNobodyWhereNothingHappened() {
    client.emptyWorkspace();
    var answer =
        ask(
            "lifecycle",
            "{\"actors\":true,\"interval\":\"week\",\"of\":{\"interval\":0,\"kind\":\"new\"}}");
    assertThat(answer.at("/actors/total").asInt()).isZero();
    assertThat(answer.at("/actors/items").size()).isZero();
  }

  @Test
  void opensFromThePagesToListsThatAreSavedAsCohorts() {
    var range = "?range=custom&dateFrom=2026-01-05&dateTo=2026-01-25&asOf=2026-01-25";
    for (var page :
        List.of(
            "/retention",
            "/usage/lifecycle",
            "/usage/stickiness",
            "/usage/activity",
            "/usage/features")) {
      for (var view : List.of("", "&view=table")) {
        var body = client.get(page + range + view).body();
        var lists =
            Pattern.compile("href=\"(" + page + "/people\\?[^\"]*)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
        // Of a number that is 0 the list is empty.
        var address =
            lists.stream()
                .filter(list -> client.get(list).body().contains("Last seen"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + view + " opens to nobody: " + lists));
        var list = client.get(address);
        assertThat(list.statusCode()).as(address + list.body()).isEqualTo(200);
        assertThat(list.body()).as(address).contains("Owner", "Save as cohort");
        assertThat(client.get(address.replace("/people?", "/people.csv?")).body())
            .contains("last_seen");
        var question =
            list.body()
                .replaceAll("(?s).*name=\"question\" value=\"([^\"]*)\".*", "$1")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'");
        var saved =
            client.postJson(
                "/api/cohorts",
                "{\"name\":\"%s\",\"question\":%s}".formatted(page + view, question));
        assertThat(saved.statusCode()).as(question + saved.body()).isEqualTo(201);
      }
    }
    assertThat(client.get("/usage/lifecycle/people" + range + "&of=nonsense").statusCode())
        .isEqualTo(400);
    assertThat(client.get("/people/u01").body())
        .contains("What they did", "<a href=\"/accounts/c1", ">Bolt</a>");
    assertThat(client.get("/people/nobody").statusCode()).isEqualTo(404);
    assertThat(client.getJson("/api/people/u01?q=A&limit=5").get("events").size()).isPositive();
  }

  private interface Number extends BiConsumer<String, Integer> {}

  /** By people and accounts, in each variant, of everybody and of each group. */
  private void everyNumber(String kind, String about, BiConsumer<JsonNode, Number> numbers) {
    for (var by : List.of("person", "account")) {
      for (var variant : VARIANTS) {
        var question = "{" + RANGE + "," + about + ",\"by\":\"" + by + "\"" + variant + "%s}";
        var answer = ask(kind, question.formatted(""));
        numbers.accept(answer, (of, count) -> agrees(kind, question, of, count));
        if (answer.hasNonNull("breakdown")) {
          for (var group : answer.get("breakdown")) {
            numbers.accept(
                group,
                (of, count) -> {
                  var ofGroup = (ObjectNode) JSON.readTree(of);
                  if (group.has("other")) {
                    ofGroup.put("other", true);
                  } else {
                    ofGroup.set("value", group.get("value"));
                  }
                  agrees(kind, question, ofGroup.toString(), count);
                });
          }
        }
      }
    }
  }

  private void agrees(String kind, String question, String of, int count) {
    var asked = question.formatted(",\"actors\":true,\"limit\":1000,\"of\":" + of);
    var actors = ask(kind, asked).get("actors");
    assertThat(actors.get("total").asInt()).as(kind + " " + asked).isEqualTo(count);
    // Where each value has a funnel of its own, the other values may show somebody twice.
    var found = new HashSet<String>();
    actors
        .get("items")
        .forEach(item -> found.add(item.get("id").asString() + " " + item.get("value")));
    assertThat(found).as(kind + " " + asked).hasSize(count);
  }

  private JsonNode ask(String kind, String body) {
    var response = client.postJson("/api/behaviour/" + kind, body);
    assertThat(response.statusCode()).as(body + response.body()).isEqualTo(200);
    return client.json(response);
  }
}
