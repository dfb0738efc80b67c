package io.beachhead.behaviour;

import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.people.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who did which events, and when: for modules that work something out of it. Questions that people
 * ask are answered by {@link BehaviourQuestions}. Every event acknowledged before the call counts.
 */
@Component
public class WhoDid {
  private final CurrentHistories histories;
  private final Conditions conditions;

  WhoDid(CurrentHistories histories, Conditions conditions) {
    this.histories = histories;
    this.conditions = conditions;
  }

  /**
   * The accounts for which one of these events counts.
   *
   * @param events each with a name
   * @param from and {@code to}: epoch milliseconds, both included
   */
  public Set<String> accountsThatDid(Collection<EventSelector> events, long from, long to) {
    return firstTimes(events, from, to).keySet();
  }

  /**
   * When each account first did one of these events.
   *
   * @param events each with a name
   * @param from and {@code to}: epoch milliseconds, both included
   * @return epoch milliseconds by account; accounts that did none of them are absent
   */
  public Map<String, Long> firstTimes(Collection<EventSelector> events, long from, long to) {
    return byAccount(events, from, to, tally -> tally.first);
  }

  /**
   * How often one of these events counts for each account.
   *
   * @param events each with a name
   * @param from and {@code to}: epoch milliseconds, both included
   * @return at least 1 by account; accounts that did none of them are absent
   */
  public Map<String, Long> times(Collection<EventSelector> events, long from, long to) {
    return byAccount(events, from, to, tally -> tally.times);
  }

  /**
   * What one person did.
   *
   * @param id of the person, as the questions name them
   * @param account the one they belong to, else that of their last action; null without
   * @param times for each event that was asked for, when it was done, epoch milliseconds, rising
   */
  public record Done(String id, @Nullable String account, List<long[]> times) {}

  /** What everybody with at least one action did of these events. */
  public void eachPerson(List<EventSelector> events, Consumer<Done> visitor) {
    if (histories.canBeRead()) {
      var all = histories.now();
      var matchers = events.stream().map(event -> conditions.of(event, all)).toList();
      all.eachPerson(history -> visitor.accept(done(history, matchers, all.people())));
    }
  }

  /** The same of one person, by any of their ids; empty where nobody is known by it. */
  public Optional<Done> person(String id, List<EventSelector> events) {
    if (!histories.canBeRead()) {
      return Optional.empty();
    }
    var all = histories.now();
    int user = all.vocabulary().findUser(id);
    int actor = user < 0 ? all.vocabulary().findVisitor(id) : user;
    int person = actor < 0 ? People.NONE : all.people().personOf(actor);
    if (person == People.NONE) {
      return Optional.empty();
    }
    var matchers = events.stream().map(event -> conditions.of(event, all)).toList();
    var found = new ArrayList<Done>(1);
    all.onePerson(person, history -> found.add(done(history, matchers, all.people())));
    return found.stream().findFirst();
  }

  private static Done done(History history, List<Matcher> matchers, People people) {
    var times = new ArrayList<long[]>(matchers.size());
    for (var matcher : matchers) {
      times.add(
          IntStream.range(0, history.size())
              .filter(i -> matcher.matches(history, i))
              .mapToLong(history::time)
              .toArray());
    }
    int belongs = people.accountAt(history.unit(), Long.MAX_VALUE);
    int account = belongs == People.NONE ? history.account(history.size() - 1) : belongs;
    return new Done(
        people.id(history.unit()), account == People.NONE ? null : people.account(account), times);
  }

  private Map<String, Long> byAccount(
      Collection<EventSelector> events, long from, long to, Function<FirstTimes, long[]> figure) {
    if (!histories.canBeRead()) {
      return Map.of();
    }
    var all = histories.now();
    var wanted = conditions.anyOf(events, all);
    if (Arrays.stream(wanted).noneMatch(Objects::nonNull)) {
      return Map.of();
    }
    int count = all.people().accountCount();
    var tally = all.tally(Unit.PERSON, () -> new FirstTimes(wanted, from, to, count));
    var figures = new HashMap<String, Long>();
    for (int account = 0; account < count; account++) {
      if (tally.times[account] > 0) {
        figures.put(all.people().account(account), figure.apply(tally)[account]);
      }
    }
    return figures;
  }

  /**
   * Who did something a number of times.
   *
   * @param atLeast times
   * @param from and {@code to}: epoch milliseconds, both included
   * @return people or accounts as {@code People} numbers them
   */
  public BitSet units(EventSelector event, Unit by, int atLeast, long from, long to) {
    if (!histories.canBeRead()) {
      return new BitSet();
    }
    var all = histories.now();
    var wanted = conditions.of(event, all);
    return all.tally(by, () -> new TimesDone(wanted, atLeast, from, to)).units();
  }

  /** Whether an event with that name, as its conditions ask, ever came; for any account or none. */
  public boolean happened(EventSelector event) {
    if (!histories.canBeRead()) {
      return false;
    }
    var all = histories.now();
    var wanted = conditions.anyOf(List.of(event), all);
    return all.tally(
            Unit.PERSON,
            () ->
                new FirstTimes(wanted, Long.MIN_VALUE, Long.MAX_VALUE, all.people().accountCount()))
        .any;
  }

  /**
   * When an account first did it and how often. Walks people: accounts need no order of their own.
   */
  private static final class FirstTimes implements Tally<FirstTimes> {
    static final long NEVER = Long.MAX_VALUE;

    private final @Nullable Matcher[] wanted;
    private final long from;
    private final long to;

    /** Epoch milliseconds by account. */
    final long[] first;

    final long[] times;
    boolean any;

    FirstTimes(@Nullable Matcher[] wanted, long from, long to, int accounts) {
      this.wanted = wanted;
      this.from = from;
      this.to = to;
      first = new long[accounts];
      times = new long[accounts];
      Arrays.fill(first, NEVER);
    }

    @Override
    public void count(History history) {
      for (int i = history.firstAt(from); i < history.size() && history.time(i) <= to; i++) {
        int name = history.name(i);
        var matcher = name < wanted.length ? wanted[name] : null;
        if (matcher != null && matcher.matches(history, i)) {
          any = true;
          int account = history.account(i);
          if (account != People.NONE) {
            first[account] = Math.min(first[account], history.time(i));
            times[account]++;
          }
        }
      }
    }

    @Override
    public void add(FirstTimes next) {
      any |= next.any;
      for (int account = 0; account < first.length; account++) {
        first[account] = Math.min(first[account], next.first[account]);
        times[account] += next.times[account];
      }
    }
  }

  /** How many times each did something between two instants. */
  private static final class TimesDone implements Tally<TimesDone> {
    private final Matcher event;
    private final int atLeast;
    private final long from;
    private final long to;
    private final BitSet units = new BitSet();

    /**
     * @param from and {@code to}: epoch milliseconds, both included
     */
    TimesDone(Matcher event, int atLeast, long from, long to) {
      this.event = event;
      this.atLeast = atLeast;
      this.from = from;
      this.to = to;
    }

    @Override
    public void count(History history) {
      int times = 0;
      for (int i = history.firstAt(from);
          i < history.size() && history.time(i) <= to && times < atLeast;
          i++) {
        if (event.matches(history, i)) {
          times++;
        }
      }
      if (times >= atLeast) {
        units.set(history.unit());
      }
    }

    @Override
    public void add(TimesDone next) {
      units.or(next.units);
    }

    /** As {@code People} numbers them. */
    BitSet units() {
      return units;
    }
  }
}
