package io.beachhead.samples.planwright;

import io.beachhead.behaviour.log.Event;
import io.beachhead.samples.SampleEvents;
import java.time.LocalDate;
import java.util.List;

/** A year of what people did at Planwright: its customers, and who came to look. */
public final class PlanwrightEvents implements SampleEvents {

  static final int DAYS = 365;

  private final LocalDate anchor;
  private final PlanwrightWork work;
  private final PlanwrightMoments moments;
  private final PlanwrightVisitors visitors;

  PlanwrightEvents(
      long seed, LocalDate anchor, List<PlanwrightAccount> accounts, PlanwrightFeatures features) {
    this.anchor = anchor;
    work = new PlanwrightWork(seed, anchor, accounts, features);
    moments = new PlanwrightMoments(seed, anchor, accounts);
    visitors = new PlanwrightVisitors(seed, anchor);
  }

  /** What the surveys of the year were answered: the events and the answers are the same. */
  List<PlanwrightMoments.Recommendation> recommendations() {
    return moments.recommendations();
  }

  public static PlanwrightEvents of(Planwright company) {
    return new PlanwrightEvents(
        Planwright.SEED, company.anchor(), company.accounts(), new PlanwrightFeatures());
  }

  @Override
  public LocalDate first() {
    return anchor.minusDays(DAYS);
  }

  @Override
  public LocalDate last() {
    return anchor;
  }

  @Override
  public List<Event> on(LocalDate date) {
    PlanwrightDay day = new PlanwrightDay(date);
    visitors.write(day);
    moments.write(day);
    work.write(day);
    return day.events();
  }
}
