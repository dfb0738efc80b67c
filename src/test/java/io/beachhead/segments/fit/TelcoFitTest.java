package io.beachhead.segments.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** 7,043 customers of a telco: what explains use, pay and renewal is known from the file. */
@Tag("real-data")
@TestWorkspace
class TelcoFitTest {
  private static final List<String> FOUR =
      List.of("Contract", "InternetService", "PaymentMethod", "gender");

  @Autowired TestClient client;

  @Test
  void saysWhichAttributeExplainsWhat() throws IOException {
    load();
    var fit = client.getJson("/api/segmentations/fit");

    assertThat(fit.get("columns").toString())
        .isEqualTo("[\"use\",\"ask\",\"answer\",\"pay\",\"renew\"]");
    assertThat(best(fit, "renew")).isEqualTo("Contract");
    assertThat(best(fit, "pay")).isEqualTo("InternetService");
    assertThat(best(fit, "use")).isEqualTo("InternetService");
    var gender = attribute(fit, "gender");
    for (var column : List.of("use", "pay", "renew")) {
      assertThat(gain(gender, column)).as(column).isLessThan(0.001);
      assertThat(gender.get("columns").get(column).get("p").asDouble())
          .as(column)
          .isGreaterThan(0.01);
    }
    assertThat(gender.get("columns").get("ask").isNull()).isTrue();
    assertThat(fit.get("missing").get("ask").get("have").asInt()).isZero();
    assertThat(attribute(fit, "Contract").get("p").asDouble()).isEqualTo(0.005);
    var contract = fit.get("segmentations").get(0);
    assertThat(contract.get("key").asString()).isEqualTo("contract");
    assertThat(gain(contract, "renew"))
        .as("rules by contract say what the attribute says")
        .isEqualTo(gain(attribute(fit, "Contract"), "renew"));
  }

  private void load() throws IOException {
    var csv = RealData.text("telco-churn/Telco-Customer-Churn.csv.gz");
    client.emptyWorkspace();
    imported("accounts?map=customerID:id&map=customerID:name", csv);
    imported(
        "feature-usage?map=customerID:account_id&features=PhoneService,MultipleLines,"
            + "InternetService,OnlineSecurity,OnlineBackup,DeviceProtection,TechSupport,"
            + "StreamingTV,StreamingMovies",
        csv);
    var longAgo = LocalDate.now().minusMonths(14);
    imported("revenue?map=customerID:account_id&map=MonthlyCharges:mrr&set=date:" + longAgo, csv);
    var left =
        csv.lines().skip(1).filter(line -> line.endsWith(",Yes")).map(line -> line.split(",")[0]);
    imported(
        "revenue?set=mrr:0&set=date:" + longAgo.plusMonths(6),
        "account_id\n" + left.collect(Collectors.joining("\n")) + "\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"contract","name":"Contract","rules":[
          {"segment":"monthly","when":"Contract = 'Month-to-month'"},
          {"segment":"one-year","when":"contract = 'One year'"},
          {"segment":"two-year","when":"Contract = 'Two year'"}]}
        """);
  }

  private void imported(String kind, String csv) {
    var response = client.postCsv("/api/imports/" + kind, csv);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static String best(JsonNode fit, String column) {
    return FOUR.stream()
        .max(Comparator.comparingDouble(name -> gain(attribute(fit, name), column)))
        .orElseThrow();
  }

  private static double gain(JsonNode division, String column) {
    return division.get("columns").get(column).get("gain").get("mid").asDouble();
  }

  private static JsonNode attribute(JsonNode fit, String name) {
    return StreamSupport.stream(fit.get("attributes").spliterator(), false)
        .filter(one -> one.get("attribute").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
