package io.beachhead.customers.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.web.TestEvents;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An account's history on one line: what it did, paid and asked for, and what comes next. */
@TestWorkspace
class TimelineTest {
  @Autowired TestClient client;

  @BeforeEach
  void oneAccount() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name,owner\nacme,Acme,Olga\ndune,Dune,\n");
  }

  @Test
  void filtersByKindAndTextAndTellsReasonsForLeaving() {
    client.postJson("/api/accounts/acme/notes", "{\"text\":\"Met at the fair\"}");
    client.postJson("/api/accounts/acme/notes", "{\"text\":\"Called them\"}");
    client.postJson(
        "/api/churn-reasons",
        "{\"account\":\"acme\",\"date\":\"2026-01-31\",\"reason\":\"Too expensive\"}");
    assertThat(client.get("/accounts/timeline?id=acme&q=FAIR").body())
        .contains("Met at the fair")
        .doesNotContain("Called them");
    assertThat(client.getJson("/api/accounts/acme/timeline?kind=reason").get("total").asInt())
        .isEqualTo(1);
    assertThat(client.get("/accounts/timeline.csv?id=acme&kind=reason").body())
        .contains("2026-01-31,reason,Why they left: Too expensive")
        .doesNotContain("note");
    assertThat(client.get("/accounts/timeline?id=acme&kind=deal").body())
        .contains("Nothing matches");
    assertThat(client.get("/accounts/timeline?id=nobody").statusCode()).isEqualTo(404);
    assertThat(client.get("/accounts/acme").body()).contains("Too expensive");
    assertThat(client.get("/accounts/dune").body()).contains("Not said.");
  }

  @Test
  void tellsUseFeaturesRevenueDealsAndRequests() {
    client.postCsv(
        "/api/imports/features", "key,name,state,events\nboards,Boards,shipped,Board made\n");
    client.postCsv(
        "/api/imports/revenue", "account_id,date,mrr,currency\nacme,2026-02-01,100,USD\n");
    client.postCsv(
        "/api/imports/deals",
        "id,account_id,name,amount,currency,created_at,closed_at,outcome\n"
            + "d1,acme,Rollout,5000,USD,2026-03-01,2026-04-01,won\n");
    client.postJson(
        "/api/requests", "{\"text\":\"We need exports\",\"account\":\"acme\",\"source\":\"call\"}");
    TestEvents.send(
        client,
        "ada acme Board made " + daysAgo(60),
        "ada acme Looked around " + daysAgo(50),
        "bob acme Looked around " + daysAgo(2));
    var told = told("acme");
    assertThat(told)
        .contains(
            "Began to use Boards",
            "Used Boards for the last time; not for 28 days or more since",
            "First seen",
            "Last seen: Looked around",
            "1 of 2 seats not seen in the last 28 days",
            "Deal opened: Rollout",
            "Deal won: Rollout",
            "Asked: We need exports")
        .anyMatch(text -> text.startsWith("Began to pay"));
    assertThat(client.get("/accounts/acme").body()).contains("Time line", "Began to use Boards");
    assertThat(client.get("/accounts/timeline.csv?id=acme").body())
        .contains("feature,Began to use");
    assertThat(told("dune")).isEmpty();
  }

  @Test
  void keepsNotesAndNextSteps() {
    var note = client.postJson("/api/accounts/acme/notes", "{\"text\":\"Met the new head\"}");
    assertThat(note.statusCode()).as(note.body()).isEqualTo(201);
    var step =
        client.postJson(
            "/api/accounts/acme/next-steps",
            "{\"text\":\"Send the plan\",\"owner\":\"Olga\",\"due\":\"2026-04-03\"}");
    assertThat(step.statusCode()).as(step.body()).isEqualTo(201);
    assertThat(told("acme"))
        .anyMatch(text -> text.endsWith("Met the new head"))
        .contains("Send the plan, Olga");
    var id = client.json(step).get("id").asString();
    assertThat(
            client.putJson("/api/accounts/acme/next-steps/" + id, "{\"done\":true}").statusCode())
        .isEqualTo(204);
    var all = client.getJson("/api/accounts/acme/notes");
    assertThat(all.at("/nextSteps/0/doneAt").isNull()).isFalse();
    assertThat(
            client
                .delete("/api/accounts/acme/notes/" + client.json(note).get("id").asString())
                .statusCode())
        .isEqualTo(204);
    assertThat(client.getJson("/api/accounts/acme/notes").get("notes").size()).isZero();
  }

  @Test
  void refusesWhatIsWrong() {
    assertThat(client.postJson("/api/accounts/acme/notes", "{\"text\":\" \"}").statusCode())
        .isEqualTo(422);
    var due =
        client.postJson(
            "/api/accounts/acme/next-steps", "{\"text\":\"Call\",\"due\":\"next week\"}");
    assertThat(due.statusCode()).isEqualTo(422);
    assertThat(due.body()).contains("is not a date; use 2026-04-03");
    assertThat(client.postJson("/api/accounts/nobody/notes", "{\"text\":\"Hi\"}").statusCode())
        .isEqualTo(404);
    assertThat(client.putJson("/api/accounts/acme/next-steps/none", "{\"done\":true}").statusCode())
        .isEqualTo(404);
  }

  private static String daysAgo(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private List<String> told(String account) {
    var told = new ArrayList<String>();
    client
        .getJson("/api/accounts/" + account)
        .get("timeline")
        .forEach(one -> told.add(one.get("text").asString()));
    return told;
  }
}
