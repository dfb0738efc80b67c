package io.beachhead.value.happiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.statistics.BinomialInterval;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Observed happiness on customers that can be counted by hand. */
@TestWorkspace
class HappinessApiTest {
  @Autowired TestClient client;

  @BeforeEach
  void given() {
    EightCustomers.move(client);
  }

  @Test
  void readsFourMarksOfEveryAccount() {
    assertThat(marks("a0")).isEqualTo("happy yes yes yes yes");
    assertThat(marks("a1")).isEqualTo("not-happy yes yes yes no");
    assertThat(marks("a2")).isEqualTo("not-happy no yes yes yes");
    assertThat(marks("a3")).isEqualTo("not-happy yes no no yes");
    assertThat(marks("a4")).isEqualTo("not-happy no no no yes");
  }

  @Test
  void doesNotTakeAnAccountThatSendsNoEventsForOneThatDoesNotUseIt() {
    assertThat(marks("a5")).isEqualTo("not-happy no no unknown no");
    assertThat(marks("a7")).isEqualTo("not-happy no no unknown yes");
    assertThat(words("a7", 2)).contains("may not be connected");
  }

  @Test
  void countsBySegmentAmongThoseOfWhichAllIsKnown() {
    JsonNode answer = client.getJson("/api/happiness?asOf=" + EightCustomers.DAY);
    JsonNode estate = answer.at("/segments/0");
    assertThat(estate.at("/key").stringValue()).isEqualTo("real-estate");
    assertThat(estate.at("/accounts").intValue()).isEqualTo(6);
    assertThat(estate.at("/n").intValue()).isEqualTo(5);
    assertThat(estate.at("/unknown").intValue()).isEqualTo(1);
    assertThat(estate.at("/happy").intValue()).isEqualTo(1);
    var share = BinomialInterval.jeffreys(1, 5);
    assertThat(estate.at("/share/mid").doubleValue()).isEqualTo(.2);
    assertThat(estate.at("/share/low").doubleValue()).isCloseTo(share.low(), within(1e-9));
    assertThat(estate.at("/share/high").doubleValue()).isCloseTo(share.high(), within(1e-9));
    assertThat(behaviours(estate)).containsExactly("3/6", "3/6", "3/5", "4/6");
    JsonNode technology = answer.at("/segments/1");
    assertThat(technology.at("/share").isNull()).isTrue();
    assertThat(technology.at("/notEnoughData/why").stringValue()).contains("events");
    assertThat(answer.at("/segments").size()).isEqualTo(2);
    assertThat(answer.at("/total/accounts").intValue()).isEqualTo(7);
    assertThat(answer.at("/total/n").intValue()).isEqualTo(5);
  }

  @Test
  void knowsOnlyWhatHadHappenedByTheDay() {
    JsonNode months = client.getJson("/api/happiness?asOf=" + EightCustomers.DAY).at("/months");
    assertThat(months.size()).isEqualTo(13);
    JsonNode may = months.get(11);
    assertThat(may.at("/date").stringValue()).isEqualTo("2026-05-31");
    // The referral of 1 June and the request of 2 June are still to come.
    assertThat(may.at("/segments/0/happy").intValue()).isZero();
    assertThat(may.at("/segments/0/share/mid").doubleValue()).isZero();
    assertThat(months.get(12).at("/segments/0/happy").intValue()).isEqualTo(1);
    // A year ago nobody was there.
    assertThat(months.get(0).at("/total/accounts").intValue()).isZero();
    assertThat(months.get(0).at("/total/share").isNull()).isTrue();
    // On 30 September the deeds of May and June are more than 90 days old.
    assertThat(marks("a0", "2026-09-30")).isEqualTo("not-happy no no no yes");
    // The referral counts on the 90th day and not on the 91st.
    assertThat(marks("a0", "2026-08-29")).isEqualTo("not-happy yes yes no yes");
    assertThat(marks("a0", "2026-08-30")).isEqualTo("not-happy no yes no yes");
    // Ginkgo has come by then.
    assertThat(account("a6", "2026-06-30").isMissingNode()).isTrue();
    assertThat(account("a6", "2026-07-15").at("/standing").stringValue()).isEqualTo("not-happy");
  }

  @Test
  void listsWhoIsNearestByWhatIsLacking() {
    assertThat(ids("show=happy")).containsExactly("a0");
    assertThat(ids("show=near")).containsExactly("a2", "a1");
    assertThat(ids("show=near&lacking=refers")).containsExactly("a2");
    assertThat(ids("show=near&lacking=pays")).containsExactly("a1");
    assertThat(ids("segment=technology")).containsExactly("a7");
    assertThat(ids("q=elm")).containsExactly("a4");
    assertThat(client.get("/api/happiness/accounts?show=cheerful").statusCode()).isEqualTo(422);
    assertThat(client.get("/api/happiness?segmentation=none").statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhatAMarkRestsOn() {
    assertThat(words("a0", 0)).isEqualTo("Referral accepted on 1 Jun 2026.");
    assertThat(words("a0", 1)).isEqualTo("1 request.");
    assertThat(words("a0", 2))
        .isEqualTo(
            "Active on 11 of 90 days; 7.5 active days per seat, top 20% of Real estate (needs 3);"
                + " 1.5 key features per seat, top 20% (needs 0.5).");
    assertThat(words("a1", 0)).isEqualTo("Promoter's answer on 4 May 2026.");
    assertThat(words("a1", 3)).isEqualTo("$80 a month, down from $100 90 days ago.");
    assertThat(words("a3", 1)).isEqualTo("No request, interview or feedback in 90 days.");
  }

  @Test
  void asksForFewerWhereTheDefinitionSaysSo() {
    change("{'required':3}");
    assertThat(ids("show=happy")).containsExactly("a2", "a0", "a1");
    change("{'required':4,'pays':{'mayShrink':true}}");
    assertThat(ids("show=happy")).containsExactly("a0", "a1");
    change("{'pays':{'mayShrink':false},'refers':{'promoters':{'from':8}}}");
    assertThat(ids("show=happy")).containsExactly("a2", "a0");
    // At or above the highest of its peers: nobody but Alder.
    change("{'uses':{'quantile':1}}");
    assertThat(ids("show=happy")).containsExactly("a0");
    change("{'counted':['engages','uses']}");
    JsonNode answer = client.getJson("/api/happiness?asOf=" + EightCustomers.DAY);
    assertThat(answer.at("/required").intValue()).isEqualTo(2);
    assertThat(answer.at("/definition/counted").size()).isEqualTo(2);
  }

  @Test
  void countsAReferralOnlyWhereItsPropertiesSaySo() {
    EightCustomers.send(
        client,
        """
        {"type":"track","messageId":"i1","userId":"u2","event":"Invited",
         "timestamp":"2026-05-04T10:00:00Z","context":{"groupId":"a2"},
         "properties":{"external":true,"plan":"team"}},
        {"type":"track","messageId":"i2","userId":"u4","event":"Invited",
         "timestamp":"2026-05-04T10:00:00Z","context":{"groupId":"a4"},
         "properties":{"external":false,"plan":"team"}}
        """);
    change(
        "{'refers':{'events':['Reference"
            + " given',{'event':'Invited','where':{'external':true,'plan':'team'}}]}}");
    assertThat(marks("a2")).startsWith("happy yes");
    assertThat(words("a2", 0))
        .isEqualTo("Invited where external = true and plan = team on 4 May 2026.");
    assertThat(marks("a4")).startsWith("not-happy no");
    assertThat(marks("a0")).as("no referral under this definition").startsWith("not-happy no");
    var events = client.getJson("/api/happiness/definition").at("/refers/events");
    assertThat(events.toString())
        .isEqualTo(
            "[\"Reference"
                + " given\",{\"event\":\"Invited\",\"where\":{\"external\":true,\"plan\":\"team\"}}]");
    for (var wrong :
        List.of(
            "{'event':'Invited','where':'external'}",
            "{'event':'Invited','where':{'external':[1]}}",
            "{'event':'','where':{}}",
            "{'event':'Invited','were':{}}")) {
      var refused =
          client.putJson(
              "/api/happiness/definition",
              "{'refers':{'events':[%s]}}".formatted(wrong).replace('\'', '"'));
      assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
      assertThat(refused.body()).contains("refers.events");
    }
  }

  @Test
  void knowsThatNobodyRefersWhereEventsCameInThatMeetNoCondition() {
    change(
        "{'refers':{'events':[{'event':'Task"
            + " created','where':{'shared':true}}],'promoters':{'events':[]}}}");
    assertThat(marks("a0")).startsWith("not-happy no");
    change(
        "{'refers':{'events':[{'event':'Never"
            + " sent','where':{'shared':true}}],'promoters':{'events':[]}}}");
    assertThat(marks("a0")).contains(" unknown yes yes yes");
  }

  @Test
  void readsUseFromAFileWhereAnAccountSendsNoEvents() {
    var accounts = new StringBuilder("id,name,industry,created_at\n");
    for (int i = 1; i <= 6; i++) {
      accounts.append("f%d,File %d,Technology,2026-01-01%n".formatted(i, i));
    }
    client.postCsv("/api/imports/accounts", accounts.toString());
    client.postCsv("/api/imports/features", "key,name,state\nexports,Exports,shipped\n");
    // f5 stopped before the window of 2 April to 30 June, the candidate does not count for f4.
    client.postCsv(
        "/api/imports/feature-usage",
        """
        account_id,feature,from,to,uses
        f1,tasks,,,yes
        f1,reports,,,yes
        f1,exports,2026-06-30,,4
        f2,tasks,2026-01-01,,yes
        f2,reports,,2026-04-02,yes
        f3,tasks,,,yes
        f4,tasks,,,yes
        f4,portal,,,yes
        f5,tasks,,2026-04-01,yes
        f6,tasks,2026-07-01,,yes
        a1,exports,,,yes
        """);
    // Five with lines by that day; f5 neither pays nor uses anything, so four are compared.
    assertThat(uses("f1")).isEqualTo("unknown");
    assertThat(words("f1", 2)).contains("fewer than 5 such accounts");
    client.postCsv("/api/imports/revenue", "account_id,date,mrr\nf5,2026-01-01,100\n");
    // 3, 2, 1, 1 and 0 features: the median is 1, and at it is enough.
    assertThat(uses("f1")).isEqualTo("yes");
    assertThat(uses("f2")).isEqualTo("yes");
    assertThat(uses("f4")).isEqualTo("yes");
    assertThat(uses("f5")).isEqualTo("no");
    assertThat(uses("f6")).as("in no line by that day").isEqualTo("unknown");
    assertThat(marks("a1")).as("events decide").isEqualTo("not-happy yes yes yes no");
    assertThat(words("f2", 2))
        .isEqualTo(
            "No events; by imported use 2 key features in 90 days, top 40% of Technology (needs"
                + " 1).");
    var answer = client.getJson("/api/happiness?asOf=" + EightCustomers.DAY);
    assertThat(answer.at("/notes").toString()).contains("5 accounts send no events");
    change("{'uses':{'features':['tasks']}}");
    assertThat(uses("f5")).isEqualTo("no");
    client.postCsv(
        "/api/imports/feature-usage",
        "account_id,feature,from,to,uses\nf5,tasks,2026-05-01,,yes\n");
    assertThat(uses("f1")).as("all use it: that tells nobody apart").isEqualTo("unknown");
  }

  @Test
  void refusesADefinitionThatMakesNoSense() {
    var refused =
        client.putJson(
            "/api/happiness/definition",
            """
            {"windowDays":3,"required":5,"counted":["laughs"],"uses":{"quantile":"half"},
             "engages":{"events":"Feedback"},"smiles":true}
            """);
    assertThat(refused.statusCode()).isEqualTo(422);
    List<String> columns = new ArrayList<>();
    client.json(refused).at("/problems").forEach(p -> columns.add(p.at("/column").stringValue()));
    assertThat(columns)
        .containsExactlyInAnyOrder(
            "windowDays", "required", "counted", "uses.quantile", "engages.events", "smiles");
    assertThat(client.getJson("/api/happiness/definition").at("/windowDays").intValue())
        .isEqualTo(90);
  }

  @Test
  void saysWhatIsMissingInAWorkspaceWithoutEvents() {
    client.emptyWorkspace();
    JsonNode answer = client.getJson("/api/happiness");
    assertThat(answer.at("/total/accounts").intValue()).isZero();
    assertThat(answer.at("/total/share").isNull()).isTrue();
    assertThat(answer.at("/segmentation").isNull()).isTrue();
    client.postCsv("/api/imports/accounts", "id,name\nx1,Alone\n");
    client.postCsv("/api/imports/revenue", "account_id,date,mrr\nx1,2026-01-01,100\n");
    answer = client.getJson("/api/happiness");
    assertThat(answer.at("/total/undecided").intValue()).isEqualTo(1);
    assertThat(answer.at("/total/n").intValue()).isZero();
    assertThat(answer.at("/total/notEnoughData/why").stringValue()).contains("refers");
    assertThat(answer.at("/notes").size()).isEqualTo(3);
  }

  @Test
  void writesTables() {
    var table =
        client.get("/api/happiness?asOf=" + EightCustomers.DAY, "Accept", "text/csv").body();
    assertThat(table.lines())
        .first()
        .asString()
        .startsWith("segment,name,accounts,n,unknown,happy,share,");
    assertThat(table.lines())
        .element(1, InstanceOfAssertFactories.STRING)
        .startsWith("real-estate,Real estate,6,5,1,1,0.2,");
    assertThat(
            client.get("/api/happiness/accounts.csv?show=happy&asOf=" + EightCustomers.DAY).body())
        .contains("a0,Alder,real-estate,1200,happy,4,4,yes,yes,yes,yes,")
        .doesNotContain("Birch");
  }

  /** The third of the four marks. */
  private String uses(String account) {
    return marks(account).split(" ")[3];
  }

  private void change(String body) {
    var changed = client.putJson("/api/happiness/definition", body.replace('\'', '"'));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    client
        .getJson("/api/happiness/accounts?asOf=" + EightCustomers.DAY + "&" + query)
        .at("/items")
        .forEach(item -> ids.add(item.at("/id").stringValue()));
    return ids;
  }

  private JsonNode account(String id, String day) {
    for (JsonNode item : client.getJson("/api/happiness/accounts?asOf=" + day).at("/items")) {
      if (item.at("/id").stringValue().equals(id)) {
        return item;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  private String marks(String id) {
    return marks(id, EightCustomers.DAY);
  }

  private String marks(String id, String day) {
    JsonNode item = account(id, day);
    var text = new StringBuilder(item.at("/standing").stringValue());
    item.at("/behaviours").forEach(one -> text.append(' ').append(one.at("/mark").stringValue()));
    return text.toString();
  }

  private String words(String id, int behaviour) {
    return account(id, EightCustomers.DAY).at("/behaviours/" + behaviour + "/words").stringValue();
  }

  private static List<String> behaviours(JsonNode segment) {
    List<String> shares = new ArrayList<>();
    segment
        .at("/behaviours")
        .forEach(one -> shares.add(one.at("/yes").intValue() + "/" + one.at("/n").intValue()));
    return shares;
  }
}
