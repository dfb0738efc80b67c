package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.behaviour.log.SortedEvents;
import io.beachhead.behaviour.log.TimeOrder;
import io.beachhead.behaviour.log.Vocabulary;
import io.beachhead.web.load.Overdue;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody's actions in order of time, by person or by account: what a question walks through. It
 * holds every event acknowledged before it was made and does not change.
 */
public final class Histories {
  /** People or accounts between two looks at whether the time is up. */
  private static final int BETWEEN_CHECKS = 512;

  /** More parts than cores, as one may take longer than another. */
  private static final int PARTS_PER_CORE = 4;

  /** Fewer people are not worth another part. */
  private static final int FEWEST_A_PART = 32;

  private final EventIndex.Snapshot events;
  private final People people;
  private @Nullable ByAccount byAccount;
  private @Nullable Long lastTime;

  /**
   * Positions of events in order of account and time; a position beyond the older ones is newer.
   */
  private record ByAccount(int[] start, int[] position, int[] person) {}

  public Histories(EventIndex.Snapshot events, People people) {
    this.events = events;
    this.people = people;
  }

  public People people() {
    return people;
  }

  public Vocabulary vocabulary() {
    return events.vocabulary();
  }

  public long version() {
    return events.version();
  }

  /** Rises with everything that may change an answer; equal numbers mean equal histories. */
  public long stamp() {
    return events.version() + people.version();
  }

  public int generation() {
    return events.generation();
  }

  /** Every event numbered below it is in here. */
  public long nextSeq() {
    return events.nextSeq();
  }

  public int eventCount() {
    return events.size();
  }

  /** When the first action was, epoch milliseconds; {@link Long#MAX_VALUE} without any. */
  public long firstTime() {
    return Math.min(firstTime(events.older()), firstTime(events.newer()));
  }

  /** Everybody's first is at the beginning of the actor's part. */
  private static long firstTime(SortedEvents sorted) {
    long first = Long.MAX_VALUE;
    for (int actor = 0; actor < sorted.actors(); actor++) {
      if (sorted.from(actor) < sorted.to(actor)) {
        first = Math.min(first, sorted.time()[sorted.from(actor)]);
      }
    }
    return first;
  }

  /** When the last action was, epoch milliseconds; {@link Long#MIN_VALUE} without any. */
  public synchronized long lastTime() {
    Long known = lastTime;
    if (known == null) {
      known = Math.max(lastTime(events.older()), lastTime(events.newer()));
      lastTime = known;
    }
    return known;
  }

  /** Everybody's last is at the end of the actor's part. */
  private static long lastTime(SortedEvents sorted) {
    long last = Long.MIN_VALUE;
    for (int actor = 0; actor < sorted.actors(); actor++) {
      if (sorted.from(actor) < sorted.to(actor)) {
        last = Math.max(last, sorted.time()[sorted.to(actor) - 1]);
      }
    }
    return last;
  }

  /** How many people or accounts there are to count, those without an action among them. */
  public int units(Unit unit) {
    return switch (unit) {
      case PERSON -> people.size();
      case ACCOUNT -> people.accountCount();
    };
  }

  /** Counts everybody with at least one action, on all cores. */
  public <T extends Tally<T>> T tally(Unit unit, Supplier<T> fresh) {
    int most = PARTS_PER_CORE * Runtime.getRuntime().availableProcessors();
    return tally(unit, Math.clamp(units(unit) / FEWEST_A_PART, 1, most), fresh);
  }

  /** The same in so many parts, for tallies that cost much to begin. */
  public <T extends Tally<T>> T tally(Unit unit, int parts, Supplier<T> fresh) {
    long units = units(unit);
    return tally(
        unit, IntStream.rangeClosed(0, parts).map(p -> (int) (units * p / parts)).toArray(), fresh);
  }

  /**
   * The same in parts of one's own choice; whatever they are, the tally is the same.
   *
   * @param bounds part {@code p} are the people or accounts {@code [bounds[p], bounds[p + 1])}
   * @param fresh makes a tally that has counted nobody; called from several threads
   */
  public <T extends Tally<T>> T tally(Unit unit, int[] bounds, Supplier<T> fresh) {
    if (unit == Unit.ACCOUNT) {
      byAccount();
    }
    var watch = Overdue.watch();
    return IntStream.range(0, bounds.length - 1)
        .parallel()
        .mapToObj(p -> {
          var part = fresh.get();
          each(unit, bounds[p], bounds[p + 1], watch, part::count);
          return part;
        })
        .reduce((part, next) -> {
          part.add(next);
          return part;
        })
        .orElseGet(fresh);
  }

  private void each(Unit unit, int from, int to, Overdue.Watch watch, Consumer<History> visitor) {
    switch (unit) {
      case PERSON -> eachPerson(from, to, watch, visitor);
      case ACCOUNT -> eachAccount(from, to, watch, visitor);
    }
  }

  /** Shows each person with at least one action, in turn; the history is reused between calls. */
  public void eachPerson(Consumer<History> visitor) {
    eachPerson(0, people.size(), Overdue.watch(), visitor);
  }

  /** Shows one person, where they have an action; the history is not to be kept. */
  public void onePerson(int person, Consumer<History> visitor) {
    eachPerson(person, person + 1, Overdue.watch(), visitor);
  }

  private void eachPerson(int from, int to, Overdue.Watch watch, Consumer<History> visitor) {
    var history = new History(people, false);
    for (int person = from; person < to; person++) {
      if ((person - from) % BETWEEN_CHECKS == 0) {
        watch.check();
      }
      history.begin(person);
      int actors = people.actorCount(person);
      for (int i = 0; i < actors; i++) {
        int actor = people.actor(person, i);
        history.append(events.older(), actor);
        history.append(events.newer(), actor);
      }
      history.inOrder();
      if (history.size() > 0) {
        visitor.accept(history);
      }
    }
  }

  /** Shows each account with at least one action of an account; likewise reused. */
  public void eachAccount(Consumer<History> visitor) {
    eachAccount(0, people.accountCount(), Overdue.watch(), visitor);
  }

  private void eachAccount(int from, int to, Overdue.Watch watch, Consumer<History> visitor) {
    var order = byAccount();
    var history = new History(people, true);
    for (int account = from; account < to; account++) {
      if ((account - from) % BETWEEN_CHECKS == 0) {
        watch.check();
      }
      history.begin(account);
      for (int k = order.start[account]; k < order.start[account + 1]; k++) {
        int position = order.position[k];
        boolean older = position < events.older().size();
        history.append(
            older ? events.older() : events.newer(),
            older ? position : position - events.older().size(),
            account,
            order.person[k]);
      }
      if (history.size() > 0) {
        visitor.accept(history);
      }
    }
  }

  /** When a person's last action was; null without any. */
  public @Nullable Instant lastSeenPerson(int person) {
    long last = Long.MIN_VALUE;
    for (int actor : people.actorsOf(person)) {
      last = Math.max(last, Math.max(lastOf(events.older(), actor), lastOf(events.newer(), actor)));
    }
    return last == Long.MIN_VALUE ? null : Instant.ofEpochMilli(last);
  }

  private static long lastOf(SortedEvents sorted, int actor) {
    return actor < sorted.actors() && sorted.from(actor) < sorted.to(actor)
        ? sorted.time()[sorted.to(actor) - 1]
        : Long.MIN_VALUE;
  }

  /** When an account's last action was; null without any. */
  public @Nullable Instant lastSeenAccount(String id) {
    int account = people.accountOf(id);
    if (account < 0) {
      return null;
    }
    var order = byAccount();
    int last = order.start[account + 1] - 1;
    return last < order.start[account] ? null : Instant.ofEpochMilli(timeAt(order.position[last]));
  }

  /** Numbers of the last actions of a person, by time. */
  public int[] latestOfPerson(int person, int limit) {
    var history = new History(people, false);
    history.begin(person);
    for (int actor : people.actorsOf(person)) {
      history.append(events.older(), actor);
      history.append(events.newer(), actor);
    }
    history.inOrder();
    int from = Math.max(0, history.size() - limit);
    return IntStream.range(from, history.size()).map(history::seq).toArray();
  }

  /** Numbers of the last actions of an account, by time. */
  public int[] latestOfAccount(String id, int limit) {
    int account = people.accountOf(id);
    if (account < 0) {
      return new int[0];
    }
    var order = byAccount();
    int to = order.start[account + 1];
    int from = Math.max(order.start[account], to - limit);
    var seqs = new int[to - from];
    for (int k = from; k < to; k++) {
      seqs[k - from] = seqAt(order.position[k]);
    }
    return seqs;
  }

  private synchronized ByAccount byAccount() {
    var known = byAccount;
    if (known == null) {
      known = arrangeByAccount();
      byAccount = known;
    }
    return known;
  }

  /** Accounts are found out twice rather than kept: there may be tens of millions of events. */
  private ByAccount arrangeByAccount() {
    var start = new int[people.accountCount() + 1];
    eachOfAnAccount((account, _, _) -> start[account + 1]++);
    for (int a = 0; a < people.accountCount(); a++) {
      start[a + 1] += start[a];
    }
    var position = new int[start[people.accountCount()]];
    var personAt = new int[events.size()];
    var next = start.clone();
    eachOfAnAccount((account, person, p) -> {
      position[next[account]++] = p;
      personAt[p] = person;
    });
    IntStream.range(0, people.accountCount())
        .parallel()
        .forEach(a -> TimeOrder.sort(position, start[a], start[a + 1], this::isAfter));
    var person = new int[position.length];
    for (int k = 0; k < position.length; k++) {
      person[k] = personAt[position[k]];
    }
    return new ByAccount(start, position, person);
  }

  private interface Placed {
    void at(int account, int person, int position);
  }

  private void eachOfAnAccount(Placed visitor) {
    eachOfAnAccount(events.older(), 0, visitor);
    eachOfAnAccount(events.newer(), events.older().size(), visitor);
  }

  private void eachOfAnAccount(SortedEvents sorted, int offset, Placed visitor) {
    for (int actor = 0; actor < sorted.actors(); actor++) {
      int person = people.personOf(actor);
      for (int i = sorted.from(actor); i < sorted.to(actor); i++) {
        int account = people.accountOf(sorted.account()[i], person, sorted.time()[i]);
        if (account != People.NONE) {
          visitor.at(account, person, offset + i);
        }
      }
    }
  }

  private boolean isAfter(int position, int other) {
    long time = timeAt(position);
    long otherTime = timeAt(other);
    return time > otherTime || (time == otherTime && seqAt(position) > seqAt(other));
  }

  private long timeAt(int position) {
    int older = events.older().size();
    return position < older
        ? events.older().time()[position]
        : events.newer().time()[position - older];
  }

  private int seqAt(int position) {
    int older = events.older().size();
    return position < older
        ? events.older().seq()[position]
        : events.newer().seq()[position - older];
  }
}
