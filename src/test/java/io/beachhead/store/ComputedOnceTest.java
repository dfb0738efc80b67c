package io.beachhead.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ComputedOnceTest {
  private final ComputedOnce<Integer, String> cache = new ComputedOnce<>(1_000);
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final AtomicInteger computed = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void stop() {
    goOn.countDown();
    others.shutdownNow();
  }

  private String slow(int key) {
    computed.incrementAndGet();
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException calledOff) {
      throw new IllegalStateException("the time was up");
    }
    return "slow " + key;
  }

  private String quick(int key) {
    computed.incrementAndGet();
    return "quick " + key;
  }

  private Future<String> startSlow(int key) throws InterruptedException {
    var asked = others.submit(() -> cache.get(key, this::slow));
    begun.await();
    return asked;
  }

  @Test
  void computesAKeyOnceForAllWhoAskAtTheSameTime() throws Exception {
    var first = startSlow(1);
    var second = others.submit(() -> cache.get(1, this::quick));
    goOn.countDown();
    assertThat(first.get(20, SECONDS)).isEqualTo("slow 1");
    assertThat(second.get(20, SECONDS)).isEqualTo("slow 1");
    assertThat(cache.get(1, this::quick)).isEqualTo("slow 1");
    assertThat(computed).hasValue(1);
  }

  /** Among a thousand keys some share a bin of the table with the slow one. */
  @Test
  void answersEveryOtherKeyWhileOneIsSlow() throws Exception {
    var slow = startSlow(1);
    var all =
        others.submit(() ->
            IntStream.rangeClosed(2, 500).mapToObj(key -> cache.get(key, this::quick)).count());
    assertThat(all.get(20, SECONDS)).isEqualTo(499);
    assertThat(slow).isNotDone();
  }

  @Test
  void keepsNoFailureAndLetsWhoWaitedComputeForThemselves() throws Exception {
    var first = startSlow(1);
    var waiting = new CountDownLatch(1);
    var second =
        others.submit(() -> {
          waiting.countDown();
          return cache.get(1, this::quick);
        });
    waiting.await();
    // Interrupts the one that computes, as the deadline of a request does.
    first.cancel(true);
    assertThat(second.get(20, SECONDS)).isEqualTo("quick 1");
    assertThat(cache.get(1, this::quick)).isEqualTo("quick 1");
    assertThat(computed).hasValue(2);
  }

  @Test
  void handsAFailureToWhoeverComputed() {
    assertThatThrownBy(() ->
            cache.get(
                1,
                _ -> {
                  throw new IllegalArgumentException("no such day");
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such day");
    assertThat(cache.get(1, this::quick)).isEqualTo("quick 1");
  }

  @Test
  void letsGoOfWhoeverIsCalledOffWhileWaiting() throws Exception {
    var first = startSlow(1);
    var calledOff = new CountDownLatch(1);
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                cache.get(1, this::quick);
              } catch (CancellationException expected) {
                if (Thread.currentThread().isInterrupted()) calledOff.countDown();
              }
            });
    thread.interrupt();
    assertThat(calledOff.await(20, SECONDS)).isTrue();
    goOn.countDown();
    assertThat(first.get(20, SECONDS)).isEqualTo("slow 1");
    assertThat(computed).hasValue(1);
  }

  @Test
  void computesAnewWhatIsStale() {
    cache.get(1, this::quick);
    assertThat(cache.get(1, kept -> kept.startsWith("quick"), key -> "new " + key))
        .isEqualTo("quick 1");
    assertThat(cache.get(1, kept -> kept.startsWith("new"), key -> "new " + key))
        .isEqualTo("new 1");
    assertThat(cache.get(1, this::quick)).isEqualTo("new 1");
  }

  @Test
  void keepsAsManyAsItMay() {
    var small = new ComputedOnce<Integer, String>(3);
    IntStream.range(0, 10).forEach(key -> small.get(key, this::quick));
    computed.set(0);
    IntStream.range(0, 10).forEach(key -> small.get(key, this::quick));
    assertThat(computed.get()).isGreaterThanOrEqualTo(7);
  }

  @Test
  void forgetsWhatIsOutdated() throws ExecutionException, InterruptedException {
    cache.get(1, this::quick);
    cache.get(2, this::quick);
    cache.forget(key -> key < 2);
    computed.set(0);
    cache.get(2, this::quick);
    assertThat(computed).hasValue(0);
    cache.get(1, this::quick);
    assertThat(computed).hasValue(1);
  }
}
