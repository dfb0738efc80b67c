package io.beachhead.behaviour.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import io.beachhead.web.load.Overdue;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A walk over everybody that was called off ends, on every thread that takes part in it. */
class WalkDeadlineTest {
  private static final int PEOPLE = 20_000;
  private static final int BETWEEN_CHECKS = 512;

  private final Histories histories =
      PureHistories.of(IntStream.range(0, PEOPLE).mapToObj(WalkDeadlineTest::event).toList());
  private final AtomicInteger counted = new AtomicInteger();

  @AfterEach
  void lowerTheFlag() {
    Thread.interrupted();
  }

  private final class Counting implements Tally<Counting> {
    private final Runnable atEach;

    Counting(Runnable atEach) {
      this.atEach = atEach;
    }

    @Override
    public void count(History history) {
      counted.incrementAndGet();
      atEach.run();
    }

    @Override
    public void add(Counting next) {}
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void endsSoonAfterItWasCalledOff(Unit unit) {
    var asker = Thread.currentThread();
    assertThatThrownBy(() -> histories.tally(unit, 1, () -> new Counting(asker::interrupt)))
        .isInstanceOf(Overdue.class);
    assertThat(counted.get()).isEqualTo(BETWEEN_CHECKS);
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void endsOnAllThreads(Unit unit) {
    var asker = Thread.currentThread();
    int parts = 4;
    assertThatThrownBy(() -> histories.tally(unit, parts, () -> new Counting(asker::interrupt)))
        .isInstanceOf(Overdue.class);
    assertThat(counted.get()).isLessThanOrEqualTo(parts * BETWEEN_CHECKS);
  }

  /** The asker's flag is lowered when it ends; others may look at it only then. */
  @Test
  void staysCalledOffWhenTheAskerHasEnded() {
    var watch = Overdue.watch();
    watch.check();
    Thread.currentThread().interrupt();
    assertThatThrownBy(watch::check).isInstanceOf(Overdue.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(watch::check).isInstanceOf(Overdue.class);
  }

  private static Event event(int number) {
    var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
    return new Event(
        "m" + number,
        Call.TRACK,
        "Opened",
        "u" + number,
        null,
        "a" + number,
        null,
        at,
        at,
        null,
        "{}",
        "{}");
  }
}
