package io.beachhead.store;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps what costs much to compute, up to so many keys; the least recently used goes first. A key
 * is computed once, on the thread of the first caller. Who asks for the same key meanwhile waits
 * for that answer, who asks for another key does not wait.
 *
 * <p>Computing may ask other caches, and this one for other keys, as long as no key needs itself.
 *
 * @param <K> compared by {@code equals}
 * @param <V> not null
 */
public final class ComputedOnce<K, V> {
  private final AsyncCache<K, V> answers;

  /**
   * @param most keys that are kept
   */
  public ComputedOnce(int most) {
    // Evicting on the caller's thread: it is a few steps, and there is nobody else to wait for.
    answers = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).buildAsync();
  }

  /** What is kept of a key, else what {@code compute} makes of it; a failure is not kept. */
  public V get(K key, Function<? super K, ? extends V> compute) {
    return get(key, _ -> true, compute);
  }

  /**
   * The same where what is kept may have become stale.
   *
   * @param fresh whether what is kept still serves; a new answer is not asked
   */
  public V get(K key, Predicate<? super V> fresh, Function<? super K, ? extends V> compute) {
    while (true) {
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> known = answers.asMap().putIfAbsent(key, mine);
      if (known == null) {
        return computed(key, mine, compute);
      }
      try {
        V answer = known.get();
        if (fresh.test(answer)) {
          return answer;
        }
      } catch (CancellationException | ExecutionException theirs) {
        // Whoever computed it failed, perhaps as the time was up: that says nothing of this asker.
      } catch (InterruptedException calledOff) {
        Thread.currentThread().interrupt();
        throw new CancellationException("called off while waiting for " + key);
      }
      answers.asMap().remove(key, known);
    }
  }

  private V computed(K key, CompletableFuture<V> mine, Function<? super K, ? extends V> compute) {
    V answer;
    try {
      answer = compute.apply(key);
    } catch (Throwable failure) {
      answers.asMap().remove(key, mine);
      mine.cancel(false);
      throw failure;
    }
    mine.complete(answer);
    return answer;
  }

  /** Forgets the keys of which nobody will ask again, such as those of an earlier state. */
  public void forget(Predicate<? super K> outdated) {
    answers.asMap().keySet().removeIf(outdated);
  }
}
