package io.beachhead.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.RealData;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** 7,043 customers of a telco, whose counts by contract are published with the data. */
@Tag("real-data")
@TestWorkspace
class TelcoSegmentsTest {
  @Autowired TestClient client;
  @Autowired AttributeProposals proposals;

  @BeforeEach
  void telco() throws IOException {
    var csv = RealData.text("telco-churn/Telco-Customer-Churn.csv.gz");
    client.emptyWorkspace();
    assertThat(
            client
                .postCsv("/api/imports/accounts?map=customerID:id&map=customerID:name", csv)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void dividesByContractAsPublished() {
    client.postJson(
        "/api/segmentations",
        """
        {"key":"contract","name":"Contract","rules":[
          {"segment":"monthly","when":"Contract = 'Month-to-month'"},
          {"segment":"one-year","when":"contract = 'One year'"},
          {"segment":"two-year","when":"Contract = 'Two year'"}]}
        """);

    assertThat(counts("contract")).isEqualTo("monthly 3875, one-year 1473, two-year 1695, other 0");
    assertThat(client.get("/api/segmentations/contract/members.csv").body().lines()).hasSize(7_044);
  }

  @Test
  void dividesByInternetServiceInOneClick() {
    assertThat(proposals.create("InternetService").name()).isEqualTo("InternetService");

    assertThat(counts("internetservice")).isEqualTo("fiber-optic 3096, dsl 2421, no 1526, other 0");
  }

  @Test
  void takesBlankCellsForMissingValues() {
    client.postJson(
        "/api/segmentations",
        """
        {"key":"charges","rules":[
          {"segment":"unknown","when":"TotalCharges is not known"},
          {"segment":"churned","when":"Churn = 'yes'"}],"otherwise":"stayed"}
        """);

    assertThat(counts("charges")).isEqualTo("unknown 11, churned 1869, stayed 5163");
  }

  private String counts(String key) {
    JsonNode segments = client.getJson("/api/segmentations/" + key).get("segments");
    return String.join(
        ", ",
        StreamSupport.stream(segments.spliterator(), false)
            .map(one -> one.get("key").asString() + " " + one.get("accounts").asInt())
            .toList());
  }
}
