package io.beachhead.voice;

import io.beachhead.text.Similarity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds requests that say nearly the same: by the meaning of their sentences, and by their letters
 * while the model is still being loaded or reads requests for the first time. Whoever asks, while
 * they type, never waits for it.
 */
@Component
public class SimilarRequests {
  private static final Logger LOG = LoggerFactory.getLogger(SimilarRequests.class);

  /** Sentences below it are about different things. */
  private static final double FLOOR = 0.4;

  /** What somebody who types does not notice. */
  private static final Duration PATIENCE = Duration.ofMillis(150);

  private static final Executor THREAD = Thread::startVirtualThread;

  private final Requests requests;
  private final Similarity similarity;
  private final LetterSimilarity letters;
  private final AtomicBoolean reading = new AtomicBoolean();

  SimilarRequests(Requests requests, Similarity similarity, LetterSimilarity letters) {
    this.requests = requests;
    this.similarity = similarity;
    this.letters = letters;
  }

  /**
   * A request that is like a text.
   *
   * @param similarity from 0 (nothing in common) to 1 (the same)
   */
  public record Similar(Request request, double similarity) {}

  /** The requests most like a text, the nearest first; those below a floor are left out. */
  public List<Similar> to(String text, int limit) {
    if (reading.compareAndSet(false, true)) {
      var found =
          CompletableFuture.supplyAsync(() -> byMeaning(text, limit), THREAD)
              .whenComplete((_, _) -> reading.set(false));
      try {
        return found.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (TimeoutException | ExecutionException notNow) {
        LOG.debug("The letters decide which requests are similar", notNow);
      }
    }
    return letters.to(text, limit);
  }

  private List<Similar> byMeaning(String text, int limit) {
    var all = requests.distinct();
    var found = new ArrayList<Similar>();
    var book = requests.book();
    for (var near :
        similarity.nearest(
            text,
            all.stream().map(each -> new Similarity.Item(each.id(), each.text())).toList(),
            limit)) {
      if (near.similarity() >= FLOOR) {
        book.find(near.id()).ifPresent(each -> found.add(new Similar(each, near.similarity())));
      }
    }
    found.sort(
        Comparator.comparingDouble(Similar::similarity)
            .reversed()
            .thenComparing(similar -> similar.request().id()));
    return List.copyOf(found);
  }
}
