package io.beachhead.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class StartPageTest {
  @Autowired TestClient client;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @Test
  void welcomesAnEmptyWorkspaceWithThreeNextSteps() {
    var page = client.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("href=\"/imports\"")
        .contains("Invite people")
        .contains("action=\"/samples/planwright\"")
        .contains("action=\"/samples/financial-data-api\"");
    assertThat(client.get("/alignment.csv").statusCode()).isEqualTo(200);
    assertThat(client.get("/roadmap").body()).contains("No scenarios yet");
  }

  @Test
  void namesTheSegmentNearestToHappyAndTheThreeFeaturesThatTipIt() {
    load("planwright");
    JsonNode tipping = client.getJson("/alignment.json").get("tipping").get(0);
    assertThat(tipping.get("segment").stringValue()).isEqualTo("real-estate");
    assertThat(tipping.get("features").valueStream().map(it -> it.get("key").stringValue()))
        .containsExactly("client-portal", "analytics", "crm-module");
    assertThat(tipping.get("shareThen").doubleValue()).isGreaterThan(0.55);
    assertThat(client.get("/").body())
        .contains("Nearest to happy")
        .contains("/value-map?features=client-portal,analytics,crm-module");
  }

  @Test
  void explainsEveryKeyNumber() {
    load("planwright");
    assertThat(client.get("/").body())
        .contains("href=\"/accounts\"", "hx-get=\"/why/nearest-to-happy?segment=real-estate\"")
        .contains("hx-get=\"/why/lukewarm\"", "hx-get=\"/why/buy-share\"");
    assertThat(client.get("/why/nearest-to-happy?segment=real-estate").body())
        .contains("more happy customers in Real estate", "Client portal");
    assertThat(client.get("/why/nearest-to-happy?segment=nobody").statusCode()).isEqualTo(404);
    assertThat(client.get("/why/lukewarm").body()).contains("Between cost and happy");
    assertThat(client.get("/why/buy-share").body()).contains("Value not above cost");
    assertThat(client.get("/roadmap").body())
        .contains("/why/happy-customers?scenario=focused", "/why/happy-share?scenario=focused&");
    assertThat(client.get("/why/concentration?scenario=focused").body()).contains("1 = all in one");
    assertThat(client.get("/segments").body()).contains("/why/segment-membership?");
    assertThat(
            client.get("/why/segment-membership?segmentation=industry&segment=real-estate").body())
        .contains("150 accounts in Real estate", "Rule: industry");
    assertThat(client.get("/why/segment-membership?segmentation=industry&segment=x").statusCode())
        .isEqualTo(404);
  }

  @Test
  void leavesOutAFeatureWhosePrerequisiteIsNotThere() {
    load("planwright");
    client.send(
        client
            .request("/api/features/client-portal", "Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"requires\":[\"owner-statements\"]}")));
    JsonNode requires =
        client
            .getJson("/api/features")
            .valueStream()
            .filter(it -> it.get("key").stringValue().equals("client-portal"))
            .findFirst()
            .orElseThrow()
            .get("requires");
    assertThat(requires).hasSize(1);
    JsonNode tipping = client.getJson("/alignment.json").get("tipping");
    assertThat(tipping.valueStream().flatMap(it -> it.get("features").valueStream()))
        .extracting(it -> it.get("key").stringValue())
        .doesNotContain("client-portal");
  }

  @Test
  void saysWhatNeedsAttentionOnlyWhereItDoes() {
    load("planwright");
    assertThat(client.get("/").body())
        .contains("5 requests unassigned.")
        .contains("3 features rest on assumption.")
        .doesNotContain("in no segment");
    client.postCsv("/api/imports/accounts", "id,name\nx1,Somebody Else\n");
    assertThat(client.get("/").body()).contains("1 account in no segment.");
  }

  @Test
  void saysOnceWhatIsMissingInManySegmentsAndFoldsThoseBeyondTheTwelfth() {
    var accounts = new StringBuilder("id,name,industry\n");
    var rules = new StringBuilder();
    for (int i = 1; i <= 15; i++) {
      for (int account = 0; account < i; account++) {
        accounts.append("a%d-%d,Account,Industry %d\n".formatted(i, account, i));
      }
      rules.append(
          "%s{\"segment\":\"s%d\",\"name\":\"Segment %d\",\"when\":\"industry = 'Industry %d'\"}"
              .formatted(i == 1 ? "" : ",", i, i, i));
    }
    client.postCsv("/api/imports/accounts", accounts.toString());
    client.postJson(
        "/api/segmentations",
        "{\"key\":\"industry\",\"name\":\"Industry\",\"rules\":[%s],\"otherwise\":\"rest\"}"
            .formatted(rules));
    client.postJson("/api/segmentations/industry/activation", "");

    assertThat(client.get("/").body())
        .contains("Segment 1, Segment 2, Segment 3 and 12 more have no revenue.")
        .contains("120 accounts have no price")
        .contains("3 more segments: 42 accounts")
        .doesNotContain("in no segment");
    assertThat(client.get("/segments").body()).contains("3 more segments: 42 accounts, 35%");
  }

  @Test
  void saysThatCustomersWithoutASegmentationAreNotDivided() {
    client.postCsv("/api/imports/accounts", "id,name\nx1,Somebody\n");
    assertThat(client.get("/").body()).contains("Customers are not segmented yet.");
    assertThat(client.get("/roadmap").statusCode()).isEqualTo(200);
  }

  @Test
  void standsStillWhenLookedAtFromBeforeTheFirstContract() {
    load("planwright");
    assertThat(client.get("/?asOf=2001-01-01").statusCode()).isEqualTo(200);
    assertThat(client.get("/roadmap?asOf=2001-01-01").statusCode()).isEqualTo(200);
    assertThat(client.get("/?asOf=nonsense").statusCode()).isEqualTo(400);
  }

  private void load(String sample) {
    assertThat(client.postJson("/api/samples/" + sample, "").statusCode()).isEqualTo(200);
  }
}
