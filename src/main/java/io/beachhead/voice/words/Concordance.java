package io.beachhead.voice.words;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every place where customers say a word, with what stands around it. */
@Component
public class Concordance {
  private static final int LONGEST_TERM = 200;

  /** Characters shown on either side. */
  private static final int AROUND = 60;

  private final List<Passages> sources;

  Concordance(List<Passages> sources) {
    this.sources = sources;
  }

  /**
   * One place.
   *
   * @param left what stands before, on one line
   * @param term as it is spelled there
   * @param from where it begins in the request or transcript, in UTF-16 units
   * @param to where it ends, exclusive
   */
  public record Line(
      String left,
      String term,
      String right,
      String kind,
      String id,
      @Nullable String account,
      int from,
      int to) {}

  /** The first places, and how many there are. */
  public record Answer(List<Line> lines, int total) {}

  /**
   * Finds a word or several in a row, letter case ignored; the term must not be part of a word.
   *
   * @param kinds null or empty for all
   * @throws ProblemException 422 for a blank term or an unknown kind
   */
  public Answer of(@Nullable String term, @Nullable List<String> kinds, int limit) {
    if (term == null || term.isBlank() || term.length() > LONGEST_TERM) {
      throw ProblemException.unprocessable(
          "There is nothing to look for.",
          List.of(
              ProblemItem.of(
                  "term",
                  term == null || term.isBlank() ? term : term.substring(0, 40) + "…",
                  "expected a word of at most %d characters".formatted(LONGEST_TERM))));
    }
    var asked = SaidWords.known(kinds == null || kinds.isEmpty() ? PassageFilter.KINDS : kinds);
    Pattern pattern = pattern(term.strip());
    var lines = new ArrayList<Line>();
    int total = 0;
    for (Passages source : sources) {
      if (asked.contains(source.kind())) {
        for (Passage said : source.all()) {
          Matcher places = pattern.matcher(said.text());
          while (places.find()) {
            total++;
            if (lines.size() < limit) {
              lines.add(line(source.kind(), said, places.start(), places.end()));
            }
          }
        }
      }
    }
    return new Answer(List.copyOf(lines), total);
  }

  /** Scripts that write no spaces know no bounds of words. */
  private static Pattern pattern(String term) {
    String quoted =
        Stream.of(term.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    boolean spaced = term.codePoints().noneMatch(Concordance::writtenWithoutSpaces);
    String bounded = spaced ? "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])" : quoted;
    return Pattern.compile(bounded, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static boolean writtenWithoutSpaces(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private static Line line(String kind, Passage said, int from, int to) {
    String text = said.text();
    int left = Math.max(0, from - AROUND);
    if (left > 0 && Character.isLowSurrogate(text.charAt(left))) {
      left--;
    }
    int right = Math.min(text.length(), to + AROUND);
    if (right < text.length() && Character.isLowSurrogate(text.charAt(right))) {
      right++;
    }
    return new Line(
        oneLine(text.substring(left, from)),
        text.substring(from, to),
        oneLine(text.substring(to, right)),
        kind,
        said.id(),
        said.account(),
        said.offset() + from,
        said.offset() + to);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
