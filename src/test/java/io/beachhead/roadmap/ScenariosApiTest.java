package io.beachhead.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class ScenariosApiTest {
  @Autowired TestClient client;
  @Autowired Scenarios scenarios;

  @BeforeEach
  void features() {
    client.emptyWorkspace();
    var imported =
        client.postCsv(
            "/api/imports/features",
            """
            key,name,state,effort_weeks,requires
            board,Board,shipped,,
            portal,Client portal,candidate,11,board
            statements,Owner statements,candidate,5,portal
            forecast,Forecast,candidate,,
            """);
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
  }

  @Test
  void keepsWhatItWasGiven() {
    var created =
        create("{\"key\":\"a\",\"name\":\"For owners\",\"features\":[\"portal\",\"forecast\"]}");
    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode read = client.getJson("/api/scenarios/a");
    assertThat(read.get("name").stringValue()).isEqualTo("For owners");
    assertThat(read.get("features").valueStream().map(JsonNode::stringValue))
        .containsExactly("portal", "forecast");
    assertThat(client.getJson("/api/scenarios").size()).isEqualTo(1);
    assertThat(client.getJson("/api/value-map?scenario=a").get("selection").get("features"))
        .hasSize(2);
  }

  @Test
  void changesOnlyTheFieldsThatAreNamed() {
    create("{\"key\":\"a\",\"name\":\"For owners\",\"features\":[\"portal\"]}");
    client.putJson("/api/scenarios/a", "{\"name\":\"Owners first\"}");
    JsonNode read = client.getJson("/api/scenarios/a");
    assertThat(read.get("name").stringValue()).isEqualTo("Owners first");
    assertThat(read.get("features").size()).isEqualTo(1);
  }

  @Test
  void refusesAKeyOrANameThatIsTaken() {
    create("{\"key\":\"a\",\"name\":\"For owners\",\"features\":[]}");
    assertThat(create("{\"key\":\"a\",\"name\":\"Other\",\"features\":[]}").statusCode())
        .isEqualTo(409);
    assertThat(create("{\"key\":\"b\",\"name\":\"for owners\",\"features\":[]}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void namesEveryFeatureThatDoesNotExist() {
    var refused =
        create("{\"key\":\"a\",\"name\":\"A\",\"features\":[\"nope\",\"portal\",\"neither\"]}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(client.json(refused).get("problems").valueStream())
        .extracting(it -> it.get("value").stringValue())
        .containsExactly("nope", "neither");
    assertThat(create("{\"key\":\"a\",\"features\":[null]}").statusCode()).isEqualTo(400);
    assertThat(create("{\"features\":[]}").statusCode()).isEqualTo(422);
    assertThat(client.getJson("/api/scenarios").size()).isZero();
  }

  @Test
  void answers404ForAScenarioThatIsNone() {
    assertThat(client.get("/api/scenarios/none").statusCode()).isEqualTo(404);
    assertThat(client.delete("/api/scenarios/none").statusCode()).isEqualTo(404);
    assertThat(client.putJson("/api/scenarios/none", "{}").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/scenarios/comparison?keys=none").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/value-map?scenario=none").statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhichPrerequisiteIsMissing() {
    var created = create("{\"key\":\"a\",\"name\":\"A\",\"features\":[\"statements\"]}");
    JsonNode missing = client.json(created).get("missing");
    assertThat(missing).hasSize(1);
    assertThat(missing.get(0).get("feature").stringValue()).isEqualTo("statements");
    assertThat(missing.get(0).get("requires").stringValue()).isEqualTo("portal");
    client.putJson("/api/scenarios/a", "{\"features\":[\"statements\",\"portal\"]}");
    assertThat(client.getJson("/api/scenarios/a").get("missing")).isEmpty();
  }

  @Test
  void comparesInAWorkspaceWithoutCustomersWithoutInventingNumbers() {
    create("{\"key\":\"a\",\"name\":\"A\",\"features\":[\"portal\",\"forecast\"]}");
    JsonNode column = client.getJson("/api/scenarios/comparison").get("scenarios").get(0);
    assertThat(column.get("happyAccounts").isNull()).isTrue();
    assertThat(column.get("effortWeeks").doubleValue()).isEqualTo(11);
    assertThat(column.get("effortUnknown").get(0).stringValue()).isEqualTo("forecast");
  }

  @Test
  void onlyProductAndAdminsChangeScenarios() {
    JsonNode key = client.json(client.postJson("/api/keys", "{\"name\":\"gtm\",\"role\":\"gtm\"}"));
    TestClient gtm = client.withKey(key.get("key").stringValue());
    assertThat(gtm.postJson("/api/scenarios", "{\"key\":\"a\",\"name\":\"A\"}").statusCode())
        .isEqualTo(403);
    assertThat(gtm.get("/api/scenarios").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheOrderThroughCopyMoveDeleteAndUndo() {
    create("{\"key\":\"a\",\"name\":\"A\",\"features\":[\"portal\"]}");
    create("{\"key\":\"b\",\"name\":\"B\",\"features\":[]}");
    create("{\"key\":\"c\",\"name\":\"C\",\"features\":[]}");
    scenarios.duplicate("a");
    assertThat(names()).containsExactly("A", "A, copy", "B", "C");
    scenarios.move("c", 0);
    assertThat(names()).containsExactly("C", "A", "A, copy", "B");
    Scenarios.Deleted deleted = scenarios.delete("a");
    assertThat(names()).containsExactly("C", "A, copy", "B");
    scenarios.restore(deleted);
    assertThat(names()).containsExactly("C", "A", "A, copy", "B");
    assertThat(scenarios.required("a").features()).containsExactly("portal");
  }

  @Test
  void aFeatureThatIsRemovedLeavesTheScenarioWithIt() {
    create("{\"key\":\"a\",\"name\":\"A\",\"features\":[\"portal\",\"forecast\"]}");
    assertThat(client.delete("/api/features/portal").statusCode()).isEqualTo(204);
    assertThat(scenarios.required("a").features()).containsExactly("forecast");
  }

  private java.util.List<String> names() {
    return scenarios.inOrder().stream().map(Scenario::name).toList();
  }

  private HttpResponse<String> create(String scenario) {
    return client.postJson("/api/scenarios", scenario);
  }
}
