package io.beachhead.growth.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Reasons by contract of the telephone company's customers, against a second computation that reads
 * the file by itself. The file says who left and not why, so the way of payment stands for a reason
 * of those who paid by electronic check, and the others are not said.
 */
@Tag("real-data")
@TestWorkspace
class TelcoReasonsTest {
  private static final String FILE = "telco-churn/Telco-Customer-Churn.csv.gz";
  private static final String STATED = "Electronic check";

  @Autowired TestClient client;

  private record Sum(int accounts, double arr) {
    Sum plus(double charge) {
      return new Sum(accounts + 1, arr + charge * 12);
    }
  }

  @Test
  void countsReasonsByContractAsTheFileDoes() throws IOException {
    client.emptyWorkspace();
    var file = RealData.text(FILE);
    var revenue = new StringBuilder("account_id,date,mrr\n");
    var reasons = new StringBuilder("account_id,date,reason\n");
    var expected = new HashMap<String, Sum>();
    try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (var row : rows) {
        var id = row.getField("customerID");
        var charge = row.getField("MonthlyCharges");
        revenue.append("%s,2025-01-01,%s%n".formatted(id, charge));
        if (row.getField("Churn").equals("Yes")) {
          revenue.append("%s,2025-07-01,0%n".formatted(id));
          var reason = row.getField("PaymentMethod");
          boolean stated = reason.equals(STATED);
          if (stated) {
            reasons.append("%s,2025-07-01,%s%n".formatted(id, reason));
          }
          expected.merge(
              row.getField("Contract") + (stated ? "/said" : "/not said"),
              new Sum(0, 0).plus(Double.parseDouble(charge)),
              (sum, one) -> new Sum(sum.accounts() + 1, sum.arr() + one.arr()));
        }
      }
    }
    assertThat(
            client
                .postCsv("/api/imports/accounts?map=customerID:id&map=customerID:name", file)
                .statusCode())
        .isEqualTo(200);
    assertThat(client.postCsv("/api/imports/revenue", revenue.toString()).statusCode())
        .isEqualTo(200);
    assertThat(client.postCsv("/api/imports/churn-reasons", reasons.toString()).statusCode())
        .isEqualTo(200);
    client.postJson(
        "/api/segmentations",
        """
        {"key":"by-contract","name":"By contract","otherwise":"other","rules":[
          {"segment":"monthly","name":"Month-to-month","when":"Contract = 'Month-to-month'"},
          {"segment":"one-year","name":"One year","when":"Contract = 'One year'"},
          {"segment":"two-year","name":"Two year","when":"Contract = 'Two year'"}]}
        """);
    var answer =
        client.getJson("/api/churn-reasons?segmentation=by-contract&from=2025-06-30&to=2025-12-31");
    assertThat(answer.get("total").get("accounts").intValue()).isEqualTo(1_869);
    var counted = new HashMap<String, Sum>();
    answer.get("segments").forEach(segment -> count(segment, counted));
    assertThat(counted.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, sum) -> {
      assertThat(counted.get(key).accounts()).as(key).isEqualTo(sum.accounts());
      assertThat(counted.get(key).arr()).as(key).isCloseTo(sum.arr(), within(0.01));
    });
    client.emptyWorkspace();
  }

  private static void count(JsonNode segment, Map<String, Sum> counted) {
    for (var reason : segment.get("reasons")) {
      counted.put(
          segment.get("name").stringValue()
              + (reason.get("reason").isNull() ? "/not said" : "/said"),
          new Sum(
              reason.get("accounts").intValue(), reason.get("arr").get("amount").doubleValue()));
    }
  }
}
