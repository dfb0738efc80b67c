package io.beachhead.web.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A piece of work on a lane's thread, which somebody waits for. */
final class Task<T> implements Runnable {
  private final Callable<T> work;
  private final Runnable atEnd;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private @Nullable Thread runner;
  private boolean calledOff;

  Task(Callable<T> work, Runnable atEnd) {
    this.work = work;
    this.atEnd = atEnd;
  }

  @Override
  public void run() {
    try {
      synchronized (this) {
        runner = Thread.currentThread();
        if (calledOff) runner.interrupt();
      }
      result.complete(work.call());
    } catch (Throwable failure) {
      result.completeExceptionally(failure);
    } finally {
      synchronized (this) {
        runner = null;
        // An interrupt meant for this work must not reach the next one on this thread.
        Thread.interrupted();
      }
      atEnd.run();
    }
  }

  /** Nobody waits for it any more: asks it to end, if it has not. */
  void giveUp() {
    callOff();
  }

  /** Asks the work to end; it does so where it looks, see {@link Overdue}. */
  private synchronized void callOff() {
    calledOff = true;
    if (runner != null) runner.interrupt();
  }

  private synchronized boolean isCalledOff() {
    return calledOff;
  }

  /** Waits for the end, however it ends; false if the time passes before. */
  boolean endsWithin(Duration time) throws InterruptedException {
    try {
      result.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
    } catch (ExecutionException failed) {
      return true;
    }
  }

  /**
   * The result. When the deadline passes the work is called off; what only reads is then left
   * behind, what writes is waited for, so that the answer says what really became of it.
   *
   * @throws Busy when the deadline ended the work
   */
  T await(Duration deadline, boolean readsOnly) throws Exception {
    try {
      return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException overdue) {
      callOff();
      if (readsOnly) throw tookTooLong(deadline);
    } catch (ExecutionException failure) {
      throw cause(failure, deadline);
    } catch (InterruptedException shutdown) {
      callOff();
      throw shutdown;
    }
    try {
      return result.get();
    } catch (ExecutionException failure) {
      throw cause(failure, deadline);
    }
  }

  private Exception cause(ExecutionException failure, Duration deadline) {
    if (isCalledOff()) return tookTooLong(deadline);
    return switch (failure.getCause()) {
      case Exception exception -> exception;
      case Error error -> throw error;
      case null, default -> failure;
    };
  }

  private static Busy tookTooLong(Duration deadline) {
    return new Busy(
        "This took longer than %d seconds and was stopped. Ask for less, or try again when the server is less busy."
            .formatted(deadline.toSeconds()),
        Duration.ofSeconds(30));
  }
}
