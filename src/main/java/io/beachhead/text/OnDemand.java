package io.beachhead.text;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something large that few requests need, such as a language model: loaded at its first use, shared
 * by all who use it at the same time, and released when nobody has used it for a while.
 */
final class OnDemand<T> {
  private final Supplier<T> load;
  private final Consumer<T> release;
  private final Duration idle;
  private final Executor later;

  private @Nullable T loaded;
  private int users;
  private long lastUse;
  private boolean watched;

  /**
   * @param load may throw: the next use tries again
   * @param release called once for each thing loaded, when nobody uses it
   * @param idle how long a thing stays after its last use
   */
  OnDemand(Supplier<T> load, Consumer<T> release, Duration idle) {
    this.load = load;
    this.release = release;
    this.idle = idle;
    this.later = CompletableFuture.delayedExecutor(idle.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What {@code question} answers; the thing is not released before it has answered. */
  <R> R use(Function<T, R> question) {
    T thing = borrow();
    try {
      return question.apply(thing);
    } finally {
      giveBack();
    }
  }

  /** Whether the thing is in memory now. */
  synchronized boolean isLoaded() {
    return loaded != null;
  }

  private synchronized T borrow() {
    T thing = loaded;
    if (thing == null) {
      thing = load.get();
      loaded = thing;
    }
    users++;
    return thing;
  }

  private synchronized void giveBack() {
    users--;
    lastUse = System.nanoTime();
    watch();
  }

  private void watch() {
    if (!watched) {
      watched = true;
      later.execute(this::releaseIfIdle);
    }
  }

  private synchronized void releaseIfIdle() {
    watched = false;
    T thing = loaded;
    if (thing == null || users > 0) {
      return;
    }
    if (System.nanoTime() - lastUse < idle.toNanos()) {
      watch();
      return;
    }
    loaded = null;
    release.accept(thing);
  }
}
