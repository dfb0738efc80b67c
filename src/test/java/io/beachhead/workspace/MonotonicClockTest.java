package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Instant shown = NOON;
  private long nanos = 17;
  private final MonotonicClock clock = new MonotonicClock(new Shown(), () -> nanos);

  private final class Shown extends Clock {
    @Override
    public Instant instant() {
      return shown;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    shown = shown.plus(time);
  }

  @Test
  void showsTheTimeOfTheMachine() {
    pass(Duration.ofMinutes(5));
    assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
  }

  @Test
  void goesOnWhenTheMachinesClockIsSetBack() {
    pass(Duration.ofMinutes(1));
    clock.now();
    shown = shown.minus(Duration.ofDays(1));
    pass(Duration.ofMinutes(1));
    assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
    pass(Duration.ofMinutes(1));
    assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
  }

  @Test
  void catchesUpAfterTheMachineSlept() {
    shown = shown.plus(Duration.ofHours(8));
    assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofHours(8)));
  }
}
