package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Tally;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When an account first did it and how often. Walks people: accounts need no order of their own.
 */
final class FirstTimes implements Tally<FirstTimes> {
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
