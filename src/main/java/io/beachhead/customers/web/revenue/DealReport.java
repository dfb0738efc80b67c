package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.SalesRecord;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the page of deals shows, as numbers.
 *
 * <p>A deal counts in the segment its account is in on the last day of the range, prospects and
 * lost ones too: a rule on what an account is (industry, size) divides won and lost alike, a rule
 * on what only customers have (revenue, use) puts what was won into one segment and what was lost
 * into another and makes its win rates meaningless. Deals without an account count in no segment.
 */
final class DealReport {
  private final CustomerView view;
  private final DateRange range;
  private final ExchangeRates rates;
  private final ZoneId zone;
  private final List<Deal> closed;
  private final List<Deal> open;
  private final boolean any;

  DealReport(CustomerView view, DateRange range, List<Deal> all, ExchangeRates rates, ZoneId zone) {
    this.view = view;
    this.range = range;
    this.rates = rates;
    this.zone = zone;
    this.any = !all.isEmpty();
    List<Deal> wanted =
        view.segment() == null
            ? all
            : all.stream().filter(deal -> view.segment().equals(segment(deal))).toList();
    this.closed = SalesRecord.closedBetween(wanted, range.from(), range.to(), zone);
    this.open = SalesRecord.openOn(wanted, range.to(), zone);
  }

  CustomerView view() {
    return view;
  }

  DateRange range() {
    return range;
  }

  ExchangeRates rates() {
    return rates;
  }

  ZoneId zone() {
    return zone;
  }

  /** Whether there is any deal at all. */
  boolean any() {
    return any;
  }

  List<Deal> closed() {
    return closed;
  }

  List<Deal> open() {
    return open;
  }

  SalesRecord total() {
    return SalesRecord.of(closed, rates, zone);
  }

  /**
   * Some deals together.
   *
   * @param key null for deals of which it is not known
   * @param colour of a segment; 0 for none
   */
  record Group(@Nullable String key, String name, int colour, SalesRecord record) {}

  /**
   * By segment, in their order; deals without an account last. Segments without any are left out.
   */
  List<Group> segments() {
    var bySegment = SalesRecord.by(closed, this::segment);
    List<Group> groups = new ArrayList<>();
    for (AccountGroup group : view.segments()) {
      List<Deal> deals = bySegment.get(group.key());
      if (deals != null) {
        groups.add(group(group.key(), group.name(), group.colour(), deals));
      }
    }
    List<Deal> without = bySegment.get(null);
    if (without != null && !view.segments().isEmpty()) {
      groups.add(group(null, "No account", 0, without));
    }
    return groups;
  }

  /** Closed deals that belong to no known account. */
  int withoutAccount() {
    return (int) closed.stream().filter(deal -> row(deal) < 0).count();
  }

  List<Group> sources() {
    return groups(Deal::source);
  }

  List<Group> owners() {
    return groups(Deal::owner);
  }

  private List<Group> groups(Function<Deal, @Nullable String> property) {
    List<Group> groups = new ArrayList<>();
    SalesRecord.by(closed, property)
        .forEach((key, deals) -> groups.add(group(key, key == null ? "Not known" : key, 0, deals)));
    return groups;
  }

  private Group group(@Nullable String key, String name, int colour, List<Deal> deals) {
    return new Group(key, name, colour, SalesRecord.of(deals, rates, zone));
  }

  /**
   * Deals with something in common.
   *
   * @param name null where it is not known
   * @param amount of those whose amount is known
   */
  record Heap(@Nullable String name, int deals, double amount) {}

  List<Heap> lostReasons() {
    return heaps(lost(), Deal::lostReason);
  }

  /** Of the lost deals, those that name one. */
  List<Heap> competitors() {
    return heaps(lost(), Deal::competitor).stream().filter(heap -> heap.name() != null).toList();
  }

  List<Heap> stages() {
    return heaps(open, Deal::stage);
  }

  private List<Deal> lost() {
    return closed.stream().filter(deal -> "lost".equals(deal.outcome())).toList();
  }

  private List<Heap> heaps(List<Deal> deals, Function<Deal, @Nullable String> property) {
    List<Heap> heaps = new ArrayList<>();
    SalesRecord.by(deals, property)
        .forEach((key, some) -> heaps.add(new Heap(key, some.size(), amount(some))));
    return heaps;
  }

  double openAmount() {
    return amount(open);
  }

  private double amount(List<Deal> deals) {
    return deals.stream().mapToDouble(deal -> SalesRecord.amount(deal, rates).orElse(0)).sum();
  }

  /** Row of the deal's account, −1 where there is none. */
  int row(Deal deal) {
    return deal.accountId() == null ? -1 : view.base().rowOf(deal.accountId());
  }

  @Nullable AccountGroup group(Deal deal) {
    int row = row(deal);
    var groups = view.groups();
    return row < 0 || groups == null ? null : groups.of(row);
  }

  private @Nullable String segment(Deal deal) {
    AccountGroup group = group(deal);
    return group == null ? null : group.key();
  }

  /** The day it closed; only for closed ones. */
  LocalDate closedOn(Deal deal) {
    return Objects.requireNonNull(SalesRecord.day(deal.closedAt(), zone));
  }
}
