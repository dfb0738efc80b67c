package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.WhoDid;
import io.beachhead.behaviour.actors.Actor;
import io.beachhead.behaviour.asked.Asking;
import io.beachhead.behaviour.people.CohortMembers;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.store.ComputedOnce;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds out who belongs to a cohort, and keeps it until events, records or cohorts change. What
 * depends on the day or on windows that close is looked at anew every hour.
 */
@Component
class Membership implements CohortMembers {
  private static final int MOST_KEPT = 64;

  private final CohortRecords records;
  private final CurrentHistories histories;
  private final WhoDid whoDid;
  private final Asking asking;
  private final CustomerBases customerBases;
  private final ObjectProvider<AccountRules> accountRules;
  private final Now now;
  private final ComputedOnce<String, MemberList> kept = new ComputedOnce<>(MOST_KEPT);

  /** Cohorts that are being found out on this thread, the outermost first. */
  private final ThreadLocal<Deque<String>> underWay = ThreadLocal.withInitial(ArrayDeque::new);

  Membership(
      CohortRecords records,
      CurrentHistories histories,
      WhoDid whoDid,
      Asking asking,
      CustomerBases customerBases,
      ObjectProvider<AccountRules> accountRules,
      Now now) {
    this.records = records;
    this.histories = histories;
    this.whoDid = whoDid;
    this.asking = asking;
    this.customerBases = customerBases;
    this.accountRules = accountRules;
    this.now = now;
  }

  /** The kinds of questions a cohort may come from. */
  List<String> questions() {
    return asking.kinds();
  }

  @Override
  public CohortMembers.Members of(String key, Histories all) {
    return membersOf(key, all).forEvents();
  }

  /** The members now. */
  MemberList of(String key) {
    return membersOf(key, histories.now());
  }

  private MemberList membersOf(String key, Histories all) {
    var cohort = required(key);
    var path = underWay.get();
    if (path.contains(key)) {
      throw ring(List.copyOf(path), key);
    }
    var stamp =
        new MemberList.Stamp(
            all,
            now.version("customers", "segments", "behaviour"),
            now.version("cohorts"),
            now.instant().truncatedTo(ChronoUnit.HOURS).toEpochMilli());
    path.addLast(key);
    try {
      return kept.get(key, members -> members.isOf(stamp), _ -> find(cohort, all, stamp));
    } finally {
      path.removeLast();
    }
  }

  /** Rises when the members of any cohort may have changed. */
  long version() {
    return histories.version()
        + now.version("customers", "segments", "behaviour", "cohorts")
        + now.instant().truncatedTo(ChronoUnit.HOURS).toEpochMilli();
  }

  /** The members that a definition would have, without keeping them. */
  MemberList tried(Cohort cohort) {
    var path = underWay.get();
    path.addLast(cohort.key());
    try {
      return find(cohort, histories.now(), cohort.key());
    } finally {
      path.removeLast();
    }
  }

  private Cohort required(String key) {
    var cohort =
        records
            .find(key)
            .orElseThrow(() -> unusable(key, "there is no cohort \"%s\"".formatted(key)));
    if (cohort.deletedAt() != null) {
      throw unusable(
          key,
          "the cohort \"%s\" was deleted; restore it, or choose another one"
              .formatted(cohort.name()));
    }
    return cohort;
  }

  private static ProblemException unusable(String key, String problem) {
    return ProblemException.unprocessable(
        "The cohort cannot be used.", List.of(ProblemItem.of("cohort", key, problem)));
  }

  /** 422: a cohort that needs itself, with the way round. */
  static ProblemException ring(List<String> path, String key) {
    return ProblemException.unprocessable(
        "A cohort cannot refer to itself.",
        List.of(
            ProblemItem.of(
                "cohort",
                key,
                "refers to itself: %s → %s"
                    .formatted(
                        String.join(
                            " → ", path.subList(Math.max(0, path.indexOf(key)), path.size())),
                        key))));
  }

  private MemberList find(Cohort cohort, Histories all, Object stamp) {
    var base = customerBases.asOf(LocalDate.ofInstant(now.instant(), ZoneOffset.UTC));
    var everybody = new Everybody(all, cohort.unit(), base);
    var numbers =
        switch (cohort.definition()) {
          case Definition.Fixed _ -> everybody.withIds(records.members(cohort.key()));
          case Definition.Cell(var question, var body) ->
              everybody.withIds(
                  asking.actors(question, body).all().stream().map(Actor::id).toList());
          case Definition.ByRule(_, var rule) ->
              new Evaluation(all, everybody, cohort.unit(), base).of(rule);
        };
    return new MemberList(everybody, numbers, cohort.unit(), stamp);
  }

  /** Answers rules for everybody at once. */
  private final class Evaluation {
    private final Histories all;
    private final Everybody everybody;
    private final Unit unit;
    private final CustomerBase base;

    Evaluation(Histories all, Everybody everybody, Unit unit, CustomerBase base) {
      this.all = all;
      this.everybody = everybody;
      this.unit = unit;
      this.base = base;
    }

    BitSet of(Rule rule) {
      return switch (rule) {
        case Rule.All(var rules) -> {
          var numbers = of(rules.getFirst());
          rules.stream().skip(1).forEach(next -> numbers.and(of(next)));
          yield numbers;
        }
        case Rule.Any(var rules) -> {
          var numbers = of(rules.getFirst());
          rules.stream().skip(1).forEach(next -> numbers.or(of(next)));
          yield numbers;
        }
        case Rule.Not(var inside) -> {
          var numbers = of(inside);
          numbers.flip(0, everybody.size());
          yield numbers;
        }
        case Rule.Did(var event, int atLeast, var lastDays) ->
            whoDid.units(event, unit, atLeast, since(lastDays), now.instant().toEpochMilli());
        case Rule.Accounts(var text) -> everybody.ofAccountRows(rows(text));
        case Rule.Persona(var persona) ->
            unit == Unit.PERSON
                ? everybody.withPersona(persona)
                : everybody.accountsOf(everybody.withPersona(persona));
        case Rule.InCohort(var key) -> other(membersOf(key, all).forEvents());
      };
    }

    private BitSet other(CohortMembers.Members members) {
      var numbers = (BitSet) members.numbers().clone();
      if (members.unit() == unit) {
        return numbers;
      }
      return unit == Unit.PERSON ? everybody.peopleOf(numbers) : everybody.accountsOf(numbers);
    }

    private BitSet rows(String text) {
      var rules = accountRules.getIfAvailable();
      return rules == null ? new BitSet() : rules.rows(text, base);
    }

    /** The first millisecond of that many days until today, in the workspace's time zone. */
    private long since(@Nullable Integer lastDays) {
      if (lastDays == null) {
        return Long.MIN_VALUE;
      }
      var zone = now.zone();
      return LocalDate.ofInstant(now.instant(), zone)
          .minusDays(lastDays - 1L)
          .atStartOfDay(zone)
          .toInstant()
          .toEpochMilli();
    }
  }
}
