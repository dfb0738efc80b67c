package io.beachhead.behaviour;

import io.beachhead.behaviour.AccountActivity.Account;
import io.beachhead.behaviour.AccountActivity.Answer;
import io.beachhead.behaviour.AccountActivity.Question;
import io.beachhead.behaviour.AccountActivity.Window;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what accounts did in windows of time. */
final class AccountActivityTally implements Tally<AccountActivityTally> {
  private final Question question;
  private final Events events;
  private final People people;
  private final int words;
  private final Map<String, Account> accounts = new HashMap<>();
  private final long[] firstCounted;
  private long first = Long.MAX_VALUE;

  /** Of each person: the window and account they were last seen in, the day, and features used. */
  private final int[] seen;

  private final long[] lastDay;
  private final long[] used;
  private int turn;
  private long dayStart;
  private long dayEnd;
  private long day;

  /** A feature that an event of a name is a use of only where a condition holds. */
  record ConditionalUse(int feature, Matcher condition) {}

  /**
   * What events mean, by the word of their name.
   *
   * @param features bits of the features an event is a use of, whatever its properties; null for
   *     none
   * @param conditional those that depend on its properties
   * @param counted places among what is counted; null for none
   * @param matchers whether an event counts, by place
   */
  record Events(
      long[] @Nullable [] features,
      Map<Integer, List<ConditionalUse>> conditional,
      int[] @Nullable [] counted,
      List<Matcher> matchers) {
    long @Nullable [] featuresOf(int name) {
      return name < features.length ? features[name] : null;
    }

    int @Nullable [] countedOf(int name) {
      return name < counted.length ? counted[name] : null;
    }
  }

  AccountActivityTally(Question question, Events events, People people) {
    this.question = question;
    this.events = events;
    this.people = people;
    words = (question.features().size() + 63) / 64;
    firstCounted = new long[question.counted().size()];
    Arrays.fill(firstCounted, Long.MAX_VALUE);
    seen = new int[people.size()];
    lastDay = new long[people.size()];
    used = new long[people.size() * words];
  }

  @Override
  public void count(History history) {
    accounts.put(people.account(history.unit()), account(history));
    first = Math.min(first, history.time(0));
  }

  @Override
  public void add(AccountActivityTally next) {
    accounts.putAll(next.accounts);
    first = Math.min(first, next.first);
    for (int place = 0; place < firstCounted.length; place++) {
      firstCounted[place] = Math.min(firstCounted[place], next.firstCounted[place]);
    }
  }

  Answer answer() {
    return new Answer(accounts, first, firstCounted);
  }

  private Account account(History history) {
    int windows = question.windows().size();
    int counted = question.counted().size();
    var account =
        new Account(
            history.time(0),
            new int[windows],
            new int[windows],
            new int[windows],
            new int[windows],
            new int[windows][counted],
            new long[windows][counted]);
    for (int i = 0; i < history.size(); i++) {
      int[] places = events.countedOf(history.name(i));
      if (places != null) {
        for (int place : places) {
          if (history.time(i) < firstCounted[place]
              && events.matchers().get(place).matches(history, i)) {
            firstCounted[place] = history.time(i);
          }
        }
      }
    }
    for (int window = 0; window < windows; window++) {
      walk(history, account, window);
    }
    return account;
  }

  private void walk(History history, Account account, int window) {
    turn++;
    Window range = question.windows().get(window);
    long lastDayOfAccount = Long.MIN_VALUE;
    int end = history.firstAt(range.to());
    for (int i = history.firstAt(range.from()); i < end; i++) {
      int person = history.person(i);
      long today = dayOf(history.time(i));
      if (seen[person] != turn) {
        seen[person] = turn;
        lastDay[person] = Long.MIN_VALUE;
        Arrays.fill(used, person * words, (person + 1) * words, 0);
        account.people()[window]++;
      }
      if (lastDay[person] != today) {
        lastDay[person] = today;
        account.personDays()[window]++;
      }
      if (lastDayOfAccount != today) {
        lastDayOfAccount = today;
        account.days()[window]++;
      }
      use(person, history.name(i), account, window);
      if (!events.conditional().isEmpty()) {
        useWhere(history, i, account, window);
      }
      count(history, i, account, window);
    }
  }

  private void use(int person, int name, Account account, int window) {
    long[] features = events.featuresOf(name);
    if (features != null) {
      for (int word = 0; word < words; word++) {
        long fresh = features[word] & ~used[person * words + word];
        used[person * words + word] |= fresh;
        account.features()[window] += Long.bitCount(fresh);
      }
    }
  }

  private void useWhere(History history, int i, Account account, int window) {
    for (var use : events.conditional().getOrDefault(history.name(i), List.of())) {
      int word = history.person(i) * words + use.feature() / 64;
      long bit = 1L << (use.feature() % 64);
      if ((used[word] & bit) == 0 && use.condition().matches(history, i)) {
        used[word] |= bit;
        account.features()[window]++;
      }
    }
  }

  private void count(History history, int i, Account account, int window) {
    int[] places = events.countedOf(history.name(i));
    if (places != null) {
      for (int place : places) {
        if (events.matchers().get(place).matches(history, i)) {
          account.counts()[window][place]++;
          account.latest()[window][place] = history.time(i);
        }
      }
    }
  }

  /** Events of an account are in order of time: the day is looked up once a day. */
  private long dayOf(long time) {
    if (time < dayStart || time >= dayEnd) {
      LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(time), question.zone());
      day = date.toEpochDay();
      dayStart = date.atStartOfDay(question.zone()).toInstant().toEpochMilli();
      dayEnd = date.plusDays(1).atStartOfDay(question.zone()).toInstant().toEpochMilli();
    }
    return day;
  }
}
