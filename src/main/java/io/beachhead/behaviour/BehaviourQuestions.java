package io.beachhead.behaviour;

import io.beachhead.behaviour.FunnelMeasurement.GroupOf;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.CustomerBases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers the questions of this module. Every event acknowledged before the call counts. */
@Component
public class BehaviourQuestions {
  private final EventLog log;
  private final EventIndex index;
  private final KnownPeople knownPeople;
  private final PropertyColumns properties;
  private final CustomerBases customerBases;
  private final ObjectProvider<AccountGrouping> groupings;
  private final Clock clock;
  private @Nullable Histories histories;
  private long directoryVersion = -1;

  BehaviourQuestions(
      EventLog log,
      EventIndex index,
      KnownPeople knownPeople,
      PropertyColumns properties,
      CustomerBases customerBases,
      ObjectProvider<AccountGrouping> groupings,
      Clock clock) {
    this.log = log;
    this.index = index;
    this.knownPeople = knownPeople;
    this.properties = properties;
    this.customerBases = customerBases;
    this.groupings = groupings;
    this.clock = clock;
  }

  /** Somebody a funnel reached or lost. */
  public record Actor(String id, boolean visitor, int reachedStep, long enteredAt) {}

  public FunnelAnswer funnel(FunnelQuestion question, Period period) {
    return measure(question, period).answer();
  }

  /**
   * Who reached a step and, where asked, did not reach the next.
   *
   * @param step from 1
   * @param lost only those who got no further
   */
  public List<Actor> funnelActors(FunnelQuestion question, Period period, int step, boolean lost) {
    var measurement = measure(question, period);
    var people = histories().people();
    return measurement.reached().stream()
        .filter(reached -> lost ? reached.depth() == step : reached.depth() >= step)
        .map(reached ->
            question.by() == Unit.ACCOUNT
                ? new Actor(
                    people.account(reached.unit()), false, reached.depth(), reached.entered())
                : new Actor(
                    people.id(reached.unit()),
                    people.isVisitor(reached.unit()),
                    reached.depth(),
                    reached.entered()))
        .toList();
  }

  public RetentionQuestion.Answer retention(
      RetentionQuestion question, Map<String, JsonNode> where, Period period) {
    var all = histories();
    var scope = conditions(where, all);
    var measurement =
        new RetentionMeasurement(
            question,
            period,
            matcher(question.start(), all).and(scope),
            matcher(question.returning(), all).and(scope));
    measurement.measure(all);
    return measurement.answer();
  }

  public StickinessQuestion.Answer stickiness(
      StickinessQuestion question, Map<String, JsonNode> where, Period period) {
    var all = histories();
    var measurement =
        new StickinessMeasurement(
            question, period, matcher(question.event(), all).and(conditions(where, all)));
    measurement.measure(all);
    return measurement.answer();
  }

  public LifecycleQuestion.Answer lifecycle(
      LifecycleQuestion question, Map<String, JsonNode> where, Period period) {
    var all = histories();
    var measurement =
        new LifecycleMeasurement(
            question, period, matcher(question.event(), all).and(conditions(where, all)));
    measurement.measure(all);
    return measurement.answer();
  }

  public ActivityQuestion.Answer activity(
      ActivityQuestion question, Map<String, JsonNode> where, Period period) {
    var all = histories();
    var measurement =
        new ActivityMeasurement(
            question, period, matcher(question.event(), all).and(conditions(where, all)));
    measurement.measure(all);
    return measurement.answer();
  }

  /** The names of all events seen, for pickers. */
  public Set<String> eventNames() {
    log.start();
    var names = new HashSet<>(index.vocabulary().names.from(0));
    names.remove("");
    return names;
  }

  /** Everybody's actions as they stand now. */
  synchronized Histories histories() {
    log.start();
    var directory = knownPeople.directory();
    var known = histories;
    if (known == null
        || known.version() != index.version()
        || directoryVersion != directory.version()) {
      var snapshot = index.snapshot();
      known = new Histories(snapshot, new People(snapshot, directory));
      histories = known;
      directoryVersion = directory.version();
    }
    return known;
  }

  private FunnelMeasurement measure(FunnelQuestion question, Period period) {
    var all = histories();
    var steps = new ArrayList<Matcher>();
    for (var step : question.steps()) {
      steps.add(matcher(step, all));
    }
    var fences = new ArrayList<FunnelWalk.Fence>();
    for (var exclusion : question.exclusions()) {
      var where = exclusion.where() == null ? Map.<String, JsonNode>of() : exclusion.where();
      fences.add(
          new FunnelWalk.Fence(
              matcher(new EventSelector(exclusion.event(), where), all),
              exclusion.fromStep() == null ? 0 : exclusion.fromStep() - 1,
              exclusion.toStep() == null ? steps.size() - 1 : exclusion.toStep() - 1));
    }
    var measurement =
        new FunnelMeasurement(
            question,
            period,
            all,
            steps,
            fences,
            conditions(question.where(), all),
            breakdown(question.breakdown(), all));
    measurement.measure();
    return measurement;
  }

  private Matcher matcher(EventSelector selector, Histories all) {
    var conditions = conditions(selector.where(), all);
    if (selector.event() == null) {
      return conditions;
    }
    int name = all.vocabulary().names.find(selector.event());
    Matcher named = (history, i) -> history.name(i) == name;
    return selector.where().isEmpty() ? named : named.and(conditions);
  }

  private Matcher conditions(Map<String, JsonNode> where, Histories all) {
    Matcher every = (_, _) -> true;
    boolean first = true;
    for (var condition : where.entrySet()) {
      var one = condition(condition.getKey(), condition.getValue(), all);
      every = first ? one : every.and(one);
      first = false;
    }
    return every;
  }

  private Matcher condition(String property, @Nullable JsonNode value, Histories all) {
    if (property.startsWith("account.")) {
      return accountCondition(property.substring("account.".length()), value, all);
    }
    var column = column(property, all);
    int code = column.codeOf(value);
    return (history, i) -> column.code(history.seq(i)) == code;
  }

  /** Asks the event's account, so it is decided once for each account. */
  private Matcher accountCondition(String attribute, @Nullable JsonNode value, Histories all) {
    var wanted = value == null ? null : PropertyColumns.canonical(value);
    var base = customerBases.asOf(today());
    var column = base.attribute(attribute);
    var people = all.people();
    var holds = new boolean[people.accountCount()];
    for (int account = 0; account < holds.length; account++) {
      var id = people.account(account);
      String actual;
      if (attribute.equals("id")) {
        actual = id;
      } else {
        int row = base.rowOf(id);
        actual = row < 0 || column == null ? null : column.text(row);
      }
      holds[account] = wanted == null ? actual == null : wanted.equals(actual);
    }
    return (history, i) -> {
      int account = history.account(i);
      return account != People.NONE && holds[account];
    };
  }

  private GroupOf breakdown(@Nullable String breakdown, Histories all) {
    return switch (breakdown) {
      case null -> unitGroup((_, _) -> null);
      case "segment" -> segmentOf(all);
      case "persona" -> unitGroup((history, event) -> all.people().persona(history.person(event)));
      default -> {
        var column = column(breakdown.substring("property:".length()), all);
        yield new GroupOf() {
          @Override
          public @Nullable String value(History history, int event) {
            return column.text(column.code(history.seq(event)));
          }

          @Override
          public boolean ofUnit() {
            return false;
          }
        };
      }
    };
  }

  private GroupOf segmentOf(Histories all) {
    var base = customerBases.asOf(today());
    var groups = Optional.ofNullable(groupings.getIfAvailable()).flatMap(g -> g.divide(null, base));
    var people = all.people();
    var segment = new @Nullable String[people.accountCount()];
    groups.ifPresent(divided -> {
      for (int account = 0; account < segment.length; account++) {
        int row = base.rowOf(people.account(account));
        segment[account] = row < 0 ? null : divided.of(row).key();
      }
    });
    return unitGroup((history, event) -> {
      int account = history.account(event);
      return account == People.NONE ? null : segment[account];
    });
  }

  private interface UnitGroup {
    @Nullable String value(History history, int event);
  }

  private static GroupOf unitGroup(UnitGroup group) {
    return new GroupOf() {
      @Override
      public @Nullable String value(History history, int event) {
        return group.value(history, event);
      }

      @Override
      public boolean ofUnit() {
        return true;
      }
    };
  }

  private PropertyColumns.Column column(String property, Histories all) {
    return properties.column(property, all.nextSeq(), all.generation());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
