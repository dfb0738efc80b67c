package io.beachhead.web.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkPoolTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Lane> lanes = new ArrayList<>();

  private Lane lane(int places, int waiting, Duration patience) {
    var lane = new Lane("test", new Lane.Limits(places, waiting, patience, LONG));
    lanes.add(lane);
    return lane;
  }

  @AfterEach
  void letGo() {
    end.countDown();
    lanes.forEach(Lane::close);
  }

  private String untilTheEnd() throws InterruptedException {
    end.await();
    return "done";
  }

  @Test
  void runsWorkOnAThreadOfItsOwnAndGivesTheResult() throws Exception {
    var lane = lane(1, 1, LONG);
    var thread = lane.begin("", () -> Thread.currentThread()).await(LONG, true);
    assertThat(thread).isNotSameAs(Thread.currentThread());
    assertThat(thread.isVirtual()).isFalse();
  }

  @Test
  void turnsAwayAtOnceWhenTooManyWait() throws Exception {
    var lane = lane(1, 0, LONG);
    assertThatThrownBy(() -> lane.begin("", this::untilTheEnd)).isInstanceOf(Busy.class);
  }

  @Test
  void turnsAwayWhoeverWaitsLongerThanItsPatience() throws Exception {
    var lane = lane(1, 5, Duration.ofMillis(20));
    lane.begin("one", this::untilTheEnd);
    assertThatThrownBy(() -> lane.begin("another", () -> "")).isInstanceOf(Busy.class);
  }

  @Test
  void leavesHalfOfThePlacesToOthers() throws Exception {
    var lane = lane(4, 5, Duration.ofMillis(50));
    lane.begin("greedy", this::untilTheEnd);
    lane.begin("greedy", this::untilTheEnd);
    assertThatThrownBy(() -> lane.begin("greedy", () -> "")).isInstanceOf(Busy.class);
    assertThat(lane.begin("modest", () -> "served").await(LONG, true)).isEqualTo("served");
  }

  @Test
  void givesPlacesBackAfterWorkAndAfterRefusals() throws Exception {
    var lane = lane(2, 5, Duration.ofMillis(20));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() ->
              lane.begin(
                      "one",
                      () -> {
                        throw new IllegalArgumentException("no");
                      })
                  .await(LONG, true))
          .isInstanceOf(IllegalArgumentException.class);
    }
    var holding = lane.begin("one", this::untilTheEnd);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> lane.begin("one", () -> "")).isInstanceOf(Busy.class);
    }
    end.countDown();
    assertThat(holding.await(LONG, true)).isEqualTo("done");
    assertThat(lane.begin("one", () -> "again").await(LONG, true)).isEqualTo("again");
  }

  @Test
  void stopsWorkWhoseTimeIsUp() throws Exception {
    var lane = lane(1, 5, LONG);
    var stopped = new CountDownLatch(1);
    var task =
        lane.begin(
            "",
            () -> {
              try {
                while (true) Overdue.check();
              } finally {
                stopped.countDown();
              }
            });
    assertThatThrownBy(() -> task.await(Duration.ofMillis(20), true)).isInstanceOf(Busy.class);
    stopped.await();
    // The place is free again, and the interrupt did not outlive the work it was meant for.
    var interrupted = lane.begin("", () -> Thread.currentThread().isInterrupted());
    assertThat(interrupted.await(LONG, true)).isFalse();
  }

  @Test
  void waitsForWorkThatWritesSoThatTheAnswerIsTrue() throws Exception {
    var lane = lane(1, 5, LONG);
    var calledOff = new AtomicBoolean();
    var task =
        lane.begin(
            "",
            () -> {
              try {
                end.await();
              } catch (InterruptedException called) {
                calledOff.set(true);
              }
              return "saved all the same";
            });
    assertThat(task.await(Duration.ofMillis(20), false)).isEqualTo("saved all the same");
    assertThat(calledOff).isTrue();
  }

  @Test
  void runsWorkOfTheSameKindInPlace() throws Exception {
    var pool = new WorkPool(60, 60);
    try {
      var inner =
          pool.run(
              Workload.FILE,
              () -> {
                var outer = Thread.currentThread();
                return pool.run(Workload.FILE, () -> Thread.currentThread() == outer);
              });
      assertThat(inner).isTrue();
    } finally {
      pool.destroy();
    }
  }
}
