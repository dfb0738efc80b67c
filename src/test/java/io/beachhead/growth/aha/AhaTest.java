package io.beachhead.growth.aha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.statistics.BinomialInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 400 people; who shares two approvals in the first week stays with 85%, others with 15%. Nine
 * decoys have nothing to do with it. Every figure is counted anew from the rows, by brute force.
 */
@TestWorkspace
class AhaTest {
  private static final Instant SIGN_UP = Instant.parse("2026-03-02T10:00:00Z");
  private static final int PEOPLE = 400;

  @Autowired TestClient client;
  private final List<Row> rows = new ArrayList<>();

  private record Row(int person, String event, Instant at) {}

  @BeforeEach
  void people() {
    client.emptyWorkspace();
    var random = new SplittableRandom(7);
    for (int person = 0; person < PEOPLE; person++) {
      var signUp = SIGN_UP.plus(Duration.ofMinutes(37L * person));
      rows.add(new Row(person, "Signed up", signUp));
      int shared = random.nextInt(4);
      for (int i = 0; i < shared; i++) {
        rows.add(new Row(person, "Approval shared", signUp.plus(Duration.ofHours(20L + 40 * i))));
      }
      for (int decoy = 0; decoy < 9; decoy++) {
        int times = random.nextInt(3);
        for (int i = 0; i < times; i++) {
          rows.add(
              new Row(
                  person,
                  "Decoy " + decoy,
                  signUp.plus(Duration.ofHours(1 + random.nextInt(160)))));
        }
      }
      if (random.nextDouble() < (shared >= 2 ? 0.85 : 0.15)) {
        rows.add(
            new Row(person, "Worked", signUp.plus(Duration.ofHours(168 + random.nextInt(504)))));
      }
      // The day after the outcome window does not count.
      rows.add(new Row(person, "Worked", signUp.plus(Duration.ofHours(672))));
    }
    // Signed up too late to be judged.
    rows.add(new Row(PEOPLE, "Signed up", Instant.now().minus(Duration.ofDays(27))));
    var file = new StringBuilder("user_id,event,timestamp\n");
    rows.forEach(row -> file.append("p%d,%s,%s\n".formatted(row.person, row.event, row.at)));
    assertThat(client.postCsv("/api/imports/events", file.toString()).statusCode()).isEqualTo(200);
    define("{\"signedUp\": \"Signed up\", \"active\": \"Worked\"}");
  }

  @Test
  void findsThePlantedMomentAmongDecoys() {
    var answer = client.getJson("/api/growth/aha?withinDays=7&outcomeFromDay=8&outcomeToDay=28");
    assertThat(answer.get("people").asInt()).isEqualTo(PEOPLE);
    assertThat(answer.get("tooYoung").asInt()).isEqualTo(1);
    var best = answer.get("candidates").get(0);
    assertThat(best.get("event").asString()).isEqualTo("Approval shared");
    assertThat(best.get("times").asInt()).isEqualTo(2);
    assertThat(best.get("q").asDouble()).isLessThan(1e-10);
    assertThat(answer.get("wording").asString()).startsWith("Associated with");
    for (var candidate : answer.get("candidates")) {
      var brute = brute(candidate.get("event").asString(), candidate.get("times").asInt());
      assertThat(candidate.get("reach").asDouble()).isCloseTo(brute.did / 400.0, within(1e-12));
      assertThat(candidate.get("precision").asDouble())
          .isCloseTo((double) brute.both / brute.did, within(1e-12));
      assertThat(candidate.get("sensitivity").asDouble())
          .isCloseTo((double) brute.both / brute.stayed, within(1e-12));
      assertThat(candidate.get("lift").asDouble())
          .isCloseTo((double) brute.both / brute.did / (brute.stayed / 400.0), within(1e-12));
      if (brute.otherDid > 0) {
        var holdout = BinomialInterval.jeffreys(brute.otherBoth, brute.otherDid);
        assertThat(candidate.get("holdout").get("precision").get("mid").asDouble())
            .isCloseTo(holdout.mid(), within(1e-12));
        assertThat(candidate.get("holdout").get("precision").get("low").asDouble())
            .isCloseTo(holdout.low(), within(1e-9));
      }
      if (candidate.get("event").asString().startsWith("Decoy")) {
        assertThat(candidate.get("q").asDouble()).as(candidate.toString()).isGreaterThan(0.01);
      }
    }
    var dose = best.get("doseCurve");
    assertThat(dose.size()).isEqualTo(4);
    assertThat(dose.valueStream().mapToInt(d -> d.get("people").asInt()).sum()).isEqualTo(PEOPLE);
    assertThat(dose.get(2).get("retained").get("mid").asDouble()).isGreaterThan(0.7);
    assertThat(best.get("details").get("eValue").asDouble()).isGreaterThan(3);
    assertThat(best.get("details").get("mantelHaenszel").asDouble()).isGreaterThan(10);
  }

  @Test
  void refusesAnOutcomeThatBeginsBeforeTheBehaviourEnds() {
    var refused = client.get("/api/growth/aha?withinDays=7&outcomeFromDay=7&outcomeToDay=400");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("outcomeFromDay", "outcomeToDay");
    assertThat(client.get("/api/growth/aha?withinDays=soon").statusCode()).isEqualTo(400);
    define("{\"signedUp\": null}");
    assertThat(client.getJson("/api/growth/aha").get("notEnoughData").toString())
        .contains("signedUp");
    assertThat(client.get("/api/growth/aha.csv").body()).startsWith("event,times,reach");
  }

  private static final class Brute {
    int did;
    int both;
    int stayed;
    int otherDid;
    int otherBoth;
  }

  private Brute brute(String event, int times) {
    var signedUp = new TreeMap<Integer, Instant>();
    rows.stream()
        .filter(row -> row.event.equals("Signed up") && row.person < PEOPLE)
        .forEach(row -> signedUp.put(row.person, row.at));
    var brute = new Brute();
    signedUp.forEach((person, at) -> {
      long early =
          rows.stream()
              .filter(row -> row.person == person && row.event.equals(event))
              .filter(row -> row.at.isBefore(at.plus(Duration.ofDays(7))))
              .count();
      boolean stayed =
          rows.stream()
              .filter(row -> row.person == person && row.event.equals("Worked"))
              .anyMatch(row ->
                  !row.at.isBefore(at.plus(Duration.ofDays(7)))
                      && row.at.isBefore(at.plus(Duration.ofDays(28))));
      boolean other = !EarlyUse.chooses("p" + person);
      brute.stayed += stayed ? 1 : 0;
      if (early >= times) {
        brute.did++;
        brute.both += stayed ? 1 : 0;
        brute.otherDid += other ? 1 : 0;
        brute.otherBoth += other && stayed ? 1 : 0;
      }
    });
    return brute;
  }

  private void define(String body) {
    assertThat(client.putJson("/api/growth/definitions", body).statusCode()).isEqualTo(200);
  }
}
