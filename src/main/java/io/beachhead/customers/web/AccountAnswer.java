package io.beachhead.customers.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.customers.Person;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account in JSON: what a list says about it, and all that is known besides.
 *
 * @param sections what other modules add, by property name
 */
record AccountAnswer(
    LocalDate asOf,
    @JsonUnwrapped AccountItem account,
    Revenue revenue,
    List<Person> contacts,
    List<Deal> deals,
    @JsonAnyGetter Map<String, Object> sections) {

  /**
   * What it pays over time.
   *
   * @param source where it is read from: revenue, subscriptions, invoices or none
   * @param mrr per month; null where not known
   * @param customerSince first day it paid; null where it never did
   * @param renews first day after which a running subscription ends; null where none ends
   * @param months recurring revenue at each month's end, oldest first
   */
  record Revenue(
      String source,
      @Nullable Money mrr,
      @Nullable LocalDate customerSince,
      @Nullable LocalDate renews,
      List<Month> months) {}

  /** Recurring revenue per month at the end of a month. */
  record Month(YearMonth month, Money mrr) {}
}
