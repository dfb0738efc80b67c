package io.beachhead.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.saved.SavedNumber;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.behaviour.web.TestEvents;
import io.beachhead.outbox.Receiver;
import io.beachhead.workspace.Role;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Alerts from being set to the message that arrives, with a real receiver. */
@TestWorkspace
class AlertsTest {
  private static final String WEEKLY = "/trends?event=Paid&measure=total&interval=day";

  @Autowired TestClient client;
  @Autowired SavedQuestions questions;
  @Autowired AlertChecks checks;
  @Autowired ApplicationContext program;
  private final Receiver receiver = new Receiver();

  @BeforeEach
  void aSavedQuestion() {
    client.emptyWorkspace();
    TestEvents.send(client, "ada acme Paid 2026-01-05T10:00:00Z");
    questions.save("Payments", WEEKLY);
  }

  @AfterEach
  void close() {
    receiver.close();
    client
        .getJson("/api/webhooks")
        .path("items")
        .valueStream()
        .forEach(hook -> client.delete("/api/webhooks/" + hook.path("id").asString()));
  }

  @Test
  void anAlertIsSetAnEventArrivesAndTheWebhookReceivesItOnce() throws Exception {
    webhook("standard");
    set("above", 1.0);
    TestEvents.sendRecent(client, "bob acme Visited");
    checks.checkAll();
    assertThat(history()).as("one payment today is not above 1").isZero();
    paidToday(2);
    var told = JsonMapper.shared().readTree(receiver.next().body());
    assertThat(told.path("type").asString()).isEqualTo("alert.raised");
    assertThat(told.path("text").asString())
        .startsWith("My alert: 2 in the day of")
        .contains("above 1");
    assertThat(told.at("/data/value").asDouble()).isEqualTo(2.0);
    paidToday(1);
    checks.checkAll();
    checks.checkAll();
    Thread.sleep(500);
    assertThat(receiver.waiting()).isEmpty();
    assertThat(history()).isEqualTo(1);
    assertThat(client.getJson("/api/alerts/my-alert/history").at("/items/0/receivers").asInt())
        .isOne();
    assertThat(client.get("/alerts").body()).contains("My alert: 2 in the day of", "to 1 webhook");
  }

  @Test
  void aSlackCompatibleWebhookGetsTheSentence() throws Exception {
    webhook("slack");
    set("above", 0.0);
    paidToday(1);
    assertThat(receiver.next().body()).startsWith("{\"text\":\"My alert: 1 in the day of");
  }

  @Test
  void onlyAChangeBeyondChanceCounts() {
    set("rises", null);
    paidOn(2, 10);
    paidOn(1, 14);
    checks.checkAll();
    assertThat(history()).as("14 after 10 may be chance").isZero();
    paidOn(1, 36);
    checks.checkAll();
    assertThat(history()).as("50 after 10 is not").isEqualTo(1);
  }

  @Test
  void stopsWhenItsQuestionIsDeletedAndGoesOnWhenItIsBack() {
    set("above", 0.0);
    questions.delete("payments");
    checks.checkAll();
    checks.checkAll();
    assertThat(client.getJson("/api/alerts").at("/items/0/problem").asString())
        .contains("The number was deleted, so this alert has stopped");
    assertThat(client.get("/alerts").body()).contains("this alert has stopped");
    questions.restore("Payments", WEEKLY);
    checks.checkAll();
    assertThat(client.getJson("/api/alerts").at("/items/0/problem").isNull()).isTrue();
  }

  @Test
  void saysNothingWhileItIsMuted() {
    set("above", 0.0);
    var body =
        "{\"name\":\"My"
            + " alert\",\"number\":\"question:payments\",\"happens\":\"above\",\"threshold\":0,\"muted\":%s}";
    assertThat(client.putJson("/api/alerts/my-alert", body.formatted("true")).statusCode())
        .isEqualTo(200);
    paidToday(1);
    checks.checkAll();
    assertThat(history()).isZero();
    client.putJson("/api/alerts/my-alert", body.formatted("false"));
    checks.checkAll();
    assertThat(history()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithAnAlert() {
    var wrong = client.postJson("/api/alerts", "{}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("expected 1 to 80 characters", "must be one of ", "question:payments")
        .contains("must be above, below, rises, falls or changes");
    assertThat(
            client
                .postJson(
                    "/api/alerts",
                    "{\"name\":\"A\",\"number\":\"question:payments\",\"happens\":\"below\"}")
                .body())
        .contains("must be a number");
    set("above", 0.0);
    assertThat(
            client
                .postJson(
                    "/api/alerts",
                    "{\"name\":\"my"
                        + " ALERT\",\"number\":\"question:payments\",\"happens\":\"rises\"}")
                .statusCode())
        .isEqualTo(409);
    assertThat(client.get("/api/alerts/none/history").statusCode()).isEqualTo(404);
    assertThat(client.delete("/api/alerts/none").statusCode()).isEqualTo(404);
  }

  @Test
  void isSetMutedAndDeletedOnThePageWithUndo() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    browser.submit(
        "/alerts",
        "/alerts",
        "name",
        "Low",
        "number",
        "question:payments",
        "happens",
        "below",
        "threshold",
        "3");
    assertThat(browser.get("/alerts").body()).contains("Low", "is below 3", "Payments");
    browser.submit("/alerts", "/alerts/low/muting", "muted", "true");
    assertThat(client.get("/alerts.csv").body()).contains("low,Low,question:payments,below,3,true");
    browser.submit("/alerts", "/alerts/low/deletion");
    assertThat(browser.get("/alerts").body()).contains("Low is deleted.", "/alerts?name=Low");
    var refused = browser.submit("/alerts", "/alerts", "name", "Low", "happens", "below");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("threshold must be a number");
  }

  private int history() {
    return client.getJson("/api/alerts/my-alert/history").at("/items").size();
  }

  /** What a restart loses is whatever is not in the database: a new bean has nothing else. */
  @Test
  void nothingIsSentAgainByAProgramThatStartsOnTheSameData() throws Exception {
    webhook("standard");
    set("above", 1.0);
    paidToday(2);
    assertThat(receiver.next().body()).contains("alert.raised");

    var restarted = program.getAutowireCapableBeanFactory().createBean(AlertChecks.class);
    restarted.checkAll();
    paidOn(0, 3);
    restarted.checkAll();

    assertThat(history()).isEqualTo(1);
    assertThat(receiver.waiting()).isEmpty();
  }

  @Test
  void watchesTheConversionOfAFunnelWithItsRange() {
    var signedUp = new ArrayList<String>();
    for (int weeks = 4; weeks <= 5; weeks++) {
      var day = LocalDate.now(ZoneOffset.UTC).minusWeeks(weeks).with(DayOfWeek.TUESDAY);
      for (int i = 0; i < 60; i++) {
        signedUp.add("w%d-%d acme Signed up %sT01:00:00Z".formatted(weeks, i, day));
        if (i < (weeks == 5 ? 40 : 10)) {
          signedUp.add("w%d-%d acme Paid %sT02:00:00Z".formatted(weeks, i, day));
        }
      }
    }
    TestEvents.send(client, signedUp.toArray(String[]::new));
    questions.save(
        "Sign-up to paid",
        "/funnel?step=Signed+up&step=Paid&interval=week&window=%d&unit=day"
            .formatted(daysUntilOnlyTheWeekFourWeeksAgoIsOver()));
    set("falls", null, "question:sign-up-to-paid");

    checks.checkAll();

    assertThat(client.getJson("/api/alerts/my-alert/history").at("/items/0/said").asString())
        .contains("17% in the week of", "after 67% before");
  }

  /** The window that has just ended for whoever began in the week four weeks ago. */
  private static int daysUntilOnlyTheWeekFourWeeksAgoIsOver() {
    var today = LocalDate.now(ZoneOffset.UTC);
    var end = today.minusWeeks(4).with(DayOfWeek.MONDAY).plusWeeks(1);
    return (int) ChronoUnit.DAYS.between(end, today);
  }

  @Test
  void watchesRevenueAndSaysWhereThereIsNone() {
    set("above", 10.0, "revenue:mrr");
    checks.checkAll();
    assertThat(client.get("/alerts").body()).contains("No account paid in the time looked at");

    client.postCsv("/api/imports/accounts", "id,name\nacme,Acme\n");
    client.postCsv(
        "/api/imports/revenue", "account_id,date,mrr,currency\nacme,2024-01-01,500,USD\n");
    checks.checkAll();
    assertThat(client.getJson("/api/alerts/my-alert/history").at("/items/0/said").asString())
        .contains("My alert: 500 in the month of", "above 10");
    assertThat(client.get("/alerts").body()).doesNotContain("No account paid");
  }

  @Test
  void everyNumberThatIsOfferedCanBeReadOrSaysWhyNot() {
    questions.save("Staying", "/retention?event=Paid");
    for (var number : program.getBean(Alerts.class).numbers()) {
      set("above", 1e12, number.key());
      checks.checkAll();
      var problem = program.getBean(Alerts.class).required("my-alert").problem();
      assertThat(problem)
          .as(number.key())
          .satisfiesAnyOf(
              none -> assertThat(none).isNull(),
              said -> assertThat(said).doesNotContain("deleted").endsWith("."));
      client.delete("/api/alerts/my-alert");
    }
    assertThat(program.getBean(Alerts.class).numbers())
        .extracting(SavedNumber::key)
        .contains("question:staying", "revenue:nrr", "happiness:customers");
  }

  private void set(String happens, @Nullable Double threshold) {
    set(happens, threshold, "question:payments");
  }

  private void set(String happens, @Nullable Double threshold, String number) {
    var answer =
        client.postJson(
            "/api/alerts",
            "{\"name\":\"My alert\",\"number\":\"%s\",\"happens\":\"%s\",\"threshold\":%s}"
                .formatted(number, happens, threshold));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private void webhook(String kind) {
    var answer =
        client.postJson(
            "/api/webhooks",
            "{\"name\":\"Team\",\"kind\":\"%s\",\"url\":\"%s\",\"events\":[\"alert.raised\"]}"
                .formatted(kind, receiver.url()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private void paidToday(int times) {
    paidOn(0, times);
    checks.checkAll();
  }

  /** Each by somebody else, at the beginning of a day in UTC. */
  private void paidOn(int daysAgo, int times) {
    var day = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
    TestEvents.send(
        client,
        IntStream.range(0, times)
            .mapToObj(i -> "p%d-%d acme Paid %sT00:00:01Z".formatted(daysAgo, i, day))
            .toArray(String[]::new));
  }
}
