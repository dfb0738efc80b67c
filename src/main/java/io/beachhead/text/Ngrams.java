package io.beachhead.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Question: how alike are two texts by their letters, whatever their language?
 *
 * <p>Estimator: cosine of TF-IDF vectors over all runs of 2 to 4 characters within words, weights
 * (1 + ln tf) · (1 + ln((1 + n) / (1 + df))).
 *
 * <p>Inputs: the texts that give document frequencies. Case, accents as composed, and punctuation
 * do not count.
 *
 * <p>Undefined when: never; a text without letters is like nothing.
 *
 * <p>Source: Salton and Buckley 1988; Cavnar and Trenkle 1994 for character n-grams.
 */
final class Ngrams {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;

  /** N-grams by their hash, in rising order, with weights of a vector of length 1. */
  record Profile(int[] grams, float[] weights) {
    double cosine(Profile other) {
      double dot = 0;
      int i = 0;
      int j = 0;
      while (i < grams.length && j < other.grams.length) {
        int order = Integer.compare(grams[i], other.grams[j]);
        if (order == 0) {
          dot += weights[i++] * other.weights[j++];
        } else if (order < 0) {
          i++;
        } else {
          j++;
        }
      }
      return dot;
    }
  }

  private final Map<Integer, Integer> documents = new HashMap<>();
  private final int size;

  /** Counts in how many of the texts each n-gram stands. */
  Ngrams(List<String> texts) {
    size = texts.size();
    for (String text : texts) {
      counts(text).keySet().forEach(gram -> documents.merge(gram, 1, Integer::sum));
    }
  }

  Profile profile(String text) {
    var counts = counts(text);
    int[] grams = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(grams);
    float[] weights = new float[grams.length];
    double sum = 0;
    for (int i = 0; i < grams.length; i++) {
      int frequency = documents.getOrDefault(grams[i], 0);
      double idf = 1 + Math.log((1.0 + size) / (1 + frequency));
      weights[i] = (float) ((1 + Math.log(counts.getOrDefault(grams[i], 1))) * idf);
      sum += weights[i] * weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) Math.sqrt(sum);
    }
    return new Profile(grams, weights);
  }

  private static Map<Integer, Integer> counts(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var counts = new HashMap<Integer, Integer>();
    for (String word : plain.split("[^\\p{L}\\p{M}\\p{N}]+")) {
      if (!word.isEmpty()) {
        // The bounds of a word say something too: "_port" is not in "export".
        String bounded = "_" + word + "_";
        for (int length = SHORTEST; length <= LONGEST; length++) {
          for (int from = 0; from + length <= bounded.length(); from++) {
            counts.merge(bounded.substring(from, from + length).hashCode(), 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }
}
