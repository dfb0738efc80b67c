package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.Grouping;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.trends.TrendTally.Groups;
import io.beachhead.behaviour.trends.TrendTally.Stretch;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which values of a breakdown are shown: those with most events in the period, the largest first.
 *
 * @param codes of the values shown; the group of place k is k + 1
 * @param others how many values are folded into the last group
 */
record ValueRanks(Groups groups, List<Integer> codes, int others) {

  /**
   * By what values are ranked.
   *
   * @param by whose histories are walked
   */
  record Ranked(Unit by, Matcher event, Stretch stretch) {}

  static ValueRanks of(Grouping grouping, int limit, Histories all, Ranked by) {
    int size = grouping.size();
    var events =
        all.tally(by.by(), () -> new EventsOfValues(grouping, size, by.event(), by.stretch()))
            .events;
    var ranked =
        IntStream.range(0, size)
            .boxed()
            .filter(code -> events[code] > 0)
            .sorted(Comparator.comparingLong((Integer code) -> -events[code]).thenComparing(c -> c))
            .toList();
    var shown = ranked.subList(0, Math.min(limit, ranked.size()));
    var groupOf = new int[size];
    for (int place = 0; place < shown.size(); place++) {
      groupOf[shown.get(place)] = place + 1;
    }
    return new ValueRanks(
        new Groups(grouping, groupOf, shown.size() + 2), shown, ranked.size() - shown.size());
  }

  /**
   * The group of a value.
   *
   * @throws ProblemException 422 for one that the answer does not have
   */
  int groupOf(Wanted.Group wanted) {
    if (wanted.other() && others > 0) {
      return groups.count() - 1;
    }
    for (int place = 0; place < codes.size(); place++) {
      if (wanted.is(groups.grouping().value(codes.get(place)))) {
        return place + 1;
      }
    }
    throw ProblemException.unprocessable(
        "Check the question's fields.",
        List.of(
            ProblemItem.of(
                "of.value", wanted.called(), "is not one of the values of the breakdown")));
  }

  /** How many events of each value. */
  private static final class EventsOfValues implements Tally<EventsOfValues> {
    private final Grouping grouping;
    private final Matcher event;
    private final Stretch stretch;
    private final long[] events;

    EventsOfValues(Grouping grouping, int size, Matcher event, Stretch stretch) {
      this.grouping = grouping;
      this.event = event;
      this.stretch = stretch;
      events = new long[size];
    }

    @Override
    public void count(History history) {
      int to = history.firstAt(stretch.to() + 1);
      for (int i = history.firstAt(stretch.from()); i < to; i++) {
        if (event.matches(history, i)) {
          int code = grouping.code(history, i);
          if (code < events.length) {
            events[code]++;
          }
        }
      }
    }

    @Override
    public void add(EventsOfValues next) {
      Sums.add(events, next.events);
    }
  }
}
