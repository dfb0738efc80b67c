package io.beachhead.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestWorkspace;
import io.beachhead.workspace.MonotonicClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestWorkspace
class SignInThrottleTest {
  @Autowired JdbcClient sql;
  @Autowired WriteBehind writeBehind;

  private final String account = UUID.randomUUID() + "@y.test";
  private long nanos;

  @Test
  void letsNobodyWaitForADayBecauseTheClockWasSetBack() {
    var now = Instant.now();
    var throttle = startedAt(now);
    fail(throttle, 5);
    assertThat(throttle.admit(account, "203.0.113.1")).isEqualTo(Duration.ofSeconds(1));
    writeBehind.settle();

    var restarted = startedAt(now.minus(Duration.ofDays(1)));
    assertThat(restarted.admit(account, "203.0.113.1"))
        .as("a restart with the clock set back forgives nothing")
        .isEqualTo(Duration.ofSeconds(1));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(restarted.admit(account, "203.0.113.1")).isEqualTo(Duration.ZERO);
  }

  private SignInThrottle startedAt(Instant shown) {
    var clock = Clock.fixed(shown, ZoneOffset.UTC);
    return new SignInThrottle(sql, writeBehind, clock, new MonotonicClock(clock, () -> nanos));
  }

  private void fail(SignInThrottle throttle, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.admit(account, "203.0.113.1")).isEqualTo(Duration.ZERO);
      throttle.failed(account, "203.0.113.1");
    }
  }
}
