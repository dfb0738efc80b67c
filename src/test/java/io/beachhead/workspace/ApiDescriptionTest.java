package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class ApiDescriptionTest {
  @Autowired TestClient client;

  @Test
  void describesEveryAddressWithItsGroupKeyAndProblems() {
    var document = client.getJson("/api/openapi.json");
    assertThat(document.path("openapi").asString()).startsWith("3.");
    var keys = document.path("paths").path("/api/keys").path("post");
    assertThat(keys.path("tags").path(0).asString()).isEqualTo("Workspace");
    assertThat(keys.path("responses").propertyNames()).contains("201", "400", "401", "403", "422");
    assertThat(
            document
                .path("components")
                .path("securitySchemes")
                .path("key")
                .path("scheme")
                .asString())
        .isEqualTo("bearer");
    assertThat(
            document
                .path("components")
                .path("schemas")
                .path("Problem")
                .path("properties")
                .has("problems"))
        .as(document.path("components").path("schemas").path("Problem").toString())
        .isTrue();
    var pages = new ArrayList<String>();
    document
        .path("paths")
        .propertyNames()
        .forEach(path -> {
          if (!path.startsWith("/api/") && !path.startsWith("/v1/")) {
            pages.add(path);
          }
        });
    assertThat(pages).as("pages are not part of the interface").isEmpty();
  }

  @Test
  void saysWhatEveryOperationOfTheWorkspaceIsFor() {
    var silent = new ArrayList<String>();
    client
        .getJson("/api/openapi.json")
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  var said = operation.getValue();
                  if (said.path("tags").path(0).asString("").equals("Workspace")
                      && said.path("summary").asString("").isBlank()) {
                    silent.add(operation.getKey() + " " + path.getKey());
                  }
                }));
    assertThat(silent).isEmpty();
  }

  @Test
  void showsTheSameAsAPageWithCommandsToCopy() {
    var page = client.get("/api");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("/api/workspace/data", "Authorization: Bearer $KEY", "-X DELETE")
        .doesNotContain("<style", " style=", " onclick=");
    assertThat(client.browser().get("/api").statusCode()).isEqualTo(302);
    assertThat(client.withKey(null).get("/api/openapi.json").statusCode()).isEqualTo(401);
  }
}
