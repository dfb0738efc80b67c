package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.WriteBehind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One rule for a page, its interface, its CSV and its JSON; and what the audit trail says of it.
 */
@TestWorkspace
class AccessRulesTest {
  private static final String DRAFT =
      """
      {"key":"x","name":"X","rules":[{"segment":"a","name":"A","when":"name = 'Acme'"}],"otherwise":"other"}
      """;

  @Autowired ApplicationContext program;
  @Autowired TestClient client;
  @Autowired Members members;
  @Autowired WriteBehind writeBehind;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void load() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\na1,Acme\na2,Beta\n");
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, accounts, 403",
    "viewer, people, 403",
    "viewer, events, 403",
    "gtm, accounts, 200",
    "gtm, people, 200",
    "gtm, events, 403",
    "product, accounts, 200",
    "product, events, 200"
  })
  void exportsEverythingOnlyForWhoMay(String role, String kind, int status) {
    assertThat(key(role).get("/api/export/" + kind + ".csv").statusCode()).isEqualTo(status);
    var browser = SignedInBrowser.of(program, client, Role.of(role).orElseThrow());
    assertThat(browser.get("/api/export/" + kind + ".csv").statusCode()).isEqualTo(status);
    assertThat(browser.get("/imports").body().contains("/api/export/" + kind + ".csv"))
        .as("and the page offers no more")
        .isEqualTo(status == 200);
    if (kind.equals("events")) {
      assertThat(browser.get("/sources/events.ndjson").statusCode()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "gtm"})
  void previewsARuleOnlyForWhoMaySaveIt(String role) {
    client.postJson("/api/segmentations", DRAFT);
    assertThat(key(role).postJson("/api/segmentations/x/preview", DRAFT).statusCode())
        .isEqualTo(403);
    assertThat(client.postJson("/api/segmentations/x/preview", DRAFT).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/export/accounts.csv", "/accounts.csv", "/api/accounts.csv", "/deals.csv"})
  void notesEveryFileThatIsTakenAway(String address) {
    assertThat(client.get(address + "?q=a").statusCode()).isEqualTo(200);
    soon(() ->
        assertThat(trail("data.exported").getFirst())
            .contains("Environment API key", ".csv", address + "?q=a"));
  }

  @Test
  void notesHowManyRowsWereTakenAway() {
    client.get("/api/export/accounts.csv?first");
    client.get("/api/accounts?not-a-file");
    client.get("/api/export/people.csv?last");
    soon(() ->
        assertThat(trail("data.exported"))
            .first(STRING)
            .contains("0 rows, /api/export/people.csv?last"));
    assertThat(trail("data.exported").get(1)).contains("2 rows, /api/export/accounts.csv?first");
  }

  @Test
  void asksForTheRoleBeforeItNamesAParameter() {
    var viewer = SignedInBrowser.of(program, client, Role.VIEWER);
    for (var answer :
        List.of(
            key("viewer").postJson("/api/evidence", "{"),
            key("viewer").post("/api/keys", "", "Content-Type", "text/plain"),
            key("viewer").postCsv("/api/imports/nothing?what=1", ""),
            viewer.submit("/settings", "/imports/files/none"),
            viewer.submit("/settings", "/settings/people/x/role"))) {
      assertThat(answer.statusCode()).as(answer.request().uri().toString()).isEqualTo(403);
    }
  }

  @Test
  void addsNoFeatureByAFileOfWhoMayAddNone() {
    var file = "account_id,Dark mode,Chat\na1,3,0\n";
    var refused = key("gtm").postCsv("/api/imports/feature-usage?features=Dark%20mode,Chat", file);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Dark mode", "is not a feature yet")
        .doesNotContain("Chat\"");
    assertThat(client.getJson("/api/features")).isEmpty();
    assertThat(
            key("product")
                .postCsv("/api/imports/feature-usage?features=Dark%20mode,Chat", file)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            key("gtm")
                .postCsv("/api/imports/feature-usage?features=Dark%20mode,Chat", file)
                .statusCode())
        .as("what is known may be used")
        .isEqualTo(200);
  }

  @Test
  void stopsAKeyWithWhoeverMadeIt() {
    var email = UUID.randomUUID() + "@y.test";
    var admin = members.add("Ada", email, Role.ADMIN);
    var keeper = members.add("Kai", UUID.randomUUID() + "@y.test", Role.ADMIN);
    for (var member : List.of(admin, keeper)) {
      members.password(member.id(), members.hashed("four plain words here"));
    }
    var browser = client.browser();
    browser.submit("/sign-in", "/sign-in", "email", email, "password", "four plain words here");
    var token = browser.csrfToken("/settings");
    var made =
        browser.post(
            "/api/keys",
            "{\"name\":\"Ada's\",\"role\":\"admin\"}",
            "Content-Type",
            "application/json",
            "X-CSRF-TOKEN",
            token);
    var first = client.withKey(client.json(made).path("key").asString());
    var second =
        client.withKey(
            client
                .json(first.postJson("/api/keys", "{\"name\":\"2\",\"role\":\"viewer\"}"))
                .path("key")
                .asString());
    assertThat(second.get("/api/workspace").statusCode()).isEqualTo(200);

    members.role(admin.id(), Role.PRODUCT);
    assertThat(first.get("/api/workspace").statusCode()).as("more than its maker").isEqualTo(401);
    assertThat(second.get("/api/workspace").statusCode()).as("no more than that").isEqualTo(200);
    assertThat(first.get("/api/workspace").body()).contains("This key has stopped");

    members.disabled(admin.id(), true);
    assertThat(second.get("/api/workspace").statusCode()).as("made by that key").isEqualTo(401);
    assertThat(first.patchJson("/api/members/" + admin.id(), "{\"disabled\":false}").statusCode())
        .as("nobody comes back by their own key")
        .isEqualTo(401);
    for (var key : client.getJson("/api/keys")) {
      if (key.path("name").asString().equals("Ada's")) {
        assertThat(key.path("works").asBoolean()).isFalse();
      }
    }
    assertThat(client.get("/settings/keys").body()).contains("stopped with its maker");
  }

  @Test
  void notesWhatWasRefused() {
    var viewer = key("viewer");
    viewer.get("/api/audit");
    viewer.get("/api/audit");
    viewer.postCsv("/api/imports/people", "id\n");
    client.withKey("an-unknown-key-of-some-length").get("/api/accounts");
    client.form("/settings", "name", "x");
    soon(() ->
        assertThat(trail("access.refused"))
            .anySatisfy(line -> assertThat(line).contains("GET /api/audit", "role viewer"))
            .anySatisfy(line -> assertThat(line).contains("POST /api/imports/people")));
    assertThat(trail("key.refused").getFirst()).contains("GET /api/accounts", "Nobody signed in");
    assertThat(trail("form.refused").getFirst()).contains("POST /settings");
  }

  @Test
  void notesWhoSignedOutAndWhoHasAnotherName() {
    var browser = SignedInBrowser.of(program, client, Role.VIEWER);
    browser.submit("/settings/profile", "/settings/profile", "name", "Vera");
    browser.submit("/settings/profile", "/settings/profile", "name", "Viewer");
    browser.submit("/settings", "/sign-out");
    assertThat(trail("member.renamed").getFirst()).contains("viewer@browser.test", "Vera → Viewer");
    assertThat(trail("member.signed-out").getFirst()).contains("viewer@browser.test");
  }

  @Test
  void notesWhatThingsWereCalledBefore() {
    client.postJson("/api/segmentations", DRAFT);
    client.putJson("/api/segmentations/x", DRAFT.replace("\"X\"", "\"Xenon\""));
    client.postJson("/api/features", "{\"key\":\"sso\",\"name\":\"SSO\",\"state\":\"candidate\"}");
    client.patchJson("/api/features/sso", "{\"name\":\"Single sign-on\"}");
    client.postJson("/api/scenarios", "{\"key\":\"s\",\"name\":\"Focus\",\"features\":[]}");
    client.putJson("/api/scenarios/s", "{\"key\":\"s\",\"name\":\"Spread\",\"features\":[]}");
    assertThat(trail("segmentation.changed").getFirst()).contains("x", "was called X");
    assertThat(trail("feature.changed").getFirst()).contains("sso", "was called SSO");
    assertThat(trail("scenario.renamed").getFirst()).contains("Spread", "was Focus");
  }

  @Test
  void notesASignInThatWasRefused() {
    SignedInBrowser.of(program, client, Role.VIEWER);
    var browser = client.browser();
    for (var typed : List.of("viewer@browser.test", "my pass phrase")) {
      browser.submit("/sign-in", "/sign-in", "email", typed, "password", "wrong");
    }
    assertThat(trail("member.sign-in-refused"))
        .anySatisfy(line -> assertThat(line).contains("viewer@browser.test", "from 127.0.0.1"))
        .noneSatisfy(line -> assertThat(line).contains("my pass phrase"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM audit_event WHERE id = %d",
        "UPDATE audit_event SET detail = '' WHERE id = %d",
        "REPLACE INTO audit_event (id, at, actor_kind, actor_id, actor, action, subject)"
            + " VALUES (%d, 0, '', '', '', '', '')"
      })
  void keepsTheTrailWhateverIsTried(String statement) {
    long id = client.getJson("/api/audit?limit=1").path("items").get(0).path("id").asLong();
    assertThatThrownBy(() -> transaction.execute(_ -> sql.sql(statement.formatted(id)).update()))
        .hasStackTraceContaining("append-only");
    assertThat(client.getJson("/api/audit?limit=1").path("items").get(0).path("id").asLong())
        .isEqualTo(id);
  }

  @Test
  void showsAnUploadToWhoeverUploadedItOnly() {
    var gus = SignedInBrowser.of(program, client, Role.GTM);
    var uploaded =
        gus.post(
            "/imports/files",
            """
            --x\r
            Content-Disposition: form-data; name="_csrf"\r
            \r
            %s\r
            --x\r
            Content-Disposition: form-data; name="file"; filename="a.csv"\r
            \r
            id,name\r
            a3,Gamma\r
            --x--\r
            """
                .formatted(gus.csrfToken("/imports")),
            "Content-Type",
            "multipart/form-data; boundary=x");
    var address = TestClient.header(uploaded, "Location").getFirst();
    assertThat(gus.get(address).statusCode()).isEqualTo(200);
    assertThat(SignedInBrowser.of(program, client, Role.PRODUCT).get(address).statusCode())
        .isEqualTo(404);
    assertThat(client.get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void bringsHeadersOfAttributesBackAsTheyWere() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name,'=size,'+49,\"a,b\"\na1,Acme,1,2,3\n");
    var exported = client.get("/api/export/accounts.csv").body();
    var again = client.json(client.postCsv("/api/imports/accounts", exported));
    assertThat(again.path("unchanged").asInt()).as(exported).isEqualTo(1);
    assertThat(client.get("/api/export/accounts.csv").body()).isEqualTo(exported);
    assertThat(exported).contains("'=size").doesNotContain("''=size");
  }

  private TestClient key(String role) {
    var made =
        client.postJson("/api/keys", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role));
    return client.withKey(client.json(made).path("key").asString());
  }

  /** The trail is written behind the answer. */
  private static void soon(Runnable assertion) {
    var until = Instant.now().plusSeconds(5);
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        if (Instant.now().isAfter(until)) {
          throw notYet;
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Actor, subject and detail of the entries of an action, newest first. */
  private List<String> trail(String action) {
    writeBehind.settle();
    var lines = new ArrayList<String>();
    for (var item : client.getJson("/api/audit?action=" + action).path("items")) {
      lines.add(
          String.join(
              " | ",
              item.path("actor").asString(),
              item.path("subject").asString(),
              item.path("detail").asString()));
    }
    return lines;
  }
}
