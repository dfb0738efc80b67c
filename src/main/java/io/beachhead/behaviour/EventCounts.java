package io.beachhead.behaviour;

import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.store.ComputedOnce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many do each event: asked by every page with a picker, so counted once for each range. */
final class EventCounts {
  private static final int KEPT = 4;

  private final ComputedOnce<Asked, List<EventCount>> known = new ComputedOnce<>(KEPT);

  private record Asked(long stamp, Unit by, long from, long to) {}

  /** The largest first. */
  List<EventCount> of(Histories all, Unit by, Period period) {
    return known.get(
        new Asked(all.stamp(), by, period.from(), period.to()), _ -> count(all, by, period));
  }

  private static List<EventCount> count(Histories all, Unit by, Period period) {
    var names = all.vocabulary().names;
    int size = names.size();
    var people = all.tally(by, () -> new Doers(size, period)).doers;
    var counts = new ArrayList<EventCount>();
    for (int name = 0; name < size; name++) {
      if (!names.text(name).isEmpty()) {
        counts.add(new EventCount(names.text(name), people[name]));
      }
    }
    counts.sort(
        Comparator.comparingInt((EventCount count) -> -count.people())
            .thenComparing(EventCount::event));
    return counts;
  }

  /** How many people or accounts do each event, by the word of its name. */
  private static final class Doers implements Tally<Doers> {
    private final Period period;
    private final int[] doers;
    private final int[] lastSeen;
    private int number;

    Doers(int names, Period period) {
      this.period = period;
      doers = new int[names];
      lastSeen = new int[names];
    }

    @Override
    public void count(History history) {
      number++;
      int to = history.firstAt(period.to() + 1);
      for (int i = history.firstAt(period.from()); i < to; i++) {
        int name = history.name(i);
        if (name < doers.length && lastSeen[name] != number) {
          lastSeen[name] = number;
          doers[name]++;
        }
      }
    }

    @Override
    public void add(Doers next) {
      Sums.add(doers, next.doers);
    }
  }
}
