package io.beachhead.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.behaviour.web.TestEvents;
import io.beachhead.workspace.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestWorkspace
class BoardsTest {
  @Autowired TestClient client;
  @Autowired SavedQuestions questions;
  @Autowired ApplicationContext program;

  @BeforeEach
  void aSavedQuestion() {
    client.emptyWorkspace();
    TestEvents.sendRecent(client, "ada acme Paid", "bob acme Paid");
    questions.save("Payments", "/trends?event=Paid&measure=total&interval=day");
  }

  @Test
  void everyRoleHasAFirstBoardThatAnswers() {
    for (var role : BoardRole.values()) {
      var made = client.postJson("/api/boards", "{\"role\":\"%s\"}".formatted(role.key()));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      var page = client.get("/boards/" + client.json(made).get("key").asString());
      assertThat(page.statusCode()).isEqualTo(200);
      role.tiles().forEach(tile -> assertThat(page.body()).contains(tile.title()));
      assertThat(page.body()).doesNotContain("has no page any more", "This question was deleted");
    }
    assertThat(client.getJson("/api/boards").get("items").size()).isEqualTo(4);
  }

  @Test
  void arrangesQuestionsAndSaysWhichAreDeleted() {
    var browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    browser.submit("/boards", "/boards", "name", "Mine");
    browser.submit("/boards/mine", "/boards/mine/tiles", "question", "payments");
    client.putJson(
        "/api/boards/mine",
        "{\"tiles\":[{\"question\":\"payments\"},{\"title\":\"Active\",\"address\":\"/usage/activity\"}]}");
    browser.submit("/boards/mine", "/boards/mine/tiles/0/move", "by", "1");
    assertThat(client.getJson("/api/boards/mine").at("/tiles/1/question").asString())
        .isEqualTo("payments");
    assertThat(browser.get("/boards/mine").body()).contains("Payments", "Events, Paid", "DAU");
    assertThat(client.get("/boards/mine/numbers.csv").body())
        .contains("Payments,\"Events, Paid\",2");
    questions.delete("payments");
    assertThat(browser.get("/boards/mine").body()).contains("This question was deleted");
    browser.submit("/boards/mine", "/boards/mine/tiles/1/removal");
    browser.submit("/boards/mine", "/boards/mine/deletion");
    assertThat(browser.get("/boards").body())
        .contains("Mine is deleted.", "/boards/restored?name=Mine");
  }

  @Test
  void showsASavedFunnel() {
    questions.save("Buying", "/funnel?step=Paid&step=Paid");
    client.postJson("/api/boards", "{\"name\":\"A\",\"tiles\":[{\"question\":\"buying\"}]}");
    assertThat(client.get("/boards/a").body())
        .contains("Buying", "<svg")
        .doesNotContain("No answer to show here yet");
  }

  @Test
  void isReadByALinkUntilItEnds() {
    client.postJson(
        "/api/boards",
        "{\"name\":\"Ours\",\"tiles\":[{\"question\":\"payments\"}],\"shared\":true}");
    var link = client.getJson("/api/boards/ours").get("link").asString();
    var path = link.substring(link.indexOf("/b/"));
    var anybody = client.browser();
    var page = anybody.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Ours", "Payments", "Events, Paid")
        .doesNotContain("/trends", "<form", "/boards");
    client.putJson("/api/boards/ours", "{\"shared\":false}");
    assertThat(anybody.get(path).statusCode()).isEqualTo(404);
    assertThat(anybody.get("/b/nothing").body()).contains("This link does not lead to a board");
  }

  @Test
  void isReadByAViewerWhoCannotChangeOrShareIt() {
    client.postJson("/api/boards", "{\"name\":\"Mine\",\"shared\":true}");
    assertThat(client.getJson("/api/boards/mine").get("link").asString()).contains("/b/");
    var made = client.postJson("/api/keys", "{\"name\":\"v\",\"role\":\"viewer\"}");
    var viewer = client.withKey(client.json(made).get("key").asString());
    assertThat(viewer.get("/boards/mine").statusCode()).isEqualTo(200);
    var board = viewer.getJson("/api/boards").get("items").get(0);
    assertThat(board.get("name").asString()).isEqualTo("Mine");
    assertThat(board.get("link").isNull()).isTrue();
    assertThat(viewer.postJson("/api/boards", "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.putJson("/api/boards/mine", "{}").statusCode()).isEqualTo(403);
    assertThat(viewer.delete("/api/boards/mine").statusCode()).isEqualTo(403);
  }

  @Test
  void saysWhatIsWrongWithABoard() {
    assertThat(client.postJson("/api/boards", "{}").body()).contains("expected 1 to 80 characters");
    assertThat(client.postJson("/api/boards", "{\"role\":\"boss\"}").body())
        .contains("must be product, sales, success or growth");
    var unknown =
        client.postJson(
            "/api/boards",
            "{\"name\":\"A\",\"tiles\":[{\"question\":\"none\"},{\"address\":\"/settings\"}]}");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("tiles[0]", "tiles[1]");
    client.postJson("/api/boards", "{\"name\":\"A\"}");
    assertThat(client.postJson("/api/boards", "{\"name\":\"a\"}").statusCode()).isEqualTo(409);
    assertThat(client.get("/api/boards/none").statusCode()).isEqualTo(404);
    assertThat(client.delete("/api/boards/a").statusCode()).isEqualTo(204);
  }
}
