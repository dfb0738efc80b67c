package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportReport;
import io.beachhead.imports.Imports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Years of purchases as events, against figures counted from the files by other means. */
@Tag("real-data")
@TestWorkspace
class RealEventsTest {
  @Autowired TestClient client;
  @Autowired Imports imports;
  @TempDir Path temp;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
  }

  @Test
  void importsEveryLineOfAShopThatHasACustomer() throws IOException {
    var file = RealData.file("online-retail/invoice_lines.csv.gz");
    var options =
        ImportOptions.PLAIN
            .mapping("CustomerID:user_id", "InvoiceDate:timestamp")
            .setting("event:Purchased");
    var refused = imports.run("events", file, options);
    assertThat(refused.written()).isFalse();
    assertThat(refused.problemsTotal()).as("lines without a customer").isEqualTo(541_909 - 406_829);
    assertThat(refused.problems().getFirst().column()).isEqualTo("user_id");

    var report = imports.run("events", file, options.skippingInvalid());
    assertCounts(report, 541_909, 406_829, 0, 135_080);
    assertThat(report.attributes())
        .containsExactly("InvoiceNo", "StockCode", "Quantity", "UnitPrice", "Country");
    assertCounts(
        imports.run("events", file, options.skippingInvalid()), 541_909, 0, 406_829, 135_080);

    var cohorts = monthlyCohorts("Purchased", "2010-12-01", "2011-12-31", 13);
    assertThat(numbers(cohorts.get(0).get("returned")))
        .containsExactly(948, 362, 317, 367, 341, 376, 360, 336, 336, 374, 354, 474, 260);
    assertThat(numbers(cohorts.get(1).get("returned")))
        .containsExactly(421, 101, 119, 102, 138, 126, 110, 108, 131, 146, 155, 63);
    assertThat(cohorts.valueStream().mapToInt(cohort -> cohort.get("size").intValue()).sum())
        .as("every customer is new once")
        .isEqualTo(4_372);

    var months =
        trend("{\"event\":\"Purchased\",\"measure\":\"people\"}", "2010-12-01", "2011-12-31");
    assertThat(values(months, 0).get(0).asInt()).as("customers of December 2010").isEqualTo(948);
    assertThat(months.at("/series/0/total").asInt()).isEqualTo(4_372);
  }

  @Test
  void importsTheBuyersOfCompactDiscs() throws IOException {
    var csv = temp.resolve("cdnow.csv");
    try (var lines = lines("cdnow/CDNOW_master.txt.gz");
        var out = Files.newBufferedWriter(csv)) {
      out.write("user_id,timestamp,discs,dollars\n");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var cells = line.strip().split("\\s+");
        if (cells[0].matches("\\d+")) {
          out.write(String.join(",", List.of(cells)) + "\n");
        }
      }
    }
    var report = imports.run("events", csv, ImportOptions.PLAIN.setting("event:Purchased"));
    assertThat(report.problems()).isEmpty();
    assertCounts(report, 69_659, 69_659, 0, 0);

    var cohorts = monthlyCohorts("Purchased", "1997-01-01", "1998-06-30", 18);
    assertThat(cohorts.get(0).get("size").intValue()).isEqualTo(7_846);
    assertThat(numbers(cohorts.get(0).get("returned")).subList(0, 6))
        .containsExactly(7_846, 1_157, 964, 810, 679, 736);
    assertThat(numbers(cohorts.get(1).get("returned")).subList(0, 4))
        .containsExactly(8_476, 1_312, 980, 783);

    // Purchases, buyers and dollars of the first three months as every text on these data has them.
    var months =
        trend(
            "{\"event\":\"Purchased\"},{\"event\":\"Purchased\",\"measure\":\"people\"},"
                + "{\"event\":\"Purchased\",\"measure\":\"sum\",\"property\":\"dollars\"}",
            "1997-01-01",
            "1998-06-30");
    assertThat(numbers(values(months, 0)).subList(0, 3)).containsExactly(8_928, 11_272, 11_598);
    assertThat(numbers(values(months, 1)).subList(0, 3)).containsExactly(7_846, 9_633, 9_524);
    assertThat(values(months, 2).get(0).asDouble()).isEqualTo(299_060.17, within(0.005));
    assertThat(values(months, 2).get(1).asDouble()).isEqualTo(379_590.03, within(0.005));
    assertThat(months.at("/series/0/total").asInt()).isEqualTo(69_659);
    assertThat(months.at("/series/1/total").asInt()).isEqualTo(23_570);
    assertThat(months.at("/series/2/total").asDouble()).isEqualTo(2_500_315.63, within(0.005));
  }

  private JsonNode trend(String series, String from, String to) {
    var answer =
        client.postJson(
            "/api/behaviour/trends",
            """
            {"series":[%s],"interval":"month","timezone":"UTC","dateFrom":"%s","dateTo":"%s"}
            """
                .formatted(series, from, to));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.json(answer);
  }

  private static JsonNode values(JsonNode trend, int series) {
    var values = JsonNodeFactory.instance.arrayNode();
    trend
        .at("/series/%d/data".formatted(series))
        .valueStream()
        .forEach(point -> values.add(point.get("value")));
    return values;
  }

  private JsonNode monthlyCohorts(String event, String from, String to, int intervals) {
    var answer =
        client.postJson(
            "/api/behaviour/retention",
            """
            {"start":{"event":"%1$s"},"return":{"event":"%1$s"},"period":"month","intervals":%2$d,
             "cohorts":"first","timezone":"UTC","dateFrom":"%3$s","dateTo":"%4$s"}
            """
                .formatted(event, intervals, from, to));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.json(answer).get("cohorts");
  }

  private static List<Integer> numbers(JsonNode array) {
    return array.valueStream().map(JsonNode::intValue).toList();
  }

  private static void assertCounts(
      ImportReport report, long rows, long created, long unchanged, long rejected) {
    assertThat(List.of(report.rows(), report.created(), report.unchanged(), report.rejected()))
        .containsExactly(rows, created, unchanged, rejected);
  }

  private static BufferedReader lines(String file) throws IOException {
    return new BufferedReader(new InputStreamReader(RealData.open(file), StandardCharsets.UTF_8));
  }
}
