package io.beachhead.samples.planwright;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of Planwright, with what its file does not say but everything about it follows from.
 *
 * @param id stable from load to load: {@code pw-0001} …
 * @param stage paying, trial or churned
 * @param leases leases managed; null outside property
 * @param units housing units; null outside property
 * @param needsMet how well the product meets its needs, in standard deviations within its segment:
 *     drives its value, its movements, its requests and how much its people do
 * @param people in the order of their ids
 * @param revenue its movements, oldest first; empty in a trial
 */
public record PlanwrightAccount(
    String id,
    String name,
    String domain,
    PlanwrightSegment segment,
    String industry,
    int employees,
    PlanwrightWords.Place place,
    String plan,
    String stage,
    String owner,
    LocalDate createdAt,
    int seats,
    @Nullable Integer leases,
    @Nullable Integer units,
    String taxStatus,
    @Nullable String useCase,
    double needsMet,
    List<PlanwrightPerson> people,
    List<PlanwrightRevenue.Change> revenue) {

  public PlanwrightAccount {
    people = List.copyOf(people);
    revenue = List.copyOf(revenue);
  }

  /** Recurring revenue today, in US dollars per month. */
  double monthlyRevenue() {
    return revenue.isEmpty() ? 0 : revenue.getLast().monthly();
  }

  boolean paying() {
    return monthlyRevenue() > 0;
  }
}
