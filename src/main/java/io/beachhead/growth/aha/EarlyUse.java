package io.beachhead.growth.aha;

import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.growth.users.NewUser;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How often everybody who signed up did each event in their first days, and whether they came back
 * later. Counts are kept per dose and outcome, so that a walk over everybody is all it takes.
 */
final class EarlyUse implements Tally<EarlyUse> {
  /** People who did it more often are counted here too. */
  static final int MOST_TIMES = 10;

  /** Of a table: did not choose and left, did not choose and stayed, chose and left, … stayed. */
  private static final int CELLS = 4;

  private static final int STAYED = 1;
  private static final int CHOOSING = 2;

  private final Asked asked;
  private final int[] times;
  private final int[] touched;
  private final long[] byDose;
  private final long[] people = new long[CELLS];
  private final Map<String, Stratum> strata = new HashMap<>();
  private long tooYoung;

  /** The same of people who are alike; doses are not told apart finer than by event and times. */
  private static final class Stratum {
    private final long[] byDose;
    private final long[] people = new long[CELLS];

    Stratum(int names) {
      byDose = new long[names * (MOST_TIMES + 1) * CELLS];
    }
  }

  /**
   * What is asked.
   *
   * @param names events are words below it
   * @param from first and last milliseconds of sign-up that count
   */
  record Asked(
      AhaQuestion question,
      People people,
      Matcher signedUp,
      Matcher active,
      int names,
      long from,
      long to,
      long now) {}

  EarlyUse(Asked asked) {
    this.asked = asked;
    times = new int[asked.names()];
    touched = new int[asked.names()];
    byDose = new long[asked.names() * (MOST_TIMES + 1) * CELLS];
  }

  @Override
  public void count(History history) {
    int first = 0;
    int end = history.firstAt(asked.now() + 1);
    while (first < end && !asked.signedUp().matches(history, first)) {
      first++;
    }
    if (first == end) {
      return;
    }
    long signedUp = history.time(first);
    if (signedUp < asked.from() || signedUp > asked.to()) {
      return;
    }
    long outcomeEnd = signedUp + asked.question().outcomeToDay() * NewUser.DAY;
    if (outcomeEnd > asked.now()) {
      tooYoung++;
      return;
    }
    long outcomeStart = signedUp + (asked.question().outcomeFromDay() - 1) * NewUser.DAY;
    int cell =
        (stayed(history, outcomeStart, outcomeEnd) ? STAYED : 0)
            + (chooses(asked.people().id(history.unit())) ? CHOOSING : 0);
    var persona = asked.people().persona(history.unit());
    var stratum =
        strata.computeIfAbsent(persona == null ? "" : persona, _ -> new Stratum(asked.names()));
    people[cell]++;
    stratum.people[cell]++;
    addDoses(history, history.firstAt(signedUp), signedUp, cell, stratum);
  }

  private boolean stayed(History history, long from, long to) {
    int end = history.firstAt(to);
    for (int i = history.firstAt(from); i < end; i++) {
      if (asked.active().matches(history, i)) {
        return true;
      }
    }
    return false;
  }

  private void addDoses(History history, int from, long signedUp, int cell, Stratum stratum) {
    long until = signedUp + asked.question().withinDays() * NewUser.DAY;
    int end = history.firstAt(until);
    int count = 0;
    for (int i = from; i < end; i++) {
      int name = history.name(i);
      if (name < times.length && times[name]++ == 0) {
        touched[count++] = name;
      }
    }
    for (int t = 0; t < count; t++) {
      int name = touched[t];
      int place = place(name, Math.min(times[name], MOST_TIMES)) + cell;
      byDose[place]++;
      stratum.byDose[place]++;
      times[name] = 0;
    }
  }

  private static int place(int name, int dose) {
    return (name * (MOST_TIMES + 1) + dose) * CELLS;
  }

  /** Half of everybody, always the same half: by a hash of the id, mixed well. */
  static boolean chooses(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return ((hash ^ (hash >>> 33)) & 1) == 0;
  }

  @Override
  public void add(EarlyUse next) {
    add(byDose, next.byDose);
    add(people, next.people);
    tooYoung += next.tooYoung;
    next.strata.forEach((persona, more) -> {
      var own = strata.computeIfAbsent(persona, _ -> new Stratum(asked.names()));
      add(own.byDose, more.byDose);
      add(own.people, more.people);
    });
  }

  private static void add(long[] sum, long[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  /** Whose outcome is known. */
  long people() {
    return Arrays.stream(people).sum();
  }

  /** Whose outcome window is not over yet; they are left out. */
  long tooYoung() {
    return tooYoung;
  }

  /** Which half of the people. */
  enum Half {
    EVERYBODY,
    CHOOSING,
    HOLDOUT;

    boolean holds(int cell) {
      return this == EVERYBODY || this == CHOOSING == (cell >= EarlyUse.CHOOSING);
    }
  }

  /** People by how often they did an event, 0 to {@link #MOST_TIMES}: all and who stayed. */
  record Doses(long[] people, long[] stayed) {
    /** Whether people did it at least {@code times} times, by whether they stayed. */
    io.beachhead.statistics.Association atLeast(int times) {
      long did = 0;
      long both = 0;
      long all = 0;
      long kept = 0;
      for (int dose = 0; dose < people.length; dose++) {
        all += people[dose];
        kept += stayed[dose];
        if (dose >= times) {
          did += people[dose];
          both += stayed[dose];
        }
      }
      return new io.beachhead.statistics.Association(
          both, did - both, kept - both, all - did - kept + both);
    }
  }

  Doses doses(int name, Half half) {
    return doses(byDose, people, name, half);
  }

  /** The same for each persona. */
  java.util.List<Doses> dosesByStratum(int name) {
    return strata.values().stream()
        .map(each -> doses(each.byDose, each.people, name, Half.EVERYBODY))
        .toList();
  }

  private static Doses doses(long[] counts, long[] totals, int name, Half half) {
    long[] all = new long[MOST_TIMES + 1];
    long[] stayed = new long[MOST_TIMES + 1];
    for (int cell = 0; cell < CELLS; cell++) {
      if (!half.holds(cell)) {
        continue;
      }
      boolean kept = (cell & STAYED) != 0;
      long none = totals[cell];
      for (int dose = 1; dose <= MOST_TIMES; dose++) {
        long count = counts[place(name, dose) + cell];
        all[dose] += count;
        stayed[dose] += kept ? count : 0;
        none -= count;
      }
      all[0] += none;
      stayed[0] += kept ? none : 0;
    }
    return new Doses(all, stayed);
  }
}
