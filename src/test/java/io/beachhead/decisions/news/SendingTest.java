package io.beachhead.decisions.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.outbox.Receiver;
import io.beachhead.value.CustomersGiven;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestWorkspace
class SendingTest {
  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  private Receiver receiver;

  @BeforeEach
  void given() {
    CustomersGiven.threeIndustries(client, program);
    receiver = new Receiver();
    made("/api/features", "{'key':'portal','name':'Client portal'}");
    made("/api/requests", "{'text':'A portal, please','feature':'portal','account':'re-0'}");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void tellsOfADecisionOnceItIsWrittenDown() throws Exception {
    webhook("standard", "decision.made");
    decide("'verdict':'later'");
    var told = JsonMapper.shared().readTree(receiver.next().body());
    assertThat(told.path("type").stringValue()).isEqualTo("decision.made");
    assertThat(told.path("text").stringValue())
        .isEqualTo("Later: Client portal. After the summer.");
    assertThat(told.at("/data/verdict").stringValue()).isEqualTo("later");
    assertThat(told.at("/data/answersOwed").intValue()).isOne();
    decide("'verdict':'no','decidedOn':'2026-03-01'");
    client.postJson("/api/decisions", "{\"features\":[\"portal\"],\"verdict\":\"no\"}");
    Thread.sleep(500);
    assertThat(receiver.waiting()).isEmpty();
  }

  @Test
  void sendsAnAnswerThatStaysOwed() throws Exception {
    String slack = webhook("slack", null);
    decide("'verdict':'later'");
    JsonNode answer = client.getJson("/api/answers?state=owed").at("/items/0");
    String id = answer.path("id").stringValue();
    assertThat(client.get("/api/answers/webhooks").body()).contains(slack).doesNotContain("http");
    assertThat(client.get("/answers/" + id).body()).contains("Send by webhook");
    for (int i = 0; i < 2; i++) {
      var sent =
          client.postJson(
              "/api/answers/" + id + "/sending", "{\"webhook\":\"%s\"}".formatted(slack));
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    }
    var got = JsonMapper.shared().readTree(receiver.next().body()).path("text").stringValue();
    assertThat(got)
        .startsWith("Answer for re 0, about Client portal:")
        .contains("After the summer");
    Thread.sleep(300);
    assertThat(receiver.waiting()).isEmpty();
    assertThat(client.getJson("/api/answers?state=owed").path("total").intValue()).isOne();
  }

  @Test
  void saysWhatCannotBeSent() {
    decide("'verdict':'later'");
    String id = client.getJson("/api/answers?state=owed").at("/items/0/id").stringValue();
    String path = "/api/answers/" + id + "/sending";
    assertThat(client.postJson(path, "{}").statusCode()).isEqualTo(422);
    assertThat(client.postJson(path, "{\"webhook\":\"none\"}").statusCode()).isEqualTo(404);
    String slack = webhook("slack", null);
    client.patchJson("/api/webhooks/" + slack, "{\"muted\":true}");
    assertThat(client.postJson(path, "{\"webhook\":\"%s\"}".formatted(slack)).statusCode())
        .isEqualTo(409);
    assertThat(
            client
                .postJson("/api/answers/none/sending", "{\"webhook\":\"%s\"}".formatted(slack))
                .statusCode())
        .isEqualTo(404);
  }

  private String webhook(String kind, String event) {
    return made(
            "/api/webhooks",
            "{'name':'Team','kind':'%s','url':'%s','events':[%s]}"
                .formatted(kind, receiver.url(), event == null ? "" : "'" + event + "'"))
        .path("id")
        .stringValue();
  }

  private void decide(String more) {
    made(
        "/api/decisions",
        "{'features':['portal'],'reason':'After the summer.',%s}".formatted(more));
  }

  private JsonNode made(String path, String body) {
    var answer = client.postJson(path, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return client.json(answer);
  }
}
