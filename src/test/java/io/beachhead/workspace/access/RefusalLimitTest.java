package io.beachhead.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestWorkspace;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.settings.AuditEvent;
import io.beachhead.workspace.settings.AuditEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** What a flood of refusals leaves in the audit trail, and that the rest is counted. */
@TestWorkspace
class RefusalLimitTest {
  private static final CurrentUser VIEWER =
      new CurrentUser(CurrentUser.Kind.MEMBER, "v", "Vera", "v@y.test", Role.VIEWER);

  @Autowired AuditTrail audit;
  @Autowired AuditEvents events;
  @Autowired WriteBehind writeBehind;

  private final OwnClock clock = new OwnClock();
  private AccessAudit access;
  private long before;

  private static final class OwnClock extends Clock {
    private Instant now = Instant.parse("2026-11-30T09:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  @BeforeEach
  void begin() {
    access = new AccessAudit(audit, writeBehind, clock);
    before = noted().stream().mapToLong(AuditEvent::id).max().orElse(0);
  }

  @AfterEach
  void end() {
    access.close();
    writeBehind.settle();
  }

  @Test
  void keepsTheFirstThousandOfAMinuteAndCountsTheRest() {
    for (int i = 0; i < 1_750; i++) {
      access.keyRefused(request("/api/flood/" + i));
    }
    assertThat(noted()).extracting(AuditEvent::action).hasSize(1_000).containsOnly("key.refused");
    assertThat(noted()).extracting(AuditEvent::subject).contains("GET /api/flood/999");

    clock.now = clock.now.plus(Duration.ofSeconds(59));
    access.keyRefused(request("/api/flood/one-more"));
    assertThat(noted()).hasSize(1_000);

    clock.now = clock.now.plus(Duration.ofSeconds(1));
    access.keyRefused(request("/api/after"));
    assertThat(noted()).hasSize(1_002);
    assertThat(noted().get(1).action()).isEqualTo("refusals.left-out");
    assertThat(noted().get(1).subject()).isEqualTo("strangers");
    assertThat(noted().get(1).detail())
        .isEqualTo("751 more refusals in a minute, beyond the first 1,000");
    assertThat(noted().getFirst().subject()).isEqualTo("GET /api/after");
  }

  /** Whoever floods the trail from outside must not hide what a member tried meanwhile. */
  @Test
  void keepsWhatAMemberTriedWhileStrangersFloodIt() {
    for (int i = 0; i < 1_100; i++) {
      access.signInRefused("somebody" + i + "@y.test", "203.0.113.7");
    }
    access.refused(VIEWER, request("/api/workspace"));
    assertThat(noted().getFirst().action()).isEqualTo("access.refused");
    assertThat(noted()).hasSize(1_001);
  }

  @Test
  void notesOnceWhatRepeatsAndDoesNotCountIt() {
    for (int i = 0; i < 2_000; i++) {
      access.keyRefused(request("/api/again"));
    }
    access.close();
    assertThat(noted()).hasSize(1);
  }

  @Test
  void notesTheCountAlsoWhenTheProgramEndsFirst() {
    for (int i = 0; i < 1_003; i++) {
      access.keyRefused(request("/api/last/" + i));
    }
    access.close();
    assertThat(noted().getFirst().detail()).startsWith("3 more refusals");
  }

  private static MockHttpServletRequest request(String path) {
    return new MockHttpServletRequest("GET", path);
  }

  /** Newest first. */
  private List<AuditEvent> noted() {
    writeBehind.settle();
    return events.page(new AuditEvents.Question("", "", null, null), Long.MAX_VALUE, 5_000).stream()
        .filter(event -> event.id() > before)
        .toList();
  }
}
