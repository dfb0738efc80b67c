package io.beachhead.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Files of other people's customers; the expected figures were computed from them by other means.
 */
@Tag("real-data")
@TestWorkspace
class RealCustomersTest {
  @Autowired TestClient anybody;
  @Autowired WorkspaceSettings settings;

  TestClient client;
  Workspace before;

  @BeforeEach
  void empty() {
    anybody.emptyWorkspace();
    client = anybody.withKey(TestWorkspace.API_KEY);
    before = settings.current();
  }

  @AfterEach
  void restore() {
    anybody.emptyWorkspace();
    settings.change(before);
  }

  @Test
  void readsWhatPublicBodiesSpendFromInvoicesAndCredits() throws IOException {
    settings.change(
        new Workspace(
            before.name(),
            "GBP",
            before.timezone(),
            before.weekStart(),
            before.exchangeRates(),
            before.capacityWeeks(),
            before.sampleKey()));
    String file = RealData.text("gcloud-spend/gcloud_spend_2012-04_2014-06.csv.gz");
    String accounts =
        "?skipInvalid=true&map=CustomerName:id&map=CustomerName:name&map=Sector:Sector";
    send("accounts" + accounts, file);
    send(
        "invoices?map=CustomerName:account_id&map=ReturnMonth:date&map=EvidencedSpend:amount"
            + "&set=currency:GBP",
        file);

    JsonNode list = client.getJson("/api/accounts?asOf=2014-06-30");
    assertThat(list.get("total").intValue()).isEqualTo(524);
    assertThat(list.get("arr").get("amount").doubleValue())
        .as("some lines have tenths of a penny, which are rounded")
        .isCloseTo(12 * 18_285_112.80, within(1.0));
    assertThat(
            client.getJson("/api/accounts?asOf=2014-06-29").get("arr").get("amount").doubleValue())
        .as("June is not complete on the 29th")
        .isCloseTo(12 * 21_589_805.85, within(1.0));
    assertThat(
            client
                .getJson("/api/accounts?asOf=2014-06-30&attribute.Sector=Police")
                .get("total")
                .intValue())
        .isEqualTo(16);

    JsonNode total =
        client.getJson("/api/revenue-retention?from=2013-06-30&to=2014-06-30").get("total");
    assertThat(total.get("accounts").intValue()).isEqualTo(81);
    assertThat(total.get("start").get("amount").doubleValue())
        .isCloseTo(7_290_762.43, within(0.01));
    assertThat(total.get("grr").get("mid").doubleValue()).isCloseTo(0.68311299, within(1e-7));
    assertThat(total.get("nrr").get("mid").doubleValue()).isCloseTo(1.80359536, within(1e-7));
    assertThat(total.get("logoRetention").get("mid").doubleValue())
        .isCloseTo(47 / 81.0, within(1e-9));
    assertThat(total.get("grr").get("low").doubleValue()).isBetween(0.3, 0.6831);
    assertThat(client.get("/accounts?asOf=2014-06-30").body()).contains("524 accounts", "£219M");
    assertThat(client.get("/accounts").body())
        .as("today nothing is in force, and the page says until when it was")
        .contains("No recurring revenue is in force");
  }

  @Test
  void answersWithSevenThousandCustomersOfATelco() throws IOException {
    String file = RealData.text("telco-churn/Telco-Customer-Churn.csv.gz");
    send("accounts?map=customerID:id&map=customerID:name", file);
    send("revenue?map=customerID:account_id&map=MonthlyCharges:mrr&set=date:2026-01-01", file);
    JsonNode list = client.getJson("/api/accounts?asOf=2026-11-21");
    assertThat(list.get("total").intValue()).isEqualTo(7_043);
    assertThat(list.get("arr").get("amount").doubleValue()).isCloseTo(5_473_399.20, within(0.01));
    assertThat(client.getJson("/api/accounts?attribute.contract=two+year").get("total").intValue())
        .isEqualTo(1_695);
    assertThat(
            client
                .getJson("/api/accounts?attribute.TotalCharges=(not+known)")
                .get("total")
                .intValue())
        .as("blank total charges")
        .isEqualTo(11);
    assertThat(client.get("/accounts?attribute.InternetService=DSL").body())
        .contains("InternetService", "DSL");
    assertThat(client.get("/accounts.csv").body().lines().count()).isEqualTo(7_044);
  }

  @Test
  void listsTheAccountsOfACrm() throws IOException {
    send(
        "accounts?map=account:id&map=account:name&map=sector:industry&map=office_location:country",
        RealData.text("maven-crm/accounts.csv"));
    JsonNode list = client.getJson("/api/accounts?sort=-employees&limit=100");
    assertThat(list.get("total").intValue()).isEqualTo(85);
    assertThat(list.get("items").get(0).get("notEnoughData").isNull())
        .as("nothing says what they pay")
        .isFalse();
    assertThat(client.get("/accounts").body()).contains("no revenue known yet");
  }

  private void send(String address, String file) {
    var answer = client.postCsv("/api/imports/" + address, file);
    assertThat(answer.statusCode())
        .as(answer.body().substring(0, Math.min(600, answer.body().length())))
        .isEqualTo(200);
  }
}
