package io.beachhead.voice.words;

import io.beachhead.voice.interviews.Interview;
import io.beachhead.voice.interviews.Interviews;
import io.beachhead.voice.interviews.Quote;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages made of what customers said: sentences of marked passages, word for word, chosen by how
 * many of the words that set the asked-for part apart they hold. Nothing is rewritten. Sentences
 * that add no word to those chosen before are left out, so that the candidates differ.
 */
@Component
public class Messages {
  private static final Pattern SENTENCE = Pattern.compile("[^.!?…。？！\\n]+[.!?…。？！]*");
  private static final int TELLING = 60;
  private static final int SHORTEST = 15;
  private static final int LONGEST = 160;

  private final SaidWords words;
  private final Interviews interviews;
  private final MessageTries tries;

  Messages(SaidWords words, Interviews interviews, MessageTries tries) {
    this.words = words;
    this.interviews = interviews;
    this.tries = tries;
  }

  /**
   * A word of a message.
   *
   * @param accounts distinct accounts that say it
   */
  public record Said(String term, int accounts) {}

  /**
   * A candidate.
   *
   * @param text a sentence as it was said
   * @param interview id of the interview it was said in
   * @param from where it begins in the transcript, in UTF-16 units
   * @param to where it ends, exclusive
   * @param terms the telling words in it, those of most accounts first
   * @param tries how it did, the newest first
   */
  public record Message(
      String text,
      String interview,
      int from,
      int to,
      @Nullable String account,
      @Nullable String code,
      @Nullable String job,
      List<Said> terms,
      List<MessageTry> tries) {}

  private record Place(Quote quote, String text, int from, int to, List<SaidWords.Term> terms) {}

  /**
   * The candidates, those with the most telling words first.
   *
   * @param of whose words; {@code code} and {@code job} also choose the passages
   * @throws io.beachhead.web.ProblemException as {@link SaidWords#compare}
   */
  public List<Message> candidates(PassageFilter of, LocalDate asOf, int most) {
    List<SaidWords.Term> telling =
        words.compare(of, null, asOf).terms().stream()
            .filter(term -> Objects.requireNonNullElse(term.logRatio(), 1.0) > 0)
            .limit(TELLING)
            .toList();
    Map<String, Interview> known = new HashMap<>();
    interviews.all().forEach(interview -> known.put(interview.id(), interview));
    Set<String> accounts = words.accountsOf(of, asOf);
    List<Place> places = new ArrayList<>();
    for (Quote quote : interviews.quotes()) {
      Interview interview = known.get(quote.interview());
      boolean asked =
          (of.code() == null || of.code().equals(quote.code()))
              && (of.job() == null || of.job().equals(quote.job()))
              && interview != null
              && (accounts == null || accounts.contains(interview.accountId()));
      if (asked) {
        places.addAll(sentences(quote, telling));
      }
    }
    places.sort(
        Comparator.comparingDouble((Place place) -> -weight(place.terms))
            .thenComparingInt(place -> place.text.length())
            .thenComparing(place -> place.quote.id()));
    Map<String, List<MessageTry>> tried =
        tries.all().stream().collect(Collectors.groupingBy(MessageTry::message));
    return chosen(places, most).stream()
        .map(place -> message(place, known.get(place.quote.interview()), tried))
        .toList();
  }

  private static double weight(List<SaidWords.Term> terms) {
    return terms.stream().mapToDouble(term -> Math.log1p(term.accounts())).sum();
  }

  private static List<Place> sentences(Quote quote, List<SaidWords.Term> telling) {
    List<Place> places = new ArrayList<>();
    Matcher found = SENTENCE.matcher(quote.words());
    while (found.find()) {
      String raw = found.group();
      String text = raw.strip();
      int from = quote.from() + found.start() + raw.indexOf(text);
      String padded =
          " " + text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
      List<SaidWords.Term> inside =
          telling.stream().filter(term -> padded.contains(" " + term.term() + " ")).toList();
      if (!inside.isEmpty() && text.length() >= SHORTEST && text.length() <= LONGEST) {
        places.add(new Place(quote, text, from, from + text.length(), inside));
      }
    }
    return places;
  }

  private static List<Place> chosen(List<Place> places, int most) {
    List<Place> chosen = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (Place place : places) {
      boolean adds = place.terms.stream().anyMatch(term -> !used.contains(term.term()));
      if (chosen.size() < most && adds && texts.add(place.text)) {
        chosen.add(place);
        place.terms.forEach(term -> used.add(term.term()));
      }
    }
    return chosen;
  }

  private static Message message(
      Place place, @Nullable Interview interview, Map<String, List<MessageTry>> tried) {
    return new Message(
        place.text,
        place.quote.interview(),
        place.from,
        place.to,
        interview == null ? null : interview.accountId(),
        place.quote.code(),
        place.quote.job(),
        place.terms.stream()
            .sorted(Comparator.comparingInt(SaidWords.Term::accounts).reversed())
            .map(term -> new Said(term.term(), term.accounts()))
            .toList(),
        tried.getOrDefault(place.text, List.of()));
  }
}
