package io.beachhead.customers.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Totals that must not be multiplied again, and rows and cells that say nothing. */
@TestWorkspace
class TotalsAndOddRowsTest {
  @Autowired TestClient client;

  @BeforeEach
  void accounts() {
    client.emptyWorkspace();
    run(200, "accounts", "id,name\nP,P\nQ,Q\n");
  }

  @Test
  void leavesOutTheQuantityOfAXeroLine() {
    String file =
        """
        *ContactName,*InvoiceNumber,*InvoiceDate,Total,TaxTotal,*Quantity,*UnitAmount,Currency,Type,Status
        P,INV-1,15 Jan 2026,120.00,20.00,5,20.00,USD,Sales invoice,Awaiting Payment
        """;
    var report = run(200, "invoices", file);
    assertThat(report.get("mapping").has("quantity")).isFalse();
    assertThat(report.get("notes").toString()).contains("Total is that of all lines");
    assertThat(client.get("/api/export/invoices.csv").body()).contains("100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invoices|account_id,date,Amount,Qty,Sales Price|P,2026-01-05,100,5,20|Qty",
        "invoices|account_id,date,Total,quantity|P,2026-01-05,100,5|quantity",
        "subscriptions|id,account_id,start,MRR,Quantity|1,P,2026-01-05,100,5|Quantity",
        "subscriptions|id,account_id,start,MRR,Interval|1,P,2026-01-05,100,year|Interval",
        "revenue|account_id,date,Monthly recurring revenue,quantity|P,2026-01-05,100,5|quantity"
      })
  void asksWhetherATotalIsMultipliedAgain(String kind, String header, String row, String column) {
    String options = header.contains("Monthly") ? "?map=Monthly%20recurring%20revenue:mrr" : "";
    if (options.isEmpty()) {
      var asked = run(422, kind, header + "\n" + row + "\n");
      assertThat(asked.get("questions").toString()).contains(column + ":");
      run(200, kind + "?map=" + column + ":", header + "\n" + row + "\n");
    } else {
      // Who maps the amount by hand has read what our column means.
      run(200, kind + options, header + "\n" + row + "\n");
    }
  }

  @Test
  void multipliesOurOwnColumns() {
    run(200, "subscriptions", "id,account_id,start,mrr,quantity\n1,P,2026-01-05,20,5\n");
    assertThat(client.get("/api/accounts/P").body()).contains("1200.0");
  }

  @Test
  void namesARepeatedHeaderAndWritesNoAccountOfThatName() {
    String file = "Company ID,Company name\nA1,Alpha\nCompany ID,Company name\nA2,Beta\n";
    var report = run(422, "accounts", file);
    assertThat(report.at("/problems/0/line").asInt()).isEqualTo(3);
    assertThat(report.at("/problems/0/problem").asString()).contains("repeats the header");
    assertThat(run(200, "accounts?skipInvalid=true", file).get("created").asInt()).isEqualTo(2);
  }

  @Test
  void saysOfEachRowWithoutAnIdOnlyThat() {
    String file = "id,name\nundefined,X\n[object Object],Y\n0,Z\n(blank),U\n#REF!,V\n#NV,W\n";
    var problems = run(422, "accounts", file).get("problems");
    assertThat(problems.size()).as(problems.toString()).isEqualTo(6);
    problems.forEach(p -> assertThat(p.get("problem").asString()).contains("stands for nobody"));
  }

  @Test
  void showsTheCellThatStandsForNoValueInARequiredColumn() {
    var problem = run(422, "revenue", "account_id,date,mrr\nP,2026-01-05,-\n").at("/problems/0");
    assertThat(problem.get("value").asString()).isEqualTo("-");
    assertThat(problem.get("problem").asString()).contains("stands for no value");
  }

  @Test
  void asksWhatAnUnknownWordMeans() {
    String file = "account_id,date,amount,status\nP,2026-01-05,100,written off\n";
    var asked = run(422, "invoices", file).get("questions");
    assertThat(asked.toString()).contains("status:written off:void", "What does “written off”");
    run(200, "invoices?meaning=status:written%20off:void", file);
  }

  @Test
  void namesTheDayBehindASpreadsheetsNumber() {
    var problem =
        run(422, "accounts", "id,name,created_at\nA1,Alpha,45931\n").at("/problems/0/problem");
    assertThat(problem.asString()).contains("spreadsheet", "2025-10-01");
  }

  @Test
  void saysWhyAColumnWithSomeOddCellsStaysText() {
    var rows = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      rows.add("A%d,N%d,%s".formatted(i, i, i < 3 ? "odd" + i : String.valueOf(i)));
    }
    var report = run(200, "accounts", "id,name,Score\n" + String.join("\n", rows) + "\n");
    assertThat(report.get("notes").toString())
        .contains("Score stays text: 3 of its 10 cells are no numbers (“odd0”, line 2)");
  }

  private JsonNode run(int status, String kind, String file) {
    var answer = client.postCsv("/api/imports/" + kind, file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }
}
