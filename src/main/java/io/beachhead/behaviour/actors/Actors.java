package io.beachhead.behaviour.actors;

import io.beachhead.behaviour.log.TimeOrder;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Unit;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everybody behind one number, the latest first. */
public final class Actors {
  private final Kept kept;
  private final Histories all;
  private final Unit by;
  private final IntFunction<@Nullable String> values;
  private int @Nullable [] order;

  /**
   * @param values of a breakdown, by their codes, {@link Kept#NO_CODE} among them
   */
  public Actors(Kept kept, Histories all, Unit by, IntFunction<@Nullable String> values) {
    this.kept = kept;
    this.all = all;
    this.by = by;
    this.values = values;
  }

  /** People or accounts. */
  public Unit by() {
    return by;
  }

  public int total() {
    return kept.size();
  }

  /** Those at some places of the list, which has the latest first and equal times by id. */
  public List<Actor> between(int from, int to) {
    var places = order();
    return IntStream.range(from, Math.min(to, places.length))
        .mapToObj(place -> actor(places[place]))
        .toList();
  }

  public List<Actor> all() {
    return between(0, total());
  }

  /**
   * The place after somebody, who need not be in the list any more.
   *
   * @param at epoch milliseconds
   */
  public int placeAfter(long at, String id) {
    var places = order();
    int low = 0;
    int high = places.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int row = places[middle];
      boolean before = kept.at(row) > at || (kept.at(row) == at && id(row).compareTo(id) <= 0);
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int[] order() {
    var known = order;
    if (known == null) {
      known = IntStream.range(0, kept.size()).toArray();
      TimeOrder.sort(known, 0, known.length, this::comesAfter);
      order = known;
    }
    return known;
  }

  private boolean comesAfter(int row, int other) {
    return kept.at(row) < kept.at(other)
        || (kept.at(row) == kept.at(other) && id(row).compareTo(id(other)) > 0);
  }

  private String id(int row) {
    var people = all.people();
    return by == Unit.ACCOUNT ? people.account(kept.unit(row)) : people.id(kept.unit(row));
  }

  private Actor actor(int row) {
    var people = all.people();
    int unit = kept.unit(row);
    boolean person = by == Unit.PERSON;
    return new Actor(
        id(row),
        person ? people.called(unit) : null,
        person && people.isVisitor(unit),
        kept.account(row) == People.NONE ? null : people.account(kept.account(row)),
        values.apply(kept.code(row)),
        kept.figure(row),
        kept.at(row));
  }
}
