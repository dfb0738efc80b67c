package io.beachhead.behaviour.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.web.TestEvents;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class PathsTest {
  private static final String JANUARY = "\"dateFrom\":\"2026-01-01\",\"dateTo\":\"2026-01-31\"";

  @Autowired TestClient client;

  @BeforeEach
  void threePeople() {
    client.emptyWorkspace();
    TestEvents.send(
        client,
        "ada acme Signed up 2026-01-01T10:00:00Z",
        "ada acme Viewed 2026-01-01T10:01:00Z",
        "ada acme Viewed 2026-01-01T10:02:00Z",
        "ada acme Paid 2026-01-01T10:03:00Z",
        "bob acme Signed up 2026-01-02T10:00:00Z",
        "bob acme Invited 2026-01-02T10:01:00Z",
        "bob acme Paid 2026-01-02T10:02:00Z",
        "eve chip Viewed 2026-01-02T10:00:00Z",
        "eve chip Signed up 2026-01-03T10:00:00Z");
  }

  @Test
  void saysWhatPeopleDoAfterAnEvent() {
    var answer = ask("{\"event\":\"Signed up\",\"steps\":2, %s}");
    assertThat(answer.get("total").asInt()).isEqualTo(3);
    assertThat(nodes(answer))
        .containsExactly("0 Signed up 3", "1 Invited 1", "1 Viewed 1", "1 end 1", "2 Paid 2");
    assertThat(links(answer))
        .containsExactly(
            "0 > 1:end 1",
            "0 > 1:event:Invited 1",
            "0 > 1:event:Viewed 1",
            "1:event:Invited > 2:event:Paid 1",
            "1:event:Viewed > 2:event:Paid 1");
  }

  @Test
  void saysWhatPeopleDidBeforeAndFoldsWhatIsRare() {
    var answer = ask("{\"event\":\"Paid\",\"direction\":\"before\",\"steps\":1,\"nodes\":1, %s}");
    assertThat(nodes(answer)).containsExactly("0 Paid 2", "1 Invited 1", "1 other 1");
    var accounts = ask("{\"event\":\"Paid\",\"by\":\"account\",\"direction\":\"before\", %s}");
    assertThat(accounts.get("total").asInt()).isEqualTo(1);
  }

  @Test
  void opensNodesAndLinksToThoseBehindThem() {
    var asked = "{\"event\":\"Signed up\",\"steps\":2,\"actors\":true,\"of\":%s, %%s}";
    assertThat(actors(ask(asked.formatted("{\"node\":\"0\"}"))))
        .containsExactly("eve", "bob", "ada");
    assertThat(actors(ask(asked.formatted("{\"node\":\"1:end\"}")))).containsExactly("eve");
    assertThat(actors(ask(asked.formatted("{\"node\":\"2:event:Paid\"}"))))
        .containsExactly("bob", "ada");
    assertThat(
            actors(ask(asked.formatted("{\"from\":\"1:event:Viewed\",\"to\":\"2:event:Paid\"}"))))
        .containsExactly("ada");
    assertThat(
            actors(
                ask(
                    "{\"event\":\"Paid\",\"direction\":\"before\",\"steps\":1,\"nodes\":1,"
                        + "\"actors\":true,\"of\":{\"node\":\"1:other\"}, %s}")))
        .containsExactly("ada");
    assertThat(refused(asked.formatted("{\"node\":\"7:end\"}")))
        .contains("is no node of the answer");
    assertThat(refused(asked.formatted("{\"nodes\":1}"))).contains("must be one of node, from, to");
    assertThat(refused(asked.formatted("{\"from\":\"0\",\"to\":\"2:event:Paid\"}")))
        .contains("must be one step before");
  }

  @Test
  void opensOnThePageAndKeepsTheListAsACohort() {
    var page = "?event=Signed+up&range=custom&dateFrom=2026-01-01&dateTo=2026-01-31";
    assertThat(client.get("/paths" + page).body()).contains("/paths/people?", "1%3Aend");
    var list = client.get("/paths/people" + page + "&of=%7B%22node%22%3A%221%3Aend%22%7D");
    assertThat(list.body()).contains("1 person").contains("eve");
    assertThat(
            client
                .postJson(
                    "/api/cohorts",
                    """
                    {"key":"stopped","name":"Stopped","kind":"dynamic","question":
                      {"kind":"paths","event":"Signed up","dateFrom":"2026-01-01",
                       "dateTo":"2026-01-31","of":{"node":"1:end"}}}
                    """)
                .body())
        .contains("\"size\":1");
  }

  private static List<String> actors(JsonNode answer) {
    return answer
        .get("actors")
        .get("items")
        .valueStream()
        .map(item -> item.get("id").asString())
        .toList();
  }

  private String refused(String body) {
    var answer = client.postJson("/api/behaviour/paths", body.formatted(JANUARY));
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  @Test
  void drawsThemAndSaysWhatIsWrong() {
    var page =
        client.get("/paths?event=Signed%20up&range=custom&dateFrom=2026-01-01&dateTo=2026-01-31");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("After Signed up", "Step 1", "nothing more 1");
    assertThat(
            client
                .get("/paths.csv?event=Paid&range=custom&dateFrom=2026-01-01&dateTo=2026-01-31")
                .body())
        .contains("1,Paid,nothing more,2");
    var wrong = client.postJson("/api/behaviour/paths", "{\"steps\":0,\"nodes\":99}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("must name the event", "must be 1 to 8", "must be 1 to 50");
    client.emptyWorkspace();
    assertThat(ask("{\"event\":\"Paid\", %s}").get("total").asInt()).isZero();
    assertThat(client.get("/paths").body()).contains("No events yet");
  }

  private JsonNode ask(String body) {
    var answer = client.postJson("/api/behaviour/paths", body.formatted(JANUARY));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.json(answer);
  }

  private static List<String> nodes(JsonNode answer) {
    return answer
        .get("nodes")
        .valueStream()
        .map(node ->
            "%d %s %d"
                .formatted(
                    node.get("step").asInt(),
                    node.get("event").isNull()
                        ? node.get("kind").asString()
                        : node.get("event").asString(),
                    node.get("count").asInt()))
        .toList();
  }

  private static List<String> links(JsonNode answer) {
    return answer
        .get("links")
        .valueStream()
        .map(link ->
            "%s > %s %d"
                .formatted(
                    link.get("from").asString(),
                    link.get("to").asString(),
                    link.get("count").asInt()))
        .toList();
  }
}
