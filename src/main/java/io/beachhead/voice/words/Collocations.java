package io.beachhead.voice.words;

import io.beachhead.statistics.Keyness;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.text.Token;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which words stand near a word more often than elsewhere: within a window of words on either side,
 * of the same passage.
 */
@Component
public class Collocations {
  /** The usual window of corpus linguistics. */
  public static final int USUAL_WINDOW = 5;

  /** Beyond it, near means little. */
  public static final int WIDEST_WINDOW = 20;

  private static final int ANSWERS_KEPT = 8;
  private static final int MOST = 200;

  private final ComputedOnce<Question, Answer> answers = new ComputedOnce<>(ANSWERS_KEPT);
  private final SaidWords said;
  private final Changes changes;

  Collocations(SaidWords said, Changes changes) {
    this.said = said;
    this.changes = changes;
  }

  /**
   * A word that stands near.
   *
   * @param together how often it stands in the window
   * @param count how often it stands anywhere
   * @param logRatio binary logarithm of its rate in the window over its rate elsewhere
   * @param g2 log-likelihood
   * @param accounts distinct accounts that say both together
   */
  public record Collocate(
      String term, int together, int count, double logRatio, double g2, int accounts) {}

  /**
   * What stands near a term, the most telling first.
   *
   * @param count how often the term stands anywhere
   * @param window words on either side
   */
  public record Answer(String term, int window, int count, List<Collocate> collocates) {}

  private record Question(
      String term, int window, PassageFilter of, LocalDate asOf, long version) {}

  private static final class Counts {
    final Map<String, Integer> all = new HashMap<>();
    final Map<String, Integer> near = new HashMap<>();
    final Map<String, Set<String>> speakers = new HashMap<>();
    long words;
    long wordsNear;
    int places;

    void addAll(Counts other) {
      other.all.forEach((term, count) -> all.merge(term, count, Integer::sum));
      other.near.forEach((term, count) -> near.merge(term, count, Integer::sum));
      other.speakers.forEach(
          (term, some) -> speakers.computeIfAbsent(term, _ -> new HashSet<>()).addAll(some));
      words += other.words;
      wordsNear += other.wordsNear;
      places += other.places;
    }
  }

  /**
   * What stands near a term.
   *
   * @param term one word or several in a row
   * @param window words on either side, from 1 to {@value #WIDEST_WINDOW}
   * @throws ProblemException 422 for a term without words, a window or a filter that is not usable
   */
  public Answer of(@Nullable String term, int window, PassageFilter of, LocalDate asOf) {
    String asked = term == null ? "" : term.strip();
    if (asked.isEmpty()) {
      throw unusable("term", term, "give the word whose neighbours you look for");
    }
    if (window < 1 || window > WIDEST_WINDOW) {
      throw unusable(
          "window", Integer.toString(window), "must be from 1 to %d".formatted(WIDEST_WINDOW));
    }
    // Who is in a segment may depend on behaviour, which changes all the time.
    if (of.segment() != null) {
      return found(asked, window, of, asOf);
    }
    var question = new Question(asked, window, of, asOf, changes.version(SaidWords.AREAS));
    return answers.get(
        question,
        _ -> {
          answers.forget(old -> old.version < question.version);
          return found(asked, window, of, asOf);
        });
  }

  private Answer found(String term, int window, PassageFilter of, LocalDate asOf) {
    List<String> wanted = said.terms(term);
    Counts counts =
        said.passages(of, asOf).parallelStream()
            .collect(
                Counts::new, (sum, passage) -> add(sum, passage, wanted, window), Counts::addAll);
    List<Collocate> collocates = new ArrayList<>();
    counts.near.forEach((word, together) -> {
      int accounts = counts.speakers.getOrDefault(word, Set.of()).size();
      if (accounts >= SaidWords.LEAST_ACCOUNTS && counts.words > counts.wordsNear) {
        int everywhere = counts.all.getOrDefault(word, 0);
        var keyness =
            Keyness.of(
                together, counts.wordsNear, everywhere - together, counts.words - counts.wordsNear);
        if (keyness.logRatio() > 0) {
          collocates.add(
              new Collocate(
                  word, together, everywhere, keyness.logRatio(), keyness.g2(), accounts));
        }
      }
    });
    collocates.sort(
        Comparator.comparingDouble(Collocate::g2).reversed().thenComparing(Collocate::term));
    return new Answer(
        term, window, counts.places, List.copyOf(collocates.stream().limit(MOST).toList()));
  }

  private void add(Counts counts, Passage passage, List<String> wanted, int window) {
    List<Token> tokens = said.tokens(passage);
    counts.words += tokens.size();
    tokens.forEach(token -> counts.all.merge(token.term(), 1, Integer::sum));
    boolean[] near = new boolean[tokens.size()];
    boolean[] itself = new boolean[tokens.size()];
    for (int i = 0; i + wanted.size() <= tokens.size(); i++) {
      if (!stands(tokens, i, wanted)) {
        continue;
      }
      counts.places++;
      int last = i + wanted.size() - 1;
      Arrays.fill(itself, i, last + 1, true);
      int from = tokens.get(i).position() - window;
      int to = tokens.get(last).position() + window;
      for (int left = i; left >= 0 && tokens.get(left).position() >= from; left--) {
        near[left] = true;
      }
      for (int right = last; right < tokens.size() && tokens.get(right).position() <= to; right++) {
        near[right] = true;
      }
    }
    for (int i = 0; i < near.length; i++) {
      if (near[i] && !itself[i]) {
        String word = tokens.get(i).term();
        counts.wordsNear++;
        counts.near.merge(word, 1, Integer::sum);
        counts.speakers.computeIfAbsent(word, _ -> new HashSet<>()).add(passage.speaker());
      }
    }
  }

  private static boolean stands(List<Token> tokens, int at, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      Token token = tokens.get(at + i);
      if (!token.term().equals(wanted.get(i))
          || token.position() != tokens.get(at).position() + i) {
        return false;
      }
    }
    return !wanted.isEmpty();
  }

  private static ProblemException unusable(String field, @Nullable String value, String why) {
    return ProblemException.unprocessable(
        "The words near it cannot be found.", List.of(ProblemItem.of(field, value, why)));
  }
}
