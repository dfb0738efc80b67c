package io.beachhead.segments.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class FitApiTest {
  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void anEmptyWorkspaceHasNothingToJudge() {
    var fit = client.getJson("/api/segmentations/fit");

    assertThat(fit.get("segmentations")).isEmpty();
    assertThat(fit.get("missing").get("use").get("need").asInt()).isEqualTo(30);
    assertThat(client.get("/segments/~fit", "Accept", "text/html").statusCode()).isEqualTo(200);
    assertThat(client.get("/api/segmentations/fit.csv").body().lines()).hasSizeGreaterThan(0);
  }

  @Test
  void fewerThanThirtyAccountsAreNotEnough() {
    accounts(29);
    var fit = client.getJson("/api/segmentations/fit");
    var half = segmentation(fit, "half");

    assertThat(half.get("gain").isNull()).isTrue();
    assertThat(half.get("notEnoughData").get("need").asInt()).isEqualTo(30);
    assertThat(half.get("columns").get("pay").isNull()).isTrue();
  }

  @Test
  void oneSegmentIsSaidToBeOne() {
    accounts(60);
    client.postJson(
        "/api/segmentations",
        "{\"key\":\"all\",\"name\":\"All\",\"rules\":[{\"segment\":\"everybody\",\"when\":\"id is"
            + " known\"}]}");
    var one = segmentation(client.getJson("/api/segmentations/fit"), "all");

    assertThat(one.get("notEnoughData").get("why").asString())
        .isEqualTo("All accounts are in one segment.");
  }

  @Test
  void attributesThatSayNothingSayWhy() {
    accounts(60);
    var fit = client.getJson("/api/segmentations/fit");

    assertThat(why(fit, "constant")).isEqualTo("It is the same for every account.");
    assertThat(why(fit, "code")).startsWith("It tells single accounts apart: 60 values");
    assertThat(why(fit, "domain-not-there")).isEmpty();
    assertThat(why(fit, "plan")).isEqualTo("No account has a value.");
    assertThat(attribute(fit, "half").get("gain").get("mid").asDouble()).isGreaterThan(0.3);
    assertThat(segmentation(fit, "half").get("columns").get("pay").get("p").asDouble())
        .isEqualTo(0.005);
    assertThat(fit.get("sentence").asString()).startsWith("Half tells what they pay");
  }

  @Test
  void detailsShowWhatIsNotCorrectedForSize() {
    accounts(60);
    var detail = client.getJson("/api/segmentations/fit/details?segmentation=half");

    assertThat(detail.get("pay").get("eta2").asDouble()).isGreaterThan(0.9);
    assertThat(detail.get("associations").get(0).get("trait").asString())
        .isEqualTo("Revenue in bands");
    assertThat(detail.get("whole").get("dispersionP").asDouble()).isPositive();
    assertThat(client.get("/api/segmentations/fit/details").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/segmentations/fit/details?segmentation=no").statusCode())
        .isEqualTo(404);
    assertThat(client.get("/api/segmentations/fit/details?attribute=no").statusCode())
        .isEqualTo(404);
    var page = client.get("/segments/~fit?attribute=half", "Accept", "text/html");
    assertThat(page.body()).contains("Test of dispersion", "Single attributes");
    assertThat(client.get("/why/segmentation-fit?attribute=half").statusCode()).isEqualTo(200);
    assertThat(client.get("/segments", "Accept", "text/html").body())
        .contains("How well each explains behaviour");
  }

  @Test
  void aSegmentationCannotHideTheAnswer() {
    accounts(3);
    var refused =
        client.postJson(
            "/api/segmentations",
            "{\"key\":\"fit\",\"name\":\"Fit\",\"rules\":[{\"segment\":\"a\",\"when\":\"half ="
                + " 'a'\"}]}");

    assertThat(refused.statusCode()).isEqualTo(422);
  }

  /** Half a, which pays 100 to 109 a month, and half b, which pays 1,000 to 1,009. */
  private void accounts(int n) {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,half,constant,code\n"
            + IntStream.range(0, n)
                .mapToObj(i -> "a%d,A%d,%s,same,c%d".formatted(i, i, i % 2 == 0 ? "a" : "b", i))
                .collect(Collectors.joining("\n")));
    client.postCsv(
        "/api/imports/revenue",
        "account_id,date,mrr\n"
            + IntStream.range(0, n)
                .mapToObj(i -> "a%d,2026-01-01,%d".formatted(i, (i % 2 == 0 ? 100 : 1000) + i % 10))
                .collect(Collectors.joining("\n")));
    client.postJson(
        "/api/segmentations",
        "{\"key\":\"half\",\"name\":\"Half\",\"rules\":[{\"segment\":\"a\",\"when\":\"half ="
            + " 'a'\"}]}");
  }

  private static String why(JsonNode fit, String attribute) {
    return StreamSupport.stream(fit.get("attributes").spliterator(), false)
        .filter(one -> one.get("attribute").asString().equals(attribute))
        .map(one -> one.get("notEnoughData").get("why").asString())
        .findFirst()
        .orElse("");
  }

  private static JsonNode attribute(JsonNode fit, String name) {
    return StreamSupport.stream(fit.get("attributes").spliterator(), false)
        .filter(one -> one.get("attribute").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode segmentation(JsonNode fit, String key) {
    return StreamSupport.stream(fit.get("segmentations").spliterator(), false)
        .filter(one -> one.get("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
