package io.beachhead.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnDemandTest {
  private static final Duration SOON = Duration.ofMillis(20);

  private final AtomicInteger loads = new AtomicInteger();
  private final List<Integer> released = Collections.synchronizedList(new ArrayList<>());

  @Test
  void isLoadedAtItsFirstUseAndOnlyOnce() {
    var model = onDemand(Duration.ofHours(1));
    assertThat(model.isLoaded()).isFalse();

    var answers = IntStream.range(0, 100).parallel().mapToObj(_ -> model.use(n -> n)).distinct();

    assertThat(answers).containsExactly(1);
    assertThat(released).isEmpty();
  }

  @Test
  void isReleasedWhenIdleAndLoadedAgainAtTheNextUse() throws Exception {
    var model = onDemand(SOON);
    model.use(n -> n);

    waitUntilReleased(model);

    assertThat(released).containsExactly(1);
    assertThat(model.<Integer>use(n -> n)).isEqualTo(2);
  }

  @Test
  void staysWhileSomebodyUsesIt() throws Exception {
    var model = onDemand(SOON);
    var inUse = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var user =
        Thread.startVirtualThread(() ->
            model.use(_ -> {
              inUse.countDown();
              await(done);
              return released.size();
            }));
    inUse.await();
    model.use(n -> n);
    Thread.sleep(5 * SOON.toMillis());

    assertThat(model.isLoaded()).isTrue();
    assertThat(released).isEmpty();

    done.countDown();
    user.join();
    waitUntilReleased(model);
    assertThat(released).containsExactly(1);
  }

  @Test
  void aLoadThatFailsIsTriedAgain() {
    var model =
        new OnDemand<Integer>(
            () -> {
              if (loads.incrementAndGet() == 1) {
                throw new EmbeddingFailed("no file", new IllegalStateException());
              }
              return loads.get();
            },
            released::add,
            Duration.ofHours(1));

    assertThatThrownBy(() -> model.use(n -> n)).isInstanceOf(EmbeddingFailed.class);
    assertThat(model.<Integer>use(n -> n)).isEqualTo(2);
  }

  private OnDemand<Integer> onDemand(Duration idle) {
    return new OnDemand<>(loads::incrementAndGet, released::add, idle);
  }

  private static void waitUntilReleased(OnDemand<?> model) throws InterruptedException {
    for (int i = 0; i < 500 && model.isLoaded(); i++) {
      Thread.sleep(10);
    }
    assertThat(model.isLoaded()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
