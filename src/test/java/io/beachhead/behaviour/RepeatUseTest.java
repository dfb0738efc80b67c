package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.RepeatUseQuestion.TimeUnit;
import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.statistics.BetaGeometricNbd;
import io.beachhead.statistics.BetaGeometricNbd.Fitted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.StringNode;

/** Who comes back, counted by hand, and the published fit. */
@TestWorkspace
class RepeatUseTest {
  @Autowired EventLog log;
  @Autowired BehaviourQuestions questions;
  @Autowired TestClient client;
  private Story story;

  @BeforeEach
  void emptyLog() throws Exception {
    log.empty();
    story = new Story(log);
  }

  @Test
  void countsUsesOfADayOnceAndLeavesOutWhoBeganBefore() throws Exception {
    story
        .did("ada", "A", "5T09:00")
        .did("ada", "A", "5T17:00")
        .did("ada", "A", "8T09:00")
        .did("ada", "B", "9T09:00")
        .did("ada", "A", "12T09:00")
        .did("once", "A", "6T09:00")
        .did("late", "A", "25T09:00")
        .did("old", "A", "1T09:00")
        .did("old", "A", "6T09:00")
        .told();
    var answer =
        questions.repeatUse(
            new RepeatUseQuestion(EventSelector.named("A"), Unit.PERSON, TimeUnit.DAY),
            Map.of(),
            period("2026-01-02", "2026-01-20"));
    assertThat(answer.customers())
        .containsExactlyInAnyOrder(
            new RepeatUseQuestion.Customer("ada", false, new BetaGeometricNbd.History(2, 7, 15)),
            new RepeatUseQuestion.Customer("once", false, new BetaGeometricNbd.History(0, 0, 14)));
    assertThat(answer.beganBefore()).isEqualTo(1);
  }

  @Test
  void countsAccountsAndLooksAtProperties() throws Exception {
    story
        .didFor("acme", "ada", "A", "5T09:00")
        .didFor("acme", "bob", "A", "6T09:00")
        .did("eve", "A", "7T09:00", "{\"plan\":\"pro\"}")
        .told();
    var period = period("2026-01-01", "2026-01-20");
    var accounts = new RepeatUseQuestion(EventSelector.ANY, Unit.ACCOUNT, TimeUnit.WEEK);
    assertThat(questions.repeatUse(accounts, Map.of(), period).customers())
        .containsExactly(
            new RepeatUseQuestion.Customer(
                "acme", false, new BetaGeometricNbd.History(1, 1 / 7.0, 15 / 7.0)));
    var people = new RepeatUseQuestion(EventSelector.ANY, Unit.PERSON, TimeUnit.WEEK);
    assertThat(
            questions
                .repeatUse(people, Map.of("plan", StringNode.valueOf("pro")), period)
                .customers())
        .extracting(RepeatUseQuestion.Customer::id)
        .containsExactly("eve");
  }

  @Test
  void saysWhatIsMissingForAFit() throws Exception {
    story.did("ada", "A", "5T09:00").did("ada", "A", "7T09:00").told();
    var answer =
        client.json(
            client.postJson(
                "/api/behaviour/repeat-use",
                "{\"event\":\"A\",\"unit\":\"week\",\"dateTo\":\"2026-01-20\"}"));
    assertThat(answer.get("r").isNull()).isTrue();
    assertThat(answer.get("n").intValue()).isEqualTo(1);
    assertThat(answer.get("notEnoughData").get("need").intValue()).isEqualTo(30);
    assertThat(client.postJson("/api/behaviour/repeat-use", "{\"horizon\":-1}").statusCode())
        .isEqualTo(422);
    assertThat(client.postJson("/api/behaviour/repeat-use", "{\"unit\":\"year\"}").statusCode())
        .isBetween(400, 422);
  }

  @Test
  void hasAPageWithFileAndJson() throws Exception {
    for (int i = 0; i < 60; i++) {
      story.did("p" + i, "A", (1 + i % 9) + "T09:00");
      for (int day = 10; day < 10 + i % 12; day++) {
        story.did("p" + i, "A", day + "T09:00");
      }
    }
    story.told();
    String asked = "?event=A&unit=day&horizon=30&asOf=2026-01-31";
    assertThat(client.get("/usage/repeat" + asked).body())
        .contains("Still there", "Most to come", "log-likelihood", "/method/repeat-use")
        // 5 of each 12 come only once: nothing tells whether they are still there.
        .contains("Came once", "whether they are still there is not known")
        .contains("Came back");
    assertThat(client.getJson("/usage/repeat.json" + asked).get("n").intValue()).isEqualTo(60);
    assertThat(client.get("/usage/repeat.csv" + asked).body().lines().count()).isEqualTo(61);
    assertThat(client.get("/usage/repeat.csv" + asked).body().lines())
        .filteredOn(line -> line.startsWith("p0,"))
        .allMatch(line -> line.contains(",0,0,"))
        .allMatch(line -> line.matches(".*,,[0-9.]+"));
    assertThat(client.get("/usage/repeat?horizon=0&asOf=2026-01-31").statusCode()).isEqualTo(422);
    assertThat(client.get("/usage/repeat?event=A&asOf=2026-01-02").body())
        .contains("Not enough data");
  }

  @Test
  @Tag("real-data")
  void reproducesThePublishedFitOfTheMusicShop() throws Exception {
    var file = "cdnow/CDNOW_sample.txt.gz";
    buy(file);
    // 1 January to 30 September 1997: the first 39 weeks, in which all of them bought first.
    var answer =
        client.json(
            client.postJson(
                "/api/behaviour/repeat-use",
                """
                {"event":"Order placed","unit":"week","dateFrom":"1997-01-01",
                 "dateTo":"1997-09-30","timezone":"UTC","horizon":39}
                """));
    assertThat(answer.get("n").intValue()).isEqualTo(2357);
    assertThat(answer.get("r").doubleValue()).isCloseTo(0.243, within(5e-4));
    assertThat(answer.get("alpha").doubleValue()).isCloseTo(4.414, within(1e-3));
    assertThat(answer.get("a").doubleValue()).isCloseTo(0.793, within(1e-3));
    assertThat(answer.get("b").doubleValue()).isCloseTo(2.426, within(1.5e-3));
    assertThat(answer.get("logLikelihood").doubleValue()).isCloseTo(-9582.4, within(0.05));
    assertThat(answer.get("caution").isNull()).isTrue();
    // Against the orders of the next 39 weeks, which the model has not seen.
    double actual = laterOrders(file);
    assertThat(answer.get("expected").get("uses").doubleValue() / actual).isBetween(0.85, 1.15);
  }

  @Test
  @Tag("real-data")
  void expectsOfOneBuyerWhatThePaperExpects() throws Exception {
    var file = "cdnow/CDNOW_sample.txt.gz";
    buy(file);
    var answer =
        questions.repeatUse(
            new RepeatUseQuestion(EventSelector.named("Order placed"), Unit.PERSON, TimeUnit.WEEK),
            Map.of(),
            period("1997-01-01", "1997-09-30"));
    var first =
        answer.customers().stream().filter(c -> c.id().equals("0001")).findFirst().orElseThrow();
    assertThat(first.history().repeats()).isEqualTo(2);
    assertThat(first.history().recency()).isCloseTo(30.43, within(5e-3));
    assertThat(first.history().age()).isCloseTo(38.86, within(5e-3));
    var model = ((Fitted) answer.result()).model();
    assertThat(model.expectedUses(first.history(), 39)).isCloseTo(1.226, within(1e-3));
  }

  private static Period period(String from, String to) {
    return new Period(
        Instant.parse(from + "T00:00:00Z").toEpochMilli(),
        Instant.parse(to + "T23:59:59.999Z").toEpochMilli(),
        ZoneOffset.UTC,
        DayOfWeek.MONDAY);
  }

  private record Order(String customer, LocalDate day) {}

  private void buy(String file) throws Exception {
    List<Event> events = new ArrayList<>();
    for (Order order : orders(file)) {
      events.add(
          new Event(
              "cdnow-" + events.size(),
              Call.TRACK,
              "Order placed",
              order.customer(),
              null,
              null,
              null,
              order.day().atTime(12, 0).toInstant(ZoneOffset.UTC),
              Instant.now(),
              null,
              "{}",
              "{}"));
    }
    log.append(events, List.of()).get();
  }

  private static double laterOrders(String file) throws IOException {
    return orders(file).stream()
        .filter(order -> order.day().isAfter(LocalDate.of(1997, 9, 30)))
        .distinct()
        .count();
  }

  private static List<Order> orders(String file) throws IOException {
    try (var lines =
        new BufferedReader(new InputStreamReader(RealData.open(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.strip().split("\\s+"))
          .map(cells ->
              new Order(cells[1], LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE)))
          .toList();
    }
  }
}
