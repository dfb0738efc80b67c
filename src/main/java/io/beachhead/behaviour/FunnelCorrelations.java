package io.beachhead.behaviour;

import io.beachhead.behaviour.FunnelAnswer.Correlation;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import io.beachhead.behaviour.people.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which other events go with converting: how many of those who converted did it before they did,
 * and how many of the others did it in as much time.
 *
 * <p>Whoever converts stops being watched at that moment, often within hours, while the others have
 * the whole window to do anything at all; counted like that, everything would seem to keep people
 * from converting. So each of the others is given the times that converting took, all of them in
 * equal parts: an event they did {@code u} after they began counts with the share of conversions
 * that took longer than {@code u}. Both sides then have the same spans of time, and an event that
 * has nothing to do with converting has an odds ratio around 1.
 */
final class FunnelCorrelations implements Tally<FunnelCorrelations> {
  /** From this many conversions on, an event of nearly all of them is no coincidence. */
  private static final int ENOUGH_TO_REQUIRE = 20;

  /** Conversions without an event that others require are lost calls, up to this share. */
  private static final double LOST_CALLS = 0.01;

  private final FunnelQuestion question;
  private final Matcher scope;
  private final List<String> names;
  private final Compared compared;
  private final int[] converted;

  /** For each event the conversions that took longer, added up over those who did it. */
  private final long[] spansOfOthers;

  private final int[] seenBy;
  private int unit;

  /**
   * @param names of events, by their words; events of other names came up later and do not count
   */
  FunnelCorrelations(
      FunnelQuestion question, Matcher scope, List<String> names, Compared compared) {
    this.question = question;
    this.scope = scope;
    this.names = names;
    this.compared = compared;
    converted = new int[names.size()];
    spansOfOthers = new long[names.size()];
    seenBy = new int[names.size()];
  }

  @Override
  public void count(History history) {
    int row = compared.rowOf(history.unit());
    if (row < 0) {
      return;
    }
    unit++;
    long from = compared.entered(row);
    boolean success = compared.converted(row);
    long before = from + (success ? compared.took(row) : compared.slowest());
    int end = history.firstAt(before);
    for (int i = history.firstAt(from + 1); i < end; i++) {
      int name = history.name(i);
      if (name < seenBy.length && seenBy[name] != unit && scope.matches(history, i)) {
        seenBy[name] = unit;
        if (success) {
          converted[name]++;
        } else {
          spansOfOthers[name] += compared.conversionsLongerThan(history.time(i) - from);
        }
      }
    }
  }

  @Override
  public void add(FunnelCorrelations next) {
    Sums.add(converted, next.converted);
    for (int name = 0; name < spansOfOthers.length; name++) {
      spansOfOthers[name] += next.spansOfOthers[name];
    }
  }

  /** What was found, the strongest association first; nothing while nobody converted. */
  FunnelAnswer.Companions companions() {
    var steps = question.steps().stream().map(EventSelector::event).toList();
    var correlations = new ArrayList<Correlation>();
    var required = new ArrayList<String>();
    for (int name = 0; name < seenBy.length; name++) {
      var event = names.get(name);
      if (converted[name] + spansOfOthers[name] == 0 || steps.contains(event)) {
        continue;
      }
      if (isRequired(converted[name])) {
        required.add(event);
      } else {
        correlations.add(correlation(event, name));
      }
    }
    correlations.sort(
        Comparator.comparingDouble((Correlation c) -> -Math.abs(Math.log(c.oddsRatio())))
            .thenComparing(Correlation::event));
    required.sort(Comparator.naturalOrder());
    return new FunnelAnswer.Companions(
        correlations, required, compared.conversions(), compared.others());
  }

  private boolean isRequired(int did) {
    int all = compared.conversions();
    return all >= ENOUGH_TO_REQUIRE && all - did <= LOST_CALLS * all;
  }

  private Correlation correlation(String event, int name) {
    double others = (double) spansOfOthers[name] / compared.conversions();
    double odds =
        ((converted[name] + 1.0) * (compared.others() - others + 1.0))
            / ((compared.conversions() - converted[name] + 1.0) * (others + 1.0));
    return new Correlation(event, converted[name], (int) Math.round(others), odds);
  }

  /** Who began a funnel when, and how long it took them to convert: a row a person or account. */
  static final class Outcomes {
    private static final long NEVER = -1;

    private int[] unit = new int[16];
    private long[] entered = new long[16];
    private long[] took = new long[16];
    private int size;

    /** Units come in ascending order. */
    void converted(int of, long enteredAt, long tookMilliseconds) {
      add(of, enteredAt, tookMilliseconds);
    }

    void notConverted(int of, long enteredAt) {
      add(of, enteredAt, NEVER);
    }

    private void add(int of, long enteredAt, long tookMilliseconds) {
      room(size + 1);
      unit[size] = of;
      entered[size] = enteredAt;
      took[size++] = tookMilliseconds;
    }

    private void room(int needed) {
      if (needed > unit.length) {
        int length = Math.max(needed, unit.length * 2);
        unit = Arrays.copyOf(unit, length);
        entered = Arrays.copyOf(entered, length);
        took = Arrays.copyOf(took, length);
      }
    }

    void add(Outcomes next) {
      room(size + next.size);
      System.arraycopy(next.unit, 0, unit, size, next.size);
      System.arraycopy(next.entered, 0, entered, size, next.size);
      System.arraycopy(next.took, 0, took, size, next.size);
      size += next.size;
    }

    /**
     * Those who can be compared: everybody who converted, and of the others those who were watched
     * as long as the slowest conversion took. Of who began later it is not known yet.
     *
     * @param watchedTo the first millisecond not counted any more
     */
    Compared compared(long watchedTo) {
      var durations = Arrays.stream(took, 0, size).filter(it -> it != NEVER).sorted().toArray();
      long slowest = durations.length == 0 ? 0 : durations[durations.length - 1];
      var left = new Outcomes();
      if (durations.length > 0) {
        for (int row = 0; row < size; row++) {
          if (took[row] != NEVER || entered[row] + slowest <= watchedTo) {
            left.add(unit[row], entered[row], took[row]);
          }
        }
      }
      return new Compared(left, durations);
    }
  }

  /** A sample to count companions in. */
  static final class Compared {
    private final Outcomes rows;
    private final long[] durations;

    private Compared(Outcomes rows, long[] durations) {
      this.rows = rows;
      this.durations = durations;
    }

    /** −1 for whoever is not compared. */
    int rowOf(int unit) {
      return Math.max(-1, Arrays.binarySearch(rows.unit, 0, rows.size, unit));
    }

    long entered(int row) {
      return rows.entered[row];
    }

    boolean converted(int row) {
      return rows.took[row] != Outcomes.NEVER;
    }

    /** Milliseconds from the first step to the last. */
    long took(int row) {
      return rows.took[row];
    }

    int conversions() {
      return durations.length;
    }

    int others() {
      return rows.size - durations.length;
    }

    /** The longest conversion in milliseconds; 0 without any. */
    long slowest() {
      return durations.length == 0 ? 0 : durations[durations.length - 1];
    }

    int conversionsLongerThan(long milliseconds) {
      int low = 0;
      int high = durations.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (durations[middle] > milliseconds) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return durations.length - low;
    }
  }
}
