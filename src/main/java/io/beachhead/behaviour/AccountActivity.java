package io.beachhead.behaviour;

import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.behaviour.log.PropertyColumns;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
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
   * @param features the events of each feature, each with a name
   */
  public record Question(
      List<Window> windows,
      ZoneId zone,
      List<List<EventSelector>> features,
      List<Counted> counted) {
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
    var all = histories.now();
    var events = events(question, all);
    // What a part needs for each person costs too much for more parts than cores.
    int parts = Runtime.getRuntime().availableProcessors();
    return all.tally(
            Unit.ACCOUNT, parts, () -> new AccountActivityTally(question, events, all.people()))
        .answer();
  }

  private AccountActivityTally.Events events(Question question, Histories all) {
    var names = all.vocabulary().names;
    int words = (question.features().size() + 63) / 64;
    var features = new long[names.size()][];
    var conditional = new HashMap<Integer, List<AccountActivityTally.ConditionalUse>>();
    for (int feature = 0; feature < question.features().size(); feature++) {
      var matchers = conditions.anyOf(question.features().get(feature), all);
      for (int name = 0; name < matchers.length; name++) {
        var matcher = matchers[name];
        if (matcher == Matcher.EVERY) {
          long[] bits = features[name];
          if (bits == null) {
            bits = new long[words];
            features[name] = bits;
          }
          bits[feature / 64] |= 1L << (feature % 64);
        } else if (matcher != null) {
          conditional
              .computeIfAbsent(name, _ -> new ArrayList<>())
              .add(new AccountActivityTally.ConditionalUse(feature, matcher));
        }
      }
    }
    var counted = new int[names.size()][];
    var matchers = new ArrayList<Matcher>();
    for (int place = 0; place < question.counted().size(); place++) {
      var asked = question.counted().get(place);
      boolean happened = false;
      for (String event : asked.events()) {
        int name = names.find(event);
        if (name >= 0 && name < counted.length) {
          happened = true;
          int[] places = counted[name];
          int[] longer = places == null ? new int[1] : Arrays.copyOf(places, places.length + 1);
          longer[longer.length - 1] = place;
          counted[name] = longer;
        }
      }
      matchers.add(happened ? matcher(asked, all) : Matcher.EVERY);
    }
    return new AccountActivityTally.Events(features, conditional, counted, matchers);
  }

  /** A property nobody sent is not looked for: reading a column takes a walk over all events. */
  private Matcher matcher(Counted asked, Histories all) {
    var where = conditions.of(asked.where(), all);
    var property = asked.property();
    if (property == null) {
      return where;
    }
    var column = properties.column(property, all.nextSeq(), all.generation());
    return where.and(
        (history, i) -> number(column.text(column.code(history.seq(i)))) >= asked.atLeast());
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
}
