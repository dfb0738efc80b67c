package io.beachhead.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Survival, retention and win rates of other people's customers, against a second computation that
 * reads the file and knows nothing of this program.
 */
@Tag("real-data")
@TestWorkspace
class RealRevenueTest {
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
  void followsTelephoneCustomersByContract() {
    LocalDate today = LocalDate.of(2026, 1, 1);
    List<Map<String, String>> customers = rows("telco-churn/Telco-Customer-Churn.csv.gz");
    var accounts = new StringBuilder("id,name,Contract\n");
    var subscriptions = new StringBuilder("id,account_id,start,end,mrr\n");
    Map<String, List<Followed>> byContract = new TreeMap<>();
    for (var customer : customers) {
      String id = customer.get("customerID");
      String contract = customer.get("Contract");
      int tenure = Integer.parseInt(customer.get("tenure"));
      boolean left = customer.get("Churn").equals("Yes");
      accounts.append("%s,%s,%s\n".formatted(id, id, contract));
      subscriptions.append(
          "%s,%s,%s,%s,%s\n"
              .formatted(
                  id,
                  id,
                  today.minusMonths(tenure),
                  left ? today : "",
                  customer.get("MonthlyCharges")));
      byContract.computeIfAbsent(contract, _ -> new ArrayList<>()).add(new Followed(tenure, left));
    }
    send("accounts", accounts.toString());
    send("subscriptions", subscriptions.toString());
    client.postJson(
        "/api/segmentations",
        """
        {"key":"contract","name":"Contract","otherwise":"other","rules":[
          {"segment":"month","name":"Monthly","when":"Contract = 'Month-to-month'"},
          {"segment":"one","name":"One year","when":"Contract = 'One year'"},
          {"segment":"two","name":"Two years","when":"Contract = 'Two year'"}]}
        """);

    JsonNode answer =
        client.getJson("/api/survival?segmentation=contract&asOf=2026-01-01&unit=month");
    List<String> contracts = List.of("Month-to-month", "One year", "Two year");
    int[] left = {1655, 166, 48};
    for (int g = 0; g < contracts.size(); g++) {
      JsonNode segment = answer.get("segments").get(g);
      List<Followed> followed = byContract.get(contracts.get(g));
      assertThat(segment.get("accounts").intValue()).isEqualTo(followed.size());
      assertThat(segment.get("ended").intValue()).isEqualTo(left[g]);
      Map<Integer, Double> expected = productLimit(followed);
      assertThat(segment.get("curve")).hasSize(expected.size());
      for (JsonNode step : segment.get("curve")) {
        assertThat(step.get("survival").doubleValue())
            .as(contracts.get(g) + " after " + step.get("time"))
            .isCloseTo(expected.get(step.get("time").intValue()), within(1e-9));
      }
    }
    assertThat(answer.get("logRank").get("chiSquare").doubleValue())
        .as("as statistics packages give it for this file")
        .isCloseTo(2352.8725, within(1e-3));
    assertThat(answer.get("logRank").get("df").intValue()).isEqualTo(2);
    assertThat(client.get("/revenue?segmentation=contract&asOf=2026-01-01&range=all").body())
        .contains("The segments differ in how long they stay (log-rank χ² 2,352.9, df 2");
  }

  private record Followed(int months, boolean left) {}

  /** Kaplan and Meier's estimate as their paper writes it. */
  private static Map<Integer, Double> productLimit(List<Followed> all) {
    Map<Integer, Double> curve = new TreeMap<>();
    double survival = 1;
    for (int time = 0; time <= 72; time++) {
      int at = time;
      long risk = all.stream().filter(one -> one.months() >= at).count();
      long gone = all.stream().filter(one -> one.months() == at && one.left()).count();
      if (gone > 0) {
        survival *= 1 - (double) gone / risk;
        curve.put(time, survival);
      }
    }
    return curve;
  }

  @Test
  void comparesHalfYearsOfPublicSpendingBySector() {
    settings.change(
        new Workspace(
            before.name(),
            "GBP",
            before.timezone(),
            before.weekStart(),
            before.exchangeRates(),
            before.capacityWeeks(),
            before.sampleKey()));
    List<Map<String, String>> lines = rows("gcloud-spend/gcloud_spend_2012-04_2014-06.csv.gz");
    var invoices =
        new StringBuilder("account_id,date,amount,currency,description,period_start,period_end\n");
    Map<String, String> sectors = new TreeMap<>();
    Map<String, Double> first = new HashMap<>();
    Map<String, Double> second = new HashMap<>();
    for (var line : lines) {
      LocalDate month = LocalDate.parse(line.get("ReturnMonth"));
      boolean firstHalf = month.getYear() == 2013 && month.getMonthValue() <= 6;
      if (!firstHalf && (month.getYear() != 2014 || month.getMonthValue() > 6)) {
        continue;
      }
      String customer = line.get("CustomerName");
      sectors.put(customer, line.get("Sector"));
      // In whole pence, as money is kept: some lines have tenths of a penny.
      double amount =
          new BigDecimal(line.get("EvidencedSpend"))
              .setScale(2, RoundingMode.HALF_UP)
              .doubleValue();
      (firstHalf ? first : second).merge(customer, amount, Double::sum);
      invoices.append(
          "%s,%s,%s,GBP,%s,%s-01-01,%s-06-30\n"
              .formatted(
                  quoted(customer),
                  month,
                  amount,
                  line.get("ID"),
                  month.getYear(),
                  month.getYear()));
    }
    var accounts = new StringBuilder("id,name,Sector\n");
    sectors.forEach((customer, sector) ->
        accounts.append(
            "%s,%s,%s\n".formatted(quoted(customer), quoted(customer), quoted(sector))));
    send("accounts", accounts.toString());
    send("invoices", invoices.toString());
    client.postJson(
        "/api/segmentations",
        """
        {"key":"sector","name":"Sector","otherwise":"other","rules":[
          {"segment":"central","name":"Central","when":"Sector = 'Central Government'"},
          {"segment":"local","name":"Local","when":"Sector = 'Local Government'"}]}
        """);

    JsonNode answer =
        client.getJson("/api/revenue-retention?segmentation=sector&from=2013-06-30&to=2014-06-30");
    Kept all = Kept.of(first, second, sectors, null);
    assertThat(all.started).isEqualTo(167);
    assertThat(all.nrr).isCloseTo(3.3615, within(5e-5));
    assertThat(all.grr).isCloseTo(0.7354, within(5e-5));
    matches(answer.get("total"), all);
    matches(answer.get("segments").get(0), Kept.of(first, second, sectors, "Central Government"));
    matches(answer.get("segments").get(1), Kept.of(first, second, sectors, "Local Government"));
  }

  private static void matches(JsonNode kept, Kept expected) {
    assertThat(kept.get("accounts").intValue()).isEqualTo(expected.started);
    assertThat(kept.get("nrr").get("mid").doubleValue()).isCloseTo(expected.nrr, within(1e-6));
    assertThat(kept.get("grr").get("mid").doubleValue()).isCloseTo(expected.grr, within(1e-6));
    assertThat(kept.get("logoRetention").get("mid").doubleValue())
        .isCloseTo(expected.stayed / (double) expected.started, within(1e-9));
  }

  private record Kept(int started, int stayed, double nrr, double grr) {

    static Kept of(
        Map<String, Double> first,
        Map<String, Double> second,
        Map<String, String> sectors,
        @Nullable String sector) {
      int started = 0;
      int stayed = 0;
      double start = 0;
      double end = 0;
      double kept = 0;
      for (var customer : first.entrySet()) {
        boolean wanted = sector == null || sector.equals(sectors.get(customer.getKey()));
        double then = customer.getValue();
        if (!wanted || then <= 0) {
          continue;
        }
        double now = Math.max(0, second.getOrDefault(customer.getKey(), 0.0));
        started++;
        stayed += now > 0 ? 1 : 0;
        start += then;
        end += now;
        kept += Math.min(then, now);
      }
      return new Kept(started, stayed, end / start, kept / start);
    }
  }

  @Test
  void countsTheDealsOfACrm() {
    var accounts = new StringBuilder("id,name,industry\n");
    for (var account : rows("maven-crm/accounts.csv")) {
      accounts.append(
          "%s,%s,%s\n"
              .formatted(
                  quoted(account.get("account")),
                  quoted(account.get("account")),
                  account.get("sector")));
    }
    send("accounts", accounts.toString());
    var american = DateTimeFormatter.ofPattern("M/d/yyyy");
    var deals =
        new StringBuilder("id,account_id,name,amount,stage,owner,created_at,closed_at,outcome\n");
    for (var deal : rows("maven-crm/sales_pipeline.csv.gz")) {
      String stage = deal.get("deal_stage");
      String outcome =
          stage.equals("Won") || stage.equals("Lost") ? stage.toLowerCase(Locale.ROOT) : "";
      deals.append(
          "%s,%s,%s,%s,%s,%s,%s,%s,%s\n"
              .formatted(
                  deal.get("opportunity_id"),
                  quoted(deal.get("account")),
                  deal.get("product"),
                  deal.get("close_value"),
                  stage,
                  quoted(deal.get("sales_agent")),
                  day(deal.get("engage_date"), american),
                  day(deal.get("close_date"), american),
                  outcome));
    }
    send("deals", deals.toString());
    client.postJson(
        "/api/segmentations",
        """
        {"key":"sector","name":"Sector","otherwise":"other",
         "rules":[{"segment":"retail","name":"Retail","when":"industry = 'retail'"}]}
        """);
    JsonNode answer = client.getJson("/api/deals?from=2017-01-01&to=2017-12-31");
    JsonNode total = answer.get("total");
    assertThat(total.get("won").intValue()).isEqualTo(4238);
    assertThat(total.get("lost").intValue()).isEqualTo(2473);
    assertThat(total.get("winRate").get("mid").doubleValue())
        .isCloseTo(4238 / 6711.0, within(1e-12));
    assertThat(total.get("wonAmount").get("amount").doubleValue()).isEqualTo(10_005_534);
    assertThat(total.get("cycleDays").get("mid").doubleValue()).isEqualTo(57);
    JsonNode retail = answer.get("segments").get(0);
    assertThat(retail.get("won").intValue()).isEqualTo(799);
    assertThat(retail.get("lost").intValue()).isEqualTo(468);
    assertThat(answer.get("withoutAccount").intValue()).isZero();
    assertThat(answer.get("open").get("deals").intValue()).isEqualTo(1589 + 500);
    assertThat(answer.get("owners")).hasSize(30);
  }

  private static String day(String text, DateTimeFormatter format) {
    return text.isBlank() ? "" : LocalDate.parse(text, format).toString();
  }

  private void send(String address, String file) {
    var answer = client.postCsv("/api/imports/" + address, file);
    assertThat(answer.statusCode())
        .as(answer.body().substring(0, Math.min(600, answer.body().length())))
        .isEqualTo(200);
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static List<Map<String, String>> rows(String name) {
    try (var csv =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(RealData.open(name), StandardCharsets.UTF_8))) {
      return csv.stream().map(record -> record.getFieldsAsMap()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
