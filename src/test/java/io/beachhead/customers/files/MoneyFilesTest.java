package io.beachhead.customers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.customers.CustomerBases;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files of billing tools: every column that changes an amount is used or asked about. */
@TestWorkspace
class MoneyFilesTest {
  private static final LocalDate NOW = LocalDate.of(2026, 11, 30);

  @Autowired TestClient client;
  @Autowired CustomerBases bases;
  @Autowired JdbcClient sql;

  @BeforeEach
  void accounts() {
    client.emptyWorkspace();
    run(200, "accounts", "id,name\ncus_A,A\ncus_B,B\ncus_C,C\ncus_E,E\nP,P\n");
  }

  @Test
  void readsSeatsTrialsAndEndsOfAStripeExport() {
    var report =
        run(
            200,
            "subscriptions",
            "id,Customer ID,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start"
                + " (UTC),Trial Start (UTC),Trial End (UTC),Coupon,Canceled At (UTC),Ended At"
                + " (UTC)\n"
                + "1,cus_A,Team seat,5,usd,month,20.00,active,2026-01-05 10:00,2026-01-05"
                + " 10:00,,,,,\n"
                + "2,cus_B,Team,1,usd,month,49.00,trialing,2026-11-25 10:00,2026-11-25"
                + " 10:00,2026-11-25 10:00,2026-12-25 10:00,,,\n"
                + "3,cus_C,Annual,1,usd,year,1200.00,past_due,2026-01-05 10:00,2026-01-05"
                + " 10:00,,,,,\n"
                + "4,cus_E,Team,1,usd,month,49.00,canceled,2026-03-05 10:00,2026-03-05"
                + " 10:00,,,,2026-06-20 09:00,2026-07-05 10:00\n");
    assertThat(mrr("cus_A", NOW)).isEqualTo(100);
    assertThat(mrr("cus_B", NOW)).isZero();
    assertThat(mrr("cus_B", LocalDate.of(2027, 1, 30)))
        .as("still on trial, says the file")
        .isZero();
    assertThat(mrr("cus_C", NOW)).isEqualTo(100);
    assertThat(mrr("cus_E", LocalDate.of(2026, 7, 1))).isEqualTo(49);
    assertThat(mrr("cus_E", NOW)).isZero();
    assertThat(report.get("preset").asString()).isEqualTo("Stripe");
    assertThat(report.get("notes").toString())
        .contains("Quantity is used as quantity", "Status is used as status", "Coupon is not used");
  }

  @Test
  void asksAboutAColumnThatMayChangeTheAmountAndTakesTheAnswer() {
    String file =
        "id,account_id,start,price,Seats,Coupon\n1,P,2026-01-01,20,5,SPRING\n2,P,2026-01-01,1,1,\n";
    var asked = run(422, "subscriptions", file);
    assertThat(asked.get("questions").toString())
        .contains("Seats:quantity", "\"Seats:\"", "Coupon:");
    assertThat(asked.get("problems").toString()).contains("map=Seats:quantity");
    assertThat(run(422, "subscriptions?skipInvalid=true", file).get("id").isNull()).isTrue();
    var report = run(200, "subscriptions?map=Seats:quantity&map=Coupon:", file);
    assertThat(mrr("P", NOW)).isEqualTo(101);
    assertThat(report.get("notes").toString()).contains("Coupon is left out, as you said.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 / year|8.3333333",
        "€5|?exchange rate",
        "1.2k|1200",
        "$20 per seat|?quantity",
        "10%|?percentage",
        "(5)|?negative",
        "C$ 5|?exchange rate",
        "12 weeks|?span of time"
      })
  void takesWhatStandsBesideTheDigits(String mrr, String expected) {
    String file = "account_id;date;mrr\nP;2026-01-01;" + mrr + "\n";
    if (expected.startsWith("?")) {
      assertThat(run(422, "revenue", file).at("/problems/0/problem").asString())
          .contains(expected.substring(1));
    } else {
      run(200, "revenue", file);
      assertThat(mrr("P", NOW)).isCloseTo(Double.parseDouble(expected), within(1e-5));
    }
  }

  @Test
  void keepsAYearlyPriceExactAndWritesItBack() {
    run(200, "subscriptions", "id,account_id,start,mrr,interval\n1,P,2026-01-01,100,year\n");
    assertThat(12 * mrr("P", NOW)).as("ARR").isEqualTo(100);
    String export = client.get("/api/export/subscriptions.csv").body();
    var again = run(200, "subscriptions", export);
    assertThat(again.get("unchanged").asInt()).as(export).isEqualTo(1);
  }

  @Test
  void recognisesTheEndOfPeriodsOverTheFile() {
    String rows =
        "i2,P,2026-02-01,100,2026-02-01,2026-03-01\ni3,P,2026-03-01,100,2026-03-01,2026-04-01\n"
            + "i4,P,2026-04-01,100,2026-04-01,2026-05-01\n";
    String head = "id,account_id,date,amount,period_start,period_end\n";
    var report =
        run(200, "invoices", head + "i1,P,2026-01-16,51.61,2026-01-16,2026-02-01\n" + rows);
    assertThat(report.get("notes").toString()).contains("period_ends is recognised as exclusive");
    assertThat(mrr("P", LocalDate.of(2026, 3, 5))).isEqualTo(100);
    assertThat(mrr("P", LocalDate.of(2026, 2, 5))).isEqualTo(51.61);
    String export = client.get("/api/export/invoices.csv").body();
    assertThat(run(200, "invoices", export).get("unchanged").asInt()).as(export).isEqualTo(4);
  }

  @Test
  void asksAboutTheEndOfAPeriodThatNothingDecides() {
    String file =
        "account_id,date,amount,period_start,period_end\n"
            + "P,2026-01-16,51.61,2026-01-16,2026-02-01\n";
    assertThat(run(422, "invoices", file).at("/problems/0/problem").asString())
        .contains("set=period_ends:inclusive");
    run(200, "invoices?set=period_ends:exclusive", file);
    assertThat(mrr("P", LocalDate.of(2026, 2, 5))).isEqualTo(51.61);
    assertThat(mrr("P", LocalDate.of(2026, 3, 5))).isZero();
  }

  @Test
  void leavesOutWhatIsVoidOrADraftAndTurnsCreditsRound() {
    run(
        200,
        "invoices",
        "id,account_id,date,amount,status,document type\n1,P,2026-01-10,100,paid,Invoice\n"
            + "2,P,2026-01-11,70,void,Invoice\n3,P,2026-01-12,60,draft,Invoice\n"
            + "4,P,2026-01-13,30,paid,Credit note\n5,P,2026-01-14,500,paid,Payment\n");
    assertThat(mrr("P", LocalDate.of(2026, 2, 5))).isEqualTo(70);
  }

  @Test
  void asksWhetherTaxIsInTheAmount() {
    String file = "id,account_id,date,amount,Tax\n1,P,2026-01-10,119,19\n";
    assertThat(run(422, "invoices", file).get("problems").toString())
        .contains("map=Tax:included_tax");
    run(200, "invoices?map=Tax:included_tax", file);
    assertThat(mrr("P", LocalDate.of(2026, 2, 5))).isEqualTo(100);
  }

  @Test
  void readsStagesThatNameAnEndAndAsksAboutOthers() {
    String head = "id,name,stage,closed_at\n";
    var report =
        run(
            200,
            "deals",
            head
                + "1,A,Lost - no budget,2026-01-01\n"
                + "2,B,Not won,2026-01-02\n"
                + "3,C,Won back,2026-01-03\n"
                + "4,D,Negotiation,2026-01-04\n"
                + "5,E,Zurückgestellt,\n");
    assertThat(outcomes()).containsExactly("lost", "lost", "won", "-", "-");
    assertThat(report.get("questions").toString()).contains("meaning", "Zurückgestellt");
    assertThat(report.get("notes").toString()).contains("Zurückgestellt (1)");
    String over = head + "6,F,Kein Bedarf,2026-01-05\n";
    assertThat(run(422, "deals", over).at("/problems/0/problem").asString())
        .contains("meaning=outcome:Kein Bedarf:lost");
    run(200, "deals?meaning=outcome:Kein%20Bedarf:lost", over);
    assertThat(outcomes()).hasSize(6).endsWith("lost");
  }

  @Test
  void readsWhenDealsOfPipedriveEndedAndSaysWhatItLeavesOut() {
    var report =
        run(
            200,
            "deals",
            """
            Deal - ID,Deal - Title,Deal - Value,Deal - Status,Deal - Organization,Deal - Won time,Deal - Lost time,Deal - Expected close date
            1,Alpha,1000,Won,Alpha Ltd,2026-02-01,,2026-02-28
            2,Beta,500,Lost,Beta Ltd,,2026-03-01,
            3,Gamma,700,Open,Gamma Ltd,,,2027-01-01
            """);
    assertThat(outcomes()).containsExactly("won", "lost", "-");
    assertThat(
            sql.sql("SELECT closed_at / 86400000 FROM deal ORDER BY id").query(Long.class).list())
        .as("each by the column that says how it ended")
        .containsExactly(day(2026, 2, 1), day(2026, 3, 1), day(2027, 1, 1));
    assertThat(report.get("notes").toString()).contains("Not used: Deal - Organization.");
  }

  @Test
  void keepsTheAmountOfADealAsItWasStatedAndForgetsItWithTheNext() {
    run(200, "deals", "id,name,amount\n1,Alpha,12.3456\n");
    assertThat(client.get("/api/export/deals.csv").body()).contains("1,,Alpha,12.3456,");
    run(200, "deals", "id,name,amount\n1,Alpha,13\n");
    assertThat(client.get("/api/export/deals.csv").body()).contains("1,,Alpha,13.00,");
  }

  @Test
  void forgetsTheYearlyAmountWhereTheSameRowIsCorrected() {
    run(200, "revenue", "account_id,date,mrr,interval\nP,2026-01-01,1000,year\n");
    assertThat(mrr("P", NOW)).isCloseTo(83.333, within(0.001));
    run(200, "revenue", "account_id,date,mrr\nP,2026-01-01,50\n");
    assertThat(mrr("P", NOW)).isEqualTo(50);
    run(200, "revenue", "account_id,date,mrr,interval\nP,2026-01-01,1000,year\n");
    run(200, "revenue", "account_id,date,mrr,status\nP,2026-01-01,50,canceled\n");
    assertThat(mrr("P", NOW)).isZero();
  }

  @Test
  void keepsADayThatDayWhateverTheZoneBecomes() {
    run(200, "accounts", "id,name,created_at\nP,P,2026-05-01\ncus_A,A,2026-05-01T00:00:00Z\n");
    run(200, "deals", "id,name,outcome,closed_at\n1,Alpha,won,2026-05-01\n");
    zone("America/Los_Angeles");
    try {
      assertThat(client.get("/api/export/accounts.csv").body())
          .contains("2026-05-01\r\n")
          .contains("2026-05-01T00:00:00Z");
      var base = bases.asOf(NOW);
      var created = base.attribute("created_at");
      assertThat(created.text(base.rowOf("P"))).isEqualTo("2026-05-01");
      assertThat(created.text(base.rowOf("cus_A"))).as("a moment moves").isEqualTo("2026-04-30");
      assertThat(client.get("/deals?from=2026-05-01&asOf=2026-05-31").body())
          .contains("1 May 2026");
    } finally {
      zone("UTC");
    }
  }

  private void zone(String name) {
    var answer = client.putJson("/api/workspace", "{\"timezone\":\"" + name + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static long day(int year, int month, int day) {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  @Test
  void takesThePriceAndNotTheMonthlyTotalBesideIt() {
    var report =
        run(
            200,
            "subscriptions",
            """
            Subscription Id,Customer Id,Plan Id,Plan Quantity,Plan Unit Price,Billing Period,Billing Period Unit,Status,Started At,MRR
            1,P,team,3,120,1,year,active,2026-02-01,30
            """);
    assertThat(report.get("preset").asString()).isEqualTo("Chargebee");
    assertThat(report.get("mapping").get("mrr").asString()).isEqualTo("Plan Unit Price");
    assertThat(mrr("P", NOW)).isEqualTo(30);
  }

  @Test
  void asksWhetherAMonthlyTotalBesideAPriceIsForOneSeat() {
    String file =
        "id,account_id,start,Unit price,Quantity,Interval,MRR\n1,P,2026-02-01,120,3,year,30\n";
    assertThat(
            run(422, "subscriptions", file)
                .get("problems")
                .valueStream()
                .map(problem -> problem.get("column").asString()))
        .containsExactly("Quantity", "Interval");
    run(200, "subscriptions?map=Quantity:&map=Interval:", file);
    assertThat(mrr("P", NOW)).isEqualTo(30);
  }

  @Test
  void namesAProblemOfACellOnceHoweverOftenTheCellIsRead() {
    var report = run(422, "deals", "id,name,account_id,closed_at\n1,Deal,P,3/4/2026\n");
    assertThat(report.get("problemsTotal").asInt()).as(report.toString()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatAReportSaysBelowItsTable() {
    String table =
        "Opportunity ID,Opportunity Name,Account ID,Amount,Stage,Close Date\n"
            + "o1,Deal,P,100,Closed Won,2026-02-01\n";
    var report =
        run(
            200,
            "deals",
            table + "\n\"Confidential Information - Do Not Distribute\"\nCopyright (c) 2026\n");
    assertThat(report.get("rows").asInt()).isEqualTo(1);
    assertThat(report.get("created").asInt()).isEqualTo(1);
    assertThat(report.get("notes").toString())
        .contains("Left out below the table, from line 4 on: Confidential Information");
    var broken = run(422, "deals", table + "o2\n");
    assertThat(broken.get("problems").get(0).get("line").asInt())
        .as("a row that is broken off")
        .isEqualTo(3);
    assertThat(
            run(422, "deals", table + "\no2\no3,Deal,P,100,Closed Won,2026-02-01\n")
                .get("rows")
                .asInt())
        .as("with rows below it")
        .isEqualTo(3);
  }

  @Test
  void readsHeadersThatAllNameTheirTable() {
    var report =
        run(
            200,
            "subscriptions",
            """
            subscriptions.subscription_id,subscriptions.customer_id,subscriptions.plan_id,subscriptions.plan_quantity,subscriptions.plan_unit_price,subscriptions.billing_period,subscriptions.billing_period_unit,subscriptions.status,subscriptions.started_at
            1,P,team,3,120,1,year,active,2026-02-01
            """);
    assertThat(report.get("preset").asString()).isEqualTo("Chargebee");
    assertThat(mrr("P", NOW)).isEqualTo(30);
  }

  @Test
  void countsTheDaysOfAMonthThatIsNotOver() {
    var rows = new StringBuilder("id,account_id,start,end,mrr\n");
    var accounts = new StringBuilder("id,name\n");
    for (int i = 0; i < 10; i++) {
      accounts.append("s%d,S%d\n".formatted(i, i));
      rows.append("%d,s%d,2026-01-01,%s,10\n".formatted(i, i, i < 5 ? "2026-03-17" : ""));
    }
    run(200, "accounts", accounts.toString());
    run(200, "subscriptions", rows.toString());
    var curve = client.getJson("/api/survival?asOf=2026-11-30&unit=month").at("/segments/0/curve");
    assertThat(curve).hasSize(1);
    assertThat(curve.at("/0/time").asDouble())
        .as("two months and 16 of 31 days")
        .isBetween(2.5, 2.55);
    assertThat(curve.at("/0/survival").asDouble()).isEqualTo(0.5);
  }

  private List<String> outcomes() {
    return sql.sql("SELECT coalesce(outcome, '-') FROM deal ORDER BY id")
        .query(String.class)
        .list();
  }

  private double mrr(String account, LocalDate day) {
    var base = bases.asOf(day);
    return base.revenue().mrr(base.rowOf(account), day);
  }

  private JsonNode run(int status, String path, String csv) {
    var answer = client.postCsv("/api/imports/" + path, csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }
}
