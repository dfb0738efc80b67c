package io.beachhead.growth.leads;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventCount;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.FeatureCatalog;
import io.beachhead.behaviour.NamedEvents;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.CustomerBase;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures what accounts did up to a day: one walk over their histories per day. */
@Component
class LeadDays {
  /** More than these say little more, and each costs memory per account. */
  private static final int MOST_EVENTS = 14;

  private static final int EVENTS_FROM_DAYS = 365;
  private static final int REQUEST_DAYS = 90;

  private final AccountActivity activity;
  private final BehaviourQuestions questions;
  private final FeatureCatalog features;
  private final Requests requests;

  LeadDays(
      AccountActivity activity,
      BehaviourQuestions questions,
      FeatureCatalog features,
      Requests requests) {
    this.activity = activity;
    this.questions = questions;
    this.features = features;
    this.requests = requests;
  }

  /** Measures days of one customer base with the same columns. */
  final class Walk {
    private final CustomerBase base;
    private final ZoneId zone;
    private final LeadColumns columns;
    private final List<List<EventSelector>> uses;
    private final Map<String, long[]> asked;

    private Walk(CustomerBase base, ZoneId zone, LeadColumns columns) {
      this.base = base;
      this.zone = zone;
      this.columns = columns;
      uses = features.features().stream().map(NamedEvents::events).toList();
      asked = requestTimes();
    }

    LeadColumns columns() {
      return columns;
    }

    /** What was so at the end of the day. */
    LeadDay on(LocalDate day) {
      long to = start(day.plusDays(1));
      long from = start(day.plusDays(1L - LeadColumns.DAYS));
      long before = start(day.plusDays(1L - 2 * LeadColumns.DAYS));
      var answer =
          activity.measure(
              new AccountActivity.Question(
                  List.of(
                      new AccountActivity.Window(from, to),
                      new AccountActivity.Window(before, from)),
                  zone,
                  uses,
                  columns.events().stream()
                      .map(event -> new AccountActivity.Counted(Set.of(event)))
                      .toList()));
      float[][] held = new float[columns.size()][base.size()];
      boolean[] seen = new boolean[base.size()];
      for (int row = 0; row < base.size(); row++) {
        var account = answer.accounts().get(base.id(row));
        long first = first(row, account);
        seen[row] = first < to;
        held[LeadColumns.AGE][row] = first < to ? LeadColumns.held((to - first) / 86_400_000.0) : 0;
        held[LeadColumns.REVENUE][row] =
            LeadColumns.held(12 * base.revenue().mrr(row, (int) day.toEpochDay()));
        held[LeadColumns.REQUESTS][row] =
            LeadColumns.held(
                between(asked.get(base.id(row)), start(day.plusDays(1L - REQUEST_DAYS)), to));
        if (account != null && account.first() < to) {
          fill(held, row, account);
        }
      }
      return new LeadDay(day, held, seen);
    }

    private void fill(float[][] held, int row, AccountActivity.Account account) {
      int people = account.people()[0];
      int now = account.personDays()[0];
      int before = account.personDays()[1];
      held[LeadColumns.ACTIVE_DAYS][row] = account.days()[0];
      held[LeadColumns.PEOPLE][row] = LeadColumns.held(people);
      held[LeadColumns.DAYS_PER_PERSON][row] = people == 0 ? 0 : (float) now / people;
      held[LeadColumns.CHANGE][row] = (float) (now - before) / (now + before + 1);
      held[LeadColumns.FEATURES][row] = people == 0 ? 0 : (float) account.features()[0] / people;
      int dropped = 0;
      for (int event = 0; event < columns.events().size(); event++) {
        int count = account.counts()[0][event];
        held[LeadColumns.FIRST_EVENT + event][row] = LeadColumns.held(count);
        dropped += count == 0 && account.counts()[1][event] > 0 ? 1 : 0;
      }
      held[LeadColumns.DROPPED][row] = dropped;
    }

    private long first(int row, AccountActivity.@Nullable Account account) {
      Instant created = base.created(row);
      OptionalInt paid = base.revenue().firstPaidDay(row);
      long first = created == null ? Long.MAX_VALUE : created.toEpochMilli();
      if (account != null) {
        first = Math.min(first, account.first());
      }
      return paid.isPresent()
          ? Math.min(first, start(LocalDate.ofEpochDay(paid.getAsInt())))
          : first;
    }

    private long start(LocalDate day) {
      return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }

  /**
   * Prepares measuring.
   *
   * @param asOf events are chosen by the year up to it
   * @param without names of events that are themselves an outcome
   */
  Walk walk(CustomerBase base, ZoneId zone, LocalDate asOf, Set<String> without) {
    if (activity.version() < 0) {
      return new Walk(base, zone, new LeadColumns(List.of()));
    }
    var period =
        new Period(
            asOf.minusDays(EVENTS_FROM_DAYS).atStartOfDay(zone).toInstant().toEpochMilli(),
            asOf.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1,
            zone,
            DayOfWeek.MONDAY);
    return new Walk(
        base,
        zone,
        new LeadColumns(
            questions.eventCounts(Unit.ACCOUNT, period).stream()
                .filter(each -> each.people() > 0 && !without.contains(each.event()))
                .map(EventCount::event)
                .limit(MOST_EVENTS)
                .toList()));
  }

  private Map<String, long[]> requestTimes() {
    Map<String, List<Long>> times = new HashMap<>();
    for (Request request : requests.all()) {
      String account = request.accountId();
      Instant at = request.origin().createdAt();
      if (account != null && at != null) {
        times.computeIfAbsent(account, _ -> new ArrayList<>()).add(at.toEpochMilli());
      }
    }
    Map<String, long[]> sorted = new HashMap<>();
    times.forEach((account, all) ->
        sorted.put(account, all.stream().mapToLong(Long::longValue).sorted().toArray()));
    return sorted;
  }

  private static int between(long @Nullable [] times, long from, long to) {
    return times == null
        ? 0
        : (int) Arrays.stream(times).filter(time -> time >= from && time < to).count();
  }
}
