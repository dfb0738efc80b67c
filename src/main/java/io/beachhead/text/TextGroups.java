package io.beachhead.text;

import io.beachhead.statistics.grouping.AverageLinkage;
import io.beachhead.statistics.grouping.Communities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Which texts are about the same? Few texts are grouped by average linkage, many by communities of
 * nearest neighbours; what is like nothing else stays without a group. Texts in languages that the
 * model does not read are grouped apart, by their letters.
 */
@Component
public class TextGroups {
  /** From here on a neighbourhood says more than an average: see docs/decisions. */
  static final int MANY = 300;

  /** Cosine distance at which average linkage stops. */
  private static final double HEIGHT = .6;

  /** The same by letters, which unlike texts share fewer of. */
  private static final double HEIGHT_BY_LETTERS = .8;

  private static final Communities.Search SEARCH = new Communities.Search(12, 3, 1);

  /** Less like the middle of its group than this, and a text stays without one. */
  private static final double LEAST_LIKE = .35;

  private final Vectors vectors;
  private final Labels labels;

  TextGroups(Vectors vectors, Labels labels) {
    this.vectors = vectors;
    this.labels = labels;
  }

  /**
   * Texts that belong together.
   *
   * @param label a name made of the words that set them apart
   * @param words those words, the most telling first
   * @param ids the texts, in the order they were given
   */
  public record Group(String label, List<String> words, List<String> ids) {}

  /**
   * All groups, the largest first.
   *
   * @param unassigned texts that belong to none
   */
  public record Grouping(List<Group> groups, List<String> unassigned) {}

  /** How many steps {@link #of} tells of, for that many texts. */
  public static long steps(int texts) {
    return 2L * texts;
  }

  /**
   * Groups texts. The same texts in the same order give the same groups.
   *
   * @param step told how many more steps are done; may throw to stop
   * @throws EmbeddingFailed where a model behind an address does not answer
   */
  public Grouping of(List<Similarity.Item> items, LongConsumer step) {
    var texts = items.stream().map(Similarity.Item::text).toList();
    int[] groups = numbers(texts, step);
    var members = new LinkedHashMap<Integer, List<Integer>>();
    var unassigned = new ArrayList<String>();
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] < 0) {
        unassigned.add(items.get(i).id());
      } else {
        members.computeIfAbsent(groups[i], _ -> new ArrayList<>()).add(i);
      }
    }
    var named = labels.of(texts, List.copyOf(members.values()));
    var found = new ArrayList<Group>();
    int at = 0;
    for (List<Integer> group : members.values()) {
      Labels.Label label = named.get(at++);
      found.add(
          new Group(
              label.name(), label.words(), group.stream().map(i -> items.get(i).id()).toList()));
    }
    found.sort(Comparator.comparingInt((Group group) -> group.ids().size()).reversed());
    return new Grouping(List.copyOf(found), List.copyOf(unassigned));
  }

  /** The number of each text's group, or -1. */
  int[] numbers(List<String> texts, LongConsumer step) {
    var read = vectors.of(texts, step);
    int[] understood = places(read, false);
    int[] others = places(read, true);
    int[] groups = new int[texts.size()];
    Arrays.fill(groups, -1);
    int smallest = texts.size() < 100 ? 2 : 3;
    int next = 0;
    if (understood.length > 0) {
      int[] found = byMeaning(select(read, understood), smallest, step);
      next = put(found, understood, groups, next);
    }
    if (others.length > 0) {
      put(byLetters(select(texts, others), smallest, step), others, groups, next);
    }
    return groups;
  }

  private static int[] places(List<Vector> vectors, boolean empty) {
    return IntStream.range(0, vectors.size())
        .filter(i -> vectors.get(i).isEmpty() == empty)
        .toArray();
  }

  private static <T> List<T> select(List<T> from, int[] places) {
    return Arrays.stream(places).mapToObj(from::get).toList();
  }

  private static int put(int[] found, int[] places, int[] groups, int first) {
    int next = first;
    for (int i = 0; i < found.length; i++) {
      if (found[i] >= 0) {
        groups[places[i]] = first + found[i];
        next = Math.max(next, first + found[i] + 1);
      }
    }
    return next;
  }

  private static int[] byMeaning(List<Vector> vectors, int smallest, LongConsumer step) {
    int size = vectors.size();
    if (size < MANY) {
      int[] groups =
          AverageLinkage.of(size, (i, j) -> 1 - vectors.get(i).cosine(vectors.get(j)), step)
              .cut(HEIGHT);
      return withoutSmall(groups, smallest);
    }
    float[][] centred = centred(vectors);
    int[] groups = Communities.of(size, (i, j) -> dot(centred[i], centred[j]), SEARCH, step);
    leaveOut(vectors, groups);
    return withoutSmall(groups, smallest);
  }

  private static int[] byLetters(List<String> texts, int smallest, LongConsumer step) {
    var ngrams = new Ngrams(texts);
    var profiles = texts.stream().map(ngrams::profile).toList();
    int[] groups =
        texts.size() < MANY
            ? AverageLinkage.of(
                    texts.size(), (i, j) -> 1 - profiles.get(i).cosine(profiles.get(j)), step)
                .cut(HEIGHT_BY_LETTERS)
            : Communities.of(
                texts.size(), (i, j) -> profiles.get(i).cosine(profiles.get(j)), SEARCH, step);
    return withoutSmall(groups, smallest);
  }

  /** Unit vectors around their common mean: what all texts share says nothing about groups. */
  private static float[][] centred(List<Vector> vectors) {
    int dimensions = vectors.getFirst().bytes().length;
    float[][] centred = new float[vectors.size()][];
    double[] mean = new double[dimensions];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = vectors.get(i).unit();
      for (int d = 0; d < dimensions; d++) {
        mean[d] += centred[i][d] / centred.length;
      }
    }
    for (float[] vector : centred) {
      for (int d = 0; d < dimensions; d++) {
        vector[d] -= (float) mean[d];
      }
      scale(vector);
    }
    return centred;
  }

  private static void scale(float[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    for (int d = 0; norm > 0 && d < vector.length; d++) {
      vector[d] /= (float) norm;
    }
  }

  /** Takes texts out of a group whose middle they are not like. */
  private static void leaveOut(List<Vector> vectors, int[] groups) {
    Map<Integer, float[]> middles = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      float[] unit = vectors.get(i).unit();
      float[] middle = middles.computeIfAbsent(groups[i], _ -> new float[unit.length]);
      for (int d = 0; d < unit.length; d++) {
        middle[d] += unit[d];
      }
    }
    middles.values().forEach(TextGroups::scale);
    for (int i = 0; i < groups.length; i++) {
      float[] middle = middles.get(groups[i]);
      if (middle != null && dot(vectors.get(i).unit(), middle) < LEAST_LIKE) {
        groups[i] = -1;
      }
    }
  }

  private static int[] withoutSmall(int[] groups, int smallest) {
    var sizes = new LinkedHashMap<Integer, Integer>();
    for (int group : groups) {
      if (group >= 0) {
        sizes.merge(group, 1, Integer::sum);
      }
    }
    return Arrays.stream(groups)
        .map(group -> group >= 0 && sizes.getOrDefault(group, 0) >= smallest ? group : -1)
        .toArray();
  }

  private static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }
}
