package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.access.WriteBehind;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** People who sign in, and those who may not any more. */
@TestWorkspace
@Import(MembersTest.OwnClock.class)
class MembersTest {
  private static final String PASSWORD = "four plain words here";
  private static final Pattern INVITATION = Pattern.compile("(/invitation\\?token=[A-Za-z0-9_-]+)");

  @Autowired TestClient client;
  @Autowired Members members;
  @Autowired SetUp setUp;
  @Autowired WriteBehind writeBehind;
  @Autowired SettableClock clock;

  static final class SettableClock extends Clock {
    private final AtomicReference<Instant> now =
        new AtomicReference<>(Instant.parse("2026-11-22T09:00:00Z"));

    void advance(Duration by) {
      now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class OwnClock {
    @Bean
    SettableClock settableClock() {
      return new SettableClock();
    }
  }

  @BeforeEach
  void letEarlierFailuresBeForgotten() {
    clock.advance(Duration.ofHours(2));
  }

  @Test
  void signsInWithANewSessionAndGoesOnWhereOneWanted() {
    var ada = member(Role.ADMIN);
    var browser = client.browser();
    var turnedAway = browser.get("/settings/people", "Accept", "text/html");
    assertThat(TestClient.header(turnedAway, "Location")).containsExactly("/sign-in");
    var planted = cookie(turnedAway);

    var signedIn = signIn(browser, ada, PASSWORD);
    assertThat(signedIn.statusCode()).isEqualTo(302);
    assertThat(TestClient.header(signedIn, "Location").getFirst()).endsWith("/settings/people");
    assertThat(cookie(signedIn))
        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
        .doesNotContain(planted.substring(0, planted.indexOf(';')));
    assertThat(browser.get("/settings/people").body()).contains(ada.email());

    writeBehind.settle();
    assertThat(client.getJson("/api/audit?action=member.signed-in&q=" + ada.email()).get("items"))
        .hasSize(1);
  }

  @Test
  void saysTheSameToAWrongPasswordAndAnUnknownAddress() {
    var ada = member(Role.VIEWER);
    var wrong = signIn(client.browser(), ada, "not the password");
    var unknown =
        client.browser().submit("/sign-in", "/sign-in", "email", "x@y.test", "password", "p");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("E-mail address or password is wrong.");
    assertThat(unknown.body()).contains("E-mail address or password is wrong.");
  }

  @Test
  void letsWhoeverGuessesWaitLongerAndLonger() {
    var ada = member(Role.VIEWER);
    var browser = client.browser();
    for (int i = 0; i < 5; i++) {
      assertThat(signIn(browser, ada, "guess " + i).statusCode()).isEqualTo(401);
    }
    var refused = signIn(browser, ada, PASSWORD);
    assertThat(refused.statusCode()).as("even the right one").isEqualTo(429);
    assertThat(TestClient.header(refused, "Retry-After")).containsExactly("1");
    assertThat(refused.body()).contains("Too many failed attempts. Try again in a second.");

    clock.advance(Duration.ofSeconds(2));
    assertThat(signIn(browser, ada, "guess 5").statusCode()).isEqualTo(401);
    assertThat(TestClient.header(signIn(browser, ada, PASSWORD), "Retry-After"))
        .containsExactly("2");
    clock.advance(Duration.ofMinutes(1));
    assertThat(signIn(browser, ada, PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void letsAnAddressWaitThatTriesManyAccounts() {
    var ada = member(Role.VIEWER);
    for (int i = 0; i < 20; i++) {
      client.browser().submit("/sign-in", "/sign-in", "email", i + "@y.test", "password", "p");
    }
    assertThat(signIn(client.browser(), ada, PASSWORD).statusCode()).isEqualTo(429);
  }

  @Test
  void takesAFormOnlyWithTheTokenOfOurPage() {
    var browser = signedIn(member(Role.ADMIN));
    assertThat(browser.form("/settings", "name", "Taken over").statusCode()).isEqualTo(403);
    assertThat(browser.form("/sign-out").statusCode()).isEqualTo(403);
    assertThat(browser.putJson("/api/workspace", "{\"name\":\"Taken over\"}").statusCode())
        .as("the session alone does not open the interface for writing")
        .isEqualTo(403);
    var token = browser.csrfToken("/settings");
    var saved =
        browser.send(
            browser
                .request(
                    "/api/workspace", "X-CSRF-TOKEN", token, "Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"Ours\"}")));
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(browser.csrfToken("/settings")).as("another mask each time").isNotEqualTo(token);
  }

  @Test
  void countsAChangedRoleFromTheNextRequestOn() {
    member(Role.ADMIN);
    var bob = member(Role.ADMIN);
    var browser = signedIn(bob);
    assertThat(browser.get("/settings/people").statusCode()).isEqualTo(200);
    members.role(bob.id(), Role.VIEWER);
    assertThat(browser.get("/settings/people", "Accept", "text/html").statusCode()).isEqualTo(403);
    assertThat(browser.get("/api/keys").statusCode()).isEqualTo(403);
    assertThat(browser.get("/api/workspace").statusCode()).isEqualTo(200);
    assertThat(browser.get("/settings").body()).contains("An admin can change these.");
  }

  @Test
  void shutsOutWhoeverIsDisabled() {
    member(Role.ADMIN);
    var bob = member(Role.VIEWER);
    var browser = signedIn(bob);
    members.disabled(bob.id(), true);
    assertThat(browser.get("/settings").statusCode()).isEqualTo(302);
    assertThat(signIn(client.browser(), bob, PASSWORD).statusCode()).isEqualTo(401);
    members.disabled(bob.id(), false);
    assertThat(signIn(client.browser(), bob, PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void keepsTheLastAdmin() {
    var ada = member(Role.ADMIN);
    members.all().stream()
        .filter(m -> m.role() == Role.ADMIN && !m.id().equals(ada.id()))
        .forEach(m -> members.role(m.id(), Role.VIEWER));
    var browser = signedIn(ada);
    var less =
        browser.submit(
            "/settings/people", "/settings/people/" + ada.id() + "/role", "role", "viewer");
    assertThat(less.statusCode()).isEqualTo(409);
    var out = browser.submit("/settings/people", "/settings/people/" + ada.id() + "/disabling");
    assertThat(out.statusCode()).isEqualTo(409);
    assertThat(members.find(ada.id())).map(Member::role).contains(Role.ADMIN);
    var invited = setUp.invite("Invited", UUID.randomUUID() + "@y.test", Role.ADMIN).member();
    assertThat(
            browser
                .submit("/settings/people", "/settings/people/" + ada.id() + "/disabling")
                .statusCode())
        .as("an admin who never came in does not count: " + invited.name())
        .isEqualTo(409);
  }

  @Test
  void invitesByALinkThatWorksOnce() {
    var browser = signedIn(member(Role.ADMIN));
    var email = UUID.randomUUID() + "@y.test";
    var done =
        browser.submit(
            "/settings/people", "/settings/people", "name", "Gus", "email", email, "role", "gtm");
    assertThat(done.statusCode()).isEqualTo(302);
    var shown = INVITATION.matcher(browser.get("/settings/people").body());
    assertThat(shown.find()).isTrue();
    assertThat(INVITATION.matcher(browser.get("/settings/people").body()).find())
        .as("shown once")
        .isFalse();

    var link = shown.group(1);
    var token = link.substring(link.indexOf('=') + 1);
    var guest = client.browser();
    assertThat(
            guest
                .submit(link, "/invitation", "token", token, "name", "Gus", "password", "short")
                .statusCode())
        .isEqualTo(422);
    var accepted =
        guest.submit(link, "/invitation", "token", token, "name", "Gus", "password", PASSWORD);
    assertThat(accepted.statusCode()).isEqualTo(302);
    assertThat(guest.get("/settings/profile").body()).contains(email, "Go-to-market");
    assertThat(client.browser().get(link).statusCode()).isEqualTo(403);
    assertThat(
            browser
                .submit(
                    "/settings/people",
                    "/settings/people",
                    "name",
                    "G",
                    "email",
                    email,
                    "role",
                    "gtm")
                .body())
        .contains("is there already");
  }

  @Test
  void endsOtherSessionsWithTheOldPassword() {
    var ada = member(Role.VIEWER);
    var here = signedIn(ada);
    var elsewhere = signedIn(ada);
    clock.advance(Duration.ofSeconds(1));
    var wrong =
        here.submit(
            "/settings/profile",
            "/settings/profile/password",
            "current",
            "?",
            "password",
            "a longer new secret");
    assertThat(wrong.statusCode()).isEqualTo(422);
    var changed =
        here.submit(
            "/settings/profile",
            "/settings/profile/password",
            "current",
            PASSWORD,
            "password",
            "a longer new secret");
    assertThat(changed.statusCode()).isEqualTo(302);
    assertThat(here.get("/settings/profile").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/settings/profile").statusCode()).isEqualTo(302);
    assertThat(signIn(client.browser(), ada, PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void signsOut() {
    var browser = signedIn(member(Role.VIEWER));
    assertThat(browser.submit("/settings", "/sign-out").statusCode()).isEqualTo(302);
    assertThat(browser.get("/settings").statusCode()).isEqualTo(302);
  }

  @Test
  void leadsAPartOfAPageToTheSignInAsAWhole() {
    member(Role.ADMIN);
    var answer = client.browser().get("/settings", "HX-Request", "true");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(TestClient.header(answer, "HX-Redirect")).containsExactly("/sign-in");
  }

  @Test
  void emptiesTheWorkspaceOnlyForWhoeverTypesItsName() {
    var browser = signedIn(member(Role.ADMIN));
    client.putJson("/api/workspace", "{\"name\":\"Planwright\"}");
    var mistyped =
        browser.submit("/settings/data", "/settings/data/emptying", "name", "planwright");
    assertThat(mistyped.statusCode()).isEqualTo(422);
    var typed = browser.submit("/settings/data", "/settings/data/emptying", "name", "Planwright");
    assertThat(typed.statusCode()).isEqualTo(302);
    assertThat(browser.get("/settings/data").body()).contains("The workspace is empty.");
  }

  @Test
  void keepsNoPasswordInTheClear() {
    var ada = member(Role.VIEWER);
    assertThat(members.isPassword(ada.id(), PASSWORD)).isTrue();
    assertThat(members.hashed(PASSWORD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  private Member member(Role role) {
    var invited = setUp.invite("Ada", UUID.randomUUID() + "@planwright.test", role).member();
    return members.password(invited.id(), members.hashed(PASSWORD));
  }

  private TestClient signedIn(Member member) {
    var browser = client.browser();
    assertThat(signIn(browser, member, PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  private static HttpResponse<String> signIn(TestClient browser, Member member, String password) {
    return browser.submit("/sign-in", "/sign-in", "email", member.email(), "password", password);
  }

  private static String cookie(HttpResponse<?> response) {
    return TestClient.header(response, "Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("beachhead-"))
        .reduce("", (_, last) -> last);
  }
}
