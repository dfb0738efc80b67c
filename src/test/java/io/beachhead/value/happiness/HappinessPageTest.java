package io.beachhead.value.happiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.value.happiness.web.HappinessMetric;
import io.beachhead.workspace.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestWorkspace
class HappinessPageTest {
  private static final String DAY = "asOf=" + EightCustomers.DAY;

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void given() {
    EightCustomers.move(client);
  }

  @Test
  void showsKeyNumbersSegmentsAndAccounts() {
    var page = client.get("/happiness?" + DAY);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Happy customers (observed)", "of 7 accounts · 20%", "One behaviour short")
        .contains("3 of 4: does not refer", "3 of 4: does not pay", "Alder", "Hazel")
        .contains("2 accounts left out of the shares")
        .contains("href=\"/happiness.csv?" + DAY + "\"", "hx-get=\"/happiness/definition?" + DAY);
    assertThat(client.get("/happiness?show=near&lacking=refers&" + DAY).body())
        .contains(">Cedar</a>")
        .doesNotContain(">Birch</a>");
    assertThat(client.get("/happiness?view=table&" + DAY).body())
        .contains("31 May 2026", "0% (0 of 5)");
  }

  @Test
  void explainsEveryNumberOfIt() {
    assertThat(client.get("/why/observed-happiness?segment=real-estate&" + DAY).body())
        .contains("1 account observed happy in Real estate", "1 of 5", "All four");
    assertThat(client.get("/why/one-short-of-happy?" + DAY).body())
        .contains("2 accounts one behaviour short", "lack refers");
    assertThat(client.get("/why/happy-uses?" + DAY).body())
        .contains("3 accounts use it intensively", "the median of its segment");
    assertThat(client.get("/why/happy-refers?segment=real-estate&" + DAY).body())
        .contains("a score of 9 or more in Survey answered");
    assertThat(client.get("/why/pay-and-use-only?" + DAY).statusCode()).isEqualTo(200);
    assertThat(client.get("/why/happy-pays?segment=nowhere&" + DAY).statusCode()).isEqualTo(404);
  }

  @Test
  void putsTheFourBehavioursOnTheAccountsPage() {
    assertThat(client.get("/accounts/a2?" + DAY).body())
        .contains("Refers<span class=\"mla sm mut\">not yet</span>")
        .contains("3 of 4: does not refer", "$120 a month, up from $100 90 days ago.");
    assertThat(client.getJson("/api/accounts/a2?" + DAY).at("/happiness/met").intValue())
        .isEqualTo(3);
    // Not there yet: no marks.
    assertThat(client.get("/accounts/a6?" + DAY).body()).doesNotContain("What happy customers do");
  }

  @Test
  void changesTheDefinitionWithAPreview() {
    var form = client.get("/happiness/definition?" + DAY);
    assertThat(form.body()).contains("Referral accepted", "If saved: 1 → 1 happy customers");
    String[] fields = {
      "windowDays",
      "90",
      "required",
      "3",
      "counted.refers",
      "on",
      "counted.engages",
      "on",
      "counted.uses",
      "on",
      "counted.pays",
      "on",
      "refers.events",
      "Referral accepted",
      "refers.promoters.events",
      "Survey answered",
      "refers.promoters.property",
      "score",
      "refers.promoters.from",
      "9",
      "engages.events",
      "Survey answered",
      "engages.requests",
      "on",
      "uses.quantile",
      "50",
      "uses.seats",
      "Seats"
    };
    assertThat(client.browser().form("/happiness/definition", fields).statusCode())
        .isIn(302, 401, 403);
    var preview = submit("/happiness/definition/preview?" + DAY, fields);
    assertThat(preview.body()).contains("If saved: 1 → 3 happy customers");
    assertThat(submit("/happiness/definition?" + DAY, fields).statusCode()).isEqualTo(204);
    assertThat(client.getJson("/api/happiness?" + DAY).at("/total/happy").intValue()).isEqualTo(3);
    fields[1] = "soon";
    assertThat(submit("/happiness/definition?" + DAY, fields).statusCode()).isEqualTo(422);
    assertThat(submit("/happiness/definition/preview?" + DAY, fields).body())
        .contains("Days looked back: expected a whole number from 7 to 730");
    fields[1] = "90";
    fields[fields.length - 3] = "140";
    assertThat(submit("/happiness/definition/preview?" + DAY, fields).body())
        .contains("At or above this % of its peers (50 = median): expected a number from 0 to 100");
    assertThat(client.getJson("/api/audit?limit=20").toString()).contains("happiness.defined");
    assertThat(client.get("/").body()).contains("Happiness defined:");
    assertThat(client.get("/happiness?" + DAY).body()).doesNotContain("lack only");
  }

  @Test
  void saysWhatWillBeHereInAnEmptyWorkspace() {
    client.emptyWorkspace();
    assertThat(client.get("/happiness").body()).contains("No customers yet");
  }

  @Test
  void leavesTheDefinitionToProduct() {
    var viewer =
        client.withKey(
            client
                .json(client.postJson("/api/keys", "{\"name\":\"v\",\"role\":\"viewer\"}"))
                .get("key")
                .stringValue());
    assertThat(viewer.get("/happiness?" + DAY).body())
        .contains("Happy customers (observed)")
        .doesNotContain("/happiness/definition");
    assertThat(viewer.get("/happiness/definition").statusCode()).isEqualTo(403);
    assertThat(viewer.putJson("/api/happiness/definition", "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.postJson("/api/happiness/threshold", "{\"on\":\"ratio\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void putsTheObservedBesideTheModelledOnTheOtherPages() {
    assertThat(client.postJson("/api/segmentations/industry/activation", "").statusCode())
        .isEqualTo(204);
    assertThat(client.get("/?" + DAY).body())
        .contains(
            "of 7 accounts observed happy (20% of the 5 that can be judged)",
            "Happy customers, % of accounts")
        .contains("/why/observed-happiness?segment=real-estate&amp;" + DAY);
    assertThat(client.get("/value-map?" + DAY).body())
        .contains("/why/observed-happiness?" + DAY, "observed today");
    assertThat(client.get("/value-map/model?" + DAY).body())
        .contains("Observed: Not identified: 0 happy accounts", "/happiness?" + DAY + "#threshold");
    assertThat(client.get("/alignment.csv?" + DAY).body()).contains("observed_happy");
    assertThat(client.getJson("/alignment.json?" + DAY).at("/happiness/total/happy").intValue())
        .isEqualTo(1);
  }

  /** Posts as the page does: with cookies and the token that the page carries. */
  private HttpResponse<String> submit(String action, String... namesAndValues) {
    TestClient browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    var token =
        Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"")
            .matcher(browser.get("/happiness").body());
    assertThat(token.find()).isTrue();
    List<String> fields = new ArrayList<>(List.of(namesAndValues));
    fields.add("_csrf");
    fields.add(token.group(1));
    return browser.form(action, fields.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void everyMetricHasItsParagraph(HappinessMetric metric) throws IOException {
    Path explained = Path.of("docs/metrics", metric.key() + ".md");
    assertThat(explained).isRegularFile();
    assertThat(Files.readString(explained)).startsWith("# ").hasSizeGreaterThan(120);
  }
}
