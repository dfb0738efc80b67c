package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class KeysApiTest {
  @Autowired TestClient client;
  @Autowired WriteKeys writeKeys;

  @Test
  void letsAKeyInFromTheMomentItIsMadeUntilItIsRevoked() {
    var made = make("CRM", "viewer");
    var crm = client.withKey(made.get("key").asString());
    assertThat(crm.get("/api/workspace").statusCode()).isEqualTo(200);
    assertThat(client.delete("/api/keys/" + made.get("id").asString()).statusCode()).isEqualTo(204);
    assertThat(crm.get("/api/workspace").statusCode()).isEqualTo(401);
    assertThat(client.delete("/api/keys/" + made.get("id").asString()).statusCode()).isEqualTo(404);
  }

  @Test
  void givesAKeyTheRightsOfItsRoleAndNoMore() {
    for (var role : List.of("viewer", "gtm", "product")) {
      var key = client.withKey(make(role, role).get("key").asString());
      assertThat(key.get("/api/workspace").statusCode()).as(role).isEqualTo(200);
      var refused = key.delete("/api/workspace/data");
      assertThat(refused.statusCode()).as(role).isEqualTo(403);
      assertThat(TestClient.header(refused, "Content-Type"))
          .containsExactly("application/problem+json");
      assertThat(key.get("/api/keys").statusCode()).as(role).isEqualTo(403);
      assertThat(key.get("/api/audit").statusCode()).as(role).isEqualTo(403);
      assertThat(key.putJson("/api/workspace", "{\"name\":\"x\"}").statusCode())
          .as(role)
          .isEqualTo(403);
    }
    var admin = client.withKey(make("second admin", "admin").get("key").asString());
    assertThat(admin.get("/api/keys").statusCode()).isEqualTo(200);
  }

  @Test
  void showsAKeyOnceAndKeepsNoneInTheClear() {
    var made = make("BI", "viewer");
    var secret = made.get("key").asString();
    assertThat(secret).matches("bh_[A-Za-z0-9_-]{43}");
    var listed = client.get("/api/keys").body();
    assertThat(listed).contains(made.get("id").asString()).doesNotContain(secret);
    var names = new ArrayList<String>();
    for (JsonNode key : client.getJson("/api/keys")) {
      names.add(key.get("name").asString());
    }
    assertThat(names).contains("Environment API key", "BI");
  }

  @Test
  void refusesAKeyWithoutANameOrWithAnUnknownRole() {
    var answer = client.postJson("/api/keys", "{\"name\":\" \",\"role\":\"owner\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"column\":\"name\"", "\"column\":\"role\"");
    assertThat(client.postJson("/api/keys", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void takesAWriteKeyForEventsOnly() {
    var made = client.json(client.postJson("/api/write-keys", "{\"name\":\"Web site\"}"));
    var secret = made.get("key").asString();
    assertThat(client.withKey(secret).get("/api/workspace").statusCode()).isEqualTo(403);
    assertThat(writeKeys.find(secret)).map(WriteKeys.WriteKey::name).contains("Web site");
    assertThat(writeKeys.find(TestWorkspace.API_KEY)).isEmpty();
    assertThat(writeKeys.find(TestWorkspace.WRITE_KEY)).isPresent();
    client.delete("/api/write-keys/" + made.get("id").asString());
    assertThat(writeKeys.find(secret)).isEmpty();
    assertThat(client.withKey(secret).get("/api/workspace").statusCode()).isEqualTo(401);
  }

  @Test
  void findsTheWriteKeyInAnAuthorizationHeaderAsClientsSendIt() {
    assertThat(WriteKeys.presented("Basic YWJjOg==")).contains("abc");
    assertThat(WriteKeys.presented("Basic YWJj")).contains("abc");
    assertThat(WriteKeys.presented("basic YWJjOnB3")).contains("abc");
    assertThat(WriteKeys.presented("Bearer abc")).contains("abc");
    assertThat(WriteKeys.presented("Basic %%%")).isEmpty();
    assertThat(WriteKeys.presented("Digest abc")).isEmpty();
    assertThat(WriteKeys.presented("abc")).isEmpty();
    assertThat(WriteKeys.presented(null)).isEmpty();
  }

  private JsonNode make(String name, String role) {
    var answer =
        client.postJson("/api/keys", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role));
    assertThat(answer.statusCode()).isEqualTo(201);
    return client.json(answer);
  }
}
