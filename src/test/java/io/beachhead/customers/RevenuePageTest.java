package io.beachhead.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The revenue page and its twins, on a company small enough to count by hand. */
@TestWorkspace
class RevenuePageTest {
  private static final String YEAR = "segmentation=i&from=2025-03-01&asOf=2025-12-31";

  @Autowired TestClient client;

  @BeforeEach
  void fiveAccounts() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry,owner\na,Alpha,x,Ann\nb,Beta,x,Ben\nc,Gamma,y,\nd,Delta,y,\ne,Eps,y,\n");
    // a grows 100 → 150 in June, b shrinks 200 → 50 in July, c leaves in September,
    // d is new in August with 30, e leaves in May and is back in November with 20.
    client.postCsv(
        "/api/imports/revenue",
        """
        account_id,date,mrr
        a,2025-01-01,100
        a,2025-06-10,150
        b,2025-01-01,200
        b,2025-07-10,50
        c,2025-01-01,100
        c,2025-09-10,0
        d,2025-08-10,30
        e,2025-02-10,10
        e,2025-05-10,0
        e,2025-11-10,20
        """);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"i","name":"Industry",
         "rules":[{"segment":"x","name":"Ex","when":"industry = 'x'"}],"otherwise":"other"}
        """);
  }

  @Test
  void addsUpMonthByMonth() {
    var json = client.getJson("/revenue.json?" + YEAR);
    var months = json.get("months");
    assertThat(months).hasSize(10);
    assertThat(months.get(0).get("month").stringValue()).isEqualTo("2025-03");
    double level = money(months.get(0).get("movements").get("start"));
    for (var month : months) {
      var moved = month.get("movements");
      assertThat(money(moved.get("start"))).isEqualTo(level);
      level =
          level
              + money(moved.get("new"))
              + money(moved.get("reactivated"))
              + money(moved.get("expansion"))
              - money(moved.get("contraction"))
              - money(moved.get("churned"));
      assertThat(money(moved.get("end"))).isCloseTo(level, within(1e-9));
    }
    assertThat(level).isEqualTo(250);
    var june = months.get(3).get("movements");
    assertThat(money(june.get("expansion"))).isEqualTo(50);
    var november = months.get(8).get("movements");
    assertThat(money(november.get("reactivated"))).isEqualTo(20);
    assertThat(november.get("accounts").get("reactivated").intValue()).isEqualTo(1);
    var total = json.get("movements");
    assertThat(money(total.get("expansion")))
        .as("e was away in between only: 10 → 20 between the two days")
        .isEqualTo(60);
    assertThat(money(total.get("reactivated"))).isZero();
  }

  @Test
  void showsOneSegmentEverywhere() {
    var json = client.getJson("/revenue.json?segment=x&" + YEAR);
    assertThat(money(json.get("movements").get("start"))).isEqualTo(300);
    assertThat(json.get("retention").get("total").get("nrr").get("mid").doubleValue())
        .isCloseTo(200 / 300.0, within(1e-9));
    assertThat(json.get("retention").get("segments")).hasSize(1);
    assertThat(json.get("survival").get("segments")).hasSize(1);
    assertThat(client.get("/revenue?segment=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void namesTheAccountsBehindAMovement() {
    var july = client.getJson("/revenue/accounts.json?month=2025-07&kind=contraction&" + YEAR);
    assertThat(july.get("total").intValue()).isEqualTo(1);
    var beta = july.get("items").get(0);
    assertThat(beta.get("account").stringValue()).isEqualTo("b");
    assertThat(beta.get("segment").stringValue()).isEqualTo("x");
    assertThat(money(beta.get("change"))).isEqualTo(-150);
    var page = client.get("/revenue/accounts?kind=churned&" + YEAR).body();
    assertThat(page).contains("Gamma").contains("/accounts/c").doesNotContain("Beta");
    assertThat(client.get("/revenue/accounts.csv?kind=churned&" + YEAR).body())
        .contains("c,Gamma,other,churned,2025-03-01,2025-12-31,USD,1200,0,-1200");
    assertThat(client.get("/revenue/accounts?kind=vanished").statusCode()).isEqualTo(422);
    assertThat(client.get("/revenue/accounts?month=July").statusCode()).isEqualTo(422);
  }

  @Test
  void followsThoseWhoBeganTogether() {
    var cohorts =
        client.getJson("/api/revenue-cohorts?from=2025-01-01&to=2025-12-31").get("cohorts");
    var january = cohorts.get(0);
    assertThat(january.get("start").stringValue()).isEqualTo("2025-01");
    assertThat(january.get("accounts").intValue()).isEqualTo(3);
    assertThat(money(january.get("startMrr"))).isEqualTo(400);
    // Age 11 is the last that somebody of 31 January could have reached.
    assertThat(january.get("ages")).hasSize(12);
    assertThat(january.get("ages").get(6).get("revenue").doubleValue())
        .as("1 July: a 150, b still 200, c 100")
        .isEqualTo(450 / 400.0);
    assertThat(january.get("ages").get(11).get("logos").doubleValue()).isEqualTo(2 / 3.0);
    var february = cohorts.get(1).get("ages");
    assertThat(february.get(3).get("accounts").intValue()).as("10 May: away").isZero();
    assertThat(february.get(9).get("revenue").doubleValue()).as("10 November: back").isEqualTo(2);
  }

  @Test
  void drawsPageTablesAndFiles() {
    var page = client.get("/revenue?" + YEAR);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Movements by month", "Retention by segment", "Cohorts")
        .contains("How long they stay", "Lost last", "Gamma");
    assertThat(client.get("/revenue?view=table&" + YEAR).body())
        .contains("NRR over the year up to each month")
        .doesNotContain("v-mv1");
    assertThat(client.get("/revenue.csv?" + YEAR).body().lines())
        .element(4, InstanceOfAssertFactories.STRING)
        .startsWith("2025-06,USD,4800,0,0,600,0,0,5400,0,0,1,0,0,3");
    for (var table : new String[] {"retention", "retention-months", "cohorts", "survival"}) {
      var file = client.get("/revenue.csv?table=" + table + "&" + YEAR);
      assertThat(file.statusCode()).as(table).isEqualTo(200);
      assertThat(file.body().lines().count()).as(table).isGreaterThan(1);
    }
    assertThat(client.get("/revenue.csv?table=none").statusCode()).isEqualTo(422);
    assertThat(client.get("/revenue?from=tomorrow").statusCode()).isEqualTo(422);
    assertThat(client.get("/revenue?range=7").statusCode()).isEqualTo(422);
  }

  @Test
  void saysWhyANumberIsWhatItIs() {
    assertThat(client.get("/why/nrr?" + YEAR).body())
        .contains("paid by the same accounts")
        .contains("Method");
    assertThat(client.get("/why/total-arr?" + YEAR).body()).contains("4 accounts pay $3.0k a year");
    assertThat(client.get("/why/logo-retention?" + YEAR).body()).contains("of them gone");
    assertThat(client.get("/why/grr?" + YEAR).body()).contains("growth left out");
  }

  @Test
  void saysHowToBeginWithoutRevenue() {
    client.emptyWorkspace();
    assertThat(client.get("/revenue").body()).contains("No revenue yet").contains("Import revenue");
    var json = client.getJson("/revenue.json");
    assertThat(json.get("retention").get("total").get("nrr").isNull()).isTrue();
    assertThat(json.get("cohorts").get("cohorts")).isEmpty();
  }

  @Test
  void keepsOneRangePerCard() {
    String page = client.get("/revenue?segmentation=i&from=2026-01-01&asOf=2026-03-31").body();
    String retention = card(page, "retention");
    assertThat(retention).contains("1 Jan 2026 to 31 Mar 2026").doesNotContain("a year before");
    assertThat(card(page, "yearly")).contains("a year before").doesNotContain("1 Jan 2026");
  }

  private static String card(String page, String id) {
    int from = page.indexOf("aria-labelledby=\"" + id + "\"");
    assertThat(from).as(id).isPositive();
    return page.substring(from, page.indexOf("</section>", from));
  }

  @Test
  void tellsWinRatesApartThatWouldReadTheSame() {
    var deals = new StringBuilder("id,account_id,name,source,outcome,created_at,closed_at\n");
    for (int i = 0; i < 68 + 65; i++) {
      String source = i < 68 ? "fair" : "mail";
      String outcome = (i < 68 ? i : i - 68) < 8 ? "won" : "lost";
      deals.append("d%d,a,Deal %d,%s,%s,2025-05-01,2025-06-01\n".formatted(i, i, source, outcome));
    }
    client.postCsv("/api/imports/deals", deals.toString());
    String sources = card(client.get("/deals?" + YEAR).body(), "sources");
    assertThat(sources).contains("11.8%").contains("12.3%");
    String segments = card(client.get("/deals?" + YEAR).body(), "segments");
    assertThat(segments).as("nothing to tell apart").contains("12%").doesNotContain("12.0%");
  }

  private static double money(tools.jackson.databind.JsonNode money) {
    return money.get("amount").doubleValue();
  }
}
