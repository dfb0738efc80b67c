package io.beachhead.text;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.beachhead.RealData;
import io.beachhead.TestWorkspace;
import io.beachhead.statistics.grouping.Agreement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Groupings of texts that people have labelled, on samples: the figures of all texts are in
 * docs/metrics/theme-quality.md.
 */
@TestWorkspace
@Tag("real-data")
class RealThemesTest {
  private static final int SAMPLE = 600;

  @Autowired TextGroups groups;
  @Autowired Vectors vectors;

  private record Labelled(String text, String label) {}

  @Test
  void groupsQueriesOfABankClearlyBetterThanTfIdf() throws IOException {
    var queries = sample(read("banking77/test.csv.gz", "text", "category"), SAMPLE);
    var found = agreement(queries);
    var tfIdf = tfIdfKMeans(queries);
    assertThat(found.adjustedRand()).isGreaterThan(.3).isGreaterThan(1.3 * tfIdf.adjustedRand());
    assertThat(found.bCubed()).isGreaterThan(.4).isGreaterThan(1.2 * tfIdf.bCubed());
  }

  @Test
  void groupsWishesClearlyBetterThanTfIdf() throws IOException {
    var wishes = sample(read("wishlist-votes/proposals.csv.gz", "title", "category"), SAMPLE);
    var found = agreement(wishes);
    var tfIdf = tfIdfKMeans(wishes);
    assertThat(found.adjustedRand()).isGreaterThan(.07).isGreaterThan(1.5 * tfIdf.adjustedRand());
    assertThat(found.bCubed()).isGreaterThan(1.3 * tfIdf.bCubed());
  }

  /** MTEB's protocol but for the classifier: 8 examples of each of 77 intents. */
  @Test
  void tellsIntentsApartAsPublished() throws IOException {
    var seen = new HashMap<String, Integer>();
    var examples =
        sample(read("banking77/train.csv.gz", "text", "category"), Integer.MAX_VALUE).stream()
            .filter(query -> seen.merge(query.label, 1, Integer::sum) <= 8)
            .toList();
    var queries = sample(read("banking77/test.csv.gz", "text", "category"), SAMPLE);
    var labels = examples.stream().map(Labelled::label).distinct().sorted().toList();
    float[][] middles = new float[labels.size()][];
    var units = units(examples);
    for (int i = 0; i < units.length; i++) {
      if (units[i].length == 0) {
        continue; // taken for another language
      }
      int label = labels.indexOf(examples.get(i).label);
      float[] middle = middles[label] == null ? new float[units[i].length] : middles[label];
      for (int d = 0; d < middle.length; d++) {
        middle[d] += units[i][d] / 8;
      }
      middles[label] = middle;
    }
    var asked = units(queries);
    int right = 0;
    for (int i = 0; i < asked.length; i++) {
      right += labels.get(KMeans.nearest(asked[i], middles)).equals(queries.get(i).label) ? 1 : 0;
    }
    assertThat(right / (double) asked.length).isBetween(.72, .86);
  }

  private Agreement agreement(List<Labelled> texts) {
    int[] found = groups.numbers(texts.stream().map(Labelled::text).toList(), _ -> {});
    for (int i = 0; i < found.length; i++) {
      found[i] = found[i] < 0 ? 1_000_000 + i : found[i];
    }
    return Agreement.of(found, labels(texts));
  }

  private static Agreement tfIdfKMeans(List<Labelled> texts) {
    int groups = (int) texts.stream().map(Labelled::label).distinct().count();
    return Agreement.of(KMeans.of(tfIdf(texts), groups, 1), labels(texts));
  }

  private static int[] labels(List<Labelled> texts) {
    var numbers = new HashMap<String, Integer>();
    return texts.stream()
        .mapToInt(text -> numbers.computeIfAbsent(text.label, _ -> numbers.size()))
        .toArray();
  }

  private float[][] units(List<Labelled> texts) {
    return vectors.of(texts.stream().map(Labelled::text).toList(), _ -> {}).stream()
        .map(Vector::unit)
        .toArray(float[][]::new);
  }

  private static float[][] tfIdf(List<Labelled> texts) {
    var documents = new HashMap<String, Integer>();
    var words = texts.stream().map(text -> words(text.text)).toList();
    words.forEach(list -> new HashSet<>(list).forEach(w -> documents.merge(w, 1, Integer::sum)));
    var places = new HashMap<String, Integer>();
    documents.forEach((word, count) -> {
      if (count > 1) {
        places.put(word, places.size());
      }
    });
    float[][] vectors = new float[texts.size()][places.size()];
    for (int i = 0; i < vectors.length; i++) {
      double sum = 0;
      for (String word : words.get(i)) {
        if (places.containsKey(word)) {
          double idf = 1 + Math.log((1.0 + texts.size()) / (1 + documents.get(word)));
          vectors[i][places.get(word)] += (float) idf;
        }
      }
      for (float value : vectors[i]) {
        sum += value * value;
      }
      for (int d = 0; sum > 0 && d < vectors[i].length; d++) {
        vectors[i][d] /= (float) Math.sqrt(sum);
      }
    }
    return vectors;
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
  }

  private static List<Labelled> sample(List<Labelled> all, int size) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(11));
    return List.copyOf(shuffled.subList(0, Math.min(size, shuffled.size())));
  }

  private static List<Labelled> read(String file, String text, String label) throws IOException {
    var rows = new ArrayList<Labelled>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(RealData.text(file))) {
      csv.forEach(row -> rows.add(new Labelled(row.getField(text), row.getField(label))));
    }
    return rows;
  }
}
