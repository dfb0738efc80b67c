package io.beachhead.workspace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.beachhead.TestBrowser;
import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys in a real browser, whose authenticator is a virtual one. */
@Tag("browser")
@TestWorkspace
@SuppressWarnings("NullAway.Init") // set before each test
class PasskeyTest {
  private static final String PASSWORD = "four plain words here";
  private static TestBrowser browser;

  @Autowired TestClient client;
  @Autowired Members members;

  private final List<String> complaints = new ArrayList<>();
  private Page page;
  private CDPSession devices;
  private String device;
  private Member ada;

  @BeforeAll
  static void open() {
    browser = TestBrowser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @BeforeEach
  void signInByPassword() {
    var added = members.add("Ada", UUID.randomUUID() + "@planwright.test", Role.VIEWER);
    ada = members.password(added.id(), members.hashed(PASSWORD));
    page = browser.window(1440, ColorScheme.LIGHT, complaints);
    devices = page.context().newCDPSession(page);
    devices.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var asked = new JsonObject();
    asked.add("options", options);
    device =
        devices
            .send("WebAuthn.addVirtualAuthenticator", asked)
            .get("authenticatorId")
            .getAsString();
    password();
    add();
  }

  @Test
  void signsInWithThePasskeyAlone() {
    signOut();
    var answered = new ArrayList<String>();
    page.onRequest(request -> {
      if (request.url().endsWith("/sign-in/passkey")) answered.add(request.postData());
    });
    page.getByText("Sign in with a passkey").click();
    page.waitForURL(client.uri("/").toString());
    page.navigate(client.uri("/settings/security").toString());
    assertThat(page.locator("main")).containsText("by passkey");
    assertThat(complaints).isEmpty();

    assertThat(answered).hasSize(1);
    var thief = client.browser();
    var replayed =
        thief.post(
            "/sign-in/passkey",
            answered.getFirst(),
            "Content-Type",
            "application/json",
            "X-CSRF-TOKEN",
            thief.csrfToken("/sign-in"));
    assertThat(replayed.statusCode()).as("an answer works once").isEqualTo(401);
  }

  @Test
  void asksForThePasskeyAfterThePassword() {
    signOut();
    password();
    assertThat(page.locator("h1")).hasText("Second step");
    page.getByText("Use a passkey").click();
    page.waitForURL(client.uri("/").toString());
    assertThat(complaints).isEmpty();
  }

  @Test
  void letsNobodyInWhomTheDeviceDoesNotKnow() {
    signOut();
    var unknown = new JsonObject();
    unknown.addProperty("authenticatorId", device);
    unknown.addProperty("isUserVerified", false);
    devices.send("WebAuthn.setUserVerified", unknown);
    page.getByText("Sign in with a passkey").click();
    page.waitForTimeout(500);
    page.navigate(client.uri("/settings/security").toString());
    assertThat(page.locator("h1")).hasText("Sign in");
  }

  @Test
  void noLongerTakesAPasskeyThatWasRemoved() {
    page.getByRole(AriaRole.BUTTON, named("Remove the passkey Work laptop")).click();
    assertThat(page.locator("body")).containsText("The passkey no longer signs you in.");
    signOut();
    if (page.getByText("Sign in with a passkey").count() == 0) {
      return; // nobody has one any more
    }
    page.getByText("Sign in with a passkey").click();
    assertThat(page.locator("[data-passkey-failure]"))
        .hasText("This passkey does not sign anybody in here.");
  }

  private void password() {
    page.navigate(client.uri("/sign-in").toString());
    page.getByLabel("E-mail").fill(ada.email());
    page.getByLabel("Password").fill(PASSWORD);
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
  }

  private void add() {
    page.navigate(client.uri("/settings/security").toString());
    page.getByLabel("Name of the new passkey").fill("Work laptop");
    page.getByText("Add a passkey").click();
    assertThat(page.locator("body")).containsText("Passkey added.");
    assertThat(page.locator(".codes li")).hasCount(10);
    assertThat(page.locator("main")).containsText("Work laptop");
  }

  private void signOut() {
    page.context().clearCookies();
    page.navigate(client.uri("/sign-in").toString());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
