package io.beachhead.customers.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Deals counted by hand: what closed in 2025, what was open on its last day. */
@TestWorkspace
class DealsTest {
  private static final String YEAR = "segmentation=i&from=2025-01-01&asOf=2025-12-31";

  @Autowired TestClient client;

  @BeforeEach
  void nineDeals() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry,stage\na,Alpha,x,paying\nb,Beta,x,prospect\nc,Gamma,y,paying\n");
    var report =
        client.postCsv(
            "/api/imports/deals",
            """
            id,account_id,name,amount,currency,stage,source,owner,created_at,closed_at,outcome,lost_reason,competitor
            1,a,First,1000,USD,Closed,inbound,Ann,2025-01-01,2025-01-31,won,,
            2,a,More seats,500,USD,Closed,inbound,Ann,2025-03-01,2025-03-11,won,,
            3,b,Beta one,700,USD,Closed,outbound,Ben,2025-02-01,2025-05-01,lost,Price,Rival
            4,c,Gamma,2000,USD,Closed,inbound,Ben,2025-06-01,2025-08-30,won,,
            5,,Nobody yet,300,USD,Closed,outbound,Ben,2025-06-01,2025-07-01,lost,Price,
            6,b,Beta two,,,Closed,,Ben,2025-06-01,2025-12-31,lost,No portal,Rival
            7,c,Old,900,USD,Closed,inbound,Ann,2024-01-01,2024-12-31,won,,
            8,b,Beta three,400,USD,Proposal,outbound,Ben,2025-11-01,,,,
            9,c,Later,600,USD,Closed,inbound,Ann,2025-12-01,2026-01-15,won,,
            """);
    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"i","name":"Industry",
         "rules":[{"segment":"x","name":"Ex","when":"industry = 'x'"}],"otherwise":"other"}
        """);
  }

  @Test
  void countsWhatClosedInTheRange() {
    var answer = client.getJson("/api/deals?segmentation=i&from=2025-01-01&to=2025-12-31");
    var total = answer.get("total");
    assertThat(total.get("won").intValue()).isEqualTo(3);
    assertThat(total.get("lost").intValue()).isEqualTo(3);
    assertThat(total.get("winRate").get("mid").doubleValue()).isEqualTo(0.5);
    assertThat(total.get("winRate").get("low").doubleValue())
        .as("10th percentile of Beta(3.5, 3.5)")
        .isCloseTo(0.2642, within(5e-5));
    assertThat(money(total.get("wonAmount"))).isEqualTo(3500);
    assertThat(money(total.get("lostAmount"))).as("one has no amount").isEqualTo(1000);
    assertThat(total.get("cycleDays").get("mid").doubleValue())
        .as("10, 30 and 90 days")
        .isEqualTo(30);
  }

  @Test
  void dividesByTheSegmentOfTheAccountProspectsToo() {
    var answer = client.getJson("/deals.json?" + YEAR);
    var segments = answer.get("segments");
    assertThat(segments).hasSize(3);
    assertThat(segments.get(0).get("key").stringValue()).isEqualTo("x");
    assertThat(segments.get(0).get("won").intValue()).isEqualTo(2);
    assertThat(segments.get(0).get("lost").intValue()).isEqualTo(2);
    assertThat(segments.get(1).get("winRate").get("mid").doubleValue()).isEqualTo(1);
    assertThat(segments.get(2).get("key").isNull()).isTrue();
    assertThat(answer.get("withoutAccount").intValue()).isEqualTo(1);
    assertThat(client.get("/deals?" + YEAR).body())
        .contains("1 closed deal without an account (1 lost) count in no segment");
    var one = client.getJson("/deals.json?segment=x&" + YEAR);
    assertThat(one.get("total").get("won").intValue()).isEqualTo(2);
    assertThat(one.get("open").get("deals").intValue()).isEqualTo(1);
  }

  @Test
  void dividesBySourceAndOwnerAndSaysWhyDealsAreLost() {
    var answer = client.getJson("/deals.json?" + YEAR);
    var sources = answer.get("sources");
    assertThat(sources.get(0).get("name").stringValue()).isEqualTo("inbound");
    assertThat(sources.get(0).get("winRate").get("mid").doubleValue()).isEqualTo(1);
    assertThat(sources.get(2).get("key").isNull()).as("a deal without a source").isTrue();
    assertThat(answer.get("owners").get(0).get("name").stringValue()).isEqualTo("Ben");
    assertThat(answer.get("owners").get(0).get("lost").intValue()).isEqualTo(3);
    var reason = answer.get("lostReasons").get(0);
    assertThat(reason.get("name").stringValue()).isEqualTo("Price");
    assertThat(reason.get("deals").intValue()).isEqualTo(2);
    assertThat(money(reason.get("amount"))).isEqualTo(1000);
    assertThat(answer.get("competitors").get(0).get("deals").intValue()).isEqualTo(2);
  }

  @Test
  void knowsWhatWasOpenOnAnEarlierDay() {
    var open = client.getJson("/deals.json?" + YEAR).get("open");
    assertThat(open.get("deals").intValue()).as("number 9 closed later").isEqualTo(2);
    assertThat(money(open.get("amount"))).isEqualTo(1000);
    var later = client.getJson("/api/deals?to=2026-02-01").get("open");
    assertThat(later.get("deals").intValue()).isEqualTo(1);
    assertThat(later.get("stages").get(0).get("name").stringValue()).isEqualTo("Proposal");
  }

  @Test
  void givesEveryTableAsAFile() {
    assertThat(client.get("/deals.csv?" + YEAR).body())
        .contains("3,b,x,Beta one,700.00,USD,lost,Closed,outbound,Ben,2025-02-01,2025-05-01,Price")
        .contains("9,c,other,Later,600.00,USD,open,Closed,inbound,Ann,2025-12-01,,,");
    for (var table :
        new String[] {"segments", "sources", "owners", "reasons", "competitors", "stages"}) {
      var file = client.get("/deals.csv?table=" + table + "&" + YEAR);
      assertThat(file.statusCode()).as(table).isEqualTo(200);
      assertThat(file.body().lines().count()).as(table).isGreaterThan(1);
    }
    assertThat(client.get("/deals.csv?table=none").statusCode()).isEqualTo(422);
    assertThat(client.get("/deals?view=table&" + YEAR).statusCode()).isEqualTo(200);
    for (var metric : new String[] {"win-rate", "sales-cycle", "won-amount", "open-pipeline"}) {
      assertThat(client.get("/why/" + metric + "?" + YEAR).statusCode()).isEqualTo(200);
      assertThat(client.get("/why/" + metric + "?range=3&asOf=2020-01-01").statusCode())
          .as(metric + " without a deal")
          .isEqualTo(200);
    }
  }

  @Test
  void saysWhenNothingClosed() {
    var total = client.getJson("/api/deals?from=2020-01-01&to=2020-12-31").get("total");
    assertThat(total.get("winRate").isNull()).isTrue();
    assertThat(total.get("notEnoughData").get("why").stringValue()).isEqualTo("no deal closed");
    client.emptyWorkspace();
    assertThat(client.get("/deals").body()).contains("No deals yet");
  }

  private static double money(JsonNode money) {
    return money.get("amount").doubleValue();
  }
}
