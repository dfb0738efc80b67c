package io.beachhead.behaviour;

import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.behaviour.log.PropertyColumns;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What accounts did in several windows of time, counted in one walk over their histories: who was
 * active on how many days, which features they used, how often certain events happened.
 */
@Component
public class AccountActivity {
  private final CurrentHistories histories;
  private final EventIndex index;
  private final PropertyColumns properties;
  private final Conditions conditions;

  AccountActivity(
      CurrentHistories histories,
      EventIndex index,
      PropertyColumns properties,
      Conditions conditions) {
    this.histories = histories;
    this.index = index;
    this.properties = properties;
    this.conditions = conditions;
  }

  /**
   * A stretch of time.
   *
   * @param from first millisecond of the epoch that counts
   * @param to first that does not
   */
  public record Window(long from, long to) {}

  /**
   * Events to count.
   *
   * @param property where given, only events whose property is a number of at least {@code atLeast}
   * @param where only events with these values, as in {@link EventSelector}
   */
  public record Counted(
      Set<String> events, @Nullable String property, double atLeast, Map<String, JsonNode> where) {
    public Counted(Set<String> events) {
      this(events, null, 0, Map.of());
    }

    public Counted {
      events = Set.copyOf(events);
    }
  }

  /**
   * What is asked.
   *
   * @param zone in which days are told apart
   * @param features the events of each feature
   */
  public record Question(
      List<Window> windows, ZoneId zone, List<Set<String>> features, List<Counted> counted) {
    public Question {
      windows = List.copyOf(windows);
      features = List.copyOf(features);
      counted = List.copyOf(counted);
    }
  }

  /**
   * One account. Arrays are by window, then by what was counted; read them only.
   *
   * @param first its first action ever, epoch milliseconds
   * @param days on which anybody of the account was active
   * @param people active
   * @param personDays the active days of each of them added up
   * @param features different features used by each of them added up
   * @param counts how often
   * @param latest when last, epoch milliseconds; 0 where never
   */
  public record Account(
      long first,
      int[] days,
      int[] people,
      int[] personDays,
      int[] features,
      int[][] counts,
      long[][] latest) {}

  /**
   * The answer.
   *
   * @param first the first action of any account, {@link Long#MAX_VALUE} where there is none
   * @param firstCounted per counted, likewise
   */
  public record Answer(Map<String, Account> accounts, long first, long[] firstCounted) {}

  /** Rises with every event; equal numbers mean the same events. */
  public long version() {
    return histories.canBeRead() ? index.version() : -1;
  }

  /** How many events there are to walk through, roughly: as of the last question asked. */
  public int size() {
    return histories.canBeRead() ? histories.now().eventCount() : 0;
  }

  /** Measures; accounts without an action are absent. */
  public Answer measure(Question question) {
    if (!histories.canBeRead()) {
      long[] never = new long[question.counted().size()];
      Arrays.fill(never, Long.MAX_VALUE);
      return new Answer(Map.of(), Long.MAX_VALUE, never);
    }
    return new Walk(question, histories.now()).answer();
  }

  private final class Walk {
    private final Question question;
    private final Histories histories;
    private final int words;
    private final long[] @Nullable [] featuresOfName;
    private final int[] @Nullable [] countedOfName;
    private final List<PropertyColumns.@Nullable Column> columns = new ArrayList<>();
    private final List<Matcher> matchers = new ArrayList<>();
    private final int[] seen;
    private final long[] lastDay;
    private final long[] used;
    private int turn;
    private long dayStart;
    private long dayEnd;
    private long day;

    Walk(Question question, Histories histories) {
      this.question = question;
      this.histories = histories;
      int names = histories.vocabulary().names.size();
      words = (question.features().size() + 63) / 64;
      featuresOfName = new long[names][];
      for (int feature = 0; feature < question.features().size(); feature++) {
        for (String event : question.features().get(feature)) {
          int name = histories.vocabulary().names.find(event);
          if (name >= 0) {
            long[] bits = featuresOfName[name];
            if (bits == null) {
              bits = new long[words];
              featuresOfName[name] = bits;
            }
            bits[feature / 64] |= 1L << (feature % 64);
          }
        }
      }
      countedOfName = new int[names][];
      for (int place = 0; place < question.counted().size(); place++) {
        prepare(place, question.counted().get(place));
      }
      int people = histories.people().size();
      seen = new int[people];
      lastDay = new long[people];
      used = new long[people * words];
    }

    private void prepare(int place, Counted counted) {
      boolean happened = false;
      for (String event : counted.events()) {
        int name = histories.vocabulary().names.find(event);
        if (name >= 0) {
          happened = true;
          int[] places = countedOfName[name];
          int[] longer = places == null ? new int[1] : Arrays.copyOf(places, places.length + 1);
          longer[longer.length - 1] = place;
          countedOfName[name] = longer;
        }
      }
      String property = counted.property();
      // A property nobody sent is not looked for: reading a column takes a walk over all events.
      columns.add(
          property == null || !happened
              ? null
              : properties.column(property, histories.nextSeq(), histories.generation()));
      matchers.add(happened ? conditions.of(counted.where(), histories) : Matcher.EVERY);
    }

    Answer answer() {
      var accounts = new HashMap<String, Account>();
      var first = new long[] {Long.MAX_VALUE};
      long[] firstCounted = new long[question.counted().size()];
      Arrays.fill(firstCounted, Long.MAX_VALUE);
      histories.eachAccount(history -> {
        accounts.put(histories.people().account(history.unit()), account(history, firstCounted));
        first[0] = Math.min(first[0], history.time(0));
      });
      return new Answer(accounts, first[0], firstCounted);
    }

    private Account account(History history, long[] firstCounted) {
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
        int[] places = countedOfName[history.name(i)];
        if (places != null) {
          for (int place : places) {
            if (counts(place, history, i)) {
              firstCounted[place] = Math.min(firstCounted[place], history.time(i));
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
      for (int i = from(history, range.from());
          i < history.size() && history.time(i) < range.to();
          i++) {
        int person = history.person(i);
        long today = dayOf(history.time(i));
        if (seen[person] != turn) {
          seen[person] = turn;
          lastDay[person] = Long.MIN_VALUE;
          Arrays.fill(used, person * words, (person + 1) * words, 0);
          account.people[window]++;
        }
        if (lastDay[person] != today) {
          lastDay[person] = today;
          account.personDays[window]++;
        }
        if (lastDayOfAccount != today) {
          lastDayOfAccount = today;
          account.days[window]++;
        }
        long[] features = featuresOfName[history.name(i)];
        if (features != null) {
          for (int word = 0; word < words; word++) {
            long fresh = features[word] & ~used[person * words + word];
            used[person * words + word] |= fresh;
            account.features[window] += Long.bitCount(fresh);
          }
        }
        int[] places = countedOfName[history.name(i)];
        if (places != null) {
          for (int place : places) {
            if (counts(place, history, i)) {
              account.counts[window][place]++;
              account.latest[window][place] = history.time(i);
            }
          }
        }
      }
    }

    private boolean counts(int place, History history, int i) {
      if (!matchers.get(place).matches(history, i)) {
        return false;
      }
      Counted counted = question.counted().get(place);
      PropertyColumns.Column column = columns.get(place);
      if (counted.property() == null || column == null) {
        return counted.property() == null;
      }
      return number(column.text(column.code(history.seq(i)))) >= counted.atLeast();
    }

    /** Not a number is below every bound. */
    private static double number(@Nullable String text) {
      if (text == null) {
        return Double.NEGATIVE_INFINITY;
      }
      try {
        double number = Double.parseDouble(text);
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
      } catch (NumberFormatException words) {
        return Double.NEGATIVE_INFINITY;
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

    private static int from(History history, long time) {
      int low = 0;
      int high = history.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (history.time(middle) < time) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
