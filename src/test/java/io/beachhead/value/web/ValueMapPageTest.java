package io.beachhead.value.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.CustomersGiven;
import io.beachhead.workspace.Role;
import java.util.ArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestWorkspace
class ValueMapPageTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
  }

  private void features() {
    client.postJson(
        "/api/features", "{\"key\":\"core\",\"name\":\"Task boards\",\"state\":\"shipped\"}");
    client.postJson(
        "/api/features", "{\"key\":\"portal\",\"name\":\"Client portal\",\"effortWeeks\":11}");
    evidence("core", "real-estate", 13_000);
    evidence("core", "technology", 6_000);
    evidence("portal", "real-estate", 2_400);
  }

  private void evidence(String feature, String segment, int value) {
    var noted =
        client.postJson(
            "/api/evidence",
            """
            {"feature":"%s","segment":"%s","kind":"survey","value":%d,"se":100,"spread":1500,"n":20}
            """
                .formatted(feature, segment, value));
    assertThat(noted.statusCode()).isEqualTo(201);
  }

  @Test
  void showsPanelsStripCandidatesAndTable() {
    features();
    String page = page("/value-map");
    assertThat(page)
        .contains("Value map", "id=\"strip\"", "aria-live=\"polite\"", "Happy from $15.0k")
        .contains("role=\"switch\"", "aria-label=\"Client portal\"", "11 pw")
        .contains("features=portal")
        .contains("Value of every feature to every segment", "prior")
        .contains("No account in this segment has revenue");
    assertThat(page).doesNotContain("style=\"", "onclick", "<script>");
  }

  @Test
  void switchesACandidateOnByItsAddress() {
    features();
    String page = page("/value-map?features=portal");
    assertThat(page)
        .contains("vs today", "Not served by this selection:", "v-hatch", "1 of 1 features on");
    // Switching it off again leads back to today.
    assertThat(page).contains("hx-get=\"/value-map\"");
  }

  @Test
  void foldsTheSegmentsBeyondTwelveUnderTheirTrueNumber() {
    client.emptyWorkspace();
    var accounts = new StringBuilder("id,name,industry\n");
    var rules = new ArrayList<String>();
    for (int place = 1; place <= 15; place++) {
      accounts.append("a%1$d,Account %1$d,industry %1$d\n".formatted(place));
      rules.add(
          "{\"segment\":\"s%1$d\",\"name\":\"Part %1$d\",\"when\":\"industry = 'industry %1$d'\"}"
              .formatted(place));
    }
    client.postCsv("/api/imports/accounts", accounts.toString());
    var division =
        "{\"key\":\"fine\",\"name\":\"Fine\",\"rules\":[%s]}".formatted(String.join(",", rules));
    assertThat(client.postJson("/api/segmentations", division).statusCode()).isEqualTo(201);
    client.postJson("/api/segmentations/fine/activation", "");
    client.postJson(
        "/api/features", "{\"key\":\"core\",\"name\":\"Task boards\",\"state\":\"shipped\"}");
    Document page = Jsoup.parse(page("/value-map"));
    Element folded = page.selectFirst("#map details.cb");
    assertThat(folded.selectFirst("summary").text())
        .isEqualTo("3 more segments: 3 accounts, 0 happy customers");
    assertThat(folded.select("[id^=segment-]").eachAttr("id"))
        .containsExactly("segment-s13", "segment-s14", "segment-s15");
    assertThat(page.select("#map").text()).doesNotContain("in no segment");
  }

  @Test
  void saysTheNextStepWhereThereIsNothingToShow() {
    assertThat(page("/value-map")).contains("No features yet", "Import features");
    client.emptyWorkspace();
    assertThat(page("/value-map")).contains("No segments yet", "href=\"/segments\"");
  }

  @Test
  void answersWhyANumberIsWhatItIs() {
    features();
    assertThat(page("/why/happy-share?segment=real-estate&features=portal"))
        .contains("happy customers in Real estate", "Spread between customers", "Happy from 1.5")
        .contains("/method/happy-share", "/value-map.json?features=portal");
    assertThat(page("/why/feature-value?segment=real-estate&feature=portal"))
        .contains("Client portal is worth", "Survey answers (20), weight", "Prior, weight");
    assertThat(page("/why/feature-value?segment=technology&feature=portal"))
        .contains("No evidence yet: this is the prior");
    for (String metric :
        new String[] {"happy-customers", "value-added", "arr-of-happy-customers", "effort"}) {
      assertThat(page("/why/" + metric + "?features=portal")).contains("sum-line");
    }
    assertThat(page("/why/segment-value?segment=technology")).contains("Task boards");
    assertThat(client.get("/why/segment-value?segment=nobody").statusCode()).isEqualTo(404);
    assertThat(page("/value-map/evidence?segment=real-estate&feature=portal"))
        .contains("1 line of evidence", "spread $1.5k");
    assertThat(page("/method/happy-share")).contains("Happy share", "strictly above");
    assertThat(client.get("/method/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void savesAnEstimateTypedIntoACellAndTakesItBack() {
    features();
    assertThat(page("/value-map/cell?segment=technology&feature=portal"))
        .contains("data-cell-form", "autofocus", "Client portal for Technology");
    var saved =
        submit("/value-map/cell?segment=technology&feature=portal", "value", "$2.4k", "se", "300");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(saved.headers().firstValue("HX-Trigger").orElse(""))
        .contains("Client portal for Technology", "/value-map/cell/undo");
    var evidence = client.getJson("/api/evidence?feature=portal&kind=expert");
    assertThat(evidence.at("/items/0/value").doubleValue()).isEqualTo(2400);
    assertThat(evidence.at("/items/0/se").doubleValue()).isEqualTo(300);
    // Editing again replaces it; there is one judgement at a time.
    submit("/value-map/cell?segment=technology&feature=portal", "value", "1,800");
    evidence = client.getJson("/api/evidence?feature=portal&kind=expert");
    assertThat(evidence.at("/total").intValue()).isEqualTo(1);
    assertThat(evidence.at("/items/0/value").doubleValue()).isEqualTo(1800);
    submit("/value-map/cell/undo?segment=technology&feature=portal&value=2400.0&se=300.0");
    assertThat(
            client
                .getJson("/api/evidence?feature=portal&kind=expert")
                .at("/items/0/value")
                .doubleValue())
        .isEqualTo(2400);
  }

  @Test
  void keepsTheErrorUnderTheFieldOfACell() {
    features();
    var refused = submit("/value-map/cell?segment=technology&feature=portal", "value", "a lot");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("expected a number", "value=\"a lot\"");
    assertThat(refused.headers().firstValue("HX-Retarget")).contains("#cell-portal-technology");
  }

  @Test
  void addsACandidateAndChangesTheModelWithAPreview() {
    features();
    var added = submit("/value-map/candidates", "name", "Dark mode", "effort", "2");
    assertThat(added.headers().firstValue("HX-Redirect")).contains("/value-map");
    assertThat(client.getJson("/api/features/dark-mode").at("/effortWeeks").doubleValue())
        .isEqualTo(2);
    assertThat(submit("/value-map/candidates", "name", "").statusCode()).isEqualTo(422);
    assertThat(page("/value-map/model")).contains("Value model", "If saved:");
    assertThat(
            submit("/value-map/model/preview", "happy.kind", "ratio", "happy.amount", "1.2").body())
        .contains("happy customers", "Real estate");
    var saved =
        submit(
            "/value-map/model",
            "happy.kind",
            "margin",
            "happy.amount",
            "2k",
            "cost.effortHours",
            "10");
    assertThat(saved.headers().firstValue("HX-Redirect")).contains("/value-map");
    assertThat(client.getJson("/api/value-model").at("/happy/margin").doubleValue())
        .isEqualTo(2000);
    var refused = submit("/value-map/model", "happy.kind", "ratio", "happy.amount", "much");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("expected a number above 0");
  }

  @Test
  void showsValueAgainstCostOnAnAccountsPage() {
    features();
    client.postJson(
        "/api/evidence",
        "{\"feature\":\"core\",\"accountId\":\"re-1\",\"kind\":\"usage\",\"value\":16000}");
    assertThat(page("/accounts/re-1"))
        .contains("Value and cost", "from its own evidence on 1 feature", "happy with a chance of")
        .contains("/why/account-value?account=re-1");
    assertThat(page("/accounts/tech-1")).contains("average of its segment");
    assertThat(page("/accounts/misc-1")).contains("no price to compare its value with");
    assertThat(client.getJson("/api/accounts/re-1").at("/value/features/0/own").booleanValue())
        .isTrue();
  }

  /** Posts as the page does: with cookies and the token that the page carries. */
  private java.net.http.HttpResponse<String> submit(String action, String... namesAndValues) {
    TestClient browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    var token =
        java.util.regex.Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"")
            .matcher(browser.get("/value-map").body());
    assertThat(token.find()).isTrue();
    var fields = new java.util.ArrayList<>(java.util.List.of(namesAndValues));
    fields.add("_csrf");
    fields.add(token.group(1));
    return browser.form(action, fields.toArray(String[]::new));
  }

  private String page(String path) {
    var response = client.get(path, "Accept", "text/html");
    assertThat(response.statusCode()).as(path + "\n" + response.body()).isEqualTo(200);
    return response.body();
  }
}
