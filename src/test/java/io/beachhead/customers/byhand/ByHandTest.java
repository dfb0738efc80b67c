package io.beachhead.customers.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts and people that somebody adds, changes and deletes without a file. */
@TestWorkspace
class ByHandTest {
  @Autowired TestClient client;

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
}
