package io.beachhead.growth.users;

import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.people.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds everybody who signed up and follows each of them. */
final class NewUserTally implements Tally<NewUserTally> {
  private static final int MOST_WEEKS = 64;

  private final Asked asked;
  private final List<NewUser> found = new ArrayList<>();
  private final int[] times;

  /**
   * What is looked for; null where the company has not said.
   *
   * @param now later events are the work of a wrong clock and do not count
   */
  record Asked(
      Unit unit,
      People people,
      Matcher signedUp,
      @Nullable Matcher onboarded,
      @Nullable Matcher aha,
      int ahaTimes,
      Matcher active,
      @Nullable Matcher upgraded,
      @Nullable Matcher wall,
      List<Matcher> steps,
      int[] stepTimes,
      long now) {}

  NewUserTally(Asked asked) {
    this.asked = asked;
    times = new int[asked.steps().size()];
  }

  List<NewUser> found() {
    return found;
  }

  @Override
  public void count(History history) {
    int end = history.firstAt(asked.now() + 1);
    int first = 0;
    while (first < end && !asked.signedUp().matches(history, first)) {
      first++;
    }
    if (first == end) {
      return;
    }
    long signedUp = history.time(first);
    int from = history.firstAt(signedUp);
    long upgraded = firstTime(history, from, end, asked.upgraded(), 1);
    int account = history.account(first);
    boolean isPerson = asked.unit() == Unit.PERSON;
    found.add(
        new NewUser(
            isPerson ? asked.people().id(history.unit()) : asked.people().account(history.unit()),
            account == People.NONE ? null : asked.people().account(account),
            isPerson ? asked.people().persona(history.unit()) : null,
            history.seq(first),
            signedUp,
            firstTime(history, from, end, asked.onboarded(), 1),
            firstTime(history, from, end, asked.aha(), asked.ahaTimes()),
            upgraded,
            firstTime(history, from, end, asked.wall(), 1),
            weeks(history, from, end, signedUp),
            steps(history, from, end),
            upgraded == NewUser.NEVER
                ? new long[0]
                : steps(history, history.firstAt(upgraded), end)));
  }

  private static long firstTime(
      History history, int from, int end, @Nullable Matcher event, int times) {
    if (event == null) {
      return NewUser.NEVER;
    }
    int count = 0;
    for (int i = from; i < end; i++) {
      if (event.matches(history, i) && ++count == times) {
        return history.time(i);
      }
    }
    return NewUser.NEVER;
  }

  private long weeks(History history, int from, int end, long signedUp) {
    long weeks = 0;
    for (int i = from; i < end; i++) {
      long week = (history.time(i) - signedUp) / NewUser.WEEK;
      if (week >= MOST_WEEKS) {
        break;
      }
      if ((weeks >>> week & 1) == 0 && asked.active().matches(history, i)) {
        weeks |= 1L << week;
      }
    }
    return weeks;
  }

  private long[] steps(History history, int from, int end) {
    int count = times.length;
    long[] done = new long[count];
    Arrays.fill(done, NewUser.NEVER);
    Arrays.fill(times, 0);
    for (int i = from; i < end; i++) {
      for (int s = 0; s < count; s++) {
        if (done[s] == NewUser.NEVER
            && asked.steps().get(s).matches(history, i)
            && ++times[s] == asked.stepTimes()[s]) {
          done[s] = history.time(i);
        }
      }
    }
    return done;
  }

  @Override
  public void add(NewUserTally next) {
    found.addAll(next.found);
  }
}
