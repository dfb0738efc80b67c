package io.beachhead.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
  void namesTheSegmentNearestToHappyAndTheThreeFeaturesThatTipIt() throws InterruptedException {
    load("planwright");
    awaitEvents();
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
  void tellsOnceWhatOnePersonDidManyTimes() {
    accounts("id,name\na,Acme\n");
    for (var key : new String[] {"boards", "exports", "portal"}) {
      var feature = "{\"key\": \"%s\", \"name\": \"%s\"}".formatted(key, key);
      assertThat(client.postJson("/api/features", feature).statusCode()).isEqualTo(201);
    }
    assertThat(client.get("/").body())
        .contains("<b>Feature added:</b> portal and 2 more")
        .doesNotContain("<b>Feature added:</b> exports");
  }

  /** Every link beside a number, and the same number on the page that it opens. */
  @Test
  void opensWhatItAnnounces() throws InterruptedException {
    load("planwright");
    awaitEvents();
    accounts("id,name,industry\nx1,Nobody's,Nothing known\nx2,Nobody's too,Nothing known\n");
    var page = client.get("/").body();
    var segments =
        Pattern.compile(
                "(?s)<a href=\"(/accounts\\?segment=[^\"]+)\">.*?<div class=\"xs mut"
                    + " num\">([\\d,]+) account")
            .matcher(page);
    int followed = 0;
    while (segments.find()) {
      assertThat(open(segments.group(1)))
          .as(segments.group(1))
          .contains("<td>%s account".formatted(segments.group(2)))
          .contains("<p id=\"accounts-sentence\">%s of ".formatted(segments.group(2)));
      followed++;
    }
    assertThat(followed).isGreaterThanOrEqualTo(3);
    assertThat(open(announced(page, "2 accounts in no segment")))
        .contains("<td>2 accounts</td>", "<p id=\"accounts-sentence\">2 of ");
    var unassigned = number(page, "(\\d+) requests? unassigned");
    assertThat(
            client.getJson("/api" + announced(page, unassigned + " request")).get("total").asInt())
        .isEqualTo(unassigned);
    assertThat(open(announced(page, unassigned + " request")).split("<tr", -1).length - 2)
        .as("rows of the list below its header")
        .isEqualTo(unassigned);
    var lukewarm = number(page, "(\\d+) accounts pay and use the product");
    assertThat(open(announced(page, lukewarm + " accounts pay")))
        .contains("<span class=\"sm sub num\">%d accounts".formatted(lukewarm));
    var guessed = number(page, "(\\d+) features? rests? on assumption");
    assertThat(announced(page, guessed + " feature").split("features=")[1].split(","))
        .as("each is chosen on the map")
        .hasSize(guessed);
    assertThat(open(announced(page, guessed + " feature"))).contains("Value of every feature");
  }

  private String open(String href) {
    var answer = client.get(href.replaceAll("#.*", ""));
    assertThat(answer.statusCode()).as(href).isEqualTo(200);
    return answer.body();
  }

  /** The link in the item that says so. */
  private static String announced(String page, String words) {
    var item =
        Pattern.compile("(?s)" + Pattern.quote(words) + ".*?<a class=\"b[^\"]*\" href=\"([^\"]+)\"")
            .matcher(page);
    assertThat(item.find()).as(words).isTrue();
    return item.group(1).replace("&amp;", "&");
  }

  private static int number(String page, String words) {
    var said = Pattern.compile(words).matcher(page);
    assertThat(said.find()).as(words).isTrue();
    return Integer.parseInt(said.group(1));
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

  /** What is observed changes while the events of a sample are still arriving. */
  private void awaitEvents() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (client.get("/accounts").body().contains("/samples/arriving")
        && System.nanoTime() < deadline) {
      Thread.sleep(200);
    }
  }

  private void accounts(String csv) {
    assertThat(client.postCsv("/api/imports/accounts", csv).statusCode()).isEqualTo(200);
  }

  private void load(String sample) {
    assertThat(client.postJson("/api/samples/" + sample, "").statusCode()).isEqualTo(200);
  }
}
