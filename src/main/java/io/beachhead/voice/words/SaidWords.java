package io.beachhead.voice.words;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.statistics.FalseDiscovery;
import io.beachhead.statistics.Keyness;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.text.Language;
import io.beachhead.text.Languages;
import io.beachhead.text.Token;
import io.beachhead.text.Words;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Compares the words of one part of what customers say with those of another part. */
@Component
public class SaidWords {
  /** A word of fewer speakers says something about them, not about customers. */
  static final int LEAST_ACCOUNTS = 3;

  private static final int ANSWERS_KEPT = 8;

  static final String[] AREAS = {
    "voice", "interviews", "jobs", "surveys", "words", "customers", "settings"
  };

  private final ComputedOnce<Question, Answer> answers = new ComputedOnce<>(ANSWERS_KEPT);
  private final Changes changes;
  private final List<Passages> sources;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> grouping;
  private final Words words;
  private final Languages languages;

  SaidWords(
      List<Passages> sources,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> grouping,
      Words words,
      Languages languages,
      Changes changes) {
    this.changes = changes;
    this.sources = sources;
    this.bases = bases;
    this.grouping = grouping;
    this.words = words;
    this.languages = languages;
  }

  /**
   * A word, or two that stand side by side.
   *
   * @param count how often it stands in the part asked about
   * @param countAgainst how often it stands in the other part
   * @param logRatio binary logarithm of the ratio of rates; null where the other part has no words
   * @param g2 log-likelihood; null as above
   * @param q false discovery rate over all terms listed; null as above
   * @param accounts distinct accounts that say it; who has no account counts as a person, and who
   *     is not known once for each passage
   */
  public record Term(
      String term,
      int count,
      int countAgainst,
      @Nullable Double logRatio,
      @Nullable Double g2,
      @Nullable Double q,
      int accounts) {}

  /**
   * The terms, those furthest from chance first.
   *
   * @param language ISO code of the language that most passages are in; null without passages
   * @param words in the part asked about
   * @param wordsAgainst in the other part
   */
  public record Answer(
      List<Term> terms,
      @Nullable String language,
      int passages,
      int passagesAgainst,
      long words,
      long wordsAgainst) {}

  private record Question(
      PassageFilter of, @Nullable PassageFilter against, LocalDate asOf, long version) {}

  private static final class Counts {
    final Map<String, Integer> counts = new HashMap<>();
    final Map<String, Set<String>> speakers = new HashMap<>();
    final Map<Language, Integer> languages = new HashMap<>();
    long size;
    int passages;

    void add(String term, Passage passage) {
      counts.merge(term, 1, Integer::sum);
      speakers.computeIfAbsent(term, _ -> new HashSet<>()).add(passage.speaker());
    }

    void addAll(Counts other) {
      other.counts.forEach((term, count) -> counts.merge(term, count, Integer::sum));
      other.speakers.forEach(
          (term, some) -> speakers.computeIfAbsent(term, _ -> new HashSet<>()).addAll(some));
      other.languages.forEach((language, count) -> languages.merge(language, count, Integer::sum));
      size += other.size;
      passages += other.passages;
    }
  }

  /**
   * Compares.
   *
   * @param against null for everything else of the same kinds
   * @throws ProblemException 422 for a kind, segment or outcome that is not known
   */
  public Answer compare(PassageFilter of, @Nullable PassageFilter against, LocalDate asOf) {
    // Who is in a segment may depend on behaviour, which changes all the time.
    if (of.segment() != null || (against != null && against.segment() != null)) {
      return compared(of, against, asOf);
    }
    var question = new Question(of, against, asOf, changes.version(AREAS));
    return answers.get(
        question,
        _ -> {
          answers.forget(old -> old.version < question.version);
          return compared(of, against, asOf);
        });
  }

  private Answer compared(PassageFilter of, @Nullable PassageFilter against, LocalDate asOf) {
    CustomerBase base = bases.asOf(asOf);
    var own = passages(of, base);
    List<Passage> other;
    if (against != null) {
      other = passages(against, base);
    } else {
      var seen = new HashSet<>(own);
      other =
          passages(new PassageFilter(of.kinds(), null, null, null, null), base).stream()
              .filter(passage -> !seen.contains(passage))
              .toList();
    }
    Counts counts = count(own);
    Counts countsAgainst = count(other);
    var terms = new ArrayList<Term>();
    counts.speakers.forEach((term, speakers) -> {
      if (speakers.size() >= LEAST_ACCOUNTS) {
        terms.add(term(term, counts, countsAgainst));
      }
    });
    terms.sort(
        Comparator.comparing(
                (Term term) -> Objects.requireNonNullElse(term.g2(), (double) term.count()))
            .reversed()
            .thenComparing(Term::term));
    return new Answer(
        withQ(terms, counts, countsAgainst),
        counts.languages.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(most -> most.getKey().code())
            .orElse(null),
        counts.passages,
        countsAgainst.passages,
        counts.size,
        countsAgainst.size);
  }

  private static Term term(String term, Counts own, Counts against) {
    int count = own.counts.getOrDefault(term, 0);
    int countAgainst = against.counts.getOrDefault(term, 0);
    Keyness keyness =
        against.size == 0 ? null : Keyness.of(count, own.size, countAgainst, against.size);
    return new Term(
        term,
        count,
        countAgainst,
        keyness == null ? null : keyness.logRatio(),
        keyness == null ? null : keyness.g2(),
        null,
        own.speakers.getOrDefault(term, Set.of()).size());
  }

  private static List<Term> withQ(List<Term> terms, Counts own, Counts against) {
    if (against.size == 0) {
      return List.copyOf(terms);
    }
    double[] q =
        FalseDiscovery.q(
            terms.stream()
                .mapToDouble(term ->
                    Keyness.of(term.count(), own.size, term.countAgainst(), against.size).p())
                .toArray());
    var withQ = new ArrayList<Term>();
    for (int i = 0; i < q.length; i++) {
      Term term = terms.get(i);
      withQ.add(
          new Term(
              term.term(),
              term.count(),
              term.countAgainst(),
              term.logRatio(),
              term.g2(),
              q[i],
              term.accounts()));
    }
    return List.copyOf(withQ);
  }

  /** On all processors; the sums do not depend on the order. */
  private Counts count(List<Passage> passages) {
    return passages.parallelStream().collect(Counts::new, this::add, Counts::addAll);
  }

  private void add(Counts counts, Passage passage) {
    Language language = languageOf(passage);
    counts.passages++;
    counts.languages.merge(language, 1, Integer::sum);
    Token before = null;
    for (Token token : words.of(passage.text(), language)) {
      counts.size++;
      counts.add(token.term(), passage);
      if (before != null && token.position() == before.position() + 1) {
        counts.add(before.term() + " " + token.term(), passage);
      }
      before = token;
    }
  }

  private Language languageOf(Passage passage) {
    String noted = passage.language();
    return noted != null && noted.matches("[a-z]{2,3}")
        ? new Language(noted)
        : languages.of(passage.text());
  }

  /** The words of a passage, by its own language. */
  List<Token> tokens(Passage passage) {
    return words.of(passage.text(), languageOf(passage));
  }

  /** What somebody asks for, in the base spelling of {@link #tokens}. */
  List<String> terms(String asked) {
    return words.of(asked, languages.of(asked)).stream().map(Token::term).toList();
  }

  List<Passage> passages(PassageFilter filter, LocalDate asOf) {
    return passages(filter, bases.asOf(asOf));
  }

  private List<Passage> passages(PassageFilter filter, CustomerBase base) {
    var kinds = known(filter.kindsOrAll());
    String outcome = filter.outcome();
    if (outcome != null && !outcome.equals("won") && !outcome.equals("lost")) {
      throw unusable("outcome", outcome, "must be won or lost");
    }
    Set<String> accounts = accounts(filter.segment(), base);
    return sources.stream()
        .filter(source -> kinds.contains(source.kind()))
        .flatMap(source -> source.all().stream())
        .filter(said -> accounts == null || accounts.contains(said.account()))
        .filter(said -> filter.job() == null || said.marks().jobs().contains(filter.job()))
        .filter(said -> filter.code() == null || said.marks().codes().contains(filter.code()))
        .filter(said -> outcome == null || fits(said, outcome, base))
        .toList();
  }

  private static boolean fits(Passage said, String outcome, CustomerBase base) {
    if (outcome.equals("lost")) {
      return said.marks().lostDeal();
    }
    int row = said.account() == null ? -1 : base.rowOf(said.account());
    return row >= 0 && base.hasRevenue(row) && base.arr(row) > 0;
  }

  static List<String> known(List<String> kinds) {
    for (@Nullable String kind : kinds) {
      if (kind == null || !PassageFilter.KINDS.contains(kind)) {
        throw unusable("kinds", kind, "must be one of " + String.join(", ", PassageFilter.KINDS));
      }
    }
    return kinds;
  }

  /** The accounts that a filter's segment lets through; null where it names none. */
  @Nullable Set<String> accountsOf(PassageFilter filter, LocalDate asOf) {
    return accounts(filter.segment(), bases.asOf(asOf));
  }

  /** The accounts of a segment; null where none is asked for. */
  private @Nullable Set<String> accounts(@Nullable String segment, CustomerBase base) {
    if (segment == null || segment.isBlank()) {
      return null;
    }
    int slash = segment.indexOf('/');
    String segmentation = slash < 0 ? null : segment.substring(0, slash);
    AccountGrouping divisions = grouping.getIfAvailable();
    AccountGroups groups =
        divisions == null ? null : divisions.divide(segmentation, base).orElse(null);
    int group = groups == null ? -1 : groups.indexOf(segment.substring(slash + 1));
    if (groups == null || group < 0) {
      throw unusable("segment", segment, "there is no such segment in the segmentation in use");
    }
    var accounts = new HashSet<String>();
    for (int row = 0; row < base.size(); row++) {
      if (groups.groupOf().applyAsInt(row) == group) {
        accounts.add(base.id(row));
      }
    }
    return accounts;
  }

  private static ProblemException unusable(String field, @Nullable String said, String why) {
    return ProblemException.unprocessable(
        "The words cannot be compared.", List.of(ProblemItem.of(field, said, why)));
  }
}
