package io.beachhead.growth.health;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.FeatureCatalog;
import io.beachhead.behaviour.NamedEvents;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.growth.payments.FailedPayments;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestState;
import io.beachhead.voice.Requests;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.StringNode;

/** Measures what health is made of at the end of several days: one walk over the histories. */
@Component
class HealthDays {
  static final int DAYS = 28;
  private static final int REQUEST_DAYS = 365;
  private static final int PAYMENT_DAYS = 90;
  private static final String SEATS = "seats";

  private final AccountActivity activity;
  private final BehaviourQuestions questions;
  private final FeatureCatalog catalog;
  private final Requests requests;
  private final OwedAnswers answers;
  private final FailedPayments payments;
  private final WorkspaceSettings settings;

  HealthDays(
      AccountActivity activity,
      BehaviourQuestions questions,
      FeatureCatalog catalog,
      Requests requests,
      OwedAnswers answers,
      FailedPayments payments,
      WorkspaceSettings settings) {
    this.activity = activity;
    this.questions = questions;
    this.catalog = catalog;
    this.requests = requests;
    this.answers = answers;
    this.payments = payments;
    this.settings = settings;
  }

  /** Of a request: when it was asked, and when answered; null while it is not. */
  private record Asked(Instant at, @Nullable Instant answered) {}

  /** Everything but what the events say. */
  private record Records(
      Map<String, List<Asked>> asked,
      Map<String, List<FailedPayments.Failed>> failed,
      boolean paymentsKnown) {}

  /**
   * The facts of every account at the end of each day.
   *
   * @return by day, then by row of the base
   */
  List<List<HealthFacts>> on(
      CustomerBase base, HealthDefinition.Machines machines, List<LocalDate> days) {
    ZoneId zone = settings.current().timezone();
    List<NamedEvents> features =
        catalog.features().stream().filter(each -> !each.events().isEmpty()).toList();
    var counted = new ArrayList<AccountActivity.Counted>();
    Set<String> all = questions.eventNames();
    counted.add(new AccountActivity.Counted(all));
    int agents = add(counted, all, machines.property(), machines.agents());
    int apiKeys = add(counted, all, machines.property(), machines.apiKeys());
    List<int[]> places = new ArrayList<>();
    for (NamedEvents feature : features) {
      places.add(feature.events().stream().mapToInt(event -> add(counted, all, event)).toArray());
    }
    var answer =
        activity.measure(
            new AccountActivity.Question(
                days.stream()
                    .map(day ->
                        new AccountActivity.Window(
                            start(day.plusDays(1L - DAYS), zone), start(day.plusDays(1), zone)))
                    .toList(),
                zone,
                List.of(),
                counted));
    Records records = records();
    var result = new ArrayList<List<HealthFacts>>();
    for (int window = 0; window < days.size(); window++) {
      LocalDate day = days.get(window);
      long end = start(day.plusDays(1), zone);
      var facts = new ArrayList<HealthFacts>(base.size());
      for (int row = 0; row < base.size(); row++) {
        var account = answer.accounts().get(base.id(row));
        HealthFacts.Use use =
            account == null || account.first() >= end
                ? null
                : new HealthFacts.Use(
                    account.days()[window],
                    account.people()[window],
                    features(account.counts()[window], places),
                    account.counts()[window][0],
                    sum(account.counts()[window], 1, agents),
                    sum(account.counts()[window], agents, apiKeys));
        boolean paying = base.hasRevenue(row) && base.revenue().mrr(row, day) > 0;
        facts.add(
            new HealthFacts(
                use,
                features.size(),
                seats(base, row),
                requests(records.asked().get(base.id(row)), end),
                paying,
                records.paymentsKnown()
                    ? payments(records.failed().get(base.id(row)), Instant.ofEpochMilli(end))
                    : null));
      }
      result.add(facts);
    }
    return result;
  }

  /** Adds what counts events with one of the values; the place behind the last of them. */
  private static int add(
      List<AccountActivity.Counted> counted,
      Set<String> all,
      String property,
      List<String> values) {
    for (String value : values) {
      counted.add(
          new AccountActivity.Counted(all, null, 0, Map.of(property, StringNode.valueOf(value))));
    }
    return counted.size();
  }

  private static int add(
      List<AccountActivity.Counted> counted, Set<String> all, EventSelector event) {
    String name = event.event();
    counted.add(
        new AccountActivity.Counted(name == null ? all : Set.of(name), null, 0, event.where()));
    return counted.size() - 1;
  }

  private static int features(int[] counts, List<int[]> places) {
    int used = 0;
    for (int[] feature : places) {
      for (int place : feature) {
        if (counts[place] > 0) {
          used++;
          break;
        }
      }
    }
    return used;
  }

  private static int sum(int[] counts, int from, int to) {
    int sum = 0;
    for (int place = from; place < to; place++) {
      sum += counts[place];
    }
    return sum;
  }

  /** The attribute where it is known, else the people on record. */
  private static @Nullable Integer seats(CustomerBase base, int row) {
    if (base.attribute(SEATS) instanceof NumberAttribute numbers
        && numbers.known(row)
        && numbers.number(row) >= 1) {
      return (int) Math.round(numbers.number(row));
    }
    int people = base.people().count(row);
    return people == 0 ? null : (Integer) people;
  }

  private Records records() {
    Map<String, Instant> told = new HashMap<>();
    for (AnswerLine line : answers.all()) {
      var said = line.answer().told();
      if (said != null) {
        told.merge(line.answer().request(), said.at(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    Map<String, List<Asked>> asked = new HashMap<>();
    for (Request request : requests.all()) {
      String account = request.accountId();
      Instant at = request.origin().createdAt();
      if (account == null || at == null) {
        continue;
      }
      Instant answered = told.get(request.id());
      asked
          .computeIfAbsent(account, _ -> new ArrayList<>())
          .add(
              new Asked(
                  at,
                  answered == null && request.life().state() == RequestState.TOLD ? at : answered));
    }
    Map<String, List<FailedPayments.Failed>> failed = new HashMap<>();
    List<FailedPayments.Failed> all = payments.all();
    for (var each : all) {
      String account = each.account();
      if (account != null) {
        failed.computeIfAbsent(account, _ -> new ArrayList<>()).add(each);
      }
    }
    return new Records(
        asked, failed, !all.isEmpty() || !payments.expiring(LocalDate.EPOCH).isEmpty());
  }

  private static HealthFacts.Requests requests(@Nullable List<Asked> asked, long end) {
    int count = 0;
    int answered = 0;
    Instant to = Instant.ofEpochMilli(end);
    Instant from = to.minusSeconds(REQUEST_DAYS * 86_400L);
    for (Asked each : asked == null ? List.<Asked>of() : asked) {
      if (each.at().isBefore(to) && !each.at().isBefore(from)) {
        count++;
        Instant at = each.answered();
        answered += at != null && at.isBefore(to) ? 1 : 0;
      }
    }
    return new HealthFacts.Requests(count, answered);
  }

  private static HealthFacts.Payments payments(
      @Nullable List<FailedPayments.Failed> failed, Instant end) {
    Instant recent = end.minusSeconds(PAYMENT_DAYS * 86_400L);
    var standing = HealthFacts.Payments.CLEAR;
    for (var each : failed == null ? List.<FailedPayments.Failed>of() : failed) {
      Instant settled = each.settledAt();
      if (!each.failedAt().isBefore(end)) {
        continue;
      }
      boolean open = each.state().equals("open") || (settled != null && !settled.isBefore(end));
      boolean late = (settled == null ? each.failedAt() : settled).isAfter(recent);
      if (open || (late && each.state().equals("lost"))) {
        return HealthFacts.Payments.FAILING;
      }
      if (late) {
        standing = HealthFacts.Payments.RECOVERED;
      }
    }
    return standing;
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
