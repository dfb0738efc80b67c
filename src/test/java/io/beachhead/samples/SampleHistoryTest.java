package io.beachhead.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.samples.planwright.Planwright;
import io.beachhead.samples.planwright.PlanwrightEvents;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class SampleHistoryTest {
  /** What tests load of the year. */
  private static final int DAYS = 30;

  @Autowired TestClient client;
  @Autowired Samples samples;
  @Autowired SampleHistory history;
  @Autowired WorkspaceSettings workspace;
  @Autowired Clock clock;

  @BeforeEach
  @AfterEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void bringsTheEventsAfterEverythingElseAndThenCallsTheSampleComplete() throws Exception {
    samples.load("planwright");
    assertThat(workspace.current().sampleKey()).isEqualTo("loading:planwright");
    assertThat(client.get("/accounts").body()).contains("/samples/arriving");

    untilOver();

    LocalDate today = workspace.current().today(clock);
    var events = PlanwrightEvents.of(Planwright.on(today));
    long expected = 0;
    for (int ago = 0; ago < DAYS; ago++) {
      expected +=
          events.on(today.minusDays(ago)).stream()
              .filter(event -> !event.receivedAt().isAfter(clock.instant()))
              .count();
    }
    // Some of today's events may have come due between the loading and this line.
    assertThat(history.progress().orElseThrow().stored())
        .isBetween(expected * 99 / 100, expected)
        .isPositive();
    assertThat(workspace.current().sampleKey()).isEqualTo("planwright");
    assertThat(client.get("/accounts").body()).doesNotContain("/samples/arriving");
    assertThat(client.get("/funnel").body())
        .containsSubsequence("value=\"Signed up\"", "value=\"Document approved\"");
    assertThat(client.getJson("/api/events?account=pw-0001&limit=1").size()).isPositive();
  }

  @Test
  void bringsTheNewestWeeksFirstAndEachDayOnce() {
    LocalDate last = LocalDate.of(2026, 11, 30);
    LocalDate first = last.minusDays(365);

    var days = SampleHistory.newestWeeksFirst(first, last).toList();

    assertThat(days.subList(0, 28))
        .isEqualTo(last.minusDays(27).datesUntil(last.plusDays(1)).toList());
    assertThat(days)
        .containsExactlyInAnyOrderElementsOf(first.datesUntil(last.plusDays(1)).toList());
    assertThat(SampleHistory.newestWeeksFirst(last, last)).containsExactly(last);
    assertThat(SampleHistory.newestWeeksFirst(last, last.minusDays(1))).isEmpty();
  }

  @Test
  void stopsWhenTheWorkspaceIsEmptied() throws Exception {
    samples.load("planwright");
    client.emptyWorkspace();

    assertThat(history.progress()).isEmpty();
    assertThat(workspace.current().sampleKey()).isNull();
    assertThat(samples.canLoad()).isTrue();
  }

  @Test
  void takesWhatItSetInTheSettingsWithIt() {
    var before = workspace.current();
    samples.load("planwright");
    assertThat(workspace.current().capacityWeeks()).isNotNull();
    client.emptyWorkspace();

    assertThat(workspace.current().capacityWeeks()).isNull();
    assertThat(workspace.current().name()).isEqualTo(before.name());
  }

  @Test
  void refusesAWorkspaceThatHoldsEventsAlone() {
    client
        .withKey(TestWorkspace.WRITE_KEY)
        .postJson("/v1/track", "{\"event\":\"Ran\",\"userId\":\"u1\"}");

    var refused = client.postJson("/api/samples/planwright", "");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("product events");
  }

  private void untilOver() throws InterruptedException {
    for (int tries = 0; tries < 1200 && !history.progress().orElseThrow().over(); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(history.progress().orElseThrow().over()).isTrue();
  }
}
