package io.beachhead.value.happiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Forty accounts at 12,000 a year, worth 13,000, 14,000 … to them, in experts' judgement; those
 * worth more ask for more. Asking alone counts for being happy.
 */
@TestWorkspace
class CalibrationApiTest {
  private static final String DAY = "?asOf=2026-06-30";

  @Autowired TestClient client;

  @BeforeEach
  void given() {
    client.emptyWorkspace();
    var accounts = new StringBuilder("id,name,industry,created_at\n");
    var revenue = new StringBuilder("account_id,date,mrr\n");
    var evidence = new StringBuilder("feature,account_id,kind,value,noted_at\n");
    var requests = new StringBuilder("id,account_id,text,created_at\n");
    for (int i = 0; i < 40; i++) {
      accounts.append("c%d,C %d,Any,2026-01-01\n".formatted(i, i));
      revenue.append("c%d,2026-01-01,1000\n".formatted(i));
      evidence.append("core,c%d,expert,%d,2026-06-01\n".formatted(i, 13_000 + 1000 * i));
      // What was asked for, priced: explains asking by asking.
      evidence.append("core,c%d,requests,%d,2026-06-01\n".formatted(i, asks(i) ? 90_000 : 0));
      if (asks(i)) {
        requests.append("r%d,c%d,More,2026-06-15\n".formatted(i, i));
      }
    }
    imported("accounts", accounts);
    imported("revenue", revenue);
    imported("features", new StringBuilder("key,name,state\ncore,Core,shipped\n"));
    imported("evidence", evidence);
    imported("requests", requests);
    client.postJson(
        "/api/segmentations",
        "{\"key\":\"one\",\"name\":\"One\",\"otherwise\":\"other\",\"rules\":[{\"segment\":\"all\",\"name\":\"All\",\"when\":\"industry"
            + " = 'Any'\"}]}");
    assertThat(
            client.putJson("/api/happiness/definition", "{\"counted\":[\"engages\"]}").statusCode())
        .isEqualTo(200);
  }

  /** From the twentieth on, and a few on the wrong side. */
  private static boolean asks(int i) {
    return i == 12 || i == 17 || (i >= 20 && i != 21 && i != 26);
  }

  private void imported(String kind, StringBuilder csv) {
    var report = client.postCsv("/api/imports/" + kind, csv.toString());
    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
  }

  private JsonNode calibration() {
    return client.getJson("/api/happiness/calibration" + DAY);
  }

  @Test
  void setsTheThresholdWhereHalfAreHappy() {
    JsonNode both = calibration();
    assertThat(both.at("/surplus/n").intValue()).isEqualTo(40);
    assertThat(both.at("/surplus/happy").intValue()).isEqualTo(20);
    assertThat(both.at("/surplus/identified").booleanValue()).isTrue();
    // The twentieth account is worth 33,000, less 12,000 of cost.
    assertThat(both.at("/surplus/threshold/mid").doubleValue()).isCloseTo(20_500, within(800.0));
    assertThat(both.at("/ratio/threshold/mid").doubleValue()).isCloseTo(32.5 / 12, within(.07));
    assertThat(both.at("/surplus/keptOut").toString()).contains("requests");
  }

  @Test
  void keepsOutWhatWouldExplainItself() {
    // With their requests priced in, the accounts that ask would be worth 90,000 more: no overlap.
    assertThat(calibration().at("/surplus/verdict").stringValue()).startsWith("Half of");
    client.putJson("/api/happiness/definition", "{\"engages\":{\"requests\":false}}");
    // Then nothing of it counts as feedback either, and nobody can be judged.
    assertThat(calibration().at("/surplus/n").intValue()).isZero();
  }

  @Test
  void adoptsAThresholdAndTakesItBack() {
    assertThat(client.getJson("/api/value-model").at("/happy/ratio").doubleValue()).isEqualTo(1.5);
    var adopted =
        client.postJson("/api/happiness/threshold", "{\"on\":\"surplus\",\"asOf\":\"2026-06-30\"}");
    assertThat(adopted.statusCode()).as(adopted.body()).isEqualTo(200);
    double margin = client.json(adopted).at("/after/margin").doubleValue();
    assertThat(client.getJson("/api/value-model").at("/happy/margin").doubleValue())
        .isEqualTo(margin);
    assertThat(calibration().at("/adoptedFrom/ratio").doubleValue()).isEqualTo(1.5);
    assertThat(client.delete("/api/happiness/threshold").statusCode()).isEqualTo(200);
    assertThat(client.getJson("/api/value-model").at("/happy/ratio").doubleValue()).isEqualTo(1.5);
    assertThat(client.delete("/api/happiness/threshold").statusCode()).isEqualTo(409);
    assertThat(client.getJson("/api/audit?limit=5").toString()).contains("threshold.adopted");
  }

  @Test
  void letsTheObservedCurveDecideAndExpectsAsManyAsAreObserved() {
    var adopted =
        client.postJson(
            "/api/happiness/threshold",
            "{\"on\":\"ratio\",\"curve\":true,\"asOf\":\"2026-06-30\"}");
    assertThat(adopted.statusCode()).as(adopted.body()).isEqualTo(200);
    assertThat(client.getJson("/api/value-model").at("/happy/observed").booleanValue()).isTrue();
    JsonNode map = client.getJson("/api/value-map" + DAY);
    assertThat(map.at("/happy/observed").booleanValue()).isTrue();
    assertThat(map.at("/happy/curve/on").stringValue()).isEqualTo("ratio");
    assertThat(map.at("/happy/curve/slope").doubleValue()).isPositive();
    assertThat(map.at("/total/happyAccounts/mid").doubleValue()).isCloseTo(20, within(1e-3));
    assertThat(map.at("/segments/0/turning/low").doubleValue())
        .isLessThan(map.at("/segments/0/threshold").doubleValue());
    assertThat(calibration().at("/ratio/validation/bins").size()).isEqualTo(5);
    assertThat(calibration().at("/ratio/validation/brier").doubleValue()).isBetween(0.0, .25);
    // What was read can be written back only on a day on which the curve is identified.
    var today = client.putJson("/api/value-model", "{\"happy\":{\"observed\":true}}");
    assertThat(today.statusCode()).isEqualTo(409);
    assertThat(today.body()).contains("Not identified");
    assertThat(client.getJson("/api/value-map").at("/notes").toString())
        .contains("your assumption decides");
    assertThat(client.delete("/api/happiness/threshold").statusCode()).isEqualTo(200);
    assertThat(client.getJson("/api/value-model").at("/happy/ratio").doubleValue()).isEqualTo(1.5);
  }

  @Test
  void refusesToAdoptWhatIsNotIdentified() {
    client.putJson("/api/happiness/definition", "{\"counted\":[\"uses\"]}");
    var refused = client.postJson("/api/happiness/threshold", "{\"on\":\"ratio\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Not identified");
    assertThat(client.postJson("/api/happiness/threshold", "{\"on\":\"mood\"}").statusCode())
        .isEqualTo(422);
  }
}
