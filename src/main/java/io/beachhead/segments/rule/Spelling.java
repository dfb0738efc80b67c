package io.beachhead.segments.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant. */
public final class Spelling {
  private Spelling() {}

  /** The known word nearest to a misspelt one; empty where none is near. */
  public static Optional<String> nearest(String word, List<String> known) {
    String misspelt = plain(word);
    if (misspelt.isEmpty()) {
      return Optional.empty();
    }
    int tolerated = Math.max(1, misspelt.length() / 3);
    record Candidate(String name, int distance) {}
    return known.stream()
        .map(name -> new Candidate(name, distance(misspelt, plain(name), tolerated)))
        .filter(candidate -> candidate.distance <= tolerated)
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::name)
        .or(() -> partOf(misspelt, known));
  }

  /** "internet" is short for InternetService. */
  private static Optional<String> partOf(String word, List<String> known) {
    return word.length() < 4
        ? Optional.empty()
        : known.stream().filter(name -> plain(name).contains(word)).findFirst();
  }

  /** Contract_Type, contract type and ContractType are meant alike. */
  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder();
    lower
        .codePoints()
        .filter(c -> Character.isLetterOrDigit(c))
        .limit(80)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /**
   * Letters to insert, delete, replace or swap with their neighbour (Damerau, restricted) to get
   * from one word to the other; more than {@code tolerated} is not told apart.
   */
  static int distance(String from, String to, int tolerated) {
    if (Math.abs(from.length() - to.length()) > tolerated) {
      return tolerated + 1;
    }
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }
}
