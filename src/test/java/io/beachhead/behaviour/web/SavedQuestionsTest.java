package io.beachhead.behaviour.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.SignedInBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.saved.QuestionAddress;
import io.beachhead.workspace.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestWorkspace
class SavedQuestionsTest {
  private static final String ADDRESS = "/funnel?step=Signed%20up&step=Paid&breakdown=segment";

  @Autowired TestClient client;
  @Autowired ApplicationContext program;

  @BeforeEach
  void someEvents() {
    client.emptyWorkspace();
    TestEvents.send(
        client, "ada acme Signed up 2026-01-01T10:00:00Z", "ada acme Paid 2026-01-02T10:00:00Z");
  }

  @Test
  void keepsAQuestionUnderANameAndAShortAddress() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    assertThat(browser.get(ADDRESS).body()).contains("value=\"Signed up to Paid\"");
    var saved =
        browser.submit("/funnel", "/questions", "name", "Sign-up to paid", "address", ADDRESS);
    assertThat(saved.headers().firstValue("Location").orElse("")).endsWith(ADDRESS);
    assertThat(browser.get("/questions").body()).contains("Sign-up to paid", "Funnel");
    assertThat(
            browser.get("/questions/sign-up-to-paid").headers().firstValue("Location").orElse(""))
        .endsWith(ADDRESS);
    assertThat(client.getJson("/questions.json").at("/0/address").asString()).isEqualTo(ADDRESS);
    assertThat(client.get("/questions.csv").body())
        .contains("sign-up-to-paid,Sign-up to paid,/funnel");
  }

  /** Every page that asks a question is one; nobody keeps a list of them. */
  @Test
  void keepsAQuestionOfEveryPage() {
    var browser = SignedInBrowser.of(program, client, Role.GTM);
    for (var page : program.getBeansOfType(QuestionAddress.class).values()) {
      var saved =
          browser.submit(
              "/funnel", "/questions", "name", "My " + page.kind(), "address", page.path());
      assertThat(saved.headers().firstValue("Location").orElse("")).endsWith(page.path());
    }
    assertThat(client.get("/questions.csv").body())
        .contains("/usage/repeat", "/usage/features", "/retention");
  }

  @Test
  void renamesDeletesAndTakesTheDeletionBack() {
    var browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    browser.submit("/funnel", "/questions", "name", "One", "address", ADDRESS);
    browser.submit("/questions", "/questions/one/name", "name", "Two");
    assertThat(client.getJson("/questions.json").at("/0/name").asString()).isEqualTo("Two");
    browser.submit("/questions", "/questions/one/deletion");
    var page = browser.get("/questions").body();
    assertThat(page).contains("Two is deleted.", "No saved questions yet");
    var undo = page.replaceAll("(?s).*data-undo=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    assertThat(browser.submit("/funnel", undo).statusCode()).isEqualTo(204);
    assertThat(client.getJson("/questions.json").at("/0/address").asString()).isEqualTo(ADDRESS);
  }

  @Test
  void refusesNamesThatAreTakenAndAddressesThatAreNoQuestions() {
    var browser = SignedInBrowser.of(program, client, Role.PRODUCT);
    browser.submit("/funnel", "/questions", "name", "One", "address", ADDRESS);
    assertThat(
            browser.submit("/funnel", "/questions", "name", "one", "address", ADDRESS).statusCode())
        .isEqualTo(409);
    for (var elsewhere :
        new String[] {"//evil.test/funnel", "https://evil.test/funnel", "/settings", ""}) {
      assertThat(
              browser
                  .submit("/funnel", "/questions", "name", "Two", "address", elsewhere)
                  .statusCode())
          .as(elsewhere)
          .isEqualTo(422);
    }
    assertThat(
            browser.submit("/funnel", "/questions", "name", " ", "address", ADDRESS).statusCode())
        .isEqualTo(422);
    assertThat(browser.get("/questions/none").statusCode()).isEqualTo(404);
  }

  @Test
  void letsAViewerLookButNotSave() {
    var browser = SignedInBrowser.of(program, client, Role.VIEWER);
    assertThat(browser.get("/funnel").body()).doesNotContain("Save this question as");
    assertThat(
            browser.submit("/funnel", "/questions", "name", "One", "address", ADDRESS).statusCode())
        .isEqualTo(403);
    assertThat(browser.get("/questions").statusCode()).isEqualTo(200);
  }
}
