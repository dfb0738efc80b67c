package io.beachhead.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class UnauthenticatedSessionsTest {
  private final UnauthenticatedSessions sessions = new UnauthenticatedSessions();

  @Test
  void endsTheOldestSessionsOfStrangersAndNoneOfAMember() {
    var stranger = begin();
    var member = begin();
    member.setAttribute(
        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
        new SecurityContextImpl(
            SignedIn.member(
                new Member(
                    "1", "a@y.test", "Ada", Role.VIEWER, Member.State.ACTIVE, Instant.EPOCH))));
    var latest = begin();
    for (int i = 0; i < UnauthenticatedSessions.MOST - 1; i++) {
      begin();
    }
    assertThat(stranger.isInvalid()).isTrue();
    assertThat(member.isInvalid()).isFalse();
    assertThat(latest.isInvalid()).isFalse();
    begin();
    assertThat(latest.isInvalid()).isTrue();
  }

  @Test
  void givesNobodyNoRights() {
    for (var role : Role.values()) {
      assertThat(CurrentUser.NOBODY.may(role)).as(role.key()).isFalse();
    }
  }

  private MockHttpSession begin() {
    var session = new MockHttpSession();
    sessions.sessionCreated(new HttpSessionEvent(session));
    return session;
  }
}
