package io.beachhead.behaviour;

import io.beachhead.behaviour.Measurement.Fresh;
import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.people.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question of the events of each group alone, in the same walk. Most people and accounts
 * have one value for all their events and are counted once.
 */
final class Division<A, M extends Measurement<A, M>> implements Tally<Division<A, M>> {
  private final Groups groups;
  private final Fresh<M> question;
  private final Matcher scope;
  private final @Nullable Wanted wanted;
  private final TreeMap<Integer, Part> parts = new TreeMap<>();
  private int[] codes = new int[8];
  private boolean oneGroup;

  private final class Part {
    private final M measurement;
    private int units;

    Part(int code) {
      measurement =
          question.counting(
              scope.and((history, i) -> oneGroup || groups.of(history, i) == code), kept(code));
    }
  }

  /**
   * @param question given the events it may count
   * @param scope the events of all groups
   * @param wanted whose people or accounts are kept; null = nobody's
   */
  Division(Groups groups, Fresh<M> question, Matcher scope, @Nullable Wanted wanted) {
    this.groups = groups;
    this.question = question;
    this.scope = scope;
    this.wanted = wanted;
  }

  private @Nullable Of kept(int code) {
    return wanted != null && wanted.group() != null && groups.is(wanted.group(), code)
        ? wanted.of()
        : null;
  }

  /** Those behind the number of the group that is wanted; nobody where there is no such group. */
  Kept kept() {
    var kept = new Kept();
    parts.forEach((code, part) -> {
      if (kept(code) != null) {
        kept.add(part.measurement.kept());
      }
    });
    return kept;
  }

  /** Which values of a breakdown are groups of their own; the others are one, "other". */
  static final class Groups {
    private static final int OTHER = Integer.MAX_VALUE;

    private final Grouping grouping;
    private final boolean[] shown;

    private Groups(Grouping grouping, boolean[] shown) {
      this.grouping = grouping;
      this.shown = shown;
    }

    /**
     * The largest ones.
     *
     * @param ranked the events whose people or accounts decide which groups are the largest
     */
    static Groups largest(int limit, Grouping grouping, Histories all, Unit by, Matcher ranked) {
      int size = grouping.size();
      var shown = new boolean[size];
      if (size <= limit) {
        Arrays.fill(shown, true);
        return new Groups(grouping, shown);
      }
      var units = all.tally(by, () -> new UnitsOfValues(grouping, size, ranked)).units;
      IntStream.range(0, size)
          .boxed()
          .filter(code -> units[code] > 0)
          .sorted(Comparator.comparingInt((Integer code) -> -units[code]).thenComparing(c -> c))
          .limit(limit)
          .forEach(code -> shown[code] = true);
      return new Groups(grouping, shown);
    }

    private boolean is(Wanted.Group group, int code) {
      return code == OTHER ? group.other() : group.is(grouping.value(code));
    }

    /** The group of an event; one whose value came up after the question began is "other". */
    private int of(History history, int event) {
      int code = grouping.code(history, event);
      return code < shown.length && shown[code] ? code : OTHER;
    }
  }

  /** How many people or accounts have an event of each value. */
  private static final class UnitsOfValues implements Tally<UnitsOfValues> {
    private final Grouping grouping;
    private final Matcher ranked;
    private final int[] units;
    private final int[] last;
    private int number;

    UnitsOfValues(Grouping grouping, int size, Matcher ranked) {
      this.grouping = grouping;
      this.ranked = ranked;
      units = new int[size];
      last = new int[size];
    }

    @Override
    public void count(History history) {
      number++;
      for (int i = 0; i < history.size(); i++) {
        int code = grouping.code(history, i);
        if (code < last.length && last[code] != number && ranked.matches(history, i)) {
          last[code] = number;
          units[code]++;
        }
      }
    }

    @Override
    public void add(UnitsOfValues next) {
      Sums.add(units, next.units);
    }
  }

  @Override
  public void count(History history) {
    int count = 0;
    for (int i = 0; i < history.size(); i++) {
      int code = groups.of(history, i);
      if (!holds(codes, count, code)) {
        if (count == codes.length) {
          codes = Arrays.copyOf(codes, count * 2);
        }
        codes[count++] = code;
      }
    }
    oneGroup = count == 1;
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

  @Override
  public void add(Division<A, M> next) {
    next.parts.forEach((code, theirs) -> {
      var mine = parts.computeIfAbsent(code, Part::new);
      mine.units += theirs.units;
      mine.measurement.add(theirs.measurement);
    });
  }

  /** The largest first, "other" last. */
  List<GroupedAnswer.Group<A>> groups() {
    var sorted = new ArrayList<GroupedAnswer.Group<A>>();
    parts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Integer, Part>>comparingInt(
                    part -> part.getKey() == Groups.OTHER ? 1 : 0)
                .thenComparingInt(part -> -part.getValue().units)
                .thenComparing(Map.Entry::getKey))
        .forEach(part -> {
          boolean other = part.getKey() == Groups.OTHER;
          sorted.add(
              new GroupedAnswer.Group<>(
                  other ? "other" : groups.grouping.value(part.getKey()),
                  other,
                  part.getValue().measurement.answer()));
        });
    return sorted;
  }

  /**
   * A question asked of everybody and, where a breakdown is asked for, of each group, in one walk.
   */
  static final class WithGroups<A, M extends Measurement<A, M>> implements Tally<WithGroups<A, M>> {
    private final M whole;
    private final @Nullable Division<A, M> groups;

    WithGroups(M whole, @Nullable Division<A, M> groups) {
      this.whole = whole;
      this.groups = groups;
    }

    @Override
    public void count(History history) {
      whole.count(history);
      if (groups != null) {
        groups.count(history);
      }
    }

    @Override
    public void add(WithGroups<A, M> next) {
      whole.add(next.whole);
      if (groups != null && next.groups != null) {
        groups.add(next.groups);
      }
    }

    /** Those behind the number that is wanted: of everybody, or of one group. */
    Kept kept(Wanted wanted) {
      return wanted.group() == null ? whole.kept() : groups == null ? new Kept() : groups.kept();
    }

    GroupedAnswer<A> answer() {
      return new GroupedAnswer<>(whole.answer(), groups == null ? null : groups.groups());
    }
  }
}
