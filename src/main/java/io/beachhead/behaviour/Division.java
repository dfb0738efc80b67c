package io.beachhead.behaviour;

import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Asks one question of the events of each group alone, in the same walk. Most people and accounts
 * have one value for all their events and are counted once.
 */
final class Division<A> {
  private static final int OTHER = Integer.MAX_VALUE;

  private final Grouping grouping;
  private final Function<Matcher, Measurement<A>> question;
  private final Matcher scope;
  private final boolean[] shown;
  private final TreeMap<Integer, Part> parts = new TreeMap<>();
  private int[] codes = new int[8];

  private final class Part {
    private final Measurement<A> measurement;
    private int units;

    Part(int code) {
      measurement = question.apply(scope.and((history, i) -> group(history, i) == code));
    }
  }

  /**
   * @param question given the events it may count
   * @param scope the events of all groups
   * @param ranked the events whose people or accounts decide which groups are the largest
   */
  Division(
      Breakdown breakdown,
      Grouping grouping,
      Function<Matcher, Measurement<A>> question,
      Matcher scope,
      Histories all,
      Unit by,
      Matcher ranked) {
    this.grouping = grouping;
    this.question = question;
    this.scope = scope;
    shown = new boolean[grouping.size()];
    Arrays.fill(shown, true);
    if (shown.length > breakdown.limit()) {
      keepLargest(breakdown.limit(), all, by, ranked);
    }
  }

  private void keepLargest(int limit, Histories all, Unit by, Matcher ranked) {
    var units = new int[shown.length];
    var last = new int[shown.length];
    var number = new int[1];
    all.each(
        by,
        history -> {
          number[0]++;
          for (int i = 0; i < history.size(); i++) {
            int code = grouping.code(history, i);
            if (code < last.length && last[code] != number[0] && ranked.matches(history, i)) {
              last[code] = number[0];
              units[code]++;
            }
          }
        });
    Arrays.fill(shown, false);
    IntStream.range(0, units.length)
        .boxed()
        .filter(code -> units[code] > 0)
        .sorted(Comparator.comparingInt((Integer code) -> -units[code]).thenComparing(c -> c))
        .limit(limit)
        .forEach(code -> shown[code] = true);
  }

  /** The group of an event; one whose value came up after the question began is among "other". */
  private int group(History history, int event) {
    int code = grouping.code(history, event);
    return code < shown.length && shown[code] ? code : OTHER;
  }

  void count(History history) {
    int count = 0;
    for (int i = 0; i < history.size(); i++) {
      int code = group(history, i);
      if (!holds(codes, count, code)) {
        if (count == codes.length) {
          codes = Arrays.copyOf(codes, count * 2);
        }
        codes[count++] = code;
      }
    }
    for (int c = 0; c < count; c++) {
      var part = parts.computeIfAbsent(codes[c], Part::new);
      part.units++;
      part.measurement.count(history);
    }
  }

  private static boolean holds(int[] codes, int count, int code) {
    for (int c = count - 1; c >= 0; c--) {
      if (codes[c] == code) {
        return true;
      }
    }
    return false;
  }

  /** The largest first, "other" last. */
  List<Divided.Group<A>> groups() {
    var groups = new ArrayList<Divided.Group<A>>();
    parts.entrySet().stream()
        .sorted(
            Comparator.<java.util.Map.Entry<Integer, Part>>comparingInt(
                    part -> part.getKey() == OTHER ? 1 : 0)
                .thenComparingInt(part -> -part.getValue().units)
                .thenComparing(java.util.Map.Entry::getKey))
        .forEach(part -> {
          boolean other = part.getKey() == OTHER;
          groups.add(
              new Divided.Group<>(
                  other ? "other" : grouping.value(part.getKey()),
                  other,
                  part.getValue().measurement.answer()));
        });
    return groups;
  }
}
