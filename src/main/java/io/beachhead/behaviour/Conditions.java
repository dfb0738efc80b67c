package io.beachhead.behaviour;

import io.beachhead.behaviour.log.PropertyColumns;
import io.beachhead.behaviour.people.CohortMembers;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.People;
import io.beachhead.customers.CustomerBases;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Turns what a question says about events into a test of one event. */
@Component
public class Conditions {
  private final PropertyColumns properties;
  private final CustomerBases customerBases;
  private final ObjectProvider<CohortMembers> cohorts;
  private final Clock clock;

  Conditions(
      PropertyColumns properties,
      CustomerBases customerBases,
      ObjectProvider<CohortMembers> cohorts,
      Clock clock) {
    this.properties = properties;
    this.customerBases = customerBases;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  public Matcher of(EventSelector selector, Histories all) {
    var conditions = of(selector.where(), all);
    if (selector.event() == null) {
      return conditions;
    }
    return Matcher.named(all.vocabulary().names.find(selector.event())).and(conditions);
  }

  /** All of them must hold. */
  public Matcher of(Map<String, JsonNode> where, Histories all) {
    Matcher every = Matcher.EVERY;
    for (var condition : where.entrySet()) {
      every = every.and(one(condition.getKey(), condition.getValue(), all));
    }
    return every;
  }

  /**
   * Whether an event is one of several, by the word of its name; null for names that none has. An
   * event that never came has no word, and its conditions are not looked up.
   *
   * @param events each with a name
   */
  @Nullable Matcher[] anyOf(Collection<EventSelector> events, Histories all) {
    var names = all.vocabulary().names;
    var byName = new @Nullable Matcher[names.size()];
    for (var event : events) {
      int name = event.event() == null ? -1 : names.find(event.event());
      if (name >= 0 && name < byName.length) {
        var matcher = of(event.where(), all);
        var other = byName[name];
        byName[name] = other == null ? matcher : other.or(matcher);
      }
    }
    return byName;
  }

  private Matcher one(String property, @Nullable JsonNode value, Histories all) {
    if (property.equals(EventSelector.COHORT)) {
      return ofCohort(value, all);
    }
    if (property.startsWith(EventSelector.OF_ACCOUNT)) {
      return ofAccount(property.substring(EventSelector.OF_ACCOUNT.length()), value, all);
    }
    var column = properties.column(property, all.nextSeq(), all.generation());
    int code = column.codeOf(value);
    return (history, i) -> column.code(history.seq(i)) == code;
  }

  /** Asks whoever did it, or their account. */
  private Matcher ofCohort(@Nullable JsonNode value, Histories all) {
    var members = cohorts.getIfAvailable();
    if (value == null || !value.isString() || members == null) {
      throw ProblemException.unprocessable(
          "Check the question's fields.",
          List.of(
              ProblemItem.of(
                  "where.cohort",
                  value == null ? null : value.toString(),
                  "must be the key of a cohort")));
    }
    return members.of(value.asString(), all)::has;
  }

  /** Asks the event's account, so it is decided once for each account. */
  private Matcher ofAccount(String attribute, @Nullable JsonNode value, Histories all) {
    var wanted = value == null ? null : PropertyColumns.canonical(value);
    var base = customerBases.asOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
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
}
