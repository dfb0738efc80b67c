package io.beachhead.growth.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page of leads: a lead goes from open to won, and back by undo. */
@TestWorkspace
class LeadsPageTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @Test
  void saysWhatIsMissingInAnEmptyWorkspace() {
    client.emptyWorkspace();
    assertThat(client.get("/leads").body()).contains("No leads yet").contains("/sources");
    assertThat(client.get("/leads/mistakes").body()).contains("cannot tell");
  }

  @Test
  void takesALeadToAnOutcome() {
    PlantedLeads.move(client);
    String page = "/leads?asOf=" + PlantedLeads.DAY;
    String account =
        client
            .getJson("/api/growth/leads?playbook=buy&asOf=" + PlantedLeads.DAY)
            .at("/items/0/account")
            .stringValue();
    assertThat(client.get(page).body())
        .contains("Who to call first")
        .containsPattern("On [^,]+, [\\d,]+ accounts? (is|are) ready to buy and [\\d,]+ to grow")
        .contains("action=\"/leads/" + account + "\"")
        .contains("Pricing viewed")
        .contains("Leads &amp; risk");
    assertThat(client.get(page + "&open=buy:" + account).body())
        .contains("Before you call", "Active people a week", "Copy brief")
        .contains("A usual account");
    TestClient browser = SignedInBrowser.of(program, client, Role.GTM);
    for (String state : List.of("taken", "contacted", "won")) {
      var answer =
          browser.submit(
              page, "/leads/" + account, "playbook", "buy", "state", state, "back", "/leads?x=1");
      assertThat(answer.statusCode()).as(state).isEqualTo(302);
    }
    assertThat(state(account)).isEqualTo("won");
    assertThat(
            browser
                .submit(page, "/leads/" + account + "/undo?playbook=buy&state=contacted&owner=Ada")
                .statusCode())
        .isEqualTo(204);
    assertThat(state(account)).isEqualTo("contacted");
    assertThat(
            browser.submit(page, "/leads/nobody", "playbook", "buy", "state", "taken").statusCode())
        .isEqualTo(404);
  }

  private String state(String account) {
    for (var item :
        client.getJson("/api/growth/leads?playbook=buy&asOf=" + PlantedLeads.DAY).at("/items")) {
      if (item.at("/account").stringValue().equals(account)) {
        return item.at("/state").stringValue();
      }
    }
    throw new AssertionError("no " + account);
  }
}
