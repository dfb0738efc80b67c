package io.beachhead.workspace.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.factor.SecondFactors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a real provider, with real tokens. */
@TestWorkspace
class OidcSignInTest {
  private static final LoopbackProvider PROVIDER = new LoopbackProvider();

  @Autowired TestClient client;
  @Autowired Members members;
  @Autowired SecondFactors factors;

  private final String subject = UUID.randomUUID().toString();
  private final String email = subject + "@planwright.test";

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) throws IOException {
    var secret = Files.createTempFile("oidc", ".secret");
    Files.writeString(secret, LoopbackProvider.SECRET + "\n");
    registry.add("BEACHHEAD_OIDC_ISSUER", PROVIDER::issuer);
    registry.add("BEACHHEAD_OIDC_CLIENT_ID", () -> LoopbackProvider.CLIENT);
    registry.add("BEACHHEAD_OIDC_CLIENT_SECRET_FILE", secret::toString);
    registry.add("BEACHHEAD_OIDC_NAME", () -> "Planwright ID");
    registry.add("BEACHHEAD_OIDC_GROUPS_CLAIM", () -> "realm_access.roles");
    registry.add("BEACHHEAD_OIDC_ROLES", () -> "bosses=admin, makers=product, sellers=gtm");
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @Test
  void letsSomebodyNewInWithTheRoleOfTheirGroup() throws Exception {
    keepAnotherAdmin();
    vouch(true, "others", "makers");
    var browser = client.browser();
    assertThat(browser.get("/sign-in").body()).contains("Sign in with Planwright ID");
    var turnedAway = browser.get("/settings/profile", "Accept", "text/html");
    assertThat(turnedAway.statusCode()).isEqualTo(302);

    var back = roundTrip(browser);
    assertThat(TestClient.header(back, "Location").getFirst()).endsWith("/settings/profile");
    assertThat(browser.get("/settings/profile").body()).contains(email, "Product", "Ada Provider");
    var added = member();
    assertThat(added.role()).isEqualTo(Role.PRODUCT);
    assertThat(added.state()).isEqualTo(Member.State.ACTIVE);
    assertThat(browser.get("/settings/security").body())
        .contains("by single sign-on")
        .doesNotContain("Current password");

    vouch(false, "sellers");
    roundTrip(client.browser());
    assertThat(member().role()).as("another group the next time").isEqualTo(Role.GTM);
    assertThat(member().id()).isEqualTo(added.id());
    assertThat(members.all()).filteredOn(m -> m.email().equals(email)).hasSize(1);
  }

  @Test
  void leadsAVerifiedAddressToTheMemberWhoIsThere() throws Exception {
    keepAnotherAdmin();
    var there = members.add("Ada", email, Role.VIEWER);
    vouch(false, "makers");
    var refused = roundTrip(client.browser());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("does not say that " + email + " is verified");
    assertThat(members.find(there.id())).map(Member::state).contains(Member.State.INVITED);

    vouch(true, "makers");
    assertThat(roundTrip(client.browser()).statusCode()).isEqualTo(302);
    assertThat(members.find(there.id())).map(Member::role).contains(Role.PRODUCT);
    assertThat(client.get("/api/audit?action=member.provider-linked").body()).contains(email);
  }

  @Test
  void refusesWhoeverIsInNoGroupOrShutOut() throws Exception {
    keepAnotherAdmin();
    vouch(true, "others");
    var stranger = roundTrip(client.browser());
    assertThat(stranger.statusCode()).isEqualTo(403);
    assertThat(stranger.body()).contains("none of your groups gives a role");
    assertThat(members.all()).noneMatch(m -> m.email().equals(email));

    vouch(true, "makers");
    roundTrip(client.browser());
    members.disabled(member().id(), true);
    assertThat(roundTrip(client.browser()).statusCode()).isEqualTo(403);
  }

  @Test
  void keepsTheLastAdmin() throws Exception {
    vouch(true, "bosses");
    roundTrip(client.browser());
    members.all().stream()
        .filter(m -> m.role() == Role.ADMIN && !m.email().equals(email))
        .forEach(m -> members.role(m.id(), Role.VIEWER));
    vouch(true, "makers");
    assertThat(roundTrip(client.browser()).statusCode()).isEqualTo(302);
    assertThat(member().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void leavesTheSecondFactorToTheProvider() throws Exception {
    keepAnotherAdmin();
    factors.require(true);
    try {
      vouch(true, "makers");
      var browser = client.browser();
      roundTrip(browser);
      assertThat(browser.get("/settings/profile").statusCode()).isEqualTo(200);
    } finally {
      factors.require(false);
    }
  }

  @Test
  void refusesTokensThatAreNotInOrder() throws Exception {
    vouch(true, "makers");
    PROVIDER.spoil(claims -> claims.audience("somebody else"));
    assertThat(roundTrip(client.browser()).body()).contains("answer is not in order");
    vouch(true, "makers");
    PROVIDER.spoil(claims -> claims.claim("nonce", "of another trip"));
    assertThat(roundTrip(client.browser()).body()).contains("answer is not in order");
    vouch(true, "makers");
    PROVIDER.signWithAnotherKey();
    assertThat(roundTrip(client.browser()).body()).contains("answer is not in order");
    assertThat(members.all()).noneMatch(m -> m.email().equals(email));
    vouch(true, "makers");
    assertThat(roundTrip(client.browser()).statusCode()).as("the right one").isEqualTo(302);
  }

  @Test
  void slowsDownWhoeverKeepsFailing() throws Exception {
    vouch(true, "others");
    for (int i = 0; i < 5; i++) {
      assertThat(roundTrip(client.browser()).body()).contains("none of your groups");
    }
    assertThat(roundTrip(client.browser()).body()).contains("too many failed attempts");
    vouch(true, "makers");
    Thread.sleep(1_500);
    assertThat(roundTrip(client.browser()).statusCode()).isEqualTo(302);
  }

  @Test
  void takesAnAnswerOnlyInTheBrowserThatAsked() throws Exception {
    vouch(true, "makers");
    var begun = client.browser().get("/sign-in/oidc");
    var callback = provider(begun);
    var other = client.browser().get(callback.getPath() + "?" + callback.getQuery());
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("was not begun in this browser");
    assertThat(client.browser().get("/sign-in/oidc/callback").statusCode()).isEqualTo(403);
  }

  private void vouch(boolean verified, String... groups) {
    PROVIDER.vouchFor(
        Map.of(
            "sub",
            subject,
            "name",
            "Ada Provider",
            "email",
            email,
            "email_verified",
            verified,
            "realm_access",
            Map.of("roles", List.of(groups))));
  }

  /** To the provider and back. */
  private static HttpResponse<String> roundTrip(TestClient browser)
      throws IOException, InterruptedException {
    var callback = provider(browser.get("/sign-in/oidc"));
    return browser.get(callback.getPath() + "?" + callback.getRawQuery());
  }

  private static URI provider(HttpResponse<String> begun) throws IOException, InterruptedException {
    assertThat(begun.statusCode()).isEqualTo(302);
    try (var http = HttpClient.newHttpClient()) {
      var address = URI.create(TestClient.header(begun, "Location").getFirst());
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
  }

  private Member member() {
    return members.all().stream().filter(m -> m.email().equals(email)).findFirst().orElseThrow();
  }

  private void keepAnotherAdmin() {
    var added = members.add("Boss", UUID.randomUUID() + "@planwright.test", Role.ADMIN);
    members.password(added.id(), members.hashed("four plain words here"));
  }
}
