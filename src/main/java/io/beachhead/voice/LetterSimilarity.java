package io.beachhead.voice;

import io.beachhead.voice.SimilarRequests.Similar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Compares texts by the groups of three letters they have in common: Dice's coefficient, twice the
 * number in common over the number in both. Works in every language and needs no model.
 */
@Component
class LetterSimilarity {
  /** Below it, texts have little more in common than any two of the same language. */
  private static final double FLOOR = 0.3;

  /** Groups of letters are told apart by so many bits of their hash. */
  private static final int BITS = 1 << 16;

  private final Requests requests;

  LetterSimilarity(Requests requests) {
    this.requests = requests;
  }

  /** The requests most like a text, the nearest first. */
  List<Similar> to(String text, int limit) {
    var comparison = new Comparison(text);
    var near = new ArrayList<Similar>();
    for (Request request : requests.distinct()) {
      double similarity = comparison.with(request.text());
      if (similarity >= FLOOR) {
        near.add(new Similar(request, similarity));
      }
    }
    near.sort(
        Comparator.comparingDouble(Similar::similarity)
            .reversed()
            .thenComparing(similar -> similar.request().id()));
    return List.copyOf(near.subList(0, Math.min(limit, near.size())));
  }

  /** One text against many, without a set for each of them. */
  static final class Comparison {
    private final BitSet asked = new BitSet(BITS);
    private final int[] seenIn = new int[BITS];
    private int round;
    private int groups;
    private int common;

    Comparison(String text) {
      count(text);
      for (int group = 0; group < BITS; group++) {
        if (seenIn[group] == round) {
          asked.set(group);
        }
      }
    }

    /** Dice's coefficient with another text; 0 where one of them has no letters. */
    double with(String other) {
      count(other);
      int both = asked.cardinality() + groups;
      return both == 0 ? 0 : 2.0 * common / both;
    }

    private void count(String text) {
      round++;
      groups = 0;
      common = 0;
      int first = ' ';
      int second = ' ';
      for (int i = 0; i <= text.length(); ) {
        int letter = i == text.length() ? ' ' : text.codePointAt(i);
        i += Character.charCount(letter);
        int third = Character.isLetterOrDigit(letter) ? Character.toLowerCase(letter) : ' ';
        if (third == ' ' && second == ' ') {
          continue;
        }
        int hash = (first * 31 + second) * 31 + third;
        int group = (hash ^ (hash >>> 16)) & (BITS - 1);
        if (seenIn[group] != round) {
          seenIn[group] = round;
          groups++;
          common += asked.get(group) ? 1 : 0;
        }
        first = second;
        second = third;
      }
    }
  }
}
