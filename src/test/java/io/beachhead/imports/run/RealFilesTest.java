package io.beachhead.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.Imports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files as other people's systems wrote them, against figures counted from them by other means. */
@Tag("real-data")
@TestWorkspace
class RealFilesTest {
  private static final List<String> SERVICES =
      List.of(
          "PhoneService",
          "MultipleLines",
          "InternetService",
          "OnlineSecurity",
          "OnlineBackup",
          "DeviceProtection",
          "TechSupport",
          "StreamingTV",
          "StreamingMovies");

  @Autowired TestClient client;
  @Autowired Imports imports;
  @Autowired JdbcClient sql;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void importsOneFlatFileOfATelcoThreeTimes() throws IOException {
    var file = RealData.file("telco-churn/Telco-Customer-Churn.csv.gz");
    var accounts =
        run("accounts", file, ImportOptions.PLAIN.mapping("customerID:id", "customerID:name"));
    assertThat(accounts.problems()).isEmpty();
    assertThat(accounts.created()).isEqualTo(7_043);
    assertThat(accounts.attributes()).hasSize(20).contains("Contract", "TotalCharges", "Churn");
    assertThat(count("account WHERE json_extract(attributes, '$.Contract') = 'Two year'"))
        .isEqualTo(1_695);
    assertThat(count("account WHERE json_extract(attributes, '$.TotalCharges') IS NULL"))
        .as("blank total charges are missing values")
        .isEqualTo(11);
    assertThat(count("account WHERE json_extract(attributes, '$.Churn') = 'Yes'")).isEqualTo(1_869);

    var use =
        run(
            "feature-usage",
            file,
            ImportOptions.PLAIN.mapping("customerID:account_id").wide(SERVICES));
    assertThat(use.problems()).isEmpty();
    assertThat(use.rows()).isEqualTo(7_043);
    assertThat(use.notes().getFirst()).startsWith("9 features");
    assertThat(count("feature WHERE state = 'shipped'")).isEqualTo(9);
    assertThat(count("feature_use WHERE feature = 'PhoneService'")).isEqualTo(6_361);
    assertThat(count("feature_use WHERE feature = 'InternetService'"))
        .as("DSL and fiber optic; \"No\" is no use")
        .isEqualTo(5_517);
    assertThat(count("feature_use WHERE feature = 'TechSupport'"))
        .as("\"No internet service\" is no use")
        .isEqualTo(2_044);

    var revenue =
        run(
            "revenue",
            file,
            ImportOptions.PLAIN
                .mapping("customerID:account_id", "MonthlyCharges:mrr")
                .setting("date:2026-01-01"));
    assertThat(revenue.problems()).isEmpty();
    assertThat(revenue.created()).isEqualTo(7_043);
    assertThat(sql.sql("SELECT sum(mrr_minor) FROM revenue").query(Long.class).single())
        .isEqualTo(45_611_660L);
    assertThat(
            run(
                    "revenue",
                    file,
                    ImportOptions.PLAIN
                        .mapping("customerID:account_id", "MonthlyCharges:mrr")
                        .setting("date:2026-01-01"))
                .unchanged())
        .isEqualTo(7_043);
  }

  @Test
  void importsTheSpendOfPublicBodiesWithItsCredits() throws IOException {
    var file = RealData.file("gcloud-spend/gcloud_spend_2012-04_2014-06.csv.gz");
    var plain =
        ImportOptions.PLAIN
            .mapping("CustomerName:id", "CustomerName:name", "Sector:industry")
            .attributes(List.of());
    assertThat(run("accounts", file, plain).problemsTotal())
        .as("every customer stands on many rows")
        .isEqualTo(13_492 - 524);
    var accounts = run("accounts", file, plain.repeats(ImportOptions.Repeats.SAME));
    assertThat(accounts.problems()).isEmpty();
    assertThat(accounts.created()).isEqualTo(524);
    assertThat(accounts.unchanged()).isEqualTo(13_492 - 524);

    var options =
        ImportOptions.PLAIN.mapping(
            "CustomerName:account_id", "ReturnMonth:date", "EvidencedSpend:amount");
    var invoices = run("invoices", file, options);
    assertThat(invoices.problems()).isEmpty();
    assertThat(invoices.created()).isEqualTo(13_492);
    assertThat(count("invoice WHERE amount_minor < 0")).isEqualTo(250);
    assertThat(sql.sql("SELECT sum(amount_minor) FROM invoice").query(Long.class).single())
        .as("217,455,674.39 by the file; 114 amounts of it are finer than a penny")
        .isEqualTo(21_745_567_458L);
    assertThat(run("invoices", file, options).unchanged()).isEqualTo(13_492);
  }

  @Test
  void importsAccountsAndDealsOfACrm() throws IOException {
    var accounts =
        run(
            "accounts",
            RealData.file("maven-crm/accounts.csv"),
            ImportOptions.PLAIN.mapping("account:id", "account:name"));
    assertThat(accounts.problems()).isEmpty();
    assertThat(accounts.created()).isEqualTo(85);
    assertThat(accounts.mapping()).containsEntry("industry", "sector").containsKey("employees");
    assertThat(accounts.attributes()).contains("sector", "year_established", "subsidiary_of");

    var deals =
        run(
            "deals",
            RealData.file("maven-crm/sales_pipeline.csv.gz"),
            ImportOptions.PLAIN.mapping("product:name", "account:account_id"));
    assertThat(deals.problems()).isEmpty();
    assertThat(deals.created()).isEqualTo(8_800);
    assertThat(count("deal WHERE outcome = 'won'")).isEqualTo(4_238);
    assertThat(count("deal WHERE outcome = 'lost'")).isEqualTo(2_473);
    assertThat(
            sql.sql("SELECT sum(amount_minor) FROM deal WHERE outcome = 'won'")
                .query(Long.class)
                .single())
        .isEqualTo(1_000_553_400L);
  }

  private ImportReport run(String kind, Path file, ImportOptions options) throws IOException {
    return imports.run(kind, file, options);
  }

  private int count(String from) {
    return sql.sql("SELECT count(*) FROM " + from).query(Integer.class).single();
  }
}
