package io.beachhead.growth.guides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import io.beachhead.TestBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The checklist on a page of another origin, whose policy lets nothing in but our server. */
@Tag("browser")
@TestWorkspace
class GuideOnAPageTest {
  @Autowired TestClient client;

  @Test
  void guidesAUserOnAPageOfAnotherOriginWithAStrictPolicy() throws Exception {
    client.emptyWorkspace();
    client.postJson(
        "/api/guides",
        """
        {"key":"start","title":"Get <script>document.title='run'</script> started",
         "intro":"<img src=x onerror=\\"document.title='run'\\">",
         "steps":[{"title":"Create a board","event":"Board created","href":"/boards/new"},
                  {"title":"<b>Invite</b>","event":"Invited"}]}
        """);
    var complaints = new ArrayList<String>();
    var site = site(client.uri("").toString());
    try (var browser = TestBrowser.open();
        var page = browser.window(900, ColorScheme.LIGHT, complaints)) {
      page.navigate("http://127.0.0.1:" + site.getAddress().getPort() + "/");
      var card = page.getByRole(AriaRole.REGION);
      card.waitFor();
      assertThat(card.getAttribute("aria-labelledby")).isEqualTo("title");
      assertThat(
              page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2))
                  .textContent())
          .as("text is text")
          .isEqualTo("Get <script>document.title='run'</script> started");
      assertThat(page.title()).isEqualTo("Product");
      assertThat(page.getByText("<b>Invite</b>").count()).isEqualTo(1);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(TestBrowser.PICTURES.resolve("guide-on-a-page.png")));
      assertThat(card.evaluate("card => getComputedStyle(card).backgroundColor"))
          .as("themed by a property of the page")
          .isEqualTo("rgb(250, 240, 230)");
      var toggle =
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fold checklist"));
      toggle.focus();
      page.keyboard().press("Escape");
      var folded =
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unfold checklist"));
      assertThat(folded.getAttribute("aria-expanded")).isEqualTo("false");
      page.keyboard().press("Enter");
      track("Board created");
      track("Invited");
      page.evaluate("window.dispatchEvent(new Event('focus'))");
      page.getByText("All done. Well done!").first().waitFor();
      awaitCompletion();
      assertThat(
              client
                  .getJson("/api/guides/start/completion")
                  .get("total")
                  .get("completed")
                  .intValue())
          .isEqualTo(1);
      page.reload();
      page.waitForLoadState();
      page.waitForTimeout(500);
      assertThat(card.count()).as("a completed checklist does not come again").isZero();
    } finally {
      site.stop(0);
    }
    assertThat(complaints).as("the page's policy refused nothing").isEmpty();
    assertThat(completions()).as("reported once").isEqualTo(1);
  }

  private void awaitCompletion() throws InterruptedException {
    for (int i = 0; i < 100 && completions() == 0; i++) {
      Thread.sleep(50);
    }
  }

  private long completions() {
    return client
        .getJson("/api/events?person=ada")
        .get("items")
        .valueStream()
        .filter(event -> event.path("event").stringValue("").equals("Checklist completed"))
        .count();
  }

  private void track(String event) {
    client
        .withKey(TestWorkspace.WRITE_KEY)
        .postJson("/v1/track", "{\"userId\":\"ada\",\"event\":\"%s\"}".formatted(event));
  }

  /** A product whose policy allows our server's script and connections, and nothing inline. */
  private static HttpServer site(String beachhead) throws IOException {
    var policy =
        "default-src 'none'; script-src %1$s; connect-src %1$s; style-src 'self'; img-src data:"
            .formatted(beachhead);
    var html =
        """
        <!doctype html><html lang="en"><title>Product</title><link rel="icon" href="data:,">
        <link rel="stylesheet" href="/site.css"><h1>Product</h1>
        <script src="%s/v1/guides.js" data-key="%s" data-user="ada" defer></script></html>
        """
            .formatted(beachhead, TestWorkspace.WRITE_KEY);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean css = exchange.getRequestURI().getPath().endsWith(".css");
          var body =
              (css ? "html { --beachhead-paper: rgb(250 240 230) }" : html)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", css ? "text/css" : "text/html");
          exchange.getResponseHeaders().set("Content-Security-Policy", policy);
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    return server;
  }
}
