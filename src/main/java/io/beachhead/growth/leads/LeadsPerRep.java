package io.beachhead.growth.leads;

import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.growth.reps.Reps;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many leads there are for each person who sells, quarter by quarter: accounts ready to buy or
 * to grow at its end; without product events, deals that began in it. People are those who sell on
 * the quarter's last day, in the running one on the as-of day.
 */
@Component
public class LeadsPerRep {
  /** So many leads a quarter feed one person who sells. */
  public static final int FEED_ONE = 10;

  private static final int MOST_QUARTERS = 40;

  private final Leads leads;
  private final Deals deals;
  private final Reps reps;
  private final WorkspaceSettings settings;

  LeadsPerRep(Leads leads, Deals deals, Reps reps, WorkspaceSettings settings) {
    this.leads = leads;
    this.deals = deals;
    this.reps = reps;
    this.settings = settings;
  }

  /**
   * A quarter.
   *
   * @param quarter {@code 2026-Q4}
   * @param day on which people who sell are counted
   * @param reps null where nobody has imported any
   * @param ratio leads for each of them; null without any
   * @param counted what a lead is here
   */
  public record Quarter(
      String quarter,
      LocalDate day,
      int leads,
      @Nullable Integer reps,
      @Nullable Double ratio,
      String counted) {}

  /** The quarters up to a day, the oldest first; empty where there are neither events nor deals. */
  public List<Quarter> quarters(@Nullable LocalDate asked) {
    LocalDate asOf = asked == null ? leads.today() : asked;
    LeadsOfDay day = leads.on(asOf);
    List<Reps.Rep> all = reps.all();
    List<LeadScores.Ready> buy = day.of(Playbook.BUY).readyByQuarter();
    List<LeadScores.Ready> expand = day.of(Playbook.EXPAND).readyByQuarter();
    if (buy.isEmpty()) {
      return ofDeals(asOf, all);
    }
    var quarters = new ArrayList<Quarter>();
    for (int i = 0; i < buy.size(); i++) {
      quarters.add(
          quarter(
              buy.get(i).day(),
              buy.get(i).accounts() + expand.get(i).accounts(),
              all,
              "accounts ready to buy or grow"));
    }
    return quarters;
  }

  private List<Quarter> ofDeals(LocalDate asOf, List<Reps.Rep> all) {
    ZoneId zone = settings.current().timezone();
    var counts = new TreeMap<LocalDate, Integer>();
    for (Deal deal : deals.all()) {
      Instant began = deal.createdAt();
      LocalDate day = began == null ? null : LocalDate.ofInstant(began, zone);
      if (day != null && !day.isAfter(asOf)) {
        counts.merge(LeadScoring.quarterStart(day), 1, Integer::sum);
      }
    }
    var quarters = new ArrayList<Quarter>();
    if (!counts.isEmpty()) {
      LocalDate first = counts.firstKey();
      LocalDate earliest = counts.lastKey().minusMonths(3L * (MOST_QUARTERS - 1));
      for (LocalDate start = first.isBefore(earliest) ? earliest : first;
          !start.isAfter(counts.lastKey());
          start = start.plusMonths(3)) {
        LocalDate end = start.plusMonths(3).minusDays(1);
        quarters.add(
            quarter(
                end.isAfter(asOf) ? asOf : end, counts.getOrDefault(start, 0), all, "deals begun"));
      }
    }
    return quarters;
  }

  private static Quarter quarter(LocalDate day, int leads, List<Reps.Rep> all, String counted) {
    Integer people = all.isEmpty() ? null : (Integer) Reps.on(all, day);
    return new Quarter(
        LeadList.quarter(day),
        day,
        leads,
        people,
        people == null || people == 0 ? null : (Double) ((double) leads / people),
        counted);
  }

  /**
   * Whether to hire.
   *
   * @param warning whether the latest quarter has fewer leads for each person than feed one
   * @param next leads from which one more person is fed
   */
  public record Hiring(boolean warning, int next, String text) {}

  /** What the latest quarter says; null without people who sell. */
  public static @Nullable Hiring hiring(List<Quarter> quarters) {
    if (quarters.isEmpty()) {
      return null;
    }
    Quarter last = quarters.getLast();
    Integer people = last.reps();
    Double ratio = last.ratio();
    if (people == null || ratio == null) {
      return null;
    }
    int next = (people + 1) * FEED_ONE;
    return new Hiring(
        ratio < FEED_ONE,
        next,
        "%d leads feed %.1f reps, and there are %d. Hire one more at %d leads."
            .formatted(last.leads(), (double) last.leads() / FEED_ONE, people, next));
  }
}
