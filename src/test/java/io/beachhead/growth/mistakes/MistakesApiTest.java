package io.beachhead.growth.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The four mistakes, and the people who sell whom two of them rest on. */
@TestWorkspace
class MistakesApiTest {
  private static final String DAY = "2026-09-30";

  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void accusesNobodyWithoutData() {
    JsonNode all = client.getJson("/api/growth/mistakes");
    assertThat(all.size()).isEqualTo(4);
    for (JsonNode each : all) {
      assertThat(each.at("/state").stringValue()).isEqualTo("cannotTell");
      assertThat(each.at("/figure").isNull()).isTrue();
      assertThat(each.at("/why").stringValue()).isNotBlank();
      assertThat(each.at("/rule").stringValue()).startsWith("Seen where");
    }
    assertThat(mistake("leads-per-rep").at("/why").stringValue()).contains("import reps");
    assertThat(mistake("top-of-funnel").at("/why").stringValue()).contains("import spend");
  }

  @Test
  void seesSalesGrowFasterThanItsLeads() {
    // Leads 10 → 12 → 11 (+10%); reps 5 → 6 → 6: +20%, exactly 10 points faster.
    deals(10, 12, 11);
    imported("reps", reps(5, 1));
    assertThat(mistake("leads-per-rep").at("/state").stringValue()).isEqualTo("seen");
    assertThat(mistake("leads-per-rep").at("/figure").stringValue())
        .isEqualTo("+20% reps, +10% leads");
    JsonNode perRep = client.getJson("/api/growth/leads?asOf=" + DAY).at("/perRep");
    assertThat(perRep.at("/2/quarter").stringValue()).isEqualTo("2026-Q3");
    assertThat(perRep.at("/2/leads").intValue()).isEqualTo(11);
    assertThat(perRep.at("/2/reps").intValue()).isEqualTo(6);
    assertThat(perRep.at("/2/ratio").doubleValue()).isCloseTo(11 / 6.0, within(1e-12));
    JsonNode hiring = client.getJson("/api/growth/leads?asOf=" + DAY).at("/hiring");
    assertThat(hiring.at("/warning").booleanValue()).isTrue();
    assertThat(hiring.at("/next").intValue()).isEqualTo(70);
  }

  @Test
  void staysCalmWhereLeadsKeepUp() {
    deals(10, 12, 12);
    imported("reps", reps(5, 1));
    assertThat(mistake("leads-per-rep").at("/state").stringValue()).isEqualTo("notSeen");
  }

  @Test
  void seesPayThatForgetsExpansion() {
    imported("accounts", "id,name\na1,Alder\na2,Birch\n");
    imported("revenue", "account_id,date,mrr\na1,2026-01-01,100\n");
    imported(
        "deals",
        """
        id,account_id,name,amount,closed_at,outcome
        d1,a1,More seats,400,2026-05-01,won
        d2,a2,First,600,2026-05-01,won
        d3,a2,Old,9000,2024-05-01,won
        d4,a1,Lost,9000,2026-05-01,lost
        """);
    imported("reps", "email,kind,quota\nn@x.com,new,801\ne@x.com,expansion,199\n");
    // 19.9% of pay is under half of 40% of won revenue.
    assertThat(mistake("first-revenue-pay").at("/state").stringValue()).isEqualTo("seen");
    imported("reps", "email,kind,quota\nn@x.com,new,800\ne@x.com,expansion,200\n");
    assertThat(mistake("first-revenue-pay").at("/state").stringValue()).isEqualTo("notSeen");
    assertThat(mistake("first-revenue-pay").at("/figure").stringValue())
        .isEqualTo("20% of variable pay");
  }

  @Test
  void seesWorkThatStaysAtTheTop() {
    imported(
        "spend",
        """
        date,channel,amount,stage
        2026-05-01,ads,600,acquire
        2026-05-01,mail,400,retain
        2026-05-01,fair,9000,
        2024-05-01,ads,9000,acquire
        """);
    assertThat(mistake("top-of-funnel").at("/state").stringValue()).isEqualTo("notSeen");
    imported("spend", "date,channel,amount,stage\n2026-05-02,ads,1,acquire\n");
    assertThat(mistake("top-of-funnel").at("/state").stringValue()).isEqualTo("seen");
  }

  @Test
  void seesAPriceWallThatStandsBeforeTheAhaMoment() {
    assertThat(mistake("price-wall").at("/why").stringValue()).contains("signed up and upgraded");
    // 200 sign up and meet the limit, 100 of them after the aha moment. 30 of those pay, and 2
    // of the others: 16% of sign-ups today, 15% at the aha moment.
    imported("events", met(100, 30, 2));
    define("{\"signedUp\":\"Signed up\",\"upgraded\":\"Upgraded\"}");
    assertThat(mistake("price-wall").at("/why").stringValue()).contains("Meets the price");
    define("{\"wall\":\"Limit reached\",\"aha\":{\"event\":\"Approved\",\"withinDays\":7}}");
    JsonNode wall = mistake("price-wall");
    assertThat(wall.at("/state").stringValue()).isEqualTo("notSeen");
    assertThat(wall.at("/bars/0/text").stringValue()).startsWith("16% of sign-ups pay");
    assertThat(wall.at("/bars/1/label").stringValue()).isEqualTo("After the aha moment");
    assertThat(wall.at("/bars/1/text").stringValue()).startsWith("15% of sign-ups pay");
    // Half of those who had the moment never meet the limit, which was in the way of the others.
    client.emptyWorkspace();
    imported("events", met(50, 15, 2));
    define(
        "{\"signedUp\":\"Signed up\",\"upgraded\":\"Upgraded\",\"wall\":\"Limit reached\","
            + "\"aha\":{\"event\":\"Approved\",\"withinDays\":7}}");
    wall = mistake("price-wall");
    assertThat(wall.at("/state").stringValue()).isEqualTo("seen");
    assertThat(wall.at("/bars/0/text").stringValue()).startsWith("8.5% of sign-ups pay");
    assertThat(wall.at("/bars/1/text").stringValue()).startsWith("15% of sign-ups pay");
    assertThat(wall.at("/why").stringValue()).contains("150 of 200 who signed up meet the price");
  }

  /** 100 people without the moment meet the limit, and so many of 100 with it. */
  private static String met(int afterAha, int paidAfterAha, int paidWithout) {
    var events = new StringBuilder("user_id,event,timestamp\n");
    for (int person = 0; person < 200; person++) {
      boolean aha = person < 100;
      events.append("u%d,Signed up,2026-03-01T08:00:00Z\n".formatted(person));
      if (aha) {
        events.append("u%d,Approved,2026-03-02T08:00:00Z\n".formatted(person));
      }
      boolean meets = !aha || person < afterAha;
      if (meets) {
        events.append("u%d,Limit reached,2026-03-03T08:00:00Z\n".formatted(person));
      }
      if (aha ? person < paidAfterAha : person - 100 < paidWithout) {
        events.append("u%d,Upgraded,2026-03-20T08:00:00Z\n".formatted(person));
      }
    }
    return events.toString();
  }

  private void define(String definitions) {
    assertThat(client.putJson("/api/growth/definitions", definitions).statusCode()).isEqualTo(200);
  }

  @Test
  void namesTheLinesOfPeriodsThatOverlap() {
    JsonNode answer =
        client.json(
            client.postCsv(
                "/api/imports/reps",
                """
                email,from,to
                ada@x.com,2026-01-01,2026-06-30
                bo@x.com,,
                ADA@x.com,2026-06-30,
                ada@x.com,2025-01-01,2025-12-31
                """));
    assertThat(answer.at("/problems").size()).isEqualTo(1);
    assertThat(answer.at("/problems/0/line").intValue()).isEqualTo(4);
    assertThat(answer.at("/problems/0/column").stringValue()).isEqualTo("from");
    assertThat(answer.at("/problems/0/problem").stringValue()).contains("line 2");
    // Against what is stored.
    imported("reps", "email,from,to\nada@x.com,2026-01-01,2026-06-30\n");
    HttpResponse<String> later =
        client.postCsv("/api/imports/reps", "email,from,to\nada@x.com,2026-03-01,\n");
    assertThat(later.statusCode()).isEqualTo(422);
    assertThat(later.body()).contains("the stored row");
    imported("reps", "email,from,to\nada@x.com,2026-07-01,\n");
  }

  @Test
  void refusesQuotasItCannotRead() {
    String csv = "email,kind,quota,currency,from,to\n%s\n";
    for (String row :
        new String[] {
          "a@x.com,new,100,XTS,,",
          "a@x.com,hunting dogs,100,,,",
          "a@x.com,new,-5,,,",
          "a@x.com,new,many,,,",
          "a@x.com,new,5,,2026-05-05,2026-05-04",
          ",new,5,,,"
        }) {
      assertThat(client.postCsv("/api/imports/reps", csv.formatted(row)).statusCode())
          .as(row)
          .isEqualTo(422);
    }
  }

  @Test
  void countsTheLeadsOfEachRepOfARealCrm() throws IOException {
    imported("accounts?map=account:id&map=account:name", RealData.text("maven-crm/accounts.csv"));
    imported(
        "deals?map=product:name&map=account:account_id",
        RealData.text("maven-crm/sales_pipeline.csv.gz"));
    imported(
        "reps?map=sales_agent:email&map=sales_agent:name",
        RealData.text("maven-crm/sales_teams.csv"));
    JsonNode perRep = client.getJson("/api/growth/leads?playbook=buy").at("/perRep");
    // Counted in the file: deals by the quarter they were engaged in; 35 agents in three regions.
    String[] quarters = {"2016-Q4", "2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"};
    int[] leads = {358, 1619, 2388, 2770, 1165};
    assertThat(perRep.size()).isEqualTo(5);
    for (int i = 0; i < leads.length; i++) {
      assertThat(perRep.get(i).at("/quarter").stringValue()).isEqualTo(quarters[i]);
      assertThat(perRep.get(i).at("/leads").intValue()).isEqualTo(leads[i]);
      assertThat(perRep.get(i).at("/reps").intValue()).isEqualTo(35);
      assertThat(perRep.get(i).at("/ratio").doubleValue())
          .isCloseTo(leads[i] / 35.0, within(1e-12));
    }
    // The same people, fewer than half of the leads: nothing grew.
    assertThat(mistake("leads-per-rep").at("/state").stringValue()).isEqualTo("seen");
  }

  private JsonNode mistake(String key) {
    for (JsonNode each : client.getJson("/api/growth/mistakes?asOf=" + DAY)) {
      if (each.at("/mistake").stringValue().equals(key)) {
        return each;
      }
    }
    throw new AssertionError("no " + key);
  }

  /** So many deals begun in the first, second and third quarter of 2026. */
  private void deals(int... counts) {
    var csv = new StringBuilder("id,name,created_at\n");
    for (int quarter = 0; quarter < counts.length; quarter++) {
      for (int deal = 0; deal < counts[quarter]; deal++) {
        csv.append("d%d-%d,Deal,2026-%02d-15%n".formatted(quarter, deal, 3 * quarter + 2));
      }
    }
    imported("deals", csv.toString());
  }

  /** People who sell from the beginning, and others since the second quarter. */
  private static String reps(int always, int later) {
    var csv = new StringBuilder("email,from\n");
    for (int rep = 0; rep < always + later; rep++) {
      csv.append("r%d@x.com,%s%n".formatted(rep, rep < always ? "" : "2026-05-01"));
    }
    return csv.toString();
  }

  private void imported(String kind, String csv) {
    HttpResponse<String> report = client.postCsv("/api/imports/" + kind, csv);
    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
  }
}
