package io.beachhead.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class AccountSectionsTest {
  @Autowired TestClient client;

  @BeforeEach
  void twoAccounts() {
    client.emptyWorkspace();
    load("accounts", "id,name\nhalden,Halden Property\nsilent,Silent Homes\n");
    load("people", "id,account_id,email,name\np1,halden,signe@halden.example,Signe Berg\n");
    load("features", "key,name,state\nportal,Client portal,shipped\ndocs,Documents,shipped\n");
    load(
        "feature-usage",
        """
        account_id,feature,from,to,uses
        halden,docs,2026-01-01,2026-03-31,4
        halden,docs,2026-04-01,,6
        halden,portal,2025-01-01,2025-12-31,3
        halden,portal,2099-01-01,,50
        """);
    load(
        "requests",
        """
        id,account_id,person_email,text,importance,amount,feature,theme,created_at
        r1,halden,Signe@halden.example,Can owners <see> repairs?,blocker,1200,,Clients informed,2026-03-01
        r2,halden,,Bill each building,,,portal,,2026-04-01
        r3,halden,,From the future,,,,,2099-04-01
        r4,,,Nobody knows who,,,,,2026-04-01
        """);
  }

  @Test
  void showsWhatAnAccountAskedForWithWhoSaidItAndWhatIsAtStake() {
    String page = client.get("/accounts/halden?asOf=2026-11-21").body();

    assertThat(page)
        .contains("Requests and answers", "2 requests")
        .contains("Can owners &lt;see&gt; repairs?", "Clients informed", "Signe Berg")
        .contains("Blocker", "$1.2k", "1 Mar 2026")
        .doesNotContain("From the future", "Nobody knows who");
    assertThat(page.substring(page.indexOf("Bill each building"))).contains("Client portal");
  }

  @Test
  void givesRequestsAndUseInTheJsonOfTheAccount() {
    var account = client.getJson("/api/accounts/halden?asOf=2026-11-21");

    assertThat(account.get("requests").size()).isEqualTo(2);
    var oldest = account.get("requests").get(1);
    assertThat(oldest.get("text").asString()).isEqualTo("Can owners <see> repairs?");
    assertThat(oldest.get("importance").asString()).isEqualTo("blocker");
    assertThat(oldest.get("theme").asString()).isEqualTo("Clients informed");
    assertThat(oldest.get("amount").get("amount").asDouble()).isEqualTo(1200);
    var used = account.get("featuresUsed");
    assertThat(used.size()).isEqualTo(2);
    assertThat(used.get(0).get("feature").asString()).isEqualTo("docs");
    assertThat(used.get(0).get("uses").asDouble()).isEqualTo(10);
    assertThat(used.get(0).get("since").asString()).isEqualTo("2026-01-01");
    assertThat(used.get(0).get("until").isNull()).isTrue();
    assertThat(used.get(1).get("uses").asDouble()).isEqualTo(3);
    assertThat(used.get(1).get("until").asString()).isEqualTo("2025-12-31");
  }

  @Test
  void showsTheFeaturesAnAccountUses() {
    assertThat(client.get("/accounts/halden?asOf=2026-11-21").body())
        .contains("Features used", "Documents", "1 Jan 2026", "until 31 Dec 2025");
  }

  @Test
  void saysHowToLearnWhatIsNotKnown() {
    assertThat(client.get("/accounts/silent").body())
        .contains("Nothing they asked for is known yet", "No use of features is known here yet");
    assertThat(client.getJson("/api/accounts/silent").get("requests").size()).isZero();
  }

  private void load(String kind, String csv) {
    var answer = client.postCsv("/api/imports/" + kind + "?dryRun=false", csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
