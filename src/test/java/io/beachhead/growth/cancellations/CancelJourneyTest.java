package io.beachhead.growth.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.beachhead.TestBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer comes to cancel, accepts a pause, and the team sees why. */
@Tag("browser")
@TestWorkspace
class CancelJourneyTest {
  @Autowired TestClient client;

  @Test
  void aPauseIsAcceptedAndSeenAmongTheReasons() {
    client.emptyWorkspace();
    client.postCsv("/api/imports/accounts", "id,name\nacme,Acme\n");
    var made = client.json(client.postJson("/api/cancellations", "{\"account\":\"acme\"}"));
    var path = made.get("link").stringValue().replaceFirst("^https?://[^/]+", "");
    var complaints = new ArrayList<String>();
    try (var browser = TestBrowser.open();
        var page = browser.window(390, ColorScheme.LIGHT, complaints)) {
      page.navigate(client.uri(path).toString());
      page.getByLabel("I do not use it enough").check();
      page.getByLabel("Easy to use").check();
      button(page, "Continue");
      button(page, "Pause");
      page.getByText("Your pause has been passed on").waitFor();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(TestBrowser.PICTURES.resolve("cancel-paused.png")));
    }
    assertThat(complaints).isEmpty();
    var seen = client.getJson("/api/churn-reasons").get("cancelPage").get(0);
    assertThat(seen.get("reason").stringValue()).isEqualTo("not-used-enough");
    assertThat(seen.get("outcome").stringValue()).isEqualTo("paused");
    assertThat(client.get("/reasons", "Accept", "text/html").body())
        .contains("From the cancel page", "not used enough", "paused");
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
