package io.beachhead.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Which texts say something like this one? By the meaning of sentences where the model reads their
 * language, else by their letters. The first call in the life of the program loads the model, which
 * takes a second or two.
 */
@Component
public class Similarity {
  /**
   * More texts without a vector than this, and the letters decide until a grouping has read them
   * all: nobody waits for minutes.
   */
  private static final int MOST_READ_WHILE_SOMEBODY_WAITS = 300;

  private final Vectors vectors;

  Similarity(Vectors vectors) {
    this.vectors = vectors;
  }

  /** A text that can be found. */
  public record Item(String id, String text) {}

  /**
   * A text that was found.
   *
   * @param similarity in [0, 1]; about .5 and more say much the same
   */
  public record Similar(String id, double similarity) {}

  /**
   * The texts most like the one given, the most similar first; those with nothing in common are
   * left out. Vectors of {@code among} are kept, so asking again is cheap; that of {@code text},
   * which may be half typed, is not.
   *
   * @throws EmbeddingFailed where a model behind an address does not answer
   */
  public List<Similar> nearest(String text, List<Item> among, int limit) {
    if (among.isEmpty() || text.isBlank()) {
      return List.of();
    }
    double[] similarities = similarities(text, among.stream().map(Item::text).toList());
    var found = new ArrayList<Similar>();
    for (int i = 0; i < similarities.length; i++) {
      if (similarities[i] > 0) {
        found.add(new Similar(among.get(i).id(), Math.min(1, similarities[i])));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Similar::similarity).reversed())
        .limit(limit)
        .toList();
  }

  /** Deletes what is kept of every text. */
  public void forgetAll() {
    vectors.forgetAll();
  }

  private double[] similarities(String text, List<String> among) {
    double[] similarities = new double[among.size()];
    Vector own =
        vectors.missing(among) > MOST_READ_WHILE_SOMEBODY_WAITS ? Vector.NONE : vectors.of(text);
    var byLetters = new ArrayList<Integer>();
    if (own.isEmpty()) {
      for (int i = 0; i < similarities.length; i++) {
        byLetters.add(i);
      }
    } else {
      var read = vectors.of(among, _ -> {});
      for (int i = 0; i < similarities.length; i++) {
        if (read.get(i).isEmpty()) {
          byLetters.add(i);
        } else {
          similarities[i] = own.cosine(read.get(i));
        }
      }
    }
    if (!byLetters.isEmpty()) {
      var ngrams = new Ngrams(byLetters.stream().map(among::get).toList());
      var profile = ngrams.profile(text);
      byLetters.forEach(i -> similarities[i] = profile.cosine(ngrams.profile(among.get(i))));
    }
    return similarities;
  }
}
