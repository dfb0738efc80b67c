package io.beachhead.behaviour;

import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many do each event: asked by every page with a picker, so counted once for each range. */
final class EventCounts {
  private static final int KEPT = 4;

  private final Map<Asked, List<EventCount>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, List<EventCount>> eldest) {
          return size() > KEPT;
        }
      };

  private @Nullable Histories counted;

  /** Histories are replaced when anything changes, so they are their own version. */
  private record Asked(Histories histories, Unit by, long from, long to) {}

  /** The largest first. */
  synchronized List<EventCount> of(Histories all, Unit by, Period period) {
    if (all != counted) {
      known.clear();
      counted = all;
    }
    var asked = new Asked(all, by, period.from(), period.to());
    var counts = known.get(asked);
    if (counts == null) {
      counts = count(all, by, period);
      known.put(asked, counts);
    }
    return counts;
  }

  private static List<EventCount> count(Histories all, Unit by, Period period) {
    var names = all.vocabulary().names;
    var people = new int[names.size()];
    var lastSeen = new int[names.size()];
    var number = new int[1];
    all.each(
        by,
        history -> {
          number[0]++;
          for (int i = 0; i < history.size(); i++) {
            int name = history.name(i);
            if (name < people.length
                && lastSeen[name] != number[0]
                && period.contains(history.time(i))) {
              lastSeen[name] = number[0];
              people[name]++;
            }
          }
        });
    var counts = new ArrayList<EventCount>();
    for (int name = 0; name < people.length; name++) {
      if (!names.text(name).isEmpty()) {
        counts.add(new EventCount(names.text(name), people[name]));
      }
    }
    counts.sort(
        Comparator.comparingInt((EventCount count) -> -count.people())
            .thenComparing(EventCount::event));
    return counts;
  }
}
