package io.beachhead.text;

import io.beachhead.statistics.Keyness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Names groups of texts by the words that set them apart from all others. */
@Component
class Labels {
  private static final int WORDS = 5;
  private static final int WORDS_OF_A_NAME = 3;

  /** A pair of words names a group when it stands in this share of its texts. */
  private static final double OF_A_PAIR = .4;

  /** Chance gives a word as common in the group as elsewhere this G² once in twenty times. */
  private static final double TELLING = 3.84;

  private final Words words;
  private final Languages languages;

  Labels(Words words, Languages languages) {
    this.words = words;
    this.languages = languages;
  }

  /** A name, and the words it was chosen from. */
  record Label(String name, List<String> words) {}

  /** In how many texts each word and pair stands, and how it is spelled most often. */
  private static final class Counts {
    final Map<String, Integer> texts = new HashMap<>();
    final Map<String, Map<String, Integer>> spellings = new HashMap<>();
    int size;

    void add(Map<String, String> termsOfText) {
      size++;
      termsOfText.forEach((term, spelling) -> {
        texts.merge(term, 1, Integer::sum);
        spellings
            .computeIfAbsent(term, _ -> new LinkedHashMap<>())
            .merge(spelling, 1, Integer::sum);
      });
    }

    String spelling(String term) {
      return spellings.getOrDefault(term, Map.of()).entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse(term);
    }
  }

  /** One label for each group, which is a list of places in {@code texts}. */
  List<Label> of(List<String> texts, List<List<Integer>> groups) {
    var terms = texts.stream().map(this::terms).toList();
    var all = new Counts();
    terms.forEach(all::add);
    return groups.stream().map(group -> label(group, terms, all)).toList();
  }

  private static Label label(List<Integer> group, List<Map<String, String>> terms, Counts all) {
    var own = new Counts();
    group.forEach(i -> own.add(terms.get(i)));
    int others = Math.max(1, all.size - own.size);
    var strength = new HashMap<String, Double>();
    own.texts.forEach((term, count) -> {
      var keyness =
          Keyness.of(count, own.size, all.texts.getOrDefault(term, count) - count, others);
      if (keyness.logRatio() > 0 && (count > 1 || own.size < 3)) {
        strength.put(term, keyness.g2());
      }
    });
    var telling =
        strength.keySet().stream()
            .sorted(
                Comparator.comparingDouble((String term) -> strength.getOrDefault(term, 0.0))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    var chosen = new ArrayList<String>();
    var covered = new HashSet<String>();
    for (String term : telling) {
      boolean pair = term.contains(" ");
      boolean common = own.texts.getOrDefault(term, 0) >= Math.max(2, OF_A_PAIR * own.size);
      if (chosen.size() < WORDS
          && (!pair || common)
          && (chosen.isEmpty() || strength.getOrDefault(term, 0.0) >= TELLING)
          && covered.addAll(List.of(term.split(" ")))) {
        chosen.add(own.spelling(term));
      }
    }
    return new Label(name(chosen), List.copyOf(chosen));
  }

  private static String name(List<String> words) {
    if (words.isEmpty()) {
      return "Without a common word";
    }
    boolean pair = words.getFirst().contains(" ");
    String name =
        String.join(", ", words.subList(0, Math.min(words.size(), pair ? 2 : WORDS_OF_A_NAME)));
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The words of a text and its pairs of neighbours, by stem, as they are spelled there. */
  private Map<String, String> terms(String text) {
    var terms = new LinkedHashMap<String, String>();
    Token before = null;
    for (Token token : words.of(text, languages.of(text))) {
      if (token.term().length() > 1 || !token.term().equals(token.stem())) {
        terms.putIfAbsent(token.stem(), text.substring(token.from(), token.to()));
      }
      if (before != null && token.position() == before.position() + 1) {
        terms.putIfAbsent(
            before.stem() + " " + token.stem(), text.substring(before.from(), token.to()));
      }
      before = token;
    }
    return terms;
  }
}
