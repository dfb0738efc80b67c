package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.workspace.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class SourcesPageTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;
  @Autowired CurrentHistories histories;
  @Autowired StoredEvents stored;

  @BeforeEach
  void emptyWorkspace() {
    client.emptyWorkspace();
  }

  @Test
  void waitsForTheFirstEventAndShowsItArriving() {
    var empty = client.get("/sources").body();
    assertThat(empty)
        .contains("Waiting for the first event", "hx-trigger=\"every 2s\"", "YOUR_WRITE_KEY")
        .doesNotContain("Vanished events");
    track(
        "{\"messageId\":\"m1\",\"userId\":\"ada\",\"event\":\"Board"
            + " created\",\"context\":{\"groupId\":\"acme\"}}");
    var live = client.get("/sources/live").body();
    assertThat(live).contains("Board created", "ada", "acme").doesNotContain("Waiting");
    assertThat(client.get("/sources/events/m1").body())
        .contains("&quot;messageId&quot; : &quot;m1&quot;".replace("&quot;", "\""));
    assertThat(client.get("/sources/live.csv").body().lines().toList()).hasSize(2);
  }

  @Test
  void sendsTheStreamAgainOnlyWhenSomethingIsNew() {
    track("{\"messageId\":\"m1\",\"userId\":\"ada\",\"event\":\"Board created\"}");
    client.getJson("/api/events?person=ada"); // whatever came is known to all questions
    var again = again(client.get("/sources/live").body());
    assertThat(again).contains("seen=");
    assertThat(client.get(again).statusCode()).isEqualTo(204);

    track("{\"messageId\":\"m2\",\"userId\":\"bob\",\"event\":\"Invited\"}");
    assertThat(client.get(again).body()).contains("Invited", "bob", "Board created");
    client.emptyWorkspace();
    assertThat(client.get(again).body()).contains("Waiting for the first event");
  }

  @Test
  void readsOnlyTheNewestEventsForTheStream() {
    track("{\"messageId\":\"m1\",\"userId\":\"ada\",\"event\":\"Board created\"}");
    var arranged = histories.now();
    track(
        "{\"messageId\":\"m2\",\"anonymousId\":\"dev\",\"event\":\"Visited\",\"context\":{\"groupId\":\"bolt\"}}");
    var newest = stored.stream(1).getFirst();
    assertThat(newest.messageId()).isEqualTo("m2");
    assertThat(newest.accountId()).isEqualTo("bolt");
    assertThat(histories.recent()).as("nothing arranged anew").isSameAs(arranged);
    assertThat(again(client.get("/sources/live").body()))
        .as("asks again, until whom it counts for is known")
        .isEqualTo("/sources/live");
    assertThat(client.get("/sources/live").body()).contains("dev", "bolt");
    assertThat(histories.now()).isNotSameAs(arranged);
    assertThat(again(client.get("/sources/live").body())).contains("seen=");
  }

  private static String again(String live) {
    var found = Pattern.compile("id=\"live\" hx-get=\"([^\"]*)\"").matcher(live);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void filtersAndPausesTheStream() {
    track("{\"userId\":\"ada\",\"event\":\"Board created\"}");
    track("{\"userId\":\"bob\",\"event\":\"Invited\"}");
    assertThat(client.get("/sources/live?q=board").body())
        .contains("Board created")
        .doesNotContain("Invited");
    assertThat(client.get("/sources/live?q=BOB").body()).contains("Invited");
    assertThat(client.get("/sources/live?q=nobody").body()).contains("None of the last events");
    assertThat(client.get("/sources/live?paused=true").body())
        .contains("Resume")
        .doesNotContain("every 2s");
  }

  @Test
  void makesRotatesAndRevokesAWriteKey() {
    var admin = SignedInBrowser.of(program, client, Role.ADMIN);
    admin.submit("/sources", "/sources/keys", "name", "Web app");
    var made = admin.get("/sources");
    assertThat(made.body()).contains("Key “Web app”");
    var secret = secret(made.body());
    assertThat(made.body()).as("the snippet has it").contains("writeKey: '" + secret);
    assertThat(trackWith(secret)).isEqualTo(200);
    assertThat(admin.get("/sources").body()).doesNotContain(secret);

    var id = action(admin.get("/sources").body(), "successor");
    admin.submit("/sources", "/sources/keys/" + id + "/successor");
    var successor = secret(admin.get("/sources").body());
    assertThat(successor).isNotEqualTo(secret);
    assertThat(List.of(trackWith(secret), trackWith(successor))).containsExactly(200, 200);
    admin.submit("/sources", "/sources/keys/" + id + "/revocation");
    assertThat(List.of(trackWith(secret), trackWith(successor))).containsExactly(401, 200);
  }

  @Test
  void showsWhatWasKeptAsideByReason() {
    track("{\"event\":\"A\"}");
    track("{\"event\":\"B\"}");
    track("{\"userId\":\"ada\"}");
    assertThat(client.get("/sources").body())
        .contains("has neither userId nor anonymousId", "is a track call without an event name");
    assertThat(client.get("/sources/rejected.csv").body().lines().toList())
        .hasSize(4)
        .anyMatch(line -> line.contains("has neither userId nor anonymousId"));
  }

  @Test
  void saysWhichNamesAreNewWhichVanishedAndThatNothingComes() {
    var csv = new StringBuilder("event,timestamp,user_id\n");
    var now = Instant.now();
    for (int day = 8; day < 30; day++) {
      csv.append("Old habit,%s,ada%n".formatted(now.minus(day, ChronoUnit.DAYS)));
      csv.append("Steady,%s,ada%n".formatted(now.minus(day, ChronoUnit.DAYS)));
    }
    csv.append("Once,%s,ada%n".formatted(now.minus(20, ChronoUnit.DAYS)));
    csv.append("Steady,%s,ada%n".formatted(now.minus(1, ChronoUnit.DAYS)));
    csv.append("Brand new,%s,ada%n".formatted(now.minus(2, ChronoUnit.DAYS)));
    assertThat(client.postCsv("/api/imports/events", csv.toString()).statusCode()).isEqualTo(200);
    var page = client.get("/sources").body();
    assertThat(section(page, "fresh")).contains("Brand new").doesNotContain("Steady", "Old habit");
    assertThat(section(page, "vanished"))
        .contains("Old habit")
        .doesNotContain("Steady", "Once", "Brand new");
    assertThat(page).contains("47 events in the last 30 days").doesNotContain("No events for");
    assertThat(client.get("/sources/volume.csv").body().lines().toList()).hasSize(31);
    assertThat(client.get("/sources/volume.csv?by=hour").body().lines().toList()).hasSize(49);
    assertThat(client.get("/sources/names.csv").body()).contains("Old habit,22,");
  }

  @Test
  void undoesAndRedoesAMerge() {
    track("{\"anonymousId\":\"dev-1\",\"event\":\"Visited\"}");
    track("{\"userId\":\"ada\",\"event\":\"Signed up\"}");
    send("/v1/identify", "{\"anonymousId\":\"dev-1\",\"userId\":\"ada\"}", TestWorkspace.WRITE_KEY);
    assertThat(eventsOf("ada")).isEqualTo(3);
    var merge = client.getJson("/api/merges").get("items").get(0);
    assertThat(
            List.of(
                text(merge, "from"), text(merge, "to"), text(merge, "call"), text(merge, "state")))
        .containsExactly("dev-1", "ada", "identify", "JOINED");
    assertThat(client.get("/sources/people").body()).contains("dev-1", "one person");

    SignedInBrowser.of(program, client, Role.PRODUCT)
        .submit("/sources/people", "/sources/people/merges/" + text(merge, "id") + "/undone");
    assertThat(eventsOf("ada")).as("the visit is the visitor's again").isEqualTo(2);
    send("/v1/identify", "{\"anonymousId\":\"dev-1\",\"userId\":\"ada\"}", TestWorkspace.WRITE_KEY);
    assertThat(eventsOf("dev-1")).as("another call does not join them again").isEqualTo(1);
    assertThat(client.get("/sources/people?q=DEV").body()).contains("undone", "Join again");

    assertThat(client.delete("/api/merges/" + text(merge, "id") + "/undone").statusCode())
        .isEqualTo(204);
    assertThat(eventsOf("ada")).isEqualTo(4);
    assertThat(client.get("/api/audit").body()).contains("merge.undone", "merge.redone");
  }

  @Test
  void countsPeopleOfAnAccountsDomainOnceThatIsAccepted() {
    client.postCsv(
        "/api/imports/accounts",
        "id,name,domain\n"
            + "acme,Acme Corp,https://www.Acme.com/\n"
            + "gm,Gmail,gmail.com\n"
            + "zen,Zenith,zenith.io\n");
    track("{\"userId\":\"ada@acme.com\",\"event\":\"Before\"}");
    track("{\"userId\":\"eve@gmail.com\",\"event\":\"Before\"}");
    track("{\"userId\":\"bob\",\"event\":\"Before\"}");
    send(
        "/v1/identify",
        "{\"userId\":\"bob\",\"traits\":{\"email\":\"Bob@ACME.com\"}}",
        TestWorkspace.WRITE_KEY);
    track("{\"userId\":\"cy\",\"event\":\"Before\"}");
    send(
        "/v1/identify",
        "{\"userId\":\"cy\",\"traits\":{\"email\":\"cy@acme.com\"}}",
        TestWorkspace.WRITE_KEY);
    send("/v1/group", "{\"userId\":\"cy\",\"groupId\":\"zen\"}", TestWorkspace.WRITE_KEY);

    assertThat(client.getJson("/api/domain-offers").get("items"))
        .as("free mail is nobody's, and cy has an account")
        .hasToString(
            "[{\"domain\":\"acme.com\",\"accountId\":\"acme\",\"accountName\":\"Acme"
                + " Corp\",\"people\":2,\"state\":\"OFFERED\"}]");
    assertThat(eventsOfAccount("acme")).isZero();

    SignedInBrowser.of(program, client, Role.GTM)
        .submit("/sources/people", "/sources/people/domains/acme.com/acceptance");
    assertThat(eventsOfAccount("acme")).as("over their history").isEqualTo(2);
    assertThat(eventsOfAccount("zen")).isEqualTo(1);
    track("{\"userId\":\"dee@acme.com\",\"event\":\"After\"}");
    assertThat(eventsOfAccount("acme")).isEqualTo(3);
    assertThat(client.get("/sources/people").body()).contains("acme.com", "counted for it");

    assertThat(client.putJson("/api/domain-offers/acme.com", "{\"accepted\":false}").statusCode())
        .isEqualTo(204);
    assertThat(eventsOfAccount("acme")).isZero();
    assertThat(client.delete("/api/domain-offers/acme.com").statusCode()).isEqualTo(204);
    assertThat(client.delete("/api/domain-offers/nobody.com").statusCode()).isEqualTo(404);
    assertThat(client.getJson("/api/domain-offers").get("items").get(0).get("people").intValue())
        .isEqualTo(3);
  }

  private int eventsOfAccount(String account) {
    return client.getJson("/api/events?account=" + account).get("items").size();
  }

  private int eventsOf(String person) {
    return client.getJson("/api/events?person=" + person).get("items").size();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).stringValue();
  }

  private static String section(String page, String id) {
    int from = page.indexOf("id=\"" + id + "\"");
    return page.substring(from, page.indexOf("</section>", from));
  }

  private static String secret(String page) {
    var matcher = Pattern.compile("value=\"([^\"]+)\"[^>]* id=\"secret\"").matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1);
  }

  private static String action(String page, String verb) {
    var matcher = Pattern.compile("/sources/keys/([^/\"]+)/" + verb).matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private void track(String body) {
    send("/v1/track", body, TestWorkspace.WRITE_KEY);
  }

  private int trackWith(String key) {
    return send("/v1/track", "{\"userId\":\"ada\",\"event\":\"A\"}", key).statusCode();
  }

  private HttpResponse<String> send(String path, String body, String key) {
    return client.send(
        HttpRequest.newBuilder(client.uri(path))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
