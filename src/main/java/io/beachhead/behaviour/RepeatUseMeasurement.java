package io.beachhead.behaviour;

import io.beachhead.behaviour.RepeatUseQuestion.Customer;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.statistics.BetaGeometricNbd;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds first day, last day and days between for everybody, and fits the model to them. */
final class RepeatUseMeasurement {
  private final RepeatUseQuestion question;
  private final Period period;
  private final Matcher event;
  private final long lastDay;
  private final List<Customer> customers = new ArrayList<>();
  private int beganBefore;

  RepeatUseMeasurement(RepeatUseQuestion question, Period period, Matcher event) {
    this.question = question;
    this.period = period;
    this.event = event;
    lastDay = day(period.to());
  }

  void measure(Histories histories) {
    histories.each(question.by(), history -> count(histories.people(), history));
  }

  private void count(People people, History history) {
    long first = 0;
    long last = 0;
    int days = 0;
    for (int i = 0; i < history.size(); i++) {
      if (history.time(i) > period.to() || !event.matches(history, i)) {
        continue;
      }
      if (history.time(i) < period.from()) {
        beganBefore++;
        return;
      }
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

  private long day(long time) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), period.zone()).toEpochDay();
  }

  RepeatUseQuestion.Answer answer() {
    var histories = customers.stream().map(Customer::history).toList();
    return new RepeatUseQuestion.Answer(
        List.copyOf(customers), beganBefore, BetaGeometricNbd.fit(histories));
  }
}
