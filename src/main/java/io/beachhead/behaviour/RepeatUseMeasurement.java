package io.beachhead.behaviour;

import io.beachhead.behaviour.RepeatUseQuestion.Customer;
import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.statistics.BetaGeometricNbd;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds first day, last day and days between for everybody, and fits the model to them. */
final class RepeatUseMeasurement
    implements Measurement<RepeatUseQuestion.Answer, RepeatUseMeasurement> {
  private final RepeatUseQuestion question;
  private final Period period;
  private final Matcher event;
  private final People people;
  private final long lastDay;
  private final List<Customer> customers = new ArrayList<>();
  private int beganBefore;
  private final Kept kept = new Kept();
  private final Of.@Nullable Repeat keptOnes;

  RepeatUseMeasurement(
      RepeatUseQuestion question, Period period, Matcher event, People people, @Nullable Of of) {
    this.question = question;
    this.period = period;
    this.event = event;
    this.people = people;
    lastDay = day(period.to());
    keptOnes = of instanceof Of.Customers(Of.Repeat which) ? which : null;
  }

  @Override
  public void count(History history) {
    long first = 0;
    long last = 0;
    int days = 0;
    int lastEvent = -1;
    int to = history.firstAt(period.to() + 1);
    for (int i = 0; i < to; i++) {
      if (!event.matches(history, i)) {
        continue;
      }
      if (history.time(i) < period.from()) {
        beganBefore++;
        if (keptOnes == Of.Repeat.BEGAN_BEFORE) {
          kept.add(history, i, 1);
        }
        return;
      }
      lastEvent = i;
      long day = day(history.time(i));
      if (days == 0) {
        first = day;
      }
      if (days == 0 || day != last) {
        days++;
        last = day;
      }
    }
    if (days == 0) {
      return;
    }
    if (isKept(days)) {
      kept.add(history, lastEvent, days);
    }
    double unit = question.unit().days();
    int unitNumber = history.unit();
    boolean account = question.by() == Unit.ACCOUNT;
    customers.add(
        new Customer(
            account ? people.account(unitNumber) : people.id(unitNumber),
            !account && people.isVisitor(unitNumber),
            new BetaGeometricNbd.History(
                days - 1, (last - first) / unit, (lastDay - first) / unit)));
  }

  private boolean isKept(int daysWithUse) {
    return switch (keptOnes) {
      case ALL -> true;
      case REPEATERS -> daysWithUse > 1;
      case ONCE -> daysWithUse == 1;
      case BEGAN_BEFORE -> false;
      case null -> false;
    };
  }

  private long day(long time) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), period.zone()).toEpochDay();
  }

  @Override
  public void add(RepeatUseMeasurement next) {
    customers.addAll(next.customers);
    beganBefore += next.beganBefore;
    kept.add(next.kept);
  }

  @Override
  public Kept kept() {
    return kept;
  }

  @Override
  public RepeatUseQuestion.Answer answer() {
    var histories = customers.stream().map(Customer::history).toList();
    return new RepeatUseQuestion.Answer(
        List.copyOf(customers), beganBefore, BetaGeometricNbd.fit(histories));
  }
}
