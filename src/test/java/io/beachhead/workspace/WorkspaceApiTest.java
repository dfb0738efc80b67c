package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestWorkspace
class WorkspaceApiTest {
  @Autowired TestClient client;
  @Autowired WorkspaceSettings settings;
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void changesOnlyTheSettingsItIsGiven() {
    client.emptyWorkspace();
    var answer =
        client.putJson(
            "/api/workspace",
            """
            {"name":"Planwright","currency":"EUR","timezone":"Europe/Berlin","weekStart":"sunday",
             "exchangeRates":{"USD":0.9},"capacityWeeks":40}
            """);
    assertThat(answer.statusCode()).isEqualTo(200);
    client.putJson("/api/workspace", "{\"capacityWeeks\":0}");
    assertThat(client.get("/api/workspace").body())
        .isEqualTo(
            """
            {"name":"Planwright","currency":"EUR","timezone":"Europe/Berlin","weekStart":"sunday",\
            "exchangeRates":{"USD":0.9},"capacityWeeks":null,"sample":null}\
            """);
    assertThat(settings.current().rate("USD"))
        .hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("0.9"));
    assertThat(settings.current().rate("GBP")).isEmpty();
    client.putJson(
        "/api/workspace", "{\"currency\":\"USD\",\"timezone\":\"UTC\",\"weekStart\":\"monday\"}");
    assertThat(settings.current().rate("EUR"))
        .as("rates turn round with the currency")
        .hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("1.111111"));
    // Other tests share the program.
    client.putJson("/api/workspace", "{\"exchangeRates\":{}}");
  }

  @Test
  void namesEveryBadSetting() {
    var before = client.get("/api/workspace").body();
    var answer =
        client.putJson(
            "/api/workspace",
            """
            {"name":"","currency":"Euro","timezone":"Mars/Base","weekStart":"friday",
             "exchangeRates":{"GBP":-1},"capacityWeeks":-3}
            """);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "\"name\"", "\"currency\"", "\"timezone\"", "\"weekStart\"", "GBP=-1", "capacityWeeks");
    assertThat(client.get("/api/workspace").body()).isEqualTo(before);
  }

  @Test
  void emptiesTheDataAndKeepsKeysAndTheTrail() {
    new TransactionTemplate(transactions).executeWithoutResult(_ -> settings.sampleLoaded("x"));
    assertThat(client.getJson("/api/workspace").get("sample").asString()).isEqualTo("x");
    var newest = client.getJson("/api/audit?limit=1").get("items").get(0);
    client.emptyWorkspace();
    assertThat(client.getJson("/api/workspace").get("sample").isNull()).isTrue();
    assertThat(client.getJson("/api/audit?limit=2").get("items").get(1))
        .as("one event more, and the trail goes on")
        .isEqualTo(newest);
    assertThat(client.getJson("/api/keys").size()).isPositive();
  }

  @Test
  void refusesToRewriteTheAuditTrail() {
    client.emptyWorkspace();
    var write = new TransactionTemplate(transactions);
    assertThatThrownBy(() ->
            write.executeWithoutResult(
                _ -> sql.sql("UPDATE audit_event SET actor = 'nobody'").update()))
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () -> write.executeWithoutResult(_ -> sql.sql("DELETE FROM audit_event").update()))
        .hasMessageContaining("append-only");
  }

  @Test
  void findsWhatWasDoneAndByWhom() {
    client.putJson("/api/workspace", "{\"name\":\"50%_off\"}");
    client.putJson("/api/workspace", "{\"name\":\"Planwright\"}");
    var found = client.getJson("/api/audit?action=workspace&q=50%25_off&limit=1");
    var newest = found.get("items").get(0);
    assertThat(newest.get("action").asString()).isEqualTo("workspace.changed");
    assertThat(newest.get("actor").asString()).isEqualTo("Environment API key");
    assertThat(newest.get("actorKind").asString()).isEqualTo("api-key");
    assertThat(newest.get("detail").asString()).isEqualTo("name: 50%_off → Planwright");
    var next =
        client.getJson(
            "/api/audit?action=workspace&q=50%25_off&limit=1&cursor="
                + found.get("nextCursor").asString());
    assertThat(next.get("items").get(0).get("subject").asString()).isEqualTo("50%_off");
    assertThat(client.getJson("/api/audit?q=50xxoff").get("items").size()).isZero();
    assertThat(client.getJson("/api/audit?to=2000-01-01").get("items").size()).isZero();
    assertThat(client.get("/api/audit?from=yesterday").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/audit?cursor=x").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/audit?limit=0").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/audit.csv?q=50%25_off").body())
        .startsWith("id,at,actor_kind,actor,action,subject,detail\r\n")
        .contains("name: 50%_off → Planwright");
  }
}
