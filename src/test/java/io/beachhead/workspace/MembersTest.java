package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.access.SteadyTestClock;
import io.beachhead.workspace.access.WriteBehind;
import io.beachhead.workspace.factor.AppOfTheTest;
import io.beachhead.workspace.secrets.CookieNames;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** People who sign in, and those who may not any more. */
@TestWorkspace
@Import(MembersTest.OwnClock.class)
class MembersTest {
  private static final String PASSWORD = "four plain words here";
  private static final Pattern INVITATION = Pattern.compile("(/invitation\\?token=[A-Za-z0-9_-]+)");

  private static final Pattern SECRET = Pattern.compile("<code class=\"key\">([A-Z2-7 ]+)</code>");
  private static final Pattern RECOVERY_CODE =
      Pattern.compile("<code>([a-z2-7]{6}(?:-[a-z2-7]{6}){3})</code>");
  private static final Pattern SESSION =
      Pattern.compile("/settings/security/sessions/([0-9a-f-]{36})/ending");

  @Autowired TestClient client;
  @Autowired CookieNames cookies;
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

    @Bean
    @Primary
    MonotonicClock steadyTestClock(SettableClock clock) {
      return SteadyTestClock.following(clock);
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
    assertThat(wrong.body()).contains("Wrong e-mail address or password.");
    assertThat(unknown.body()).contains("Wrong e-mail address or password.");
  }

  /** What stays the same in a compressed answer can be guessed from its length (BREACH). */
  @Test
  void masksTheTokenOfAFormAnewInEveryAnswer() {
    var stranger = client.browser();
    assertThat(stranger.csrfToken("/sign-in")).isNotEqualTo(stranger.csrfToken("/sign-in"));
    var member = signedIn(member(Role.VIEWER));
    var first = member.csrfToken("/settings/profile");
    assertThat(first).isNotEqualTo(member.csrfToken("/settings/profile"));
    var renamed = member.form("/settings/profile", "_csrf", first, "name", "Ada");
    assertThat(renamed.statusCode()).as("both count").isEqualTo(302);
  }

  @Test
  void takesNoFormWithACookieItDidNotSign() {
    var browser = client.browser();
    var token = browser.csrfToken("/sign-in");
    var unknown = browser.form("/sign-in", "_csrf", token, "email", "x@y.test", "password", "p");
    assertThat(unknown.statusCode()).as("the form is known, the person is not").isEqualTo(401);
    var forged =
        client
            .withKey(null)
            .post(
                "/sign-in",
                "_csrf=YQ",
                "Cookie",
                cookies.of("form") + "=YQ.YQ",
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("open for too long");
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

    clock.advance(Duration.ofMinutes(1));
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
            "/settings/security",
            "/settings/security/password",
            "current",
            "?",
            "password",
            "a longer new secret");
    assertThat(wrong.statusCode()).isEqualTo(422);
    var changed =
        here.submit(
            "/settings/security",
            "/settings/security/password",
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
        browser.submit("/settings/data", "/settings/data/deletion", "name", "planwright");
    assertThat(mistyped.statusCode()).isEqualTo(422);
    var typed = browser.submit("/settings/data", "/settings/data/deletion", "name", "Planwright");
    assertThat(typed.statusCode()).isEqualTo(302);
    assertThat(browser.get("/settings/data").body()).contains("All data deleted.");
  }

  @Test
  void keepsNoPasswordInTheClear() {
    var ada = member(Role.VIEWER);
    assertThat(members.isPassword(ada.id(), PASSWORD)).isTrue();
    assertThat(members.hashed(PASSWORD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void asksForACodeOfTheAppAfterThePassword() {
    var ada = member(Role.VIEWER);
    var browser = signedIn(ada);
    var secret = turnOnTheApp(browser);
    var codes = RECOVERY_CODE.matcher(browser.get("/settings/security").body());
    assertThat(codes.results().map(found -> found.group(1))).hasSize(10).doesNotHaveDuplicates();
    assertThat(RECOVERY_CODE.matcher(browser.get("/settings/security").body()).find())
        .as("shown once")
        .isFalse();

    clock.advance(Duration.ofMinutes(2));
    var next = client.browser();
    var password = signIn(next, ada, PASSWORD);
    assertThat(TestClient.header(password, "Location").getFirst())
        .endsWith("/sign-in/second-factor");
    assertThat(next.get("/settings/profile").statusCode()).as("not in yet").isEqualTo(302);
    assertThat(next.get("/api/workspace").statusCode()).as("not in yet").isEqualTo(401);
    assertThat(second(next, "000000").statusCode()).isEqualTo(401);
    var code = AppOfTheTest.code(secret, clock.instant());
    assertThat(second(next, code).statusCode()).isEqualTo(302);
    assertThat(next.get("/settings/profile").body()).contains(ada.email());

    var replay = client.browser();
    signIn(replay, ada, PASSWORD);
    assertThat(second(replay, code).statusCode()).as("a code is taken once").isEqualTo(401);
    clock.advance(Duration.ofDays(-1));
    var aDayBack = AppOfTheTest.code(secret, clock.instant());
    assertThat(second(replay, aDayBack).statusCode()).as("the clock set back").isEqualTo(302);
    clock.advance(Duration.ofDays(1));
  }

  @Test
  void letsARecoveryCodeInOnce() {
    var ada = member(Role.VIEWER);
    var browser = signedIn(ada);
    turnOnTheApp(browser);
    var shown = RECOVERY_CODE.matcher(browser.get("/settings/security").body());
    assertThat(shown.find()).isTrue();
    var code = shown.group(1);

    var next = client.browser();
    signIn(next, ada, PASSWORD);
    assertThat(second(next, code.toUpperCase(Locale.ROOT).replace('-', ' ')).statusCode())
        .isEqualTo(302);
    assertThat(next.get("/settings/security").body()).contains("9 left");
    var again = client.browser();
    signIn(again, ada, PASSWORD);
    assertThat(second(again, code).statusCode()).isEqualTo(401);
  }

  @Test
  void beginsAgainWithThePasswordAfterAFewWrongCodes() {
    var ada = member(Role.VIEWER);
    turnOnTheApp(signedIn(ada));
    var guesser = client.browser();
    signIn(guesser, ada, PASSWORD);
    for (int i = 0; i < 4; i++) {
      assertThat(second(guesser, "00000" + i).statusCode()).isEqualTo(401);
    }
    assertThat(TestClient.header(second(guesser, "000004"), "Location").getFirst())
        .endsWith("/sign-in");
    signIn(guesser, ada, PASSWORD);
    assertThat(second(guesser, "000005").statusCode()).as("and slower").isEqualTo(429);
  }

  @Test
  void doesNotTakeANewPasswordForASecondFactor() {
    var ada = member(Role.VIEWER);
    turnOnTheApp(signedIn(ada));
    var token = setUp.inviteAgain(ada).token();
    var browser = client.browser();
    var accepted =
        browser.submit(
            "/invitation?token=" + token,
            "/invitation",
            "token",
            token,
            "name",
            "Ada",
            "password",
            "another four plain words");
    assertThat(TestClient.header(accepted, "Location").getFirst())
        .endsWith("/sign-in/second-factor");
    assertThat(browser.get("/settings").statusCode()).isEqualTo(302);
  }

  @Test
  void canRequireASecondFactorOfEverybodyAndResetOne() {
    var boss = member(Role.ADMIN);
    var ada = member(Role.VIEWER);
    var bosses = signedIn(boss);
    turnOnTheApp(bosses);
    var adas = signedIn(ada);
    try {
      bosses.submit("/settings/people", "/settings/people/second-factor", "required", "true");
      var led = adas.get("/settings/profile");
      assertThat(TestClient.header(led, "Location").getFirst()).endsWith("/settings/security");
      assertThat(adas.get("/api/workspace").statusCode()).isEqualTo(403);
      assertThat(adas.get("/settings/security").body())
          .contains("Your workspace requires a second factor")
          .doesNotContain("Where you are signed in");
      assertThat(client.get("/api/workspace").statusCode()).as("a key").isEqualTo(200);
      turnOnTheApp(adas);
      assertThat(adas.get("/settings/profile").statusCode()).isEqualTo(200);

      bosses.submit("/settings/people", "/settings/people/" + ada.id() + "/second-factor/reset");
      assertThat(signIn(client.browser(), ada, PASSWORD).headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).doesNotContain("second-factor"));
      assertThat(client.get("/api/audit?action=member.second-factor-reset").body())
          .contains(ada.email());
    } finally {
      assertThat(
              client
                  .putJson("/api/workspace/sign-in", "{\"secondFactorRequired\":false}")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void changesHowOneSignsInOnlyShortlyAfterSigningIn() {
    var ada = member(Role.VIEWER);
    var browser = signedIn(ada);
    clock.advance(Duration.ofMinutes(16));
    var app = browser.get("/settings/security/app");
    assertThat(TestClient.header(app, "Location").getFirst()).endsWith("/sign-in?again");
    var again =
        browser.submit("/sign-in?again", "/sign-in", "email", ada.email(), "password", PASSWORD);
    assertThat(TestClient.header(again, "Location").getFirst()).endsWith("/settings/security");
    assertThat(browser.get("/settings/security/app").statusCode()).isEqualTo(200);
  }

  @Test
  void endsEverySessionAfterADay() {
    var browser = signedIn(member(Role.VIEWER));
    for (int hour = 0; hour < 23; hour++) {
      clock.advance(Duration.ofHours(1));
      assertThat(browser.get("/settings/profile").statusCode()).isEqualTo(200);
    }
    clock.advance(Duration.ofMinutes(61));
    assertThat(browser.get("/settings/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void listsAndEndsOnesOwnSessions() {
    var ada = member(Role.VIEWER);
    var here = signedIn(ada);
    var elsewhere = signedIn(ada);
    var bobs = signedIn(member(Role.VIEWER));
    elsewhere.get("/settings");
    var page = here.get("/settings/security").body();
    var listed = SESSION.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(listed).as("all but this one").hasSize(1);
    assertThat(page).contains("this one");

    var ending = "/settings/security/sessions/" + listed.getFirst() + "/ending";
    bobs.submit("/settings/security", ending);
    assertThat(elsewhere.get("/settings").statusCode()).as("not for others").isEqualTo(200);
    here.submit("/settings/security", ending);
    assertThat(elsewhere.get("/settings").statusCode()).isEqualTo(302);

    var third = signedIn(ada);
    here.submit("/settings/security", "/settings/security/sessions/ending");
    assertThat(third.get("/settings").statusCode()).isEqualTo(302);
    assertThat(here.get("/settings").statusCode()).isEqualTo(200);

    var fourth = signedIn(ada);
    clock.advance(Duration.ofMinutes(16));
    var stale = here.submit("/settings/security", "/settings/security/sessions/ending");
    assertThat(TestClient.header(stale, "Location").getFirst()).endsWith("/sign-in?again");
    assertThat(fourth.get("/settings").statusCode())
        .as("not by a session left open")
        .isEqualTo(200);
  }

  @Test
  void letsAnAdminSignSomebodyOutEverywhere() {
    var bosses = signedIn(member(Role.ADMIN));
    var ada = member(Role.VIEWER);
    var adas = signedIn(ada);
    bosses.submit("/settings/people", "/settings/people/" + ada.id() + "/sessions/ending");
    assertThat(adas.get("/settings").statusCode()).isEqualTo(302);
    var again = signedIn(ada);
    assertThat(client.delete("/api/members/" + ada.id() + "/sessions").statusCode()).isEqualTo(204);
    assertThat(again.get("/settings").statusCode()).isEqualTo(302);
    assertThat(client.get("/api/audit?action=member.signed-out").body()).contains(ada.email());
  }

  @Test
  void endsASessionInWhichSomebodyGuessesThePassword() {
    var browser = signedIn(member(Role.VIEWER));
    for (int i = 0; i < 4; i++) {
      assertThat(guess(browser, i).statusCode()).isEqualTo(422);
    }
    assertThat(TestClient.header(guess(browser, 4), "Location").getFirst()).endsWith("/sign-in");
    assertThat(browser.get("/settings").statusCode()).isEqualTo(302);
  }

  private static HttpResponse<String> guess(TestClient browser, int number) {
    return browser.submit(
        "/settings/security",
        "/settings/security/password",
        "current",
        "guess " + number,
        "password",
        "a longer new secret");
  }

  private static HttpResponse<String> second(TestClient browser, String code) {
    return browser.submit("/sign-in/second-factor", "/sign-in/second-factor", "code", code);
  }

  /** Sets up an app and returns its secret. */
  private String turnOnTheApp(TestClient browser) {
    var shown = SECRET.matcher(browser.get("/settings/security/app").body());
    assertThat(shown.find()).isTrue();
    var secret = shown.group(1);
    var wrong =
        browser.submit("/settings/security/app", "/settings/security/app", "code", "000000");
    assertThat(wrong.statusCode()).isEqualTo(422);
    var code = AppOfTheTest.code(secret, clock.instant());
    var on = browser.submit("/settings/security/app", "/settings/security/app", "code", code);
    assertThat(on.statusCode()).isEqualTo(302);
    return secret;
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
