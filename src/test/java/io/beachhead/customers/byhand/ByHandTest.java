package io.beachhead.customers.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts and people that somebody adds, changes and deletes without a file. */
@TestWorkspace
class ByHandTest {
  @Autowired TestClient client;
  @Autowired JdbcClient sql;

  @BeforeEach
  void twoAccounts() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name,owner\nacme,Acme,Olga\nbolt,Bolt,\n");
  }

  @Test
  void addsAndDeletesAccounts() {
    var added =
        client.postJson(
            "/api/accounts", "{\"name\":\"Chip & Co\",\"stage\":\"trial\",\"employees\":7}");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    var id = client.json(added).get("id").asString();
    assertThat(client.getJson("/api/accounts/" + id).get("name").asString()).isEqualTo("Chip & Co");
    assertThat(client.postJson("/api/accounts", "{\"id\":\"acme\",\"name\":\"X\"}").statusCode())
        .isEqualTo(409);
    assertThat(client.postJson("/api/accounts", "{\"stage\":\"lost\"}").statusCode())
        .isEqualTo(422);
    assertThat(client.delete("/api/accounts/" + id).statusCode()).isEqualTo(204);
    assertThat(client.get("/api/accounts/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsAccountsThatMoneyBelongsTo() {
    client.postCsv(
        "/api/imports/revenue", "account_id,date,mrr,currency\nacme,2026-02-01,100,USD\n");
    var refused = client.delete("/api/accounts/acme");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("1 record belongs to it");
    assertThat(client.delete("/api/accounts/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void addsChangesAndDeletesPeople() {
    var added =
        client.postJson("/api/people", "{\"account\":\"acme\",\"email\":\"ada@acme.example\"}");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(
            client
                .putJson(
                    "/api/people/ada@acme.example",
                    "{\"account\":\"bolt\",\"email\":\"ada@bolt.example\",\"name\":\"Ada\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(client.get("/accounts/bolt").body()).contains("Ada");
    assertThat(client.postJson("/api/people", "{\"account\":\"acme\"}").body())
        .contains("give an e-mail address or an id");
    assertThat(client.postJson("/api/people", "{\"account\":\"nope\",\"id\":\"x\"}").statusCode())
        .isEqualTo(422);
    assertThat(client.delete("/api/people/ada@acme.example").statusCode()).isEqualTo(204);
    assertThat(client.delete("/api/people/ada@acme.example").statusCode()).isEqualTo(404);
  }

  @Test
  void givesManyAccountsToOneOwner() {
    var given =
        client.postJson(
            "/api/accounts/owner", "{\"accounts\":[\"acme\",\"bolt\"],\"owner\":\"Pia\"}");
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    assertThat(client.get("/accounts.csv").body()).contains("Pia").doesNotContain("Olga");
    assertThat(
            client
                .postJson("/api/accounts/owner", "{\"accounts\":[\"nope\"],\"owner\":\"Pia\"}")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void editsAnAccountWithColumnsOfItsOwnAndTakesThatBack() {
    var changed =
        client.patchJson(
            "/api/accounts/acme",
            "{\"name\":\"Acme AG\",\"employees\":\"12\",\"attributes\":{\"Renewal"
                + " risk\":\"high\"}}");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(client.get("/accounts.csv").body()).contains("Acme AG", "Renewal risk", "high");
    var refused = client.patchJson("/api/accounts/acme", "{\"attributes\":{\"owner\":\"x\"}}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(undo(lastChange()).statusCode()).isEqualTo(204);
    assertThat(client.get("/accounts.csv").body()).doesNotContain("Acme AG", "Renewal risk");
    assertThat(undo(lastChange()).statusCode()).as("undone already").isEqualTo(409);
  }

  @Test
  void mergesAnAccountWithAllThatBelongsToItAndTakesThatBack() {
    client.postCsv(
        "/api/imports/revenue",
        "account_id,date,mrr,currency\nacme,2026-01-01,100,USD\nbolt,2026-02-01,50,USD\n");
    client.postCsv("/api/imports/people", "id,account_id,email\nada,bolt,ada@bolt.example\n");
    client.postCsv(
        "/api/imports/requests", "id,account_id,text,importance\nr1,bolt,Dark mode,nice\n");
    client.postCsv(
        "/api/imports/events",
        "user_id,event,timestamp,account_id\nada,Opened,2026-03-01T10:00:00Z,bolt\n");
    client.postJson("/api/accounts/bolt/notes", "{\"text\":\"Called them\"}");

    var plan = client.getJson("/api/accounts/acme/merge?from=bolt");
    assertThat(plan.at("/moves/people").asInt()).isEqualTo(1);
    assertThat(plan.at("/moves/requests").asInt()).isEqualTo(1);
    assertThat(plan.get("undo").isNull()).isTrue();

    var merged = client.postJson("/api/accounts/acme/merge", "{\"from\":\"bolt\"}");
    assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
    assertThat(client.get("/api/accounts/bolt").statusCode()).isEqualTo(404);
    assertThat(client.get("/accounts/acme").body()).contains("Dark mode", "Called them", "ada");
    assertThat(client.getJson("/api/accounts/acme").at("/arr/amount").asDouble()).isEqualTo(1800);
    assertThat(client.getJson("/api/people/ada").get("account").asString()).isEqualTo("acme");

    assertThat(undo(client.json(merged).get("undo").asString()).statusCode()).isEqualTo(204);
    assertThat(client.getJson("/api/accounts/acme").at("/arr/amount").asDouble()).isEqualTo(1200);
    assertThat(client.getJson("/api/accounts/bolt").at("/arr/amount").asDouble()).isEqualTo(600);
    assertThat(client.get("/accounts/acme").body()).doesNotContain("Dark mode", "Called them");
    assertThat(client.getJson("/api/people/ada").get("account").asString()).isEqualTo("bolt");
  }

  @Test
  void refusesToMergeAnAccountWithItselfOrWithNobody() {
    var self = client.postJson("/api/accounts/acme/merge", "{\"from\":\"acme\"}");
    assertThat(self.statusCode()).isEqualTo(422);
    assertThat(self.body()).contains("is the account itself");
    assertThat(client.postJson("/api/accounts/acme/merge", "{\"from\":\"x\"}").statusCode())
        .isEqualTo(422);
    assertThat(client.postJson("/api/accounts/x/merge", "{\"from\":\"acme\"}").statusCode())
        .isEqualTo(404);
    assertThat(client.get("/accounts/edit?id=acme&from=acme").body())
        .contains("is the account itself");
    assertThat(client.get("/accounts/edit?id=acme&from=bolt").body()).contains("moves here");
  }

  @Test
  void mergesPeopleWithWhatTheyDidAndSaid() {
    client.postCsv(
        "/api/imports/people",
        "id,account_id,email,name\nada,acme,ada@acme.example,\nada2,acme,a@acme.example,Ada\n");
    client.postCsv(
        "/api/imports/events",
        "user_id,event,timestamp\nada,Opened,2026-03-01T10:00:00Z\n"
            + "ada2,Closed,2026-03-02T10:00:00Z\n");
    var merged = client.postJson("/api/people/ada/merge", "{\"from\":\"ada2\"}");
    assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
    var one = client.getJson("/api/people/ada");
    assertThat(one.get("total").asInt()).isEqualTo(2);
    assertThat(one.get("name").asString()).isEqualTo("Ada");
    assertThat(undo(client.json(merged).get("undo").asString()).statusCode()).isEqualTo(204);
    assertThat(client.getJson("/api/people/ada").get("total").asInt()).isEqualTo(1);
  }

  @Test
  void takesDeletionsAndNewOwnersBack() {
    client.postJson("/api/people", "{\"account\":\"bolt\",\"email\":\"ada@bolt.example\"}");
    client.delete("/api/accounts/bolt");
    assertThat(client.get("/api/accounts/bolt").statusCode()).isEqualTo(404);
    assertThat(undo(lastChange()).statusCode()).isEqualTo(204);
    assertThat(client.get("/accounts/bolt").body()).contains("ada@bolt.example");
    var given =
        client.postJson("/api/accounts/owner", "{\"accounts\":[\"acme\"],\"owner\":\"Pia\"}");
    assertThat(undo(client.json(given).get("undo").asString()).statusCode()).isEqualTo(204);
    assertThat(client.get("/accounts.csv").body()).contains("Olga");
    assertThat(undo("nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void showsPeopleWithoutEventsAndColumnsThatSomebodyChose() {
    client.postJson("/api/people", "{\"account\":\"bolt\",\"email\":\"ada@bolt.example\"}");
    assertThat(client.get("/people/ada@bolt.example").body())
        .contains("No product event names this person yet", "/people/edit?id=ada");
    assertThat(client.get("/people/edit?id=ada@bolt.example").body())
        .contains("Edit ada@bolt.example");
    client.patchJson("/api/accounts/acme", "{\"attributes\":{\"Renewal risk\":\"very high\"}}");
    assertThat(client.get("/accounts").body()).contains("Give ticked to owner");
    assertThat(client.get("/accounts?column=renewal%20risk").body()).contains("very high");
  }

  private HttpResponse<String> undo(String change) {
    return client.postJson("/api/changes-by-hand/" + change + "/undo", "");
  }

  private String lastChange() {
    return sql.sql("SELECT id FROM hand_change ORDER BY made_at DESC, rowid DESC LIMIT 1")
        .query(String.class)
        .single();
  }
}
