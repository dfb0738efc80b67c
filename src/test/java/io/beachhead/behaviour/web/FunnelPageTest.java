package io.beachhead.behaviour.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.saved.SavedQuestions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class FunnelPageTest {
  private static final String JANUARY = "&range=custom&dateFrom=2026-01-01&dateTo=2026-01-31";
  private static final String ASKED = "/funnel?step=Signed+up&step=Invited&step=Paid" + JANUARY;

  @Autowired TestClient client;
  @Autowired SavedQuestions saved;

  @BeforeEach
  void threeAccountsAndWhatTheyDid() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts",
        "id,name,industry\nacme,Acme,Retail\nbolt,Bolt,Retail\nchip,Chip,Technology\n");
    client.postCsv("/api/imports/people", "id,account_id,name\neve,chip,Eve Example\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"industry","name":"Industry","rules":[
          {"segment":"shops","name":"Shops","when":"industry = 'Retail'"}],"otherwise":"rest"}
        """);
    client.postJson("/api/segmentations/industry/activation", "");
    TestEvents.send(
        client,
        "ada acme Signed up 2026-01-01T10:00:00Z",
        "ada acme Invited 2026-01-01T12:00:00Z",
        "ada acme Paid 2026-01-03T10:00:00Z",
        "bob bolt Signed up 2026-01-02T10:00:00Z",
        "bob bolt Invited 2026-01-02T14:00:00Z",
        "eve chip Signed up 2026-01-02T10:00:00Z");
  }

  @Test
  void showsHowManyGetFromStepToStep() {
    var page = client.get(ASKED);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Funnel of people: 3 entered, 1 converted")
        .contains("The largest loss is from Signed up to Invited")
        .contains("33%");
    assertThat(client.get(ASKED + "&view=table").body())
        .doesNotContain("Funnel of people: 3 entered")
        .contains("From step to step");
  }

  @Test
  void beginsWithWhatMostPeopleDo() {
    assertThat(client.get("/funnel?" + JANUARY.substring(1)).body())
        .containsSubsequence("value=\"Signed up\"", "value=\"Invited\"", "value=\"Paid\"");
  }

  @Test
  void beginsWithTheFunnelThatWasSavedFirst() {
    saved.save("Paying at once", "/funnel?step=Signed+up&step=Paid&window=3&unit=week");
    saved.save("Then others", "/funnel?step=Invited&step=Paid");

    assertThat(client.get("/funnel").body())
        .contains("/funnel?step=Signed%20up&amp;step=Paid&amp;window=3&amp;unit=week");
  }

  @Test
  void asksTheSavedFunnelOfItsOwnDaysUnlessTheAddressNamesOthers() {
    saved.save("January", "/funnel?step=Signed+up&step=Paid" + JANUARY);

    assertThat(client.getJson("/funnel.json").at("/steps/0/count").asInt()).isEqualTo(3);
    assertThat(client.getJson("/funnel.json?range=28d").at("/steps/0/count").asInt()).isZero();
  }

  @Test
  void asksOfAllTime() {
    var asked = "?step=Signed+up&step=Paid&range=all&asOf=2026-03-31";
    assertThat(client.getJson("/funnel.json" + asked).at("/steps/0/count").asInt()).isEqualTo(3);
    var page = client.get("/funnel" + asked);
    assertThat(page.headers().firstValue("HX-Push-Url").orElseThrow())
        .contains("range=all")
        .doesNotContain("dateFrom");
    assertThat(page.body()).contains("By the week in which the attempt began");
    assertThat(
            client
                .postJson(
                    "/api/behaviour/funnel",
                    "{\"dateFrom\":\"all\",\"steps\":[{\"event\":\"Signed up\"}]}")
                .body())
        .contains("\"count\":3");
  }

  @Test
  void answersAsJsonAndCsvAtTheSameAddress() {
    var json = client.getJson(ASKED.replace("/funnel", "/funnel.json") + "&breakdown=segment");
    assertThat(json.at("/steps/1/count").asInt()).isEqualTo(2);
    assertThat(json.at("/breakdown/0/value").asString()).isEqualTo("shops");
    assertThat(
            client
                .get(ASKED.replace("/funnel", "/funnel.csv") + "&breakdown=account.industry")
                .body())
        .contains("all,2,Invited,2,0.6666666666666666,0.6666666666666666,10800,10800,1,0")
        .contains("Technology,1,Signed up,1,1,,,,1,0");
  }

  @Test
  void dividesBySegmentInItsColourAndByAttributeInSlate() {
    assertThat(client.get(ASKED + "&breakdown=segment").body())
        .contains("s-1 v-solid")
        .contains("Shops 100%");
    assertThat(client.get(ASKED + "&breakdown=account.industry").body())
        .contains("Technology")
        .doesNotContain("s-1 v-solid");
  }

  @Test
  void asksForAStepSeveralTimes() {
    TestEvents.send(client, "bob bolt Invited 2026-01-03T15:00:00Z");
    var asked = ASKED + "&times=&times=2&times=&days=&days=2&days=";

    var page = client.get(asked);

    assertThat(page.body())
        .contains("Invited, at least 2 times, on 2 days")
        .contains("id=\"times-2\" name=\"times\" inputmode=\"numeric\" value=\"2\"");
    assertThat(page.headers().firstValue("HX-Push-Url").orElseThrow())
        .contains("times=&times=2&times=&days=&days=2&days=");
    var json = client.getJson(asked.replace("/funnel", "/funnel.json"));
    assertThat(json.at("/steps/1/count").asInt()).isEqualTo(1);
    assertThat(client.get(asked.replace("times=2", "times=0")).body())
        .contains("must be 1 or more");
    assertThat(client.get(asked + "&order=any").body())
        .contains("must be sequential where a step is done several times");
  }

  @Test
  void comparesTwoGroupsWithTheRangeOfTheirDifference() {
    var asked = ASKED + "&compare=account.industry&with=Retail&with=Technology";

    assertThat(client.get(asked).body())
        .contains("Two groups compared", "account.industry = Retail")
        .containsPattern("Difference: \\+50 pts, range .* to .* at 80% certainty")
        .contains("reached=3");
    assertThat(
            client.getJson(asked.replace("/funnel", "/funnel.json")).at("/comparison").toString())
        .contains("\"entered\":2,\"converted\":1")
        .contains("\"entered\":1,\"converted\":0");
    assertThat(client.get(asked.replace("/funnel", "/funnel.csv")).body())
        .contains("account.industry = Retail,3,Paid,1,0.5");
    assertThat(client.get(asked.replace("Technology", "Retail")).body())
        .contains("needs a property and two different values");
    assertThat(client.get(asked.replace("Technology", "Mining")).body())
        .contains("A group in which nobody began cannot be compared");
  }

  @Test
  void opensTheCountsOfAGroup() {
    var asked = ASKED + "&breakdown=account.industry";
    assertThat(client.get(asked).body()).contains("reached=2&amp;value=Retail&amp;name=Retail");

    var list = asked.replace("/funnel", "/funnel/people") + "&reached=1&value=Technology";
    assertThat(client.get(list).body())
        .contains("Reached Signed up, Technology", "/accounts/chip")
        .doesNotContain("/accounts/acme");
    assertThat(client.get(list.replace("/people", "/people.csv")).body())
        .contains("chip")
        .doesNotContain("acme");
    assertThat(client.get(list.replace("&breakdown=account.industry", "")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void listsWhoWasLostWithTheirAccounts() {
    assertThat(client.get(ASKED.replace("/funnel", "/funnel/people") + "&lost=1").body())
        .contains(
            "Lost after Signed up", "Eve Example", "/accounts/chip", "1 person got to step 1 of 3")
        .doesNotContain("/accounts/acme");
    assertThat(
            client
                .get(ASKED.replace("/funnel", "/funnel/people") + "&reached=1&segment=shops")
                .body())
        .contains("All 3", "Shops 2", "/accounts/acme")
        .doesNotContain("/accounts/chip");
    assertThat(
            client
                .get(ASKED.replace("/funnel", "/funnel/people.csv") + "&reached=2&by=account")
                .body())
        .contains("id,person,account_id,account,segment")
        .contains("acme,,acme,Acme,shops")
        .contains("bolt,,bolt,Bolt,shops")
        .doesNotContain("chip");
    assertThat(client.get(ASKED.replace("/funnel", "/funnel/people") + "&lost=3").statusCode())
        .isEqualTo(400);
  }

  @Test
  void saysOnEveryPageWhenOldDataIsAndOffersThatDay() {
    client.get(ASKED);
    for (var page :
        List.of("/", "/funnel", "/retention", "/usage/activity", "/accounts", "/happiness")) {
      assertThat(client.get(page + "?asOf=2026-06-30").body())
          .as(page)
          .contains("The newest data is from 3 Jan 2026", page + "?asOf=2026-01-03");
      assertThat(client.get(page + "?asOf=2026-01-31").body())
          .as(page)
          .doesNotContain("The newest data is from");
    }
  }

  @Test
  void keepsThoseStillWithinTheirWindowApartFromTheLost() {
    var early = ASKED.replace("2026-01-31", "2026-01-10");
    assertThat(client.getJson(early.replace("/funnel", "/funnel.json")).at("/steps/0").toString())
        .contains("\"count\":3", "\"lost\":0", "\"withinWindow\":1");
    assertThat(client.get(early).body())
        .contains("began less than 14 days ago and may still convert")
        .contains("/funnel/people?step=Signed%20up", "within=1")
        .doesNotContain("The largest loss");
    assertThat(client.get(early.replace("/funnel", "/funnel/people") + "&within=1").body())
        .contains("Still within their window after Signed up", "Eve Example")
        .doesNotContain("/accounts/acme");
    assertThat(client.get(early.replace("/funnel", "/funnel/people") + "&lost=1").body())
        .doesNotContain("Eve Example");
    assertThat(client.get(early.replace("/funnel", "/funnel/people.csv") + "&within=2").body())
        .contains("bob", "2. Invited");
    assertThat(client.get(early.replace("/funnel", "/funnel/people") + "&within=3").statusCode())
        .isEqualTo(400);
  }

  @Test
  void saysBesideTheFieldWhatIsWrong() {
    var wrong = client.get("/funnel?step=Signed+upp&step=Paid&window=soon&more=on" + JANUARY);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Did you mean Signed up?").contains("must be a whole number");
    assertThat(
            client
                .get("/funnel?step=Paid&range=custom&dateFrom=2026-02-01&dateTo=2026-01-01")
                .body())
        .contains("must not be before dateFrom");
    assertThat(client.get("/funnel.json?step=Nothing").statusCode()).isEqualTo(422);
  }

  @Test
  void keepsTheWholeQuestionInTheAddress() {
    var asked =
        ASKED
            + "&by=account&order=any&window=3&unit=week&exclude=Complained&after=1&before=2"
            + "&where=account.industry&is=Retail&at=all&breakdown=segment&interval=day&fromStep=1"
            + "&toStep=2&bins=4&more=on";
    var pushed = client.get(asked, "HX-Request", "true").headers().firstValue("HX-Push-Url");
    assertThat(pushed).isPresent();
    assertThat(client.get(pushed.get(), "HX-Request", "true").headers().firstValue("HX-Push-Url"))
        .isEqualTo(pushed);
    assertThat(pushed.get())
        .contains(
            "window=3", "unit=week", "exclude=Complained", "is=Retail", "bins=4", "by=account");
    assertThat(
            client.getJson(asked.replace("/funnel", "/funnel.json")).at("/steps/0/count").asInt())
        .isEqualTo(2);
  }

  @Test
  void carriesAlongWhatStandsBehindMoreOptions() {
    assertThat(
            client.get(ASKED + "&window=28&order=any&exclude=Complained&after=1&before=2").body())
        .contains(
            "<input type=\"hidden\" name=\"window\" value=\"28\">",
            "<input type=\"hidden\" name=\"order\" value=\"any\">",
            "<input type=\"hidden\" name=\"exclude\" value=\"Complained\">");
    var form =
        client
            .get(ASKED + "&window=28&more=on")
            .body()
            .split("<form id=\"ask\"")[1]
            .split("</form>")[0];
    assertThat(form).containsOnlyOnce("name=\"window\"").contains("inputmode=\"numeric\"");
  }

  @Test
  void saysWhatWillBeHereWhileThereAreNoEvents() {
    client.emptyWorkspace();
    assertThat(client.get("/funnel").body()).contains("No events yet", "/sources");
  }
}
